import pytest

from layers.facts.statuses import SOLIDITIES

ORDER = (
    "designated selected approved decided completed under-way planned candidate applied proposed considered undecided "
    "unconfirmed not-selected fulfilled ended"
)


def test_statuses_stand_in_order_of_solidity(toy):
    assert list(toy.statuses) == ORDER.split()


def test_undecided_and_unconfirmed_never_look_alike(toy):
    assert toy.statuses["undecided"].solidity != toy.statuses["unconfirmed"].solidity


@pytest.mark.parametrize("status", ORDER.split())
def test_status_has_both_names_and_a_way_of_drawing(toy, status):
    found = toy.statuses[status]
    assert found.ko
    assert found.en
    assert found.solidity in SOLIDITIES
