"""A reader's own rows in the browser: read from what people have, drawn, listed, kept in the tab, sent to export."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import openpyxl
import pytest
from playwright.sync_api import expect

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.overlay_files import (
    BY_BROWSERS,
    FILES,
    GOOD,
    HEAD,
    HOSTILE,
    NAME,
    READ,
    TABLE,
    UNREADABLE,
    comma_separated,
    tabbed,
)
from web.service.language import LANGUAGES

DRAWN = "html[data-drawn='1']"
BAD = (
    (("없음", "", "없는시", "", "", "지정", "", "", "", ""), "없는시"),
    (("바뀜", "", "", "129.3", "35.4", "지정", "", "", "", ""), "바뀌었습니다"),
    (("", "부산", "", "", "", "지정", "", "", "", ""), "비어 있습니다"),
    (("둘", "", "고성", "", "", "지정", "", "", "", ""), "강원 고성군, 경남 고성군"),
    (("밖", "", "", "35.7", "139.7", "지정", "", "", "", ""), "우리나라 밖"),
    (("반쪽", "", "", "35.7", "", "지정", "", "", "", ""), "하나만"),
    (("글", "", "", "가", "나", "지정", "", "", "", ""), "숫자가 아닙니다"),
    (("자리", "", "", "", "", "지정", "", "", "", ""), "지역도 좌표도"),
    (("가" * 301, "부산", "", "", "", "지정", "", "", "", ""), "301자"),
)


def to_layers(page):
    """On a telephone the layers have a tab of their own, after that of the sentences."""
    tab = page.locator("[data-tab=panel]")
    if tab.is_visible():
        tab.click()


@pytest.fixture
def map_page(page, atlas, visit):
    """The map with its dialog open."""
    visit(page, f"{atlas}/?asof=2026-11-21")
    page.wait_for_selector(DRAWN, state="attached")
    to_layers(page)
    page.locator("#overlay-open").click()
    page.wait_for_selector("#overlay-dialog[open]")
    return page


def paste(page, rows):
    page.locator("#overlay-paste").fill(tabbed(rows))
    page.locator(".overlay-dialog .primary").click()
    page.wait_for_selector(".overlay-report p")


def drop(page, name, content):
    page.evaluate("document.querySelector('.overlay-report').replaceChildren()")
    page.locator("#overlay-file").set_input_files({"name": name, "mimeType": "", "buffer": content})
    page.wait_for_selector(".overlay-report p")


def kept(page):
    found = page.evaluate("sessionStorage.getItem('atlas-overlay')")
    return json.loads(found)["rows"] if found else []


def close(page):
    page.locator(".overlay-head .quiet").click()


def test_pasted_rows_are_on_the_map_in_the_panel_in_the_table_and_marked(map_page):
    paste(map_page, TABLE)
    close(map_page)
    expect(map_page.locator("#map-title")).to_contain_text("사용자 입력 4건")
    expect(map_page.locator("#notices")).to_contain_text("주소와 QR 부호에는 들어 있지 않음")
    legend = map_page.locator("#overlay-legend").inner_text()
    assert all(f"{status}" in legend for status in ("계획", "추진·착공", "검토", "신청"))
    assert map_page.locator(".mark[data-item^='user-input-']").count() == 4
    map_page.locator("#table-open").click()
    rows = map_page.locator("#table-body .user-row")
    expect(rows).to_have_count(4)
    assert all("사용자 입력" in text for text in rows.all_inner_texts())
    map_page.locator(".mark[data-item='user-input-2']").dispatch_event("click")
    popup = map_page.locator(".item-popup")
    for text in ("원자로 공장", "사용자 입력", "별빛일보", HOSTILE):
        expect(popup).to_contain_text(text)


def test_the_card_of_a_region_has_its_rows_and_those_of_its_parts(map_page):
    paste(map_page, TABLE)
    close(map_page)
    for region, named in (("gyeongbuk", [NAME]), ("pole-dongnam", ["원자로 공장"]), ("jeju", [])):
        map_page.goto(f"{map_page.url.split('?')[0]}?asof=2026-11-21&focus={region}")
        map_page.wait_for_selector("#overlay-on")
        expect(map_page.locator(".user-section .entry-name")).to_have_text(named)
    map_page.goto(f"{map_page.url.split('?')[0]}?asof=2026-11-21&focus=gyeongbuk")
    expect(map_page.locator(".user-section .flag")).to_have_text("사용자 입력")
    assert faults(map_page) == []


def test_hostile_text_stays_text(map_page):
    paste(map_page, (HEAD, tuple(HOSTILE if name in ("이름", "출처", "비고") else cell
                                 for name, cell in zip(HEAD, GOOD[0], strict=True))))  # fmt: skip
    close(map_page)
    map_page.locator("#table-open").click()
    expect(map_page.locator(".user-row")).to_contain_text(HOSTILE)
    map_page.locator(".mark[data-item='user-input-1']").dispatch_event("click")
    expect(map_page.locator(".item-popup")).to_contain_text(HOSTILE)
    assert map_page.evaluate("window.hacked") is None
    assert map_page.locator("[onerror]").count() == 0


def test_every_bad_row_is_listed_with_its_number_and_reason_and_the_good_are_kept(map_page):
    paste(map_page, (HEAD, GOOD[0], *(row for row, _ in BAD), GOOD[2]))
    told = map_page.locator(".overlay-bad-rows li").all_inner_texts()
    assert len(told) == len(BAD)
    for number, ((_, reason), text) in enumerate(zip(BAD, told, strict=True), 3):
        assert text.startswith(f"{number}행")
        assert reason in text
    assert [row["name"] for row in kept(map_page)] == [NAME, "통합 청사"]


def test_a_part_that_cannot_be_read_is_remarked_on_and_kept_in_the_note(map_page):
    paste(map_page, (HEAD, ("하나", "부산", "", "", "", "공모중", "", "2026-02-30", "", "")))
    (row,) = kept(map_page)
    assert (row["status"], row["date"], row["note"]) == ("unconfirmed", None, "상태 공모중 · 일자 2026-02-30")
    told = map_page.locator(".overlay-remarks").inner_text()
    assert "아는 말: 지정" in told
    assert "2026-02-30" in told


def test_equal_remarks_are_one_line_with_their_rows(map_page):
    paste(map_page, (("이름", "지역"), *((f"가{n}", "부산") for n in range(30))))
    expect(map_page.locator(".overlay-remarks li")).to_have_text(
        ["2–31행(30행) 상태가 비어 있어 미확인으로 두었습니다."]
    )


def test_a_name_of_several_regions_offers_them_as_buttons(map_page):
    paste(map_page, (("이름", "지역", "상태"), ("둘", "고성", "지정"), ("하나", "부산", "지정")))
    map_page.get_by_role("button", name="경남 고성군").click()
    assert [row["regions"] for row in kept(map_page)] == [["busan"], ["gyeongnam.goseong"]]
    expect(map_page.locator(".overlay-bad-rows")).to_contain_text("경남 고성군으로 불러왔습니다")


def test_columns_are_shown_and_can_be_changed_before_anything_is_drawn(map_page):
    rows = (("DAN_ID", "DAN_NAME", "SIGUNGU_NM", "TYPE"), ("900000", "가온", "해운대구", "나래"))
    paste(map_page, rows)
    expect(map_page.locator(".overlay-preview")).to_contain_text("DAN_NAME(B)")
    assert kept(map_page) == []
    map_page.get_by_label("TYPE(D) 열의 쓰임").select_option("note")
    assert faults(map_page) == []
    map_page.get_by_role("button", name="이대로 불러오기").click()
    (row,) = kept(map_page)
    assert (row["name"], row["regions"], row["note"]) == ("가온", ["busan.haeundae"], "나래")
    map_page.get_by_role("button", name="열·시트 확인·바꾸기").click()
    assert kept(map_page) == []


def test_metres_are_placed_once_their_system_is_chosen(map_page):
    drop(map_page, "metres.csv", "이름,x,y,상태\n나래,414500,392000,계획\n".encode())
    expect(map_page.locator(".overlay-preview")).to_contain_text("미터로 보입니다")
    map_page.get_by_label("좌표계", exact=True).select_option("EPSG:5186")
    map_page.get_by_role("button", name="이대로 불러오기").click()
    (row,) = kept(map_page)
    assert (row["lon"], row["lat"], row["regions"]) == (129.381869, 36.102085, ["gyeongbuk.pohang"])


def test_a_sheet_is_chosen_and_can_be_another(map_page):
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active.title = "표지"
    book.active.append(["현황 보고"])
    for title, region in (("목록", "울산"), ("둘째", "부산")):
        for row in (["이름", "지역", "상태", "담당"], ["가온", region, "계획", "나"]):
            (book[title] if title in book.sheetnames else book.create_sheet(title)).append(row)
    book.save(made)
    drop(map_page, "sheets.xlsx", made.getvalue())
    map_page.get_by_label("시트", exact=True).select_option(label="둘째")
    map_page.get_by_role("button", name="이대로 불러오기").click()
    assert [row["regions"] for row in kept(map_page)] == [["busan"]]
    expect(map_page.locator(".overlay-said")).to_contain_text("‘둘째’ 시트를 읽었습니다. 다른 시트: 표지, 목록")


def test_a_hundred_thousand_lines_are_counted_in_one_sentence(map_page):
    lines = "\n".join(f"가{n},부산,계획" for n in range(100_000))
    drop(map_page, "many.csv", f"이름,지역,상태\n{lines}\n".encode())
    assert len(kept(map_page)) == 500
    expect(map_page.locator(".overlay-bad-rows li")).to_have_count(1)
    expect(map_page.locator(".overlay-bad-rows")).to_contain_text("502–100001행")


def test_a_cell_beyond_the_end_of_a_sheet_is_told(map_page):
    made, book = io.BytesIO(), openpyxl.Workbook()
    for row in (["이름", "지역", "상태"], ["가온", "울산", "계획"]):
        book.active.append(row)
    book.save(made)
    broken = io.BytesIO()
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(broken, "w") as out:
        for name in given.namelist():
            content = given.read(name)
            out.writestr(name, content.replace(b'r="C2"', b'r="ZZZZZZZ2"') if "sheet1" in name else content)
    drop(map_page, "broken.xlsx", broken.getvalue())
    assert [row["name"] for row in kept(map_page)] == ["가온"]
    expect(map_page.locator(".overlay-said")).to_contain_text("있을 수 없는 자리의 칸 1개(ZZZZZZZ2)")


@pytest.mark.parametrize("name", ["utf8.csv", *BY_BROWSERS])
def test_a_file_gives_the_same_rows_as_pasting_them(map_page, name):
    paste(map_page, TABLE)
    wanted = kept(map_page)
    assert wanted == READ
    map_page.locator(".overlay-actions .quiet-danger").click()
    assert kept(map_page) == []
    drop(map_page, name, FILES[name])
    assert kept(map_page) == wanted


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_rows_are_saved_as_a_file_and_opened_again(map_page, kind):
    paste(map_page, TABLE)
    wanted = kept(map_page)
    with map_page.expect_download() as download:
        map_page.locator(".overlay-actions button", has_text=kind.upper()).click()
    content = download.value.path().read_bytes()
    map_page.locator(".overlay-actions .quiet-danger").click()
    drop(map_page, download.value.suggested_filename, content)
    assert kept(map_page) == wanted
    if kind == "csv":
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"'=1+1" in content


@pytest.mark.parametrize("name", ["old.xls", "picture.png"])
def test_a_file_that_cannot_be_read_says_why(map_page, name):
    content, reason = UNREADABLE[name]
    drop(map_page, name, content)
    told = map_page.locator(".overlay-report").inner_text()
    assert told.startswith(f"{name}: ")
    assert reason in told
    assert kept(map_page) == []


def test_a_workbook_with_typed_dates_and_codes_is_read(map_page):
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["사용자 자료", None])
    book.active.append(["내용", "행정구역코드", "단계", "발표일"])
    book.active.append([NAME, 47110, "승인", date(2026, 11, 20)])
    book.active.append(["둘", "4700000000", "고시", date(2026, 1, 2)])
    book.save(made)
    drop(map_page, "codes.xlsx", made.getvalue())
    rows = kept(map_page)
    assert [(row["regions"], row["status"], row["date"]) for row in rows] == [
        (["gyeongbuk.pohang"], "approved", "2026-11-20"), (["gyeongbuk"], "approved", "2026-01-02"),
    ]  # fmt: skip


def test_a_code_that_two_systems_use_is_not_guessed(map_page):
    paste(map_page, (("이름", "코드"), ("가", "26"), ("나", "KR-26"), ("다", "47110")))
    assert [row["regions"] for row in kept(map_page)] == [["busan"], ["gyeongbuk.pohang"]]
    assert "부산광역시, 울산광역시" in map_page.locator(".overlay-bad-rows").inner_text()


def test_rows_without_headings_are_read_by_what_stands_in_them(map_page):
    paste(
        map_page, ((NAME, "포항", "계획", "2026-11-20", "달빛신문"), ("둘", "경남 고성", "검토", "2026-11", "별빛일보"))
    )
    used = map_page.locator(".overlay-fields select").evaluate_all("all => all.map((each) => each.value)")
    assert used == ["name", "region", "status", "date", "source"]
    map_page.get_by_role("button", name="이대로 불러오기").click()
    assert [(row["name"], row["regions"], row["status"], row["date"], row["source"]) for row in kept(map_page)] == [
        (NAME, ["gyeongbuk.pohang"], "planned", "2026-11-20", "달빛신문"),
        ("둘", ["gyeongnam.goseong"], "considered", "2026-11", "별빛일보"),
    ]


def test_a_polygon_stands_at_its_named_region_or_inside_it(map_page):
    square = [[[129.2, 35.9], [129.4, 35.9], [129.4, 36.1], [129.2, 36.1], [129.2, 35.9]]]
    given = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": square},
             "properties": {"name": NAME, "status": "planned"}}  # fmt: skip
    drop(map_page, "one.geojson", json.dumps(given).encode())
    (row,) = kept(map_page)
    assert (row["lon"], row["lat"]) == (129.3, 36.0)
    assert sorted(row["regions"]) == ["gyeongbuk.gyeongju", "gyeongbuk.pohang"]


def test_rows_already_there_are_not_added_again_and_each_can_be_removed(map_page):
    paste(map_page, TABLE)
    paste(map_page, TABLE)
    assert len(kept(map_page)) == 4
    expect(map_page.locator(".overlay-report")).to_contain_text("이미 있는 행 4건")
    map_page.locator(f"button[aria-label='지우기: {NAME}']").click()
    assert len(kept(map_page)) == 3


def test_no_more_rows_are_taken_than_the_service_takes(map_page):
    paste(map_page, (("이름", "지역"), *((f"가 {number}", "부산") for number in range(503))))
    assert len(kept(map_page)) == 500
    told = map_page.locator(".overlay-bad-rows li")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("502–504행")
    expect(told).to_contain_text("3행은 불러오지 않았습니다")


def test_rows_outlast_a_reload_of_the_tab_and_are_in_no_other(map_page, browser, atlas):
    paste(map_page, TABLE)
    map_page.reload()
    expect(map_page.locator("#map-title")).to_contain_text("사용자 입력 4건")
    other = browser.new_page()
    other.goto(f"{atlas}/?asof=2026-11-21")
    other.wait_for_selector(DRAWN, state="attached")
    assert "사용자 입력" not in other.locator("#map-title").inner_text()
    other.close()


def test_rows_follow_the_date_and_can_be_hidden(map_page):
    paste(map_page, TABLE)
    close(map_page)
    box = map_page.locator("#overlay-on")
    box.uncheck()
    expect(map_page.locator("#map-title")).not_to_contain_text("사용자 입력")
    assert map_page.locator(".user-row").count() == 0
    box.check()
    expect(map_page.locator("#map-title")).to_contain_text("사용자 입력 4건")
    map_page.evaluate("window.atlas.map.fire('moveend')")
    map_page.goto(map_page.url.replace("2026-11-21", "2025-12-17"))
    expect(map_page.locator("#map-title")).to_contain_text("사용자 입력 4건")
    expect(map_page.locator(".mark[data-item='user-input-3']")).to_have_count(0)


@pytest.mark.parametrize(("name", "part"), [("pptx", "ppt/slides/"), ("xlsx", "xl/sharedStrings.xml")])
def test_rows_leave_the_browser_only_with_an_export(map_page, name, part):
    sent = []
    map_page.on("request", lambda request: sent.append((request.method, request.url, request.post_data or "")))
    paste(map_page, TABLE)
    close(map_page)
    map_page.wait_for_timeout(300)
    assert [method for method, _, _ in sent if method != "GET"] == []
    map_page.locator(".exports summary").click()
    with map_page.expect_download() as download:
        map_page.locator(f"a[data-export='map.{name}']").click()
    assert download.value.suggested_filename == f"map_2026-11-21_user.{name}"
    with zipfile.ZipFile(download.value.path()) as package:
        said = "".join(package.read(each).decode() for each in package.namelist() if each.startswith(part))
    assert NAME in said
    posts = [(url, body) for method, url, body in sent if method == "POST"]
    assert len(posts) == 1
    assert NAME in posts[0][1]
    assert not any("%EA%B5%AC%EB%A6%84" in url or NAME in url for _, url, _ in sent)
    expect(map_page.locator("#overlay-said")).to_contain_text("주소와 QR 부호에는 들어 있지 않습니다")


def test_a_refused_export_says_why_on_the_page(map_page, visit, atlas):
    paste(map_page, TABLE)
    close(map_page)
    map_page.evaluate("""() => {
        const kept = JSON.parse(sessionStorage.getItem('atlas-overlay'));
        kept.rows[0].status = 'x';
        sessionStorage.setItem('atlas-overlay', JSON.stringify(kept));
    }""")
    map_page.reload()
    map_page.wait_for_selector("#overlay-said")
    map_page.locator(".exports summary").click()
    map_page.locator("a[data-export='map.svg']").click()
    expect(map_page.locator("#overlay-said")).to_contain_text("overlay[1].status")
    record = visit(map_page, map_page.url)
    record.messages.clear()
    record.failures.clear()


def test_rows_pasted_or_dropped_anywhere_on_the_page_are_read(page, atlas, visit):
    visit(page, f"{atlas}/?asof=2026-11-21")
    page.wait_for_selector(DRAWN, state="attached")
    page.evaluate("""(text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
    }""", tabbed(TABLE[:2]))  # fmt: skip
    expect(page.locator(".overlay-good")).to_contain_text("1행")
    page.evaluate("""(text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'dropped.csv'));
        document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}));
    }""", comma_separated((HEAD, GOOD[2]), "utf-8").decode())  # fmt: skip
    expect(page.locator(".overlay-good")).to_contain_text("dropped.csv: 1행")
    assert len(kept(page)) == 2


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844})
def test_on_a_phone_a_row_is_whole_and_its_button_within_the_dialog(map_page):
    paste(map_page, TABLE)
    inner = map_page.locator(".overlay-dialog").bounding_box()
    row = map_page.locator(".overlay-rows tbody tr").first
    place, button = row.locator("td").first.bounding_box(), row.locator("button").bounding_box()
    assert place["height"] < 40
    assert button["x"] + button["width"] <= inner["x"] + inner["width"]


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
def test_on_a_small_screen_rows_are_counted_in_their_province_and_those_at_sea_stand_alone(map_page):
    count = map_page.locator(".cluster[aria-label^='전남광주통합특별시']")
    before = int(count.inner_text())
    paste(map_page, TABLE)
    close(map_page)
    expect(map_page.locator(".mark[data-item^='user-input-']")).to_have_count(1)
    expect(map_page.locator(".mark[data-item='user-input-4']")).to_have_count(1)
    expect(count).to_have_text(str(before + 1))


def test_a_comparison_shows_counts_and_sends_the_rows_with_its_export(map_page, atlas):
    paste(map_page, TABLE)
    map_page.goto(f"{atlas}/compare?regions=gyeongbuk,ulsan&asof=2026-11-21")
    section = map_page.locator("#user-input")
    expect(section.locator("table")).to_have_count(2)
    lines = [line.split("\t") for line in section.locator("table").first.inner_text().split("\n")]
    totals = {line[0].strip(): line[-1].strip() for line in lines}
    assert totals == {"지역": "계", "경상북도": "1", "울산광역시": "1", "고른 지역 밖": "2"}
    assert faults(map_page) == []
    map_page.locator(".exports summary").first.click()
    with map_page.expect_download() as download:
        map_page.locator("a[href^='/export/compare.docx']").click()
    with zipfile.ZipFile(download.value.path()) as package:
        assert NAME in package.read("word/document.xml").decode()


def test_a_comparison_without_rows_has_no_part_of_them(page, atlas, visit):
    record = visit(page, f"{atlas}/compare?regions=gyeongbuk,ulsan&asof=2026-11-21")
    expect(page.locator("#user-input")).to_be_hidden()
    assert not any("overlay/kit" in url or "vendor/overlay" in url for url in record.requests)


def test_the_map_loads_nothing_of_it_before_it_is_wanted(page, atlas, visit):
    record = visit(page, f"{atlas}/?asof=2026-11-21")
    page.wait_for_selector(DRAWN, state="attached")
    assert not any("overlay/kit" in url or "vendor/overlay" in url for url in record.requests)


@pytest.mark.grid(screen=["wide", "phone"], lang=LANGUAGES, theme=THEMES)
def test_dialog_and_legend_are_accessible_and_fit(page, atlas, visit, screen, lang, theme):
    visit(page, f"{atlas}/?asof=2026-11-21&lang={lang}&theme={theme}")
    page.wait_for_selector(DRAWN, state="attached")
    to_layers(page)
    page.locator("#overlay-open").click()
    page.wait_for_selector("#overlay-dialog[open]")
    paste(page, (*TABLE, BAD[0][0]))
    assert faults(page) == []
    assert page.evaluate("(() => { const d = document.getElementById('overlay-dialog');"
                         " return d.scrollWidth - d.clientWidth; })()") <= 0  # fmt: skip
    page.keyboard.press("Escape")
    expect(page.locator("#overlay-dialog")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "overlay-open"
    assert faults(page) == []
