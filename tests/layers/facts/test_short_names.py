"""Short names for the map: each is of an item, shorter than the item's layer's rule leaves of the whole one."""

from datetime import date

import pytest

from layers.atlas.items import item
from layers.errors import BrokenSeeds
from layers.wording import details

DAY = date(2026, 11, 28)
HEAD = "item,short_ko,short_en\n"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_short_name_is_shorter_than_what_the_layers_own_rule_leaves(real, lang):
    assert len(real.short_names) > 90
    longer = []
    for key, one in real.short_names.items():
        layer = real.catalog[key.partition(".")[0]]
        name = details.label(item(real, layer.id, key, DAY), lang)
        ruled = layer.short.of(name, lang) if layer.short else name
        longer += [key] if one.name(lang) and len(one.name(lang)) >= len(ruled) else []
    assert longer == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("plants.nowhere,가,a\n", "item = 'plants.nowhere': is no item"),
        ("plants.lost,가,a\nplants.lost,나,b\n", "stands twice"),
        (",가,a\n", "item = '': is missing"),
    ],
)
def test_a_short_name_of_nothing_or_said_twice_is_refused(toy_copy, read_toy, line, said):
    (toy_copy / "seeds" / "short_names.csv").write_text(HEAD + line, encoding="utf-8")
    with pytest.raises(BrokenSeeds) as broken:
        read_toy()
    assert said in str(broken.value)
