"""What a reader narrows a page of changes or deadlines to: an instrument, a region, industries, statuses, a kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.atlas.atlas import Atlas
from layers.portfolio.filter import Filter
from web.service.mistakes import UnknownChoice
from web.service.naming import named_region
from web.state.filtering import likest, read_filter, written
from web.state.state import Args

NARROWING = ("layer", "region", "sector", "status", "kind")


@dataclass(frozen=True)
class Narrowing:
    """Ids by parameter, of industries and statuses several with commas; None where everything is meant."""

    layer: str | None = None
    region: str | None = None
    sector: str | None = None
    status: str | None = None
    kind: str | None = None

    @property
    def filter(self) -> Filter:
        """The filter of items among its parts."""
        return Filter(_ids(self.sector), _ids(self.status))

    def pairs(self, **changes: str | None) -> dict[str, str]:
        """The parameters that say it, with some of them changed."""
        found = {name: getattr(self, name) for name in NARROWING} | changes
        return {name: value for name, value in found.items() if value}

    def named(self, atlas: Atlas, lang: str, kind: Callable[[str], str]) -> list[str]:
        """Its parts in words; `kind` says what a kind is called."""
        return [
            *([atlas.catalog[self.layer].title[lang]] if self.layer else []),
            *([atlas.regions.latest(self.region).name(lang)] if self.region else []),
            *(labels.named(atlas.sectors[one], lang) for one in _ids(self.sector)),
            *(labels.named(atlas.statuses[one], lang) for one in _ids(self.status)),
            *([kind(self.kind)] if self.kind else []),
        ]


def _ids(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()


def read_narrowing(args: Args, atlas: Atlas, asof: date, kinds: Mapping[str, str]) -> Narrowing:
    """The parameters of a page whose lines are of some kinds, given with their names in the reader's language.

    Raises
    ------
    layers.errors.UnknownLayer, geo.errors.UnknownRegion, UnknownChoice
    """
    layer, region, kind = (",".join(args.getlist(name)) or None for name in ("layer", "region", "kind"))
    if layer is not None:
        atlas.catalog[layer]
    if kind is not None and kind not in kinds:
        raise UnknownChoice("kind", kind, likest(kind, {key: (key, name) for key, name in kinds.items()}), kinds)
    filtered = written(read_filter(args, atlas))
    return Narrowing(layer, named_region(atlas, region, asof) if region else None, **filtered, kind=kind)
