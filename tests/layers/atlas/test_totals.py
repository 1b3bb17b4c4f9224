from layers.atlas.totals import check, count


def test_totals_are_counted_over_the_facts(toy):
    found = {total.id: total for total in check(toy.totals, toy.facts)}
    assert (found["plants"].counted, found["plants"].agrees) == (10, True)
    assert (found["engines"].counted, found["engines"].agrees) == (2, False)


def test_sums_add_what_was_counted(toy):
    found = {total.id: total for total in check(toy.totals, toy.facts)}
    assert (found["both"].counted, found["both"].agrees) == (12, True)
    assert not found["both"].printed_in_text


def test_rows_items_and_groups_are_counted_apart(toy):
    how = {"topic": "plants", "claim": "status"}
    assert count(how, toy.facts) == 10
    assert count(how | {"count": "rows"}, toy.facts) == 13
    assert count(how | {"claim": "area;total", "count": "rows"}, toy.facts) == 3


def test_adding_a_fact_never_lowers_a_count(toy):
    how = {"topic": "plants", "claim": "status"}
    counts = [count(how, toy.facts[:number]) for number in range(len(toy.facts) + 1)]
    assert counts == sorted(counts)
