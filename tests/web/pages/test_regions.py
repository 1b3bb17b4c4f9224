"""A region's page answers: headline, paragraph, what is its own, next dates, what others have, figures, sources."""

import re
from datetime import date
from html import unescape

import pytest

from layers.findings.portrait import portrait
from tests.pages import undated
from web.service.language import LANGUAGES

ASOF = "2026-11-28"
TODAY = date(2026, 11, 28)


def page(client, region, query=f"asof={ASOF}"):
    return client.get(f"/regions/{region}?{query}").get_data(as_text=True)


def plain(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.pohang", "seoul", "pole-honam", "korea"])
def test_a_page_begins_with_its_headline_and_its_paragraph(client, known, region, lang):
    html, told = undated(page(client, region, f"asof={ASOF}&lang={lang}")), portrait(known, region, TODAY)
    head = html.split('<header class="profile-head">', 1)[1].split("</header>", 1)[0]
    assert unescape(re.search("<h1>(.*?)</h1>", head, re.S)[1]).split("<br>") == list(told.title(lang))
    assert all(part in unescape(head) for part in told.folded(lang))


def test_what_is_its_own_comes_before_what_applies_from_above_and_sources_last(client):
    html = page(client, "gyeongbuk")
    order = ['id="own"', 'id="due"', 'id="above"', 'id="lacking"', 'id="partners"', 'id="figures"', 'class="footnotes"']
    places = [html.index(each) for each in order]
    assert places == sorted(places)


def test_slide_and_document_are_one_press_and_are_made(client):
    html = page(client, "gyeongbuk")
    head = html.split('<header class="profile-head">', 1)[1].split("</header>", 1)[0]
    made = re.findall(r'href="(/export/[^"]+)" download', head)
    assert [address.split("?")[0] for address in made] == [
        "/export/brief/gyeongbuk.pptx",
        "/export/regions/gyeongbuk.hwpx",
    ]
    assert {client.get(unescape(address)).status_code for address in made} == {200}
    assert "슬라이드와 출처(PPTX)</a>" in html
    assert "한글 문서</a>" in html


def test_what_applies_from_above_is_folded(client):
    above = page(client, "gyeongbuk").split('aria-labelledby="above"', 1)[1].split("</section>", 1)[0]
    assert [re.sub(r"<.*?>", "", one) for one in re.findall(r"<summary[^>]*>(.*?)</summary>", above)][:2] == [
        "소속 시·도·권역 7건",
        "전국 공통 5건",
    ]
    assert "<details open" not in above


def test_names_that_no_source_gives_are_one_line(client, known):
    """Nine items without a name in a list are told once, not nine times."""
    own = page(client, "pole-honam").split('id="own"', 1)[1].split('id="due"', 1)[0]
    assert plain(own).count("명칭 미확인 (") == 0


def test_no_days_are_counted_beyond_120_and_none_backwards(client):
    due = plain(page(client, "gyeongbuk").split('aria-labelledby="due"', 1)[1].split("</section>", 1)[0])
    assert "D+" not in due
    assert all(int(n) <= 120 for n in re.findall(r"D[-−](\d+)", due))


def test_figures_stand_among_those_of_the_other_provinces(client):
    html = page(client, "gyeongbuk").split('id="figures"', 1)[1].split("</section>", 1)[0]
    first = html.split("</svg>", 1)[0]
    assert first.count("<circle") == 16
    assert first.count('class="own"') == 1


def test_sources_are_governments_then_the_press_then_the_rest_folded(client):
    notes = page(client, "gyeongbuk").split('<section class="footnotes"', 1)[1]
    assert notes.index("<h3>정부</h3>") < notes.index("<h3>언론</h3>") < notes.index("<details")
    cited = set(re.findall(r'href="#source-(\d+)"', page(client, "gyeongbuk")))
    assert cited == set(re.findall(r'id="source-(\d+)"', notes))


@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.pohang", "seoul"])
def test_the_card_on_the_map_says_the_same_in_short(client, known, region):
    told = portrait(known, region, TODAY)
    card = unescape(client.get(f"/fragments/card/{region}?asof={ASOF}").get_data(as_text=True))
    assert told.title("ko")[0] in card
    assert told.brief("ko") in card
    assert told.title("ko")[0] in unescape(client.get(f"/?focus={region}&asof={ASOF}").get_data(as_text=True))


@pytest.mark.parametrize(
    ("region", "sides"),
    [
        (
            "gyeongbuk",
            {"lacking": "map", "partners": "below", "figures": "below", "series": "below", "sectors": "below"},
        ),
        ("seoul", {"lacking": "own", "partners": "own", "figures": "own", "series": "own", "sectors": "own"}),
        ("seoul.gangnam", {"partners": "own", "figures": "own", "series": "own"}),
    ],
)
def test_later_parts_stand_on_the_shorter_side_of_the_page(client, region, sides):
    """Below the map beside a long list, below a short list beside the map, each once and none out of order."""
    own, rest = page(client, region).split('<div class="profile-own">')[1].split('<div class="profile-rest">')
    beside, below = rest.split('<div class="profile-columns">')
    found = {
        part: name
        for name, html in (("own", own), ("map", beside), ("below", below))
        for part in re.findall(r'<h2 id="(lacking|partners|figures|series|sectors)">', html)
    }
    assert found == sides
    assert list(found) == list(sides)
