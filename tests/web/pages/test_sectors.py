"""`/sectors` and the page of a sector: numbers, names, limits, and what is no sector."""

import io
import re
from html import unescape

import pytest
from pptx import Presentation

from layers.comparison.industries import named_sectors
from tests.pages import undated
from web.service.language import LANGUAGES
from web.state.current import drawing
from web.telling.industries.page import page


def test_the_index_lists_every_sector_with_its_address(fetch, known):
    html = fetch("/sectors?asof=2026-11-28").get_data(as_text=True)
    found = re.findall(r'<h2><a href="/sectors/([a-z-]+)\?', html)
    assert found == named_sectors(known)


@pytest.mark.whole
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asof", ["2017-12-18", "2023-02-27", "2025-12-17", "2026-11-28"])
def test_every_sector_has_its_page_on_every_day(client, known, asof, lang):
    for sector in named_sectors(known):
        assert client.get(f"/sectors/{sector}?asof={asof}&lang={lang}&theme=grey").status_code == 200


@pytest.mark.parametrize("address", ["/sectors/textile?", "/compare?regions=chungbuk,chungnam,jeonbuk&"])
def test_textiles_are_said_to_be_what_the_documents_class_so(fetch, address):
    assert "문서 업종 분류" in fetch(f"{address}asof=2026-11-28").get_data(as_text=True)


def test_the_page_names_every_item_and_says_what_it_is_not(fetch):
    html = fetch("/sectors/battery?asof=2026-11-28").get_data(as_text=True)
    for said in ("새만금 이차전지 특화단지", "실제 산업 보유 여부가 아님", "판정 불가", "신청·제안·검토", "입지계수"):
        assert said in html


def test_a_name_stands_on_the_map_or_in_the_line_below(app, known):
    with app.test_request_context():
        found = page(drawing(), "battery", drawing().today(), "ko", "colour")
    for size in found.map.sizes:
        told = {name.text for name in size.names} | set(size.unnamed)
        assert {spot.label for spot in found.map.spots} <= told


def section(fetch, sector, part):
    html = fetch(f"/sectors/{sector}?asof=2026-11-28").get_data(as_text=True)
    return html.split(f'aria-labelledby="{part}"')[1].split("</section>")[0]


def test_what_has_passed_is_folded_below_what_is_due_and_a_line_writes_its_day_once(fetch):
    ahead, passed = section(fetch, "steel", "due").split("<details")
    assert "기한 경과(결과 미확인) 2건" in passed
    assert "친환경차용 전기강판 공장 증설" in passed
    for line in ahead.split("<li>")[1:]:
        day = re.search(r'class="date">([^<]+)', line)[1]
        assert day[:4].isdigit()
        assert "년" not in line.split("note-inline")[1]
    assert "D−33" in section(fetch, "battery", "due")


def test_tiers_of_instruments_against_a_crisis_are_no_words_of_a_sector(fetch):
    told = section(fetch, "steel", "words")
    assert "철강·자동차부품" in told
    assert "선제대응지역" not in told


def test_what_has_ended_is_not_called_unknown(fetch):
    told = section(fetch, "battery", "counts")
    assert "경북 배터리 리사이클링 규제자유특구" in told.split("<h3>미정·미확인·종료</h3>")[1]


def test_a_sector_without_an_item_says_so(fetch):
    html = fetch("/sectors/textile?asof=2017-12-18").get_data(as_text=True)
    assert "2017.12.18.에 이 분야의 수록 항목 없음" in undated(html)


@pytest.mark.parametrize("sector", ["unassigned", "nothing", "반도체"])
def test_what_is_no_sector_is_404_with_a_way_back(client, sector):
    answer = client.get(f"/sectors/{sector}")
    assert answer.status_code == 404
    assert "그런 산업 분야가 없습니다" in answer.get_data(as_text=True)


def test_the_headline_and_partners_stand_on_the_page(fetch):
    html = fetch("/sectors/battery?asof=2026-11-28").get_data(as_text=True)
    assert "이차전지, 국가첨단전략산업 특화단지 4곳(지정, 4개 시·도" in html.split("<h1>")[1].split("</h1>")[0]
    told = html.split('<h2 id="partners">')[1].split("</section>")[0]
    assert "‘전구체·리사이클링’" in told
    assert told.index("신청·제안(별도, 결정 아님)") < told.index("‘이차전지 기초원료’")


def test_without_stages_or_whole_lists_the_page_has_neither(fetch):
    html = fetch("/sectors/tourism-content?asof=2026-11-28").get_data(as_text=True)
    assert 'id="partners"' not in html
    assert html.split("<h1>")[1].split("</h1>")[0].endswith("</span>관광·콘텐츠")


@pytest.mark.office
def test_one_press_makes_one_slide(fetch):
    html = fetch("/sectors/battery?asof=2026-11-28").get_data(as_text=True)
    link = unescape(re.search(r'class="button primary" href="(/export/sectors/battery\.pptx[^"]+)" download', html)[1])
    slides = Presentation(io.BytesIO(fetch(link).data)).slides
    assert len(slides) == 1
    assert "산업통상자원부" in slides[0].notes_slide.notes_text_frame.text
    assert "/export/sectors/battery.hwpx?" in html


def test_files_of_what_is_no_sector_are_404(client):
    assert client.get("/export/sectors/nothing.hwpx").status_code == 404
    assert client.get("/export/sectors/battery.svg").status_code == 404
