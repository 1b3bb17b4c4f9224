"""What an id of an item means that is no more."""

import pytest

from layers.errors import UnknownItem
from layers.naming.item_ids import item_id


def test_a_former_id_leads_to_what_it_became_or_names_all_that_it_may_be(real):
    assert item_id(real, "sobujang-complexes.national") == "sobujang-complexes.round-3"
    with pytest.raises(UnknownItem) as unknown:
        item_id(real, "ax-complexes.unknown-03")
    assert set(unknown.value.suggestions) == set(real.renamed["ax-complexes.unknown-03"].now)
