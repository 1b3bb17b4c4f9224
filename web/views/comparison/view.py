"""A comparison in a document: regions side by side on a day, as its page tells them."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers.comparison import comparison
from layers.plates.page.layout import Layout
from layers.portfolio.complexes import complexes
from layers.portfolio.filter import EVERY, Filter
from layers.scene_types.vocabulary import Lang, Theme
from web.export.document.chapters import Picture, Table
from web.service.naming import named_regions
from web.state.drawing import Drawing
from web.state.filtering import written
from web.state.state import read_state
from web.views.account import complex_table
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks
from web.views.account.view import AccountView, Letters
from web.views.comparison import figures as comparison_figures
from web.views.comparison import measures, points
from web.views.comparison import tables as comparison_tables
from web.views.comparison.digest import digest
from web.views.comparison.maps import picture
from web.views.comparison.matter import Matter, split


@dataclass(frozen=True)
class ComparisonView(AccountView):
    """Regions as they were asked for, the day, the language and the theme."""

    regions: tuple[str, ...]
    asof: date
    lang: Lang = "ko"
    theme: Theme = "colour"
    filter: Filter = EVERY

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return "_".join(("compare", self.asof.isoformat(), *self.filter.stem))

    def query(self) -> str:
        """The query that restores it."""
        pairs = {"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme, **written(self.filter)}
        known = {key: value for key, value in pairs.items() if value}
        return urlencode({"regions": ",".join(self.regions), **known}, safe=",")

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}compare?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)[1]

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture:
        """The maps side by side, or one of all where they are many."""
        matter, account = told(source, self)
        heading = account.heading(source, self.theme)
        return picture(matter, account, heading, layout, metrics, self.permalink(host))


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> ComparisonView:
    """The comparison of a query.

    Raises
    ------
    BadParameter, TooFewRegions, TooManyRegions
    geo.errors.UnknownRegion, geo.errors.NotYetRegion, geo.errors.AmbiguousRegion
    """
    state = read_state(args, source.atlas, today).scene
    regions = named_regions(args.getlist("regions"), source.atlas, state.asof)
    view = ComparisonView(regions, state.asof, state.lang, state.theme, state.filter)
    told(source, view)
    return view


@ACCOUNTS
def told(source: Drawing, view: ComparisonView) -> tuple[Matter, Account]:
    """The comparison and what is said of it."""
    found = comparison.compare(source.atlas, view.regions, view.asof, view.filter)
    matter = Matter(source.atlas, found, Cited(source, view.asof, view.lang, view.theme), view.lang)
    tables, sheets = _tables(matter)
    said = tuple(points.points(matter))
    layers = [row[0].layer for row in found.layers]
    account = Account(
        title=points.title(matter),
        subtitle=points.subtitle(matter),
        points=said,
        cautions=tuple(points.cautions(matter)),
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
        digest=digest(matter, said, comparison_tables.sectors(matter)),
    )
    return matter, account


def _tables(matter: Matter) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """Tables on paper, and in a workbook; the sources are numbered in the order of the policy tables."""
    instruments, sectors = comparison_tables.instruments(matter), comparison_tables.sectors(matter)
    shared, overlaps, sites = comparison_tables.shared(matter), comparison_tables.overlaps(matter), _sites(matter)
    stages, likeness = measures.stages(matter), measures.likeness(matter)
    fits, made = comparison_figures.quotients(matter), (measures.composition(matter), measures.reported(matter))
    listed, divisions = comparison_tables.items(matter), measures.divisions(matter)
    figures, long = comparison_figures.figures(matter)

    def beside(table: Table | None, before: int) -> list[Table]:
        return split(matter, table, before) if table is not None and table.rows else []

    paper = (*beside(figures, 2), *beside(instruments, 1), *beside(sectors, 2), shared, overlaps, sites,
             *beside(stages, 1), *beside(fits, 2),
             *(each for one in made for each in beside(one, 1)), likeness)  # fmt: skip
    wide = (long, instruments, sectors, shared, overlaps, sites, stages, fits, *made, divisions, likeness, listed)
    return _filled(*paper), _filled(*wide)


def _filled(*tables: Table | None) -> tuple[Table, ...]:
    return tuple(table for table in tables if table is not None and table.rows)


def _sites(matter: Matter) -> Table | None:
    found = complexes(matter.atlas, [one.id for one in matter.regions], matter.found.asof, matter.found.filter)
    return complex_table.table(matter.atlas, matter.cited, found, matter.lang)
