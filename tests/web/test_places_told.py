"""A row says where its fact is, in every layer: page, downloads and documents alike, wherever its marks stand."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest

from geo.errors import NotYetRegion
from layers.atlas.items import items
from layers.collection import build
from layers.facts.facts import NAME_UNKNOWN
from layers.scene import features
from layers.scene.features import Pen, Sheet
from layers.scene.seals import Seals
from layers.scene.shapes import shapes
from layers.wording.footnotes import Footnotes
from tests.layers_named import LAYERS
from web.export.data import comma_separated
from web.export.data.dataset import Dataset
from web.telling.tables import rows
from web.views.map.view import told

pytestmark = pytest.mark.whole

DAYS = ("2018-01-01", "2023-03-01", "2024-03-01", "2025-12-17", "2026-11-21")
NATION, UNKNOWN = "전국", "미확인"


@pytest.fixture(params=[(layer, day) for layer in LAYERS for day in DAYS], ids="-".join)
def asked(request):
    return request.param


@pytest.fixture
def drawn(app, asked):
    """A layer's part of the scene of a day, which is drawn once for all layers."""
    layer_id, day = asked
    whole = app.extensions["drawing"].whole(date.fromisoformat(day), "ko")
    return {**whole, "layers": [layer for layer in whole["layers"] if layer["id"] == layer_id]}


def ends(known, region_id, day):
    """What a region is on a day: itself, what followed it, or what it was made from."""
    try:
        return [region.id for region in known.regions.successors(region_id, day)]
    except NotYetRegion:
        return [region.id for region in known.regions.predecessors(region_id)] or [region_id]


def placed(known, layer_id, day):
    """For each item of a layer, what each place of its fact is on the day; unknown and awaited are not everywhere."""
    topic = known.catalog[layer_id].topic
    return {
        item.id: [ends(known, region, day) for region in next(filter(None, map(known.places_of.get, ids(item))), ())]
        for item in (items(known, topic, date.fromisoformat(day)) if topic else ())
        if item.regions or not (NAME_UNKNOWN in item.flags or item.due or item.status == "unconfirmed")
    }


def ids(item):
    return [fact.id for fact in item.facts]


def named(known, region_id, day):
    """A region as a reader names it; a municipality after its province."""
    region = known.regions.get(region_id, day)
    if region.level == "nation":
        return NATION
    parent = known.regions.parent(region_id, day) if region.level == "municipality" else None
    return f"{parent.short('ko')} {region.short('ko')}" if parent else region.short("ko")


def test_a_row_says_all_places_of_its_fact_and_no_other(known, asked, drawn):
    facts = placed(known, *asked)
    for row in rows(drawn):
        places = facts.get(row["id"], [[region] for region in row["regions"]])  # a belt's line, a figure's region
        assert all(set(row["regions"]) & set(place) for place in places), row["id"]
        assert set(row["regions"]) <= {region for place in places for region in place}, row["id"]
        assert row["place"] == " · ".join(named(known, region, asked[1]) for region in row["regions"]) or UNKNOWN


def test_downloads_and_documents_say_the_same_places(known, asked, drawn):
    layer_id, day = asked
    told = {row["id"]: ";".join(row["regions"]) for row in rows(drawn)}
    collection = build.collection(known, layer_id, date.fromisoformat(day), indirect=True)
    text = comma_separated.write(Dataset((collection,))).decode("utf-8-sig")
    written = {row["id"]: row["regions"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert written == {row.properties["id"]: row.properties["regions"] or "" for row in collection.rows}
    assert {item: written[item] for item in told} == told


def test_the_tables_of_documents_say_the_places_of_the_page(drawn):
    made = told(drawn, "").chapter("http://atlas.example/", ())
    shown = rows(drawn) if drawn["layers"][0]["in_force"] else []
    assert [row[0] for table in made.tables[1:] for row in table.rows] == [row["place"] for row in shown]
    head = [column.heading for column in made.sheets[0].columns]
    cells = [dict(zip(head, row, strict=True)) for row in made.sheets[0].rows]
    assert [(cell["지역"], cell["지역 id"]) for cell in cells] == [
        (row["place"], ";".join(row["regions"])) for row in shown
    ]


@pytest.mark.parametrize("path", ["/layers/growth-engine-package?", "/fragments/table?layers=growth-engine-package&"])
@pytest.mark.parametrize(("lang", "word"), [("ko", NATION), ("en", "Nationwide")])
def test_what_holds_for_the_nation_is_not_told_of_one_pole(client, path, lang, word):
    html = client.get(f"{path}asof=2025-12-17&lang={lang}").get_data(as_text=True)
    assert len(re.findall(f"<td[^>]*>{word}</td>", html)) == 5


def test_a_badge_stands_in_one_region_and_knows_all_places_of_its_item(known):
    day, definition = date(2025, 12, 17), known.catalog["growth-engine-package"]
    item = replace(items(known, definition.topic, day)[0], regions=("pole-honam", "pole-daegyeong"))
    pen = Pen(known, day, "ko", "colour", Footnotes(known, "ko"), Seals(known, "ko", "colour"), {})
    sheet = Sheet(definition, [item], shapes(known, definition, [item], day))
    badges = features.features(pen, sheet)
    assert [badge["regions"] for badge in badges] == [["pole-honam"], ["pole-daegyeong"]]
    assert [badge["places"] for badge in badges] == [list(item.regions)] * 2
