"""The Atom feed of changes holds what RFC 4287 requires, a line an entry, with ids that no filter and no day alters."""

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

import pytest
from lxml import etree

from tests.toy_atlas import copied, relock
from web.application import create_app
from web.service.language import LANGUAGES

ATOM = "{http://www.w3.org/2005/Atom}"
WHOLE = "from=2023-02-16&to=2026-11-28"
FILTERS = ["", "&layer=advanced-complexes", "&region=gyeongbuk", "&sector=battery", "&kind=applied", "&kind=unknown"]


def feed(client, query=""):
    answer = client.get(f"/changes.atom?{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    return etree.fromstring(answer.get_data())


def texts(element, name):
    return [one.text for one in element.findall(f"{ATOM}{name}")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("narrowing", FILTERS)
def test_a_feed_has_what_the_standard_requires(client, narrowing, lang):
    root = feed(client, f"{WHOLE}{narrowing}&lang={lang}")
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert entries
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            (text,) = texts(element, name)
            assert text
        assert datetime.fromisoformat(texts(element, "updated")[0]).tzinfo
        assert re.fullmatch(r"tag:[\w.-]+,\d{4}:\S+", texts(element, "id")[0])
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert texts(root, "updated")[0] == max(texts(entry, "updated")[0] for entry in entries)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": f"http://localhost/changes.atom?{WHOLE}{narrowing}&lang={lang}",
        "alternate": f"http://localhost/changes?{WHOLE}{narrowing}&lang={lang}",
    }
    for entry in entries:
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
        assert texts(entry, "summary")[0]
        assert "None" not in texts(entry, "title")[0] + texts(entry, "summary")[0]
    ids = [texts(entry, "id")[0] for entry in entries]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("narrowing", FILTERS)
def test_a_feed_has_an_entry_for_each_line_of_its_page(client, narrowing):
    html = client.get(f"/changes?{WHOLE}{narrowing}").get_data(as_text=True)
    lines = [part.split("</table>")[0].count('<th scope="row"') for part in html.split("data agenda-lines")[1:]]
    assert len(feed(client, WHOLE + narrowing).findall(f"{ATOM}entry")) == sum(lines)


def ids(client, query):
    return {texts(entry, "id")[0] for entry in feed(client, query).findall(f"{ATOM}entry")}


@pytest.mark.parametrize("narrowing", FILTERS[1:])
def test_an_entry_has_the_same_id_in_every_feed(client, narrowing):
    assert ids(client, WHOLE + narrowing) <= ids(client, WHOLE)


def test_an_entry_keeps_its_id_when_days_pass_and_spans_widen(client):
    bids = ids(client, "from=2025-12-17&to=2026-03-12&kind=applied")
    assert bids
    assert bids <= ids(client, f"{WHOLE}&kind=applied")
    early = ids(client, "from=2025-12-17&to=2026-02-10&kind=proposed")
    assert early
    assert early <= ids(client, f"{WHOLE}&kind=proposed")


def test_a_feed_is_the_same_until_something_changes(client):
    first = client.get(f"/changes.atom?{WHOLE}")
    tag = first.headers["ETag"]
    again = client.get(f"/changes.atom?{WHOLE}", headers={"If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
    calendar = client.get("/due.ics?asof=2026-11-28")
    tag = calendar.headers["ETag"]
    assert client.get("/due.ics?asof=2026-11-28", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("query", "status"), [("colour=red", 400), ("kind=nothing", 400), ("sector=nothing", 400),
                                               ("layer=nothing", 404), ("region=nowhere", 404),
                                               ("from=2026-01-02&to=2026-01-01", 400)])  # fmt: skip
def test_a_wrong_question_is_refused(client, query, status):
    assert client.get(f"/changes.atom?{query}").status_code == status


@pytest.mark.parametrize("narrowing", FILTERS)
def test_a_page_names_its_feed(client, narrowing):
    html = client.get(f"/changes?{WHOLE}{narrowing}").get_data(as_text=True)
    (href,) = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]+)"', html)
    asked = dict(pair.split("=") for pair in f"{WHOLE}{narrowing}".split("&"))
    assert href.replace("&amp;", "&") == f"http://localhost/changes.atom?{urlencode(asked | {'lang': 'ko'})}"
    assert ids(client, href.partition("?")[2].replace("&amp;", "&")) == ids(client, WHOLE + narrowing)


def test_a_feed_is_found_under_the_services_own_address(tmp_path):
    app = create_app(replace(copied(tmp_path / "toy"), url="https://atlas.example/map"))
    answer = app.test_client().get("/map/changes.atom?from=2020-01-01", base_url="https://atlas.example")
    links = [link.get("href") for link in etree.fromstring(answer.get_data()).iter(f"{ATOM}link")]
    assert links
    assert all(href.startswith("https://atlas.example/map/") for href in links)
    page = app.test_client().get("/map/due", base_url="https://atlas.example").get_data(as_text=True)
    assert 'href="https://atlas.example/map/due.ics?lang=ko"' in page


def test_hostile_text_stays_text(toy_config):
    facts = toy_config.seeds / "facts" / "motie-2024-02.csv"
    hostile = "<script>alert(1)</script> & ]]>"
    facts.write_text(facts.read_text(encoding="utf-8").replace("가온 공장", hostile), encoding="utf-8")
    relock(toy_config.seeds)
    answer = create_app(toy_config).test_client().get("/changes.atom?from=2020-01-01").get_data()
    assert b"<script>" not in answer
    assert "<script>alert(1)</script> & ]]>" in "".join(etree.fromstring(answer).itertext())
