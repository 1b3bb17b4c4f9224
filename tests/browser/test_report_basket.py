"""Views collected for a report: added, ordered, titled, shared, made into slides; what cannot be read is told."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from tests.browser.axe import faults

DAY = "asof=2026-11-28"
FIVE = (
    f"/?layers=advanced-complexes,battery-triangle&{DAY}",
    f"/compare?regions=chungbuk,chungnam,jeonbuk&{DAY}",
    f"/regions/gyeongbuk?{DAY}",
    "/changes?from=2024-02-29&to=2026-11-28",
    f"/layers/advanced-complexes?{DAY}",
)
#: Where land of 경북 is on the screen that no name covers.
IN_GYEONGBUK = """() => { const frame = atlas.map.getContainer(), {x, y} = frame.getBoundingClientRect();
  const places = Array.from({length: 80}, (_, i) => [36.36 + 0.06 * (i % 8), 128.6 + 0.06 * Math.floor(i / 8)]);
  const spots = places.map((at) => atlas.map.latLngToContainerPoint(at)).map((at) => [x + at.x, y + at.y]);
  return spots.find((spot) => document.elementFromPoint(...spot) === frame); }"""
TITLE = ".basket-title textarea"


def kept(page, *addresses, version=1):
    """Open the list with some views in it."""
    views = [{"address": each, "title": "", "computed": each, "remark": "", "code": ""} for each in addresses]
    text = json.dumps({"version": version, "title": "", "views": views, "options": {}})
    page.add_init_script(f"if (!localStorage['atlas.basket']) localStorage['atlas.basket'] = {json.dumps(text)}")


def listed(page, atlas, visit, count):
    record = visit(page, f"{atlas}/briefing?{DAY}")
    expect(page.locator(".basket-row")).to_have_count(count)
    expect(page.get_by_text("제목을 계산하는 중")).to_have_count(0)
    return record


def test_five_views_are_five_slides_in_eight_presses(page, atlas, visit, tmp_path):
    presses = 0
    for number, address in enumerate(FIVE, 1):
        visit(page, f"{atlas}{address}")
        page.locator("#basket-add").click()
        presses += 1
        expect(page.locator("#basket-count")).to_have_text(str(number))
    page.locator(".basket-open").click()
    presses += 1
    expect(page.locator(".basket-row")).to_have_count(5)
    expect(page.locator("#basket-sum")).to_have_text("화면 5 = 슬라이드 5장")
    expect(page.get_by_text("제목을 계산하는 중")).to_have_count(0)
    page.wait_for_load_state("networkidle")  # while pictures are made, a file may be told to come again
    with page.expect_download(timeout=120_000) as made:
        page.locator("[data-format='pptx']").click()
    presses += 1
    assert presses <= 8
    assert made.value.suggested_filename.startswith("산업정책지도_지역_산업정책_보고_")
    made.value.save_as(tmp_path / "five.pptx")
    slides = list(Presentation(tmp_path / "five.pptx").slides)
    assert len(slides) == 5
    assert "12곳 중 10곳 비수도권 소재" in slides[0].shapes.title.text_frame.text


def test_a_slide_of_a_region_is_two_presses_from_the_map(page, atlas, visit, tmp_path):
    visit(page, f"{atlas}/?{DAY}")
    page.wait_for_selector("html[data-drawn='1']")
    page.mouse.click(*page.evaluate(IN_GYEONGBUK))
    with page.expect_download(timeout=120_000) as made:
        page.get_by_role("link", name="슬라이드(PPTX)").click()
    made.value.save_as(tmp_path / "region.pptx")
    assert "경상북도" in next(iter(Presentation(tmp_path / "region.pptx").slides)).shapes.title.text_frame.text


def test_the_words_of_a_heading_stay_apart_in_the_title_of_a_view(page, atlas, visit):
    visit(page, f"{atlas}/regions/gyeongbuk?{DAY}")
    assert "\n" in page.locator("h1").inner_text()
    page.locator("#basket-add").click()
    expect(page.locator("#basket-count")).to_have_text("1")
    (view,) = json.loads(page.evaluate("localStorage['atlas.basket']"))["views"]
    assert view["computed"].split() == page.locator("h1").inner_text().split()


def test_titles_are_computed_edited_and_taken_back_and_the_order_changes(page, atlas, visit):
    kept(page, f"/regions/gyeongbuk?{DAY}", f"/regions/jeju?{DAY}")
    listed(page, atlas, visit, 2)
    first = page.locator(TITLE).first
    computed = first.input_value()
    assert computed.startswith("경상북도")
    first.fill("경북의 단지")
    first.blur()
    expect(page.locator(".basket-own").first).to_have_text("작성자 제목")
    page.get_by_role("button", name="아래로: 경북의 단지").click()
    expect(page.locator(TITLE).nth(1)).to_have_value("경북의 단지")
    page.reload()
    expect(page.locator(TITLE).nth(1)).to_have_value("경북의 단지")
    page.locator(".basket-back:not([hidden])").click()
    expect(page.locator(TITLE).nth(1)).to_have_value(computed)


def test_what_is_removed_comes_back(page, atlas, visit):
    kept(page, f"/regions/gyeongbuk?{DAY}", f"/regions/jeju?{DAY}")
    listed(page, atlas, visit, 2)
    page.get_by_role("button", name="빼기: 경상북도").click()
    expect(page.locator(".basket-row")).to_have_count(1)
    expect(page.locator("#basket-count")).to_have_text("1")
    page.get_by_role("button", name="되돌리기", exact=True).first.click()
    expect(page.locator(".basket-row")).to_have_count(2)


def test_a_list_is_shared_behind_the_hash_which_no_server_sees(page, atlas, visit, browser):
    kept(page, f"/regions/gyeongbuk?{DAY}", f"/regions/jeju?{DAY}")
    record = listed(page, atlas, visit, 2)
    page.locator("#basket-share").click()
    address = page.locator("#basket-address").input_value()
    assert "#b=" in address
    other = browser.new_context(locale="ko-KR").new_page()
    asked = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(address)
    expect(other.locator(".basket-row")).to_have_count(2)
    expect(other.locator("#basket-told")).to_contain_text("화면 2개를 받아")
    assert not [url for url in (*asked, *record.requests) if "b=" in url.partition("?")[2].replace("lang=", "")]
    other.context.close()


@pytest.mark.parametrize(
    ("hash_", "said"),
    [("#b=%%%", "읽을 수 없습니다"), ("#b=q1YqSy0qzszPU7Iy1lEqLknMK1GyMtBRKstMLQcA", "읽을 수 없습니다")],
)
def test_an_address_that_was_cut_is_told_and_loses_nothing(page, atlas, visit, hash_, said):
    kept(page, f"/regions/jeju?{DAY}")
    visit(page, f"{atlas}/briefing?{DAY}{hash_}")
    expect(page.locator("#basket-told")).to_contain_text(said)
    expect(page.locator(".basket-row")).to_have_count(1)


def test_a_list_of_a_newer_release_is_told_and_kept(page, atlas, visit):
    kept(page, f"/regions/jeju?{DAY}", version=9)
    visit(page, f"{atlas}/regions/jeju?{DAY}")
    page.locator("#basket-add").click()
    expect(page.locator("#basket-said")).to_contain_text("더 새로운 형식")
    visit(page, f"{atlas}/briefing?{DAY}")
    expect(page.locator("#basket-told")).to_contain_text("더 새로운 판")
    page.get_by_role("button", name="새 목록으로 시작").click()
    assert '"version":9' in page.evaluate("localStorage['atlas.basket.newer'].replaceAll(' ', '')")


def test_a_view_that_no_longer_holds_stays_in_the_list_with_the_nearest_page(page, atlas, visit, tmp_path):
    kept(page, "/regions/atlantis?lang=ko", f"/regions/jeju?{DAY}")
    listed(page, atlas, visit, 2)
    wrong = page.locator(".basket-row").first
    expect(wrong).to_contain_text("만들 때 빠집니다")
    assert wrong.get_by_role("link", name="가까운 화면 열기").get_attribute("href") == "/regions"
    with page.expect_download(timeout=120_000) as made:
        page.locator("[data-format='xlsx']").click()
    made.value.save_as(tmp_path / "made.xlsx")
    expect(page.locator("#basket-making")).to_contain_text("넣지 못한 화면 1개")
    expect(page.locator(".basket-row")).to_have_count(2)


def test_two_hundred_views_are_made_in_parts(page, atlas, visit):
    kept(page, *(f"/regions/jeju?asof=2026-{1 + n // 20:02d}-{1 + n % 20:02d}" for n in range(200)))
    visit(page, f"{atlas}/briefing?{DAY}")
    expect(page.locator(".basket-row")).to_have_count(200)
    expect(page.locator("#basket-many")).to_contain_text("나누어 만듭니다")
    assert page.locator("#basket-part option").all_text_contents()[:2] == ["1–40", "41–80"]


def test_a_file_is_read_in_and_written(page, atlas, visit, tmp_path):
    file = tmp_path / "brief.yaml"
    file.write_text(
        'title: 보고\nviews:\n  - view: "/regions/jeju?asof=2026-11-28"\n    title: 제주\n', encoding="utf-8"
    )
    listed(page, atlas, visit, 0)
    page.locator("#basket-file").set_input_files(file)
    expect(page.locator(TITLE)).to_have_value("제주")
    with page.expect_download() as made:
        page.locator("#basket-save").click()
    made.value.save_as(tmp_path / "out.yaml")
    assert 'title: "제주"' in (tmp_path / "out.yaml").read_text("utf-8")


@pytest.mark.parametrize("width", [390, 1366])
def test_the_list_is_accessible(page, atlas, visit, width):
    page.set_viewport_size({"width": width, "height": 844})
    kept(page, f"/regions/jeju?{DAY}", "/regions/atlantis")
    listed(page, atlas, visit, 2)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 360, 390])
def test_the_masthead_of_the_map_has_room_for_it_on_a_phone(page, atlas, visit, width):
    page.set_viewport_size({"width": width, "height": 844})
    kept(page, *FIVE)
    visit(page, f"{atlas}/?{DAY}")
    page.locator(".to-menu").click()
    boxes = [
        box
        for each in page.locator(".masthead .tools > *:visible, .basket-tools > *:visible").all()
        if (box := each.bounding_box())
    ]
    assert min(box["x"] for box in boxes) >= 0
    assert max(box["x"] + box["width"] for box in boxes) <= width
