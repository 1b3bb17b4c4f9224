"""A legend that has no room on the map's page: a short form there, and every row on the pages that follow."""

from dataclasses import replace
from datetime import date

import pytest

from layers.atlas.items import items
from layers.errors import LegendTooLong
from layers.plates.page.layout import BESIDE_TEXT, LAYOUTS, REPORT_FIGURE
from layers.plates.page.plate import Text
from layers.plates.sheets import sheet
from layers.scene import scene
from layers.words.catalogue import words_of
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
def test_every_layer_at_once_is_on_every_page_or_counted_with_where_it_stands(every):
    """As many as have room in letters that can be read; the rest is a number, and the pages follow."""
    made, plate = every
    shown = {each.id: each for each in plate.groups if each.kind == "legend"}
    layers = [each for each in made["layers"] if each["in_force"]]
    first = [each for each in layers if f"legend-{each['id']}" in shown]
    assert first == layers[: len(first)]
    assert len(first) > 5
    for layer in first:
        assert compact(layer["title"]) in compact(words([shown[f"legend-{layer['id']}"]]))
    assert ("legend-more" in shown) == bool(plate.more)
    if plate.more:
        said = compact(words([shown["legend-more"]]))
        lang, rest = made["state"]["lang"], len(layers) - len(first)
        plates = words_of(lang, "plate")
        assert compact(plates["legend_figure" if plate.width == REPORT_FIGURE.width else "legend_pages"]) in said
        assert not rest or compact(plates("legend_rest", n=rest)) in said


def test_no_letter_of_a_legend_is_too_small_to_read(every):
    """Of the map's own page and of those that follow; letters inside a sign are a drawing."""
    _, plate = every
    layout = next(each for each in PAGES if (each.width, each.height) == (plate.width, plate.height))
    sizes = [
        text.size * 72 / 25.4
        for page in (plate, *plate.more)
        for each in page.groups
        if each.kind == "legend"
        for text in each.items
        if isinstance(text, Text) and text.halo is None and len(text.text) > 2
    ]
    assert min(sizes) >= layout.least_pt - 0.01
    assert layout.least_pt >= {"slide": 7.0, "report": 5.0}.get(layout.id, 5.5)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_beside_the_text_of_a_slide_stand_as_many_layers_as_can_be_read_and_the_number_of_the_rest(real, lang):
    made = scene.draw(real, scene.State(tuple(real.catalog), DAY, None, lang))
    plate = sheet.draw(made, real.boundaries, BESIDE_TEXT, METRICS, LINK)
    (*shown, more) = [each for each in plate.groups if each.kind == "legend"]
    rest = sum(each["in_force"] for each in made["layers"]) - len(shown)
    assert words([more]).replace("\n", " ").strip() == words_of(lang, "plate")("legend_rest", n=rest)
    assert min(item.size for each in plate.groups if each.kind == "legend" for item in each.items
               if isinstance(item, Text) and len(item.text) > 2) * 72 / 25.4 >= 7  # fmt: skip
    assert plate.more == ()


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
    made = drawn(real, layers=tuple(real.catalog)[:20], asof=DAY)
    block = words([group(made.plate, "legend-main-industries")])
    assert "40 + 1" in block
    unknown = [one for one in items(real, "main-industries", DAY) if one.status == "unconfirmed"]
    assert f"미확인 {len(unknown)}" in block


def test_a_legend_that_fits_has_no_further_page(real):
    assert drawn(real).plate.more == ()


def test_a_page_that_holds_not_even_the_shortest_form_is_refused_with_what_would_help(real):
    made = scene.draw(real, scene.State(tuple(real.catalog), DAY))
    small = replace(LAYOUTS["slide"], height=70.0)
    with pytest.raises(LegendTooLong, match="fewer, or a larger page"):
        sheet.draw(made, real.boundaries, small, METRICS, LINK)
