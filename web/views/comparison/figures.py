"""The statistics of a comparison as documents print them: official figures and location quotients."""

from collections.abc import Iterable, Mapping
from typing import Any

from layers import labels
from layers.comparison.crosswalk import Verdict, fits, judged, named
from layers.quantities import term
from layers.words.catalogue import words_of
from web.export.document.chapters import Cell, Column, Row, Table
from web.service.language import translator
from web.telling.bars import Bar, bars
from web.views.comparison.matter import Matter


def figures(matter: Matter) -> tuple[Table, Table]:
    """Official statistics: as printed, and one figure a row for a workbook."""
    words, ids = matter.words, [region.id for region in matter.regions]
    rows = bars(matter.atlas, ids, matter.found.asof, matter.lang)
    cited = {row.indicator.id: matter.cited.figures(_tables(matter, row.indicator.id, ids)) for row in rows}
    printed = tuple(
        (row.label, row.years, *(_figure(matter, bar) for bar in row.bars), row.nation, cited[row.indicator.id])
        for row in rows
    )
    first, *others = matter.columns(
        words["indicator"], 0.16, (words["nation"], 0.13), (words["year"], 0.07), (words["cited"], 0.07)
    )
    columns = (first, others[-2], *others[:-2], others[-1])
    paper = Table(words["figures"], columns, printed, _notes(matter), words["figures"])
    return paper, _long(matter, {row.indicator.id: row for row in rows}, cited)


def _tables(matter: Matter, indicator: str, ids: Iterable[str]) -> list[str]:
    found = (matter.atlas.statistics.figure(indicator, one, matter.found.asof) for one in ids)
    return [figure.source for figure in found if figure is not None]


def _figure(matter: Matter, bar: Bar) -> str:
    if bar.text is None:
        return translator(matter.lang)("not_available")
    ranked = bar.rank is not None
    return (
        matter.words("ranked_recounted" if bar.recounted else "ranked", text=bar.text, rank=bar.rank, of=bar.of)
        if ranked
        else bar.text
    )


def _long(matter: Matter, rows: Mapping[str, Any], cited: Mapping[str, str]) -> Table:
    words = matter.words
    heads = (("indicator", False), ("region", False), ("value", True), ("unit", False), ("year", False),
             ("rank", True), ("of", True), ("note", False), ("cited", False))  # fmt: skip
    lines: list[Row] = []
    for key, row in rows.items():
        for bar in row.bars:
            figure = matter.atlas.statistics.figure(key, bar.region, matter.found.asof)
            value: Cell = figure.value if figure is not None else None
            unit = term(row.indicator.unit, matter.lang)
            lines.append(
                (row.label, matter.name(bar.region), value, unit, bar.year, bar.rank, bar.of, bar.note, cited[key])
            )
    columns = tuple(Column(words[key], 1 / len(heads), numeric) for key, numeric in heads)
    return Table(words["figures"], columns, tuple(lines), _notes(matter), words["figures"])


def _notes(matter: Matter) -> tuple[str, ...]:
    """What is said below the figures, of chosen items also that they do not follow these and which say nothing."""
    t = translator(matter.lang)
    if not matter.found.filter:
        return (matter.words["figures_note"],)
    none = [labels.named(matter.atlas.sectors[one], matter.lang) for one in judged(fits(matter.atlas, matter.found))[1]]
    unjudged = [f"{t('compare_unjudged')} {' · '.join(none)}"] if none else []
    return (t("compare_unfiltered"), *unjudged, matter.words["figures_note"])


def quotients(matter: Matter) -> Table | None:
    """What location quotients say of the sectors that one of the regions has; None where they say nothing."""
    words = matter.words
    rows = tuple(
        (
            labels.named(matter.atlas.sectors[sector], matter.lang),
            named(matter.atlas, cells[0][0].crossings, matter.lang),
            *(_fit(matter, *one) for one in cells),
        )
        for sector, cells in judged(fits(matter.atlas, matter.found))[0].items()
    )
    first, *others = matter.columns(words["sector"], 0.14, (words["ksic"], 0.2))
    columns = (first, others[-1], *others[:-1])
    return Table(words["fits"], columns, rows, (words["fits_note"],), words["fits"]) if rows else None


def _fit(matter: Matter, verdict: Verdict, has: bool) -> str:
    words, t = matter.words, translator(matter.lang)
    said, found = words_of(matter.lang, "verdict")[verdict.verdict], verdict.quotient
    if found is not None and found.lq_workers is not None:
        turnover = f"{found.lq_turnover:.2f}" if found.lq_turnover is not None else "–"
        heads = f"{found.workers:,.0f}" if found.workers is not None else "–"
        said = words("lq", verdict=said, workers=f"{found.lq_workers:.2f}", turnover=turnover, heads=heads)
    return said if has else f"{t('compare_no_policy')} · {said}"
