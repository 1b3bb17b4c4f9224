"""The table has each item of each layer once, under names that a reader would write."""

import pytest

from layers.scene import own
from web.telling.tables import place, rows

SCENE = {
    "state": {"lang": "en"},
    "poles": {"pole-honam": {"name": "호남권"}},
    "regions": {
        "jeonbuk": {"name": "전북특별자치도", "short": "전북", "level": "province", "parent": None},
        "jeonbuk.gunsan": {"name": "군산시", "short": "군산", "level": "municipality", "parent": "jeonbuk"},
    },
    "layers": [
        {
            "id": "a",
            "title": "가",
            "features": [own.area("one", name, "jeonbuk", "#FFFFFF") for name in ("first", "second")],
        },
        {"id": "b", "title": "나", "features": [own.area("one", "third", "jeonbuk", "#FFFFFF")]},
    ],
}


def test_an_item_drawn_twice_is_one_row():
    assert [(row["layer_id"], row["label"]) for row in rows(SCENE)] == [("a", "first"), ("b", "third")]


def test_a_row_says_its_layer_and_place():
    first = rows(SCENE)[0]
    assert (first["layer_title"], first["place"]) == ("가", "전북")


@pytest.mark.parametrize(
    ("regions", "words"),
    [
        (["jeonbuk"], "전북"),
        (["jeonbuk.gunsan"], "전북 군산"),
        (["pole-honam"], "호남권"),
        (["jeonbuk", "jeonbuk.gunsan"], "전북 · 전북 군산"),
        ([], "unconfirmed"),
        (["korea"], "Nationwide"),
    ],
)
def test_a_place_reads_as_one_would_say_it(regions, words):
    assert place(SCENE, regions) == words


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_place_of_the_atlas_is_shown_by_its_id(app, lang):
    drawing = app.extensions["drawing"]
    scene = drawing.whole(drawing.today(), lang)
    ids = {row.id for row in drawing.atlas.regions.rows}
    assert [row["id"] for row in rows(scene) if ids & set(row["place"].split(" · "))] == []
