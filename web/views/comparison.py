"""A comparison in a document: regions side by side on a day, as its page tells them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from geo.region import Region
from layers import comparison
from layers.complexes import complexes
from layers.narrowing import Feature, elsewhere, narrowed
from layers.overlaps import holds
from layers.plates import multiples
from layers.plates.layout import Layout
from layers.plates.panel import Panel
from layers.plates.plate import Plate
from layers.plates.type import Metrics
from web.comparing import asked_regions
from web.drawing import Drawing
from web.export import letters
from web.export.chapters import Chapter, Paper, Picture, Table
from web.state import read_state
from web.views import comparison_measures, comparison_points, comparison_tables, complex_table
from web.views.account import Account, followed
from web.views.cited import Cited, banner, checks
from web.views.comparison_tables import Matter
from web.views.places import bounds, standing, tint

#: Up to so many regions each has a map of its own.
MOST_MAPS = 4
KEPT = 8
Marks = dict[str, list[Feature]]


@dataclass(frozen=True)
class ComparisonView:
    """Regions as they were asked for, the day, the language and the theme."""

    regions: tuple[str, ...]
    asof: date
    lang: str = "ko"
    theme: str = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"compare_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        pairs = {"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme}
        return urlencode({"regions": ",".join(self.regions), **pairs}, safe=",")

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}compare?{self.query()}"

    def fingerprint(self, source: Drawing) -> str:
        """Of what is said of it."""
        return told(source, self)[1].fingerprint

    def layers(self, source: Drawing) -> tuple[str, ...]:
        """Those it tells of."""
        return told(source, self)[1].layers

    def chapter(self, source: Drawing, host: str, paper: Paper) -> Chapter:
        """Sentences, maps, tables and sources."""
        _, account = told(source, self)
        pictures = followed(self._picture(source, host, paper.layout, paper.metrics())) if paper.layout else ()
        return account.chapter(self.permalink(host), pictures)

    def plate(self, source: Drawing, host: str, layout: Layout) -> Plate:
        """The maps side by side, or one of all where they are many."""
        return self._picture(source, host, layout, letters()).plate

    def _picture(self, source: Drawing, host: str, layout: Layout, metrics: Metrics) -> Picture:
        matter, account = told(source, self)
        marks = {region.id: _marks(matter, region.id) for region in matter.regions}
        layers = [*layers_of(matter, marks.values()), _elsewhere(matter, marks.values(), account)]
        scene = {**account.heading(source, self.theme), "layers": layers}
        panels, located = _panels(matter, self.theme, scene, marks), _locator(matter, self.theme, scene)
        link = self.permalink(host)
        drawn = multiples.draw(scene, panels, source.atlas.boundaries, layout, metrics, link, located)
        return Picture(drawn, account.title, account.caption, scene)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> ComparisonView:
    """The comparison of a query.

    Raises
    ------
    BadParameter, TooFewRegions, TooManyRegions
    geo.errors.UnknownRegion, geo.errors.NotYetRegion, geo.errors.AmbiguousRegion
    """
    state = read_state(args, source.atlas, today).scene
    view = ComparisonView(asked_regions(args.getlist("regions"), source.atlas, state.asof), state.asof, state.lang,
                          state.theme)  # fmt: skip
    told(source, view)
    return view


@lru_cache(maxsize=KEPT)
def told(source: Drawing, view: ComparisonView) -> tuple[Matter, Account]:
    """The comparison and what is said of it."""
    found = comparison.compare(source.atlas, view.regions, view.asof)
    matter = Matter(source.atlas, found, Cited(source, view.asof, view.lang, view.theme), view.lang)
    tables, sheets = _tables(matter)
    layers = [row[0].layer for row in found.layers]
    account = Account(
        title=comparison_points.title(matter),
        subtitle=comparison_points.subtitle(matter),
        points=tuple(comparison_points.points(matter)),
        cautions=tuple(comparison_points.cautions(matter)),
        tables=tables,
        sheets=sheets,
        footnotes=tuple(matter.cited.footnotes),
        layers=tuple(layers),
        checked=checks(matter.cited.scene, layers),
        state=view.query(),
        asof=view.asof.isoformat(),
        lang=view.lang,
        version=source.atlas.data_version,
        banner=banner(matter.cited.scene, layers, view.asof),
    )
    return matter, account


def _tables(matter: Matter) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """Tables on paper, and in a workbook; the sources are numbered in the order of the policy tables."""
    instruments, sectors = comparison_tables.instruments(matter), comparison_tables.sectors(matter)
    shared, overlaps, sites = comparison_tables.shared(matter), comparison_tables.overlaps(matter), _sites(matter)
    stages, likeness = comparison_measures.stages(matter), comparison_measures.likeness(matter)
    fits, composition = comparison_tables.quotients(matter), comparison_measures.composition(matter)
    listed, divisions = comparison_tables.items(matter), comparison_measures.divisions(matter)
    figures, long = comparison_tables.figures(matter)

    def beside(table: Table | None, before: int) -> list[Table]:
        return comparison_tables.split(matter, table, before) if table is not None and table.rows else []

    paper = (*beside(figures, 2), *beside(instruments, 1), *beside(sectors, 2), shared, overlaps, sites,
             *beside(stages, 1), *beside(fits, 2), *beside(composition, 1), likeness)  # fmt: skip
    wide = (long, instruments, sectors, shared, overlaps, sites, stages, fits, composition, divisions, likeness, listed)
    return _filled(*paper), _filled(*wide)


def _filled(*tables: Table | None) -> tuple[Table, ...]:
    return tuple(table for table in tables if table is not None and table.rows)


def _sites(matter: Matter) -> Table | None:
    found = complexes(matter.atlas, [region.id for region in matter.regions], matter.found.asof)
    return complex_table.table(matter.atlas, matter.cited, found, matter.lang)


def _marks(matter: Matter, region_id: str) -> Marks:
    """Marks of what stands in a region, by layer."""
    cells = (cell for row in matter.found.layers for cell in row if cell.region == region_id)
    held = [(cell.layer, item) for cell in cells for item in cell.items if holds(matter.atlas, item)]
    return standing(matter.atlas, matter.cited, held, region_id, matter.found.asof)


def layers_of(matter: Matter, found: Iterable[Marks]) -> list[dict[str, Any]]:
    """The layers of the legend: what stands on one of the maps, once."""
    kept: dict[str, dict[tuple[str, str], Feature]] = {}
    for marks in found:
        for layer, features in marks.items():
            kept.setdefault(layer, {}).update({(mark["id"], mark["site"]): mark for mark in features})
    return narrowed(matter.cited.scene, {layer: list(marks.values()) for layer, marks in kept.items()})


def _elsewhere(matter: Matter, found: Iterable[Marks], account: Account) -> dict[str, Any]:
    """What stands in the regions and has no mark on a map, counted by layer."""
    drawn = {mark["id"] for marks in found for features in marks.values() for mark in features}
    rest = {
        (cell.layer, item.id): item
        for row in matter.found.layers
        for cell in row
        for item in cell.items
        if holds(matter.atlas, item) and item.id not in drawn
    }
    sources = (n for (layer, _), item in rest.items() for n in matter.cited.tell(layer, item)["sources"][:1])
    counts = Counter(matter.atlas.catalog[layer].title[matter.lang] for layer, _ in rest)
    return elsewhere(matter.words["elsewhere"], counts, sources, min(account.checked, default=None))


def _panels(matter: Matter, theme: str, scene: dict[str, Any], marks: dict[str, Marks]) -> list[Panel]:
    """A map for each region, or one of all."""
    asof = matter.found.asof
    tints = {region.id: tint(matter.atlas, matter.cited, region.id, asof, theme) for region in matter.regions}
    if len(matter.regions) > MOST_MAPS or len(matter.regions) == 1:
        scene = {**scene, "layers": layers_of(matter, marks.values())}
        return [Panel("", "", tuple(tints.items()), scene, bounds(matter.atlas, list(tints), asof))]
    return [_panel(matter, region, tints[region.id], scene, marks[region.id]) for region in matter.regions]


def _panel(matter: Matter, region: Region, fill: str, scene: dict[str, Any], marks: Marks) -> Panel:
    own = {**scene, "layers": narrowed(matter.cited.scene, marks)}
    note = matter.words["spots"].format(n=sum(map(len, marks.values())))
    extent = bounds(matter.atlas, [region.id], matter.found.asof)
    return Panel(region.name(matter.lang), note, ((region.id, fill),), own, extent)


def _locator(matter: Matter, theme: str, scene: dict[str, Any]) -> Panel:
    """Where the regions lie in the country."""
    chosen = tuple(
        (region.id, tint(matter.atlas, matter.cited, region.id, matter.found.asof, theme)) for region in matter.regions
    )
    provinces = [region.id for region in matter.atlas.regions.at(matter.found.asof, "province")]
    own = {**scene, "layers": []}
    return Panel(
        matter.words["located"],
        matter.words["another_scale"],
        chosen,
        own,
        bounds(matter.atlas, provinces, matter.found.asof),
    )
