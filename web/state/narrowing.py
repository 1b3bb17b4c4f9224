"""What a reader narrows a page of changes or deadlines to: an instrument, a region, an industry, a kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.errors import UnknownSector
from layers.labels import named
from web.service.mistakes import BadParameter
from web.service.naming import named_region
from web.state.state import Args

NARROWING = ("layer", "region", "sector", "kind")


@dataclass(frozen=True)
class Narrowing:
    """Ids by parameter, None where everything is meant."""

    layer: str | None = None
    region: str | None = None
    sector: str | None = None
    kind: str | None = None

    def pairs(self, **changes: str | None) -> dict[str, str]:
        """The parameters that say it, with some of them changed."""
        found = {name: getattr(self, name) for name in NARROWING} | changes
        return {name: value for name, value in found.items() if value}

    def named(self, atlas: Atlas, lang: str, kind: Callable[[str], str]) -> list[str]:
        """Its parts in words; `kind` says what a kind is called."""
        return [
            *([atlas.catalog[self.layer].title[lang]] if self.layer else []),
            *([atlas.regions.latest(self.region).name(lang)] if self.region else []),
            *([named(atlas.sectors[self.sector], lang)] if self.sector else []),
            *([kind(self.kind)] if self.kind else []),
        ]


def read_narrowing(args: Args, atlas: Atlas, asof: date, kinds: Sequence[str]) -> Narrowing:
    """The parameters of a page whose lines are of some kinds.

    Raises
    ------
    layers.errors.UnknownLayer, layers.errors.UnknownSector, geo.errors.UnknownRegion, BadParameter
    """
    layer, region, sector, kind = (",".join(args.getlist(name)) or None for name in NARROWING)
    if layer is not None:
        atlas.catalog[layer]
    if sector is not None and sector not in atlas.sectors:
        raise UnknownSector(f"{sector} → {', '.join(atlas.sectors)}")
    if kind is not None and kind not in kinds:
        raise BadParameter("kind", f"{kind} → {', '.join(kinds)}", "kind_form")
    return Narrowing(layer, named_region(atlas, region, asof) if region else None, sector, kind)
