"""Conditions in CQL2: each held to the same question asked of the rows in Python; hostile ones answered at once."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box, shape

from web.features.conditions import Condition

COMPLEXES = "/api/collections/advanced-complexes/items"


@pytest.fixture(scope="module")
def rows(app):
    return json.loads(app.test_client().get(COMPLEXES).data)["features"]


def found(client, text, language="cql2-text"):
    answer = client.get(COMPLEXES, query_string={"filter": text, "filter-lang": language})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return [each["id"] for each in json.loads(answer.data)["features"]]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("status = 'designated'", lambda row: row["status"] == "designated"),
        ("status <> 'designated'", lambda row: row["status"] not in (None, "designated")),
        ("sector = 'battery' OR sector = 'display' AND grade > 1",
         lambda row: row["sector"] == "battery" or (row["sector"] == "display" and row["grade"] > 1)),
        ("(sector = 'battery' OR sector = 'display') AND grade > 1",
         lambda row: row["sector"] in ("battery", "display") and row["grade"] > 1),
        ("NOT sector = 'battery'", lambda row: row["sector"] not in (None, "battery")),
        ("sector IN ('battery','bio-health')", lambda row: row["sector"] in ("battery", "bio-health")),
        ("sector NOT IN ('battery','bio-health')",
         lambda row: row["sector"] is not None and row["sector"] not in ("battery", "bio-health")),
        ("due IS NULL", lambda row: row["due"] is None),
        ("site IS NOT NULL", lambda row: row["site"] is not None),
        ("event_date >= DATE('2024-01-01')", lambda row: (row["event_date"] or "") >= "2024-01-01"),
        ("label LIKE '%바이오%'", lambda row: "바이오" in row["label"]),
        ("grade BETWEEN 1 AND 1", lambda row: row["grade"] == 1),
        ("regions = 'gyeongbuk.pohang'", lambda row: "gyeongbuk.pohang" in row["regions"].split(";")),
        ("label = 'it''s'", lambda row: False),
        ("grade = 'one'", lambda row: False),
        ("TRUE", lambda row: True),
        ("FALSE", lambda row: False),
    ],
)  # fmt: skip
def test_a_condition_chooses_the_rows_that_fulfil_it(client, rows, text, meant):
    assert found(client, text) == [row["id"] for row in rows if meant(row["properties"])]


def test_a_condition_of_place(client, rows):
    window = box(126.5, 35.0, 129.0, 36.2)
    meant = [row["id"] for row in rows if row["geometry"] and shape(row["geometry"]).intersects(window)]
    assert found(client, "S_INTERSECTS(geometry, BBOX(126.5,35.0,129.0,36.2))") == meant
    ring = "POLYGON((126.5 35, 129 35, 129 36.2, 126.5 36.2, 126.5 35))"
    assert found(client, f"S_INTERSECTS(geometry, {ring})") == meant


def test_text_and_json_mean_the_same(client):
    written = {"op": "and", "args": [{"op": "=", "args": [{"property": "status"}, "designated"]},
                                     {"op": "isNull", "args": [{"property": "due"}]}]}  # fmt: skip
    assert found(client, json.dumps(written), "cql2-json") == found(client, "status = 'designated' AND due IS NULL")


@pytest.mark.parametrize(
    "text",
    [
        "", "status =", "nosuch = 1", "status = 'x", "(" * 900, "NOT " * 200, "((((((((grade = 1))))))))",
        "grade + 1 = 2", "CASEI(label) = 'x'", "event_date > DATE('2023-13-45')",
        "S_INTERSECTS(geometry, POLYGON((1 1)))", "status = 'x'; DROP TABLE facts", "x" * 2000,
        "nosuch('a')", "S_CROSSES(geometry, BBOX(1,2,3,4))", "AND", "'; --",
    ],
)  # fmt: skip
def test_what_is_no_condition_is_refused(client, text):
    answer = client.get(COMPLEXES, query_string={"filter": text})
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert "filter" in answer.get_json()["detail"]


@pytest.mark.parametrize(
    "text", ["{", "[]", "3", "null", '{"op":"and"}', '{"op":"=","args":[]}', '{"op":"=","args":[{"property":3},1]}',
             '{"op":"in","args":[{"property":"grade"},3]}', '{"op":"like","args":[{"property":"label"}]}',
             '{"op":"not","args":[{"op":"nosuch","args":[]}]}', '{"op":"s_intersects","args":[{"property":"label"},1]}',
             '{"property":"label"}', '{"op":"<","args":[{"bbox":[1,2,3,4]},{"property":"geometry"}]}'],
)  # fmt: skip
def test_json_that_is_no_condition_never_breaks_the_service(client, text):
    answer = client.get(COMPLEXES, query_string={"filter": text, "filter-lang": "cql2-json"})
    assert answer.status_code in (200, 400), answer.get_data(as_text=True)
    if answer.status_code == 200:
        assert json.loads(answer.data)["features"] == []


@pytest.mark.parametrize(
    ("pattern", "text", "meets"),
    [
        ("%", "", True), ("", "", True), ("", "a", False), ("_", "", False), ("a%", "ba", False), ("%a", "ba", True),
        ("%a%a", "aa", True), ("%a%a", "a", False), ("a%a", "a", False), ("%ab%b", "abab", True), ("_%_", "a", False),
        ("100\\%", "100%", True), ("100\\%", "1000", False), ("a\\_b", "a_b", True), ("a\\_b", "axb", False),
        ("a\\\\%", "a\\b", True), ("a.b", "axb", False), ("(%", "(x", True), ("%\n%", "a\nb", True),
        ("가_", "가나", True),
    ],
)  # fmt: skip
def test_a_pattern_means_what_sql_says(pattern, text, meets):
    held = {"op": "like", "args": [{"property": "label"}, pattern]}
    assert Condition(json.dumps(held), "cql2-json").holds({"label": text}, None) is meets


def walked(pattern, text):
    """The same the slow way: at each letter of the pattern, every place of the text that it may have come to."""
    places = {0}
    for letter in pattern:
        if letter == "%":
            places = set(range(min(places), len(text) + 1)) if places else set()
        else:
            places = {at + 1 for at in places if at < len(text) and letter in ("_", text[at])}
    return len(text) in places


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.text("ab%_", max_size=9), st.text("ab", max_size=9))
def test_a_pattern_that_never_goes_back_misses_nothing(pattern, text):
    held = {"op": "like", "args": [{"property": "label"}, pattern]}
    assert Condition(json.dumps(held), "cql2-json").holds({"label": text}, None) is walked(pattern, text)


@pytest.mark.parametrize("layer", ["opportunity-zones", "population"])
def test_a_pattern_that_could_be_met_in_countless_ways_is_answered(client, layer):
    """One that goes back from each `%` does not come to an end with it."""
    asked = {"filter": f"title LIKE '{'%_' * 25}b'"}
    assert client.get(f"/api/collections/{layer}/items", query_string=asked).status_code == 200


def test_empty_values_in_a_list_leave_out_what_is_not_in_it(client, rows):
    listed = {"op": "in", "args": [{"property": "sector"}, ["battery", None]]}
    meant = [row["id"] for row in rows if row["properties"]["sector"] == "battery"]
    assert found(client, json.dumps(listed), "cql2-json") == meant
    assert found(client, json.dumps({"op": "not", "args": [listed]}), "cql2-json") == []


@pytest.mark.parametrize(
    "text",
    [
        "label = 'x' OR 1=1",
        "label = 'x''; DROP TABLE items; --'",
        "label = 'x' UNION SELECT * FROM sqlite_master",
        "label = pg_sleep(60)",
        "label = (SELECT version())",
        "1=1; COPY items TO PROGRAM 'id'",
        "label = 'x' /* */ OR TRUE --",
    ],
)
def test_sql_in_a_condition_is_text_or_refused_and_never_run(client, text):
    """What is a condition chooses rows that fulfil it; what is more than one is a 400, told of its own text alone."""
    answer = client.get(COMPLEXES, query_string={"filter": text, "filter-lang": "cql2-text"})
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.get_data(as_text=True)
    if answer.status_code == 200:
        assert len(json.loads(answer.data)["features"]) == (0 if "1=1" not in text else len(found(client, "TRUE")))


@pytest.mark.parametrize("name", ["sector", "status", "status;--", "label' OR '1'='1"])
def test_sql_as_the_value_of_a_property_finds_nothing(client, name):
    answer = client.get(COMPLEXES, query_string={name: "x' OR '1'='1"})
    assert answer.status_code == 400 or json.loads(answer.data)["features"] == []
