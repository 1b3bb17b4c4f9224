"""A legend that has no room on the map's page: a short form there, and every row on the pages that follow."""

from dataclasses import replace
from datetime import date

import pytest

from layers.errors import LegendTooLong
from layers.plates.page.layout import LAYOUTS, REPORT_FIGURE
from layers.plates.sheets import sheet
from layers.scene import scene
from tests.layers.plates.test_plates import LINK, METRICS, compact, drawn, group, touching, words

DAY = date(2026, 11, 21)
PAGES = [*LAYOUTS.values(), REPORT_FIGURE]


@pytest.fixture(
    scope="module", params=[(page, lang) for page in PAGES for lang in ("ko", "en")], ids=lambda p: p[0].id + p[1]
)
def every(request, real):
    """The map of every layer on each page."""
    page, lang = request.param
    made = scene.draw(real, scene.State(tuple(real.catalog), DAY, None, lang))
    return made, sheet.draw(made, real.boundaries, page, METRICS, LINK)


@pytest.mark.whole
def test_every_layer_at_once_fits_every_page(every):
    made, plate = every
    for layer in (each for each in made["layers"] if each["in_force"]):
        assert compact(layer["title"]) in compact(words([group(plate, f"legend-{layer['id']}")]))


@pytest.mark.whole
def test_what_the_short_form_leaves_out_is_on_the_pages_that_follow(every):
    made, plate = every
    pages = plate.more or (plate,)
    blocks = {each.id: each for page in pages for each in page.groups}
    for layer in (each for each in made["layers"] if each["in_force"]):
        said = compact(words([blocks[f"legend-{layer['id']}"]]))
        told = [layer["title"], layer["count_text"], layer["state_text"], layer["count_note"], layer["notice"]]
        rows = [f"{row['label']}{'' if row['count'] is None else row['count']}" for row in layer["legend"]]
        assert [text for text in (*told, *rows) if text and compact(text) not in said] == []


def test_no_text_of_any_page_touches_another_or_leaves_it(every):
    for plate in (every[1], *every[1].more):
        assert touching(plate.texts()) == []
        boxes = [text.box for text in plate.texts()]
        assert all(x0 >= 0 and y0 >= 0 and x1 <= plate.width and y1 <= plate.height for x0, y0, x1, y1 in boxes)


def test_every_following_page_carries_title_dates_and_fingerprint(every):
    made, plate = every
    for number, page in enumerate(plate.more, 1):
        assert compact(made["fingerprint"]) in compact(words([group(page, "footer")]))
        heading = words([group(page, "heading")])
        assert made["subtitle"] in heading
        assert len(plate.more) == 1 or f"{number}/{len(plate.more)}" in heading
        assert not page.more


def test_pages_of_their_own_name_every_source_and_figures_leave_that_to_their_document(every):
    made, plate = every
    said = compact(" ".join(words(page.groups) for page in plate.more))
    cited = {n for layer in made["layers"] if layer["in_force"] for n in layer["sources"]}
    sources = [each for page in plate.more for each in page.groups if each.id == "legend-sources"]
    assert bool(sources) == bool(plate.more and plate.width != REPORT_FIGURE.width)
    if sources:
        assert [n for n in cited if f"[{n}]" not in said] == []


def test_what_is_open_is_counted_on_the_first_page_too(real):
    made = drawn(real, layers=tuple(real.catalog), asof=DAY)
    block = words([group(made.plate, "legend-main-industries")])
    assert "40 + 1" in block
    assert "미확인 3" in block


def test_a_legend_that_fits_has_no_further_page(real):
    assert drawn(real).plate.more == ()


def test_a_page_that_holds_not_even_the_shortest_form_is_refused_with_what_would_help(real):
    made = scene.draw(real, scene.State(tuple(real.catalog), DAY))
    small = replace(LAYOUTS["slide"], height=110.0)
    with pytest.raises(LegendTooLong, match="fewer, or a larger page"):
        sheet.draw(made, real.boundaries, small, METRICS, LINK)
