"""`/items/<id>`: every item has its page, told as its rows say, and nothing else does."""

import json
import re
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest

from layers.atlas.items import items
from tests.item_rows import known_by, rows_by_item
from web.service.language import LANGUAGES

ASOF = "2026-11-28"
ROWS = rows_by_item()
COMPLEX = "advanced-complexes.yongin-pyeongtaek"
ONES = (
    COMPLEX, "advanced-complexes.ulsan", "core-projects.p18", "growth-engines.national",
    "battery-triangle.corner-honam", "national-figures.task-2017-1", "industries-before-reform.sejong.smart-city",
    "advanced-complexes.total",
)  # fmt: skip
HOSTILE = (
    "no-such-item", "..%2f..%2fetc%2fpasswd", "<script>alert(1)</script>", "a" * 5000, "{{7*7}}", ".", "😀",
    "%0d%0aSet-Cookie:x=1", "advanced-complexes", "advanced-complexes.ulsan%20%20x", "%C0%AF",
)  # fmt: skip


def page(client, item, query=""):
    answer = client.get(f"/items/{item}?asof={ASOF}{query}")
    assert answer.status_code == 200, item
    return answer.get_data(as_text=True)


def count_told(html):
    return html.count('<li class="saying by-')


def sayings(rows):
    """Each document's word on each day, counted from the rows alone."""
    return len({(row["day"], row["document"]) for row in known_by(rows, ASOF)})


@pytest.mark.whole
def test_every_item_has_a_page_with_all_that_was_said_of_it(app):
    client = app.test_client()
    for number, (item, rows) in enumerate(ROWS.items()):
        html = page(client, item, f"&lang={LANGUAGES[number % len(LANGUAGES)]}")
        assert count_told(html) == sayings(rows), item


@pytest.mark.whole
def test_every_item_of_every_layer_is_linked_from_its_layer_and_marked_on_its_page(app, known):
    client = app.test_client()
    linked = set()
    for layer in known.catalog.values():
        if layer.topic is not None:
            html = client.get(f"/layers/{layer.id}?asof={ASOF}").get_data(as_text=True)
            here = set(re.findall(r'href="/items/([^?"]+)\?asof', html))
            assert here == {item.id for item in items(known, layer.topic, date.fromisoformat(ASOF))}, layer.id
            linked |= here
    assert len(linked) > 300
    assert all(client.get(f"/api/items/{item}?asof={ASOF}").get_json()["state"] == "standing" for item in linked)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("item", ONES)
def test_a_page_is_whole_html_and_tells_every_saying(client, item, lang):
    html = page(client, item, f"&lang={lang}")
    assert count_told(html) == sayings(ROWS[item])


@pytest.mark.parametrize("item", ONES)
def test_every_claim_leads_to_its_row_in_its_document(client, item):
    html = page(client, item)
    for row in known_by(ROWS[item], ASOF):
        assert f'href="/sources/{row["document"]}?lang=ko' in html


def test_indirect_sources_are_folded_and_official_ones_come_first(client):
    item = next(item for item, rows in ROWS.items() if {row["grade"] for row in rows} >= {"1", "2", "3"})
    history = page(client, item).split('id="history"')[1].split("</section>")[0]
    open_part, _, folded = history.partition("<details")
    assert "by-indirect" not in open_part
    assert "by-indirect" in folded
    documents = page(client, item).split('id="sources"')[1].split("</section>")[0]
    kinds = [kind for kind in re.findall(r'class="who who-(\w+)"', documents) if kind != "search"]
    order = ["government", "press", "indirect"]
    assert kinds == sorted(kinds, key=order.index)


def test_government_and_press_have_signs_of_their_own(client):
    html = page(client, COMPLEX)
    assert "by-government" in html
    assert "by-press" in html


def test_evidence_is_told_by_its_terms_and_place_never_as_a_sentence(client):
    html = unescape(page(client, "core-projects.p18"))
    assert "S-oil 사신프로젝트 · 9조원" in html
    assert "310번째 줄" in html


def test_what_heads_a_complex_is_of_the_complex_itself(client):
    """The city's target for 울산 is another thing than the plan at its designation."""
    html = page(client, "advanced-complexes.ulsan")
    heading = html.split('class="item-figures"')[1].split("</dl>")[0]
    assert "7.4조 원" in heading
    assert "11.35조 원" not in heading


def test_contradictions_stand_apart_from_values_of_another_extent(client):
    assert 'id="differ"' in page(client, "core-projects.p18")
    other = page(client, "advanced-complexes.ulsan")
    assert 'id="other"' in other
    assert 'id="differ"' not in other


def test_a_title_that_is_not_known_is_not_printed(client):
    for item in ONES:
        html = page(client, item)
        assert "제목 미확인" not in html
        assert "매체명 미확인" not in html


def test_before_its_first_day_a_page_says_from_when(client):
    answer = client.get("/items/advanced-complexes.ulsan?asof=2020-01-01")
    html = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "2023-07-20부터" in html
    assert "asof=2023-07-20" in html
    assert count_told(html) == 0
    assert "결정한 날" not in html
    assert "인용 복사" not in html
    assert "614조" not in html
    twin = client.get("/api/items/advanced-complexes.ulsan?asof=2020-01-01").get_json()
    assert (twin["state"], twin["claims"], twin["citation"], twin["later_claims"] > 0) == ("before", [], {}, True)


def test_what_indirect_sources_alone_say_is_marked_so(client):
    head = page(client, "national-figures.balanced-growth-act").partition("</h1>")[0]
    assert '<span class="flag">간접 확인</span>' in head
    assert '<span class="flag">간접 확인</span>' not in page(client, COMPLEX).partition("</h1>")[0]


def test_after_its_end_a_page_says_until_when(client, known):
    ended = [
        item
        for item, facts in known.by_item.items()
        if all(fact.valid_to and fact.valid_to < ASOF and known.event(fact).isoformat() < ASOF for fact in facts)
    ]
    assert ended
    for item in ended[:5]:
        last = max(fact.valid_to for fact in known.by_item[item])
        assert f"{last}"[:7] in page(client, item)


def test_a_day_tells_only_what_was_known_by_it(client):
    html = client.get(f"/items/{COMPLEX}?asof=2023-12-31").get_data(as_text=True)
    assert count_told(html) == len({(row["day"], row["document"]) for row in known_by(ROWS[COMPLEX], "2023-12-31")})
    assert "이 기준일 이후의 발표·보도" in html


@pytest.mark.parametrize("word", HOSTILE)
def test_what_is_no_item_is_not_found(client, word):
    answer = client.get(f"/items/{word}" if "%" in word else f"/items/{quote(word, safe='')}")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.get_data(as_text=True)
    assert "Set-Cookie" not in answer.headers


def test_a_word_that_is_nearly_an_id_leads_to_those_that_are(client):
    html = client.get("/items/advanced-complexes.yongin?lang=en&asof=2025-12-17").get_data(as_text=True)
    assert f'href="/items/{COMPLEX}?lang=en&amp;asof=2025-12-17"' in html
    problem = client.get("/api/items/advanced-complexes.yongin")
    assert problem.status_code == 404
    assert COMPLEX in problem.get_json()["detail"]


@pytest.mark.parametrize(
    "word", ["Advanced-Complexes.Ulsan", " advanced-complexes.ulsan ", "ａdvanced-complexes.ulsan"]
)
def test_another_spelling_leads_to_the_id_and_keeps_what_was_asked(client, word):
    answer = client.get(f"/items/{quote(word)}?lang=en&data=7a8745e52e38")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/items/advanced-complexes.ulsan?lang=en&data=7a8745e52e38"


def test_the_json_twin_has_every_claim(client):
    for item in ONES:
        twin = client.get(f"/api/items/{item}?asof={ASOF}").get_json()
        assert {claim["id"] for claim in twin["claims"]} == {row["id"] for row in known_by(ROWS[item], ASOF)}
        assert {one["id"] for one in twin["documents"]} == {row["document"] for row in known_by(ROWS[item], ASOF)}


def test_the_json_twin_refuses_what_it_does_not_have(client):
    assert client.get(f"/api/items/{COMPLEX}?colour=red").status_code == 400


def test_a_citation_carries_the_day_and_the_data_and_each_way_is_of_its_form(client, known):
    citation = client.get(f"/api/items/{COMPLEX}?asof={ASOF}").get_json()["citation"]
    address = f"http://localhost/items/{COMPLEX}?asof={ASOF}&lang=ko&data={known.data_version}"
    assert citation["address"] == address
    assert all(address in citation[way] for way in ("text", "footnote", "bibtex"))
    assert citation["bibtex"].count("@misc{") == 2
    assert citation["bibtex"].count("{") == citation["bibtex"].count("}")
    own, source = json.loads(citation["csl"])
    assert own["URL"] == address
    assert source["issued"]["date-parts"] == [[2023, 7, 20]]
    html = unescape(page(client, COMPLEX))
    assert citation["text"] in html
    assert json.loads(citation["csl"]) == json.loads(
        html.split('id="cite-csl"')[1].split(">", 1)[1].split("</textarea>")[0]
    )


#: One of the five districts called 동구.
DISTRICT = "depopulation-areas.busan.dong"


@pytest.mark.parametrize(("lang", "name"), [("ko", "부산 동구"), ("en", "Dong-gu, Busan")])
def test_an_item_that_is_a_municipality_is_named_and_cited_with_its_province(client, lang, name):
    assert f"<span>{name}</span>" in page(client, DISTRICT, f"&lang={lang}")
    citation = client.get(f"/api/items/{DISTRICT}?asof={ASOF}&lang={lang}").get_json()["citation"]
    assert name in citation["text"]
    assert json.loads(citation["csl"])[0]["title"] == name


@pytest.mark.parametrize(("lang", "said"), [("ko", "문서 표기 ‘메모리 세계 1위"), ("en", "in documents: ")])
def test_a_role_at_the_head_of_a_page_is_told_as_the_documents_own(client, lang, said):
    assert said in unescape(page(client, COMPLEX, f"&lang={lang}")).split('class="lead"')[1].split("</p>")[0]


def test_a_citation_says_no_status_that_the_name_ends_with(client):
    text = client.get(f"/api/items/advanced-complex-call-2026.daegu-robot?asof={ASOF}").get_json()["citation"]["text"]
    assert "특화단지 신청." in text
    assert "신청(신청)" not in text


#: Pages that name items, each with an item that must be on it.
NAMING = {
    "/layers/advanced-complexes": COMPLEX,
    "/regions/gyeonggi": COMPLEX,
    "/fragments/card/gyeonggi": COMPLEX,
    "/fragments/table": "advanced-complexes.ulsan",
    "/compare?regions=gyeonggi,ulsan": COMPLEX,
    "/changes?from=2023-01-01&to=2026-11-28": COMPLEX,
    "/due": "growth-engines.national",
    "/freshness": "growth-engines.pole-jeonbuk",
    "/at?place=용인": COMPLEX,
    "/sources/motie-2024-02": COMPLEX,
}


@pytest.mark.parametrize(("path", "item"), NAMING.items())
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.whole
def test_where_an_item_is_named_its_page_is_linked_in_the_same_language_and_on_the_same_day(client, path, item, lang):
    html = client.get(f"{path}{'&' if '?' in path else '?'}asof={ASOF}&lang={lang}").get_data(as_text=True)
    assert f'href="/items/{item}?asof={ASOF}&amp;lang={lang}"' in html


@pytest.mark.parametrize("path", NAMING)
def test_every_link_to_an_item_leads_to_one(client, known, path):
    html = client.get(f"{path}{'&' if '?' in path else '?'}asof={ASOF}").get_data(as_text=True)
    linked = set(re.findall(r'href="/items/([^?"#]+)', html))
    assert linked
    assert linked <= set(known.by_item)


def test_features_and_hits_lead_to_the_page_of_their_item(client, known):
    collection = client.get(f"/api/collections/advanced-complexes/items?asof={ASOF}").get_json()
    assert collection["features"]
    for feature in collection["features"]:
        way = f"http://localhost/items/{feature['properties']['id']}"
        assert feature["links"] == [{"rel": "alternate", "type": "text/html", "href": way}]
    figures = client.get(f"/api/collections/grdp/items?asof={ASOF}").get_json()["features"]
    assert not any("links" in feature for feature in figures)
    hits = client.get(f"/search.json?q=샤힌&asof={ASOF}").get_json()["hits"]
    assert "/items/core-projects.p18" in {hit["href"] for hit in hits}
    scene = client.get(f"/scene.json?layers=core-projects&asof={ASOF}").get_json()
    assert {f["href"] for f in scene["layers"][0]["features"]} <= {f"/items/{item}" for item in known.by_item}


def offered(client, address):
    """Addresses of the items that a page of no item offers."""
    answer = client.get(address)
    assert answer.status_code == 404
    return re.findall(r'<a class="button" href="(/items/[^"?]+)', answer.get_data(as_text=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_no_item_offers_the_nearest_and_nothing_that_is_far(client, lang):
    assert offered(client, f"/items/pohang-batery?lang={lang}")[0] == "/items/advanced-complexes.pohang"
    assert all(client.get(each).status_code == 200 for each in offered(client, f"/items/pohang-batery?lang={lang}"))
    assert offered(client, f"/items/xyz?lang={lang}") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_has_its_address_or_says_that_the_data_have_none(client, known, lang):
    """On its own page, and wherever an item's page lists it; the line of a claim leads to it and is explained."""
    none = {"ko": "자료에 없음", "en": "not in the data"}[lang]
    lines = {"ko": "보관한 문서 텍스트의 줄", "en": "lines of the text kept"}[lang]
    some = {bool(each.url): each for each in known.documents.values()}
    for document in some.values():
        page = unescape(client.get(f"/sources/{document.id}?lang={lang}").get_data(as_text=True))
        assert f'<dd class="url">{document.url or none}</dd>' in page
    fact = next(each for each in known.facts if (each.locator or "").startswith("L") and each.evidence and each.status)
    page = client.get(f"/items/{fact.item}?lang={lang}").get_data(as_text=True)
    assert none in page or 'class="url">http' in page
    assert lines in page
    assert re.search(rf'<a href="/sources/{fact.document}\?lang={lang}#[^"]+">[^<]*\d', page)
