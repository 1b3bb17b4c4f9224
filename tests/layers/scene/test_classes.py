from hypothesis import given
from hypothesis import strategies as st

from layers.scene.classes import quintiles

FIGURES = st.dictionaries(st.text(min_size=1), st.floats(-1e9, 1e9), min_size=1, max_size=40)


@given(FIGURES)
def test_a_higher_figure_is_never_in_a_lower_class(values):
    classes = quintiles(values)
    ordered = sorted(values, key=values.get)
    assert [classes[key] for key in ordered] == sorted(classes.values())
    assert set(classes.values()) <= set(range(5))


@given(FIGURES)
def test_equal_figures_share_a_class(values):
    classes = quintiles(values)
    by_value = {}
    for key, value in values.items():
        by_value.setdefault(value, set()).add(classes[key])
    assert all(len(found) == 1 for found in by_value.values())


def test_no_figures_give_no_classes():
    assert quintiles({}) == {}
