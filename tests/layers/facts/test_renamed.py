"""Ids of items are permanent: one that is no more leads to what it became, wherever it is asked for."""

from datetime import date
from pathlib import Path

import pytest

from layers.atlas.items import item
from layers.errors import BrokenSeeds

DAY = date(2026, 11, 28)
HEAD = "was,now,day,why_ko,why_en\n"
PUBLISHED = (Path(__file__).parents[2] / "bookmarks" / "items.txt").read_text().split()


def test_every_id_that_was_ever_published_is_an_item_or_leads_to_one(real):
    items = {fact.item for fact in real.facts}
    assert len(PUBLISHED) > 500
    assert [key for key in PUBLISHED if not set(real.heirs(key)) <= items] == []


def test_an_id_that_became_another_is_that_item(real):
    assert item(real, "sobujang-complexes", "sobujang-complexes.national", DAY).id == "sobujang-complexes.round-3"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("plants.old,plants.nowhere,2024-01-01,가,a\n", "now = 'plants.nowhere': is no item"),
        ("plants.lost,plants.nameless,2024-01-01,가,a\n", "was = 'plants.lost': is an item still"),
        ("plants.old,,2024-01-01,가,a\n", "is missing; an id leads to what it became"),
        ("plants.old,plants.lost,soon,가,a\n", "day = 'soon'"),
        ("plants.old,plants.lost,2024-01-01,가,a\nplants.old,plants.lost,2024-01-01,가,a\n", "stands twice"),
    ],
)
def test_a_former_id_that_leads_nowhere_is_refused(toy_copy, read_toy, line, said):
    (toy_copy / "seeds" / "renamed.csv").write_text(HEAD + line, encoding="utf-8")
    with pytest.raises(BrokenSeeds) as broken:
        read_toy()
    assert said in str(broken.value)
