"""The address of a map is read strictly and written whole."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from layers.scene.scene import FRAMES, State
from tests.conftest import TODAY
from web.service.language import LANGUAGES, translator
from web.service.mistakes import BadParameter
from web.state.state import NAMES, THEMES, PageState, read_state

FIRST = date(2017, 12, 18)
REGIONS = ("korea", "gyeongbuk", "gyeongbuk.pohang", "gyeongbuk.gunwi", "jeju", "seoul.jongno")
VALID = {
    "layers": ("", "main-industries", "main-industries,battery-triangle", "main-industries,main-industries,"),
    "asof": ("2017-12-18", "2025-12-17", "2026-11-21", "2024-02", "2025", "2026-H2", "2026-Q3", "2107-12-31"),
    "view": ("7/36.2/127.9", "5/31/120", "13/43/136", "8.25/37.5123/126.98765", "7/36/127"),
    "focus": ("", *REGIONS, "pole-honam", "jeonbuk", "incheon.jung", "gwangju"),
    "lang": ("", *LANGUAGES),
    "theme": ("", *THEMES),
    "frame": ("", *FRAMES),
}
BAD = {
    "layers": ("no-such-layer", "main-industries,no-such-layer", "Main-Industries", " main-industries", "*"),
    "asof": (
        "yesterday", "2017-12-17", "0001-01-01", "2025-02-30", "17.12.2025", "2025-12-17T00:00", "２０２５-12-17",
        "2025-12-17 ", "2025-13", "20251217", "-2025",
    ),
    "view": (
        "7", "7/36", "7/36/127/1", "4/36/127", "14/36/127", "7/30.9/127", "7/36/137", "7/36/127\n", "٧/36/127",
        "a/b/c", "7/nan/127", "7/36.1234567/127", "7/-36/127",
    ),
    "focus": ("atlantis", "Gyeongbuk", "gyeongbuk/pohang", "gyeongbuk.nowhere", "포항"),
    "lang": ("jp", "KO", "ko-KR"),
    "theme": ("dark", "Grey"),
    "frame": ("tile", "Geo", "hexagons"),
}  # fmt: skip


def read(known, **args):
    return read_state(MultiDict(args), known, TODAY)


def pairs(table):
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.parametrize(("name", "value"), pairs(VALID))
def test_a_valid_value_is_read(known, name, value):
    assert isinstance(read(known, **{name: value}), PageState)


@pytest.mark.parametrize(("name", "value"), pairs(BAD))
def test_a_bad_value_names_itself(known, name, value):
    with pytest.raises(BadParameter) as raised:
        read(known, **{name: value})
    assert raised.value.name == name
    assert raised.value.value in value


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("name", "value"), pairs(BAD))
def test_the_answer_names_parameter_value_and_right_form(app, name, value, lang):
    query = {name: value} if name == "lang" else {name: value, "lang": lang}
    answer = app.test_client().get("/scene.json", query_string=query)
    told = answer.get_json()["detail"]
    with pytest.raises(BadParameter) as raised:
        read(app.extensions["drawing"].atlas, **{name: value})
    assert answer.status_code == 400
    assert f"'{name}'" in told
    assert raised.value.value in told
    assert translator(query["lang"] if query["lang"] in LANGUAGES else "ko")(raised.value.form) in told


def test_a_region_that_is_not_yet_says_so(known):
    with pytest.raises(BadParameter) as raised:
        read(known, asof="2025-12-17", focus="jeonnam-gwangju")
    assert raised.value.form == "focus_not_yet"


def test_a_partial_date_is_its_first_day(known):
    assert read(known, asof="2024-02").scene.asof == date(2024, 2, 1)


def test_no_parameter_is_the_first_visit(known):
    state = read(known)
    assert state.scene == State(known.catalog.defaults(), TODAY, None, "ko", "colour")
    assert state.view is None


def test_no_layer_is_a_map_without_layers(known):
    assert read(known, layers="").scene.layers == ()


def test_layers_come_in_catalogue_order_and_once(known):
    wanted = tuple(known.catalog)[:3]
    assert read(known, layers=",".join((*reversed(wanted), wanted[0]))).scene.layers == wanted


def test_ticked_boxes_of_the_form_without_scripts_are_all_read(known):
    wanted = tuple(known.catalog)[:3]
    args = MultiDict([("layers", each) for each in wanted])
    assert read_state(args, known, TODAY).scene.layers == wanted


@st.composite
def states(draw, catalogue):
    layers = draw(st.sets(st.sampled_from(catalogue)))
    degrees = st.decimals(0, "0.99999", places=5)
    view = f"{draw(st.integers(5, 12))}.25/{35 + draw(degrees)}/{127 + draw(degrees)}"
    return PageState(
        State(
            layers=tuple(each for each in catalogue if each in layers),
            asof=draw(st.dates(FIRST, date(2030, 1, 1))),
            focus=draw(st.none() | st.sampled_from(REGIONS)),
            lang=draw(st.sampled_from(LANGUAGES)),
            theme=draw(st.sampled_from(THEMES)),
            frame=draw(st.sampled_from(FRAMES)),
        ),
        draw(st.none() | st.just(view)),
    )


@given(data=st.data())
def test_a_permalink_restores_its_state(known, data):
    state = data.draw(states(tuple(known.catalog)))
    args = MultiDict(parse_qsl(state.query(), keep_blank_values=True))
    assert read_state(args, known, TODAY) == state


@given(name=st.sampled_from(NAMES), value=st.text(max_size=40))
def test_any_text_is_read_or_refused_by_name(known, name, value):
    try:
        query = read(known, **{name: value}).query()
    except BadParameter as refused:
        query = refused.name
    assert (
        query == name or read_state(MultiDict(parse_qsl(query, keep_blank_values=True)), known, TODAY).query() == query
    )


def test_map_draws_the_first_choropleth_and_names_the_others(client):
    page = client.get("/?layers=grdp,population,battery-triangle").get_data(as_text=True)
    assert "단계구분도는 한 번에 하나만 표시합니다. 표시: 주민등록인구. 표시하지 않음: 지역내총생산" in page
    named = client.get("/export/map.svg?layers=grdp,population").get_data(as_text=True)
    assert "주민등록인구" in named
    assert "지역내총생산" not in named
