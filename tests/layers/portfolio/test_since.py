"""What became of an item since a release: what the record says, and not a word more."""

from datetime import date

from layers.atlas import history
from layers.portfolio.since import RECORDED, SAME, UNRECORDED, since

FACTS = "seeds/facts/daily-2024-05-01.csv"


def change(toy_copy, name, before, after):
    path = toy_copy / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def released(read_toy):
    atlas = read_toy()
    history.release(atlas, "1.0.0", date(2026, 11, 21))
    return atlas.data_version


def told(found):
    return [(one.kind, one.entry.id) for one in found.differences]


def test_the_same_data_are_the_same(toy):
    assert since(toy, "plants.gaon", toy.data_version).state == SAME


def test_data_of_which_nothing_is_recorded_say_nothing(toy_copy, read_toy):
    released(read_toy)
    found = since(read_toy(), "plants.gaon", "0123456789ab")
    assert (found.state, found.differences, found.release) == (UNRECORDED, (), None)


def test_a_changed_claim_is_told_of_its_item_alone(toy_copy, read_toy):
    version = released(read_toy)
    change(toy_copy, FACTS, "area,,,,,,,,120,만㎡", "area,,,,,,,,130,만㎡")
    found = since(read_toy(), "plants.gaon", version)
    assert (found.state, found.release.version, told(found)) == (RECORDED, "1.0.0", [("changed", "d24-gaon-area")])
    assert told(since(read_toy(), "plants.gone", version)) == []


def test_a_claim_that_was_taken_out_or_added_is_told(toy_copy, read_toy):
    version = released(read_toy)
    change(toy_copy, FACTS, "d24-gaon-area,plants,plants.gaon,area", "d24-gaon-size,plants,plants.gaon,area")
    assert told(since(read_toy(), "plants.gaon", version)) == [("begun", "d24-gaon-size"), ("gone", "d24-gaon-area")]


def test_a_changed_document_is_told_at_the_items_that_rest_on_it(toy_copy, read_toy):
    version = released(read_toy)
    change(toy_copy, "seeds/documents.yml", "daily-2024-05-01:\n", "daily-2024-05-01:\n  kind: press\n")
    assert ("changed", "daily-2024-05-01") in told(since(read_toy(), "plants.gaon", version))
    assert told(since(read_toy(), "plants.nuri", version)) == []


def test_a_changed_table_of_sites_is_told_as_one_that_may_be_of_another_item(toy_copy, read_toy):
    version = released(read_toy)
    path = toy_copy / "seeds" / "sites.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("gaon-works,", "gaon-works,새 ", 1), encoding="utf-8")
    found = since(read_toy(), "plants.nuri", version)
    assert found.tables == ("sites.csv",)
    assert found.differences == ()
