"""What views say: numbered sources, stamps, sentences and tables that agree with the pages' own counts."""

import re
from datetime import date
from itertools import takewhile

import pytest

from layers.comparison import cells, comparison
from layers.comparison.official import official
from layers.findings.beside import beside
from layers.words.catalogue import words_of
from tests.layers.findings import independent
from tests.toy_atlas import relock
from web.application import create_app
from web.export.document.chapters import Document
from web.export.document.report_lines import noted, source_line
from web.export.formats import DOCUMENTS
from web.export.report import workbook_sheets
from web.views import kinds as views
from web.views.changes import counts as change_counts
from web.views.changes.view import told
from web.views.comparison.view import ComparisonView
from web.views.instrument import InstrumentView
from web.views.region.view import RegionView

TODAY = date(2026, 11, 21)
HOST = "http://atlas.example/"
THREE = "regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17"
NUMBER = re.compile(r"\[(\d+)\]")
PAGES = (
    f"/compare?{THREE}", "/compare?regions=gwangju,jeonnam,gyeongbuk&lang=en", "/compare?regions=gwangju,jeonnam",
    "/compare?regions=pole-honam,pole-daegyeong", "/compare?regions=jeju,gyeongbuk.ulleung&asof=2017-12-18",
    "/regions/gyeongbuk", "/regions/jeonnam-gwangju?lang=en", "/regions/gyeongbuk.pohang?asof=2025-12-17",
    "/regions/gwangju", "/regions/korea", "/regions/pole-honam", "/regions/sejong?asof=2017-12-18",
    "/changes?from=2024-02-01&to=2026-11-21", "/changes?from=2018-01-01&to=2018-01-02&lang=en",
    "/changes?from=2024-02-01&to=2026-11-21&layer=depopulation-areas&region=gyeongbuk",
    "/layers/advanced-complexes?asof=2025-12-17", "/layers/main-industries", "/layers/growth-engines?lang=en",
    "/layers/ax-complexes?asof=2017-12-18",
)  # fmt: skip


@pytest.fixture(scope="module")
def source(app):
    return app.extensions["drawing"]


def view_of(source, page):
    path, _, query = page.partition("?")
    return views.read(path, query, source, TODAY)


def chapter_of(source, page):
    """The chapter of a page without its pictures, which take longest."""
    return view_of(source, page).chapter(source, HOST, DOCUMENTS["xlsx"].paper)


def tables_of(chapter):
    return (*chapter.tables, *chapter.sheets)


def cells_of(chapter):
    return [cell for table in tables_of(chapter) for row in table.rows for cell in row]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.whole
def test_sources_are_numbered_from_one_and_every_number_has_its_source(source, page):
    chapter = chapter_of(source, page)
    numbers = [each.n for each in chapter.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {int(n) for cell in cells_of(chapter) if isinstance(cell, str) for n in NUMBER.findall(cell)}
    assert cited <= set(numbers)
    assert all(each.publisher and each.title and each.link.startswith("http") for each in chapter.sources)


@pytest.mark.parametrize("page", PAGES)
def test_every_chapter_has_its_day_its_version_its_code_and_its_address(source, page):
    view, chapter = view_of(source, page), chapter_of(source, page)
    values = [value for _, value in chapter.stamps]
    assert values[-2:] == [source.atlas.data_version, view.fingerprint(source)]
    assert chapter.permalink == view.permalink(HOST)
    assert view.fingerprint(source) in chapter.check
    assert set(view.layers(source)) <= set(source.atlas.catalog)


@pytest.mark.parametrize("page", PAGES)
def test_every_table_is_as_wide_as_its_headings_and_fills_its_width(source, page):
    chapter = chapter_of(source, page)
    for table in (*chapter.tables, *chapter.sheets):
        assert {len(row) for row in table.rows} <= {1, len(table.columns)}, table.title
    for table in chapter.tables:
        assert sum(column.share for column in table.columns) == pytest.approx(1.0, abs=0.02), table.title
    assert len({table.sheet for table in chapter.sheets}) == len(chapter.sheets)


@pytest.mark.parametrize("page", PAGES)
def test_a_summary_is_whole_sentences(source, page):
    chapter = chapter_of(source, page)
    assert 1 <= len(chapter.points) <= 6
    assert all(point.endswith(".") and "{" not in point and "None" not in point for point in chapter.points)


@pytest.mark.parametrize("page", PAGES)
def test_the_code_is_that_of_what_is_said_and_of_no_host(source, page):
    view = view_of(source, page)
    one, other = (view.chapter(source, host, DOCUMENTS["xlsx"].paper) for host in (HOST, "https://other.example/"))
    assert one.stamps == other.stamps


def test_every_source_of_a_chapter_says_its_terms(source):
    """On a workbook's sheet of sources; of no source is a KOGL type known that it did not state."""
    chapter = view_of(source, "/regions/gyeongbuk?asof=2026-11-28").chapter(source, HOST, DOCUMENTS["xlsx"].paper)
    assert chapter.sources
    assert {each.licence for each in chapter.sources} == {"공공누리 유형 미확인"}
    sheet = workbook_sheets.sources(Document((chapter,)))
    (place,) = (n for n, column in enumerate(sheet.columns) if column.heading == "이용 조건")
    assert {row[place] for row in sheet.rows} == {"공공누리 유형 미확인"}


def test_other_states_have_other_codes(source):
    codes = [view_of(source, page).fingerprint(source) for page in PAGES]
    assert len(set(codes)) == len(codes)


def test_a_comparison_counts_as_its_page_does(source):
    found = comparison.compare(source.atlas, ["gwangju", "jeonnam", "gyeongbuk"], date(2025, 12, 17))
    chapter = chapter_of(source, f"/compare?{THREE}")
    told = [one.line("ko") for one in beside(source.atlas, found)]
    assert told
    assert [*chapter.points[: len(told)]] == told
    table = next(one for one in chapter.tables if one.title == words_of("ko", "account")["instruments"])
    rows = {row[0]: row for row in table.rows if len(row) > 1}
    for row in found.layers:
        told = next(
            told for name, told in rows.items() if name.startswith(source.atlas.catalog[row[0].layer].title["ko"])
        )
        for at, cell in enumerate(row, 1):
            numbers = [int(n) for n in re.findall(r" (\d+)(?:,|$)", told[at])] if cell.items else []
            assert sum(numbers) == len(cell.items)
            assert cell.items or told[at].startswith(cell.word("ko"))


def test_what_is_merged_is_told_on_the_document_as_on_the_page(source):
    chapter = chapter_of(source, "/compare?regions=gwangju,jeonnam,gyeongbuk")
    assert any("2026-06-30까지" in text for text in chapter.cautions)
    assert [column.heading for column in chapter.tables[1].columns][1:3] == ["전남광주", "경북"]


def test_a_region_that_has_ended_is_told_by_its_successor_with_a_notice(source):
    chapter = chapter_of(source, "/regions/gwangju")
    assert chapter.title == "전남광주통합특별시"
    assert any("광주광역시" in text for text in chapter.cautions)


@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", "2026-11-21"])
@pytest.mark.whole
def test_every_province_has_its_profile_and_the_research_that_ends_early_is_said(source, asof):
    day = date.fromisoformat(asof)
    for region in source.atlas.regions.at(day, "province"):
        chapter = RegionView(region.id, day).chapter(source, HOST, DOCUMENTS["xlsx"].paper)
        assert chapter.title == region.name_ko
        assert any("가장 이른 것은 2026년 3월 12일" in text for text in chapter.cautions) == (asof == "2026-11-21")


CHANGES = (
    "from=2024-02-01&to=2026-11-21", "from=2025-12-17&to=2026-11-28", "from=2017-12-18&to=2023-02-16&lang=en",
    "from=2023-02-16&to=2024-02-01&sector=battery", "from=2024-02-01&to=2026-11-21&layer=depopulation-areas",
    "from=2025-12-17&to=2026-11-28&kind=applied", "from=2025-12-17&to=2026-11-28&region=gyeongbuk",
)  # fmt: skip
BLOCK = re.compile(r"(.+) \((\d+)건?\)")


@pytest.mark.parametrize("query", CHANGES)
def test_changes_are_counted_as_on_the_page(source, client, query):
    html = client.get(f"/changes?{query}").get_data(as_text=True)
    page = {key: int(n) for key, n in re.findall(r'data-count="([a-z]+)">(\d+)<', html)}
    view = view_of(source, f"/changes?{query}")
    chapter = view.chapter(source, HOST, DOCUMENTS["xlsx"].paper)
    answer = re.sub(r"<[^>]+>", "", html.split("<h1>", 1)[1].split("</h1>")[0])
    assert f"{answer}." in chapter.points
    assert set(re.findall(r"\d+건", chapter.title)) <= set(re.findall(r"\d+건", answer))
    words = words_of(view.lang, "agenda")
    named = {words[f"block.{key}"]: n for key, n in page.items()}
    title = words_of(view.lang, "account")["change_items"]
    for tables in (chapter.tables, chapter.sheets):
        rows = [row for table in tables if table.title == title for row in table.rows]
        assert {one[1]: int(one[2]) for row in rows if len(row) == 1 and (one := BLOCK.fullmatch(row[0]))} == named
    rows = [row for table in chapter.sheets if table.title == title for row in table.rows if len(row) > 1]
    difference = told(source, view)[0]
    assert len(rows) == sum(block.items for block in (*difference.told.told, *difference.told.folded))
    counts = change_counts.by_province(difference)
    dots = [int(n) for n in re.findall(r'class="(?:decided|bid)-number"[^>]*>(\d+)<', html, re.DOTALL)]
    assert dots == [n for numbers in counts.values() for n in numbers.values() if n]


def provinces_of(item, asof):
    """Provinces of an item's last status, by the names of its row; two of them are one since July 2026."""
    row, known = independent.states(asof, item.split(".")[0])[item], independent.places()
    named = [known.get((name, row["topic"])) or known[name, ""] for name in row["place"].split(";")]
    merged = {"gwangju": "jeonnam-gwangju", "jeonnam": "jeonnam-gwangju"}
    return {merged.get(one.split(".")[0], one.split(".")[0]) for ids in named for one in ids}


def test_no_table_and_no_legend_of_changes_adds_unlike_things_up(source):
    view = view_of(source, "/changes?from=2025-12-17&to=2026-11-28")
    difference = told(source, view)[0]
    for table in chapter_of(source, "/changes?from=2025-12-17&to=2026-11-28").tables:
        assert "합계" not in [column.heading for column in table.columns]
    layers = change_counts.layers(difference, change_counts.by_province(difference), "colour", ())
    events = independent.events(date(2025, 12, 17), date(2026, 11, 28), independent.SOLID)
    supported = independent.supports(events)
    decided = events - supported
    bids = independent.events(date(2025, 12, 17), date(2026, 11, 28), {"applied"})
    having, asking = (
        {one for item in some for one in provinces_of(item, date(2026, 11, 28))} for some in (decided, bids)
    )
    assert {row["label"]: row["count"] for row in layers[0]["legend"]} == {
        "정부 결정이 있는 시·도": len(having),
        "지역 신청만 있는 시·도": len(asking - having),
    }
    signs = {block.key: row["count"] for block, row in zip(difference.told.told, layers[1]["legend"], strict=True)}
    asked = {key: independent.events(date(2025, 12, 17), date(2026, 11, 28), {key}) for key in ("applied", "proposed")}
    assert signs["decision"] == len(decided)
    assert {key: signs[key] for key in asked} == {key: len(found) for key, found in asked.items()}
    assert len(asked["applied"]) == 5  # four of the call of 2026 and 전주, of another instrument
    assert [row["count"] for row in layers[2]["legend"]] == [None] * len(difference.told.by_layer)


def test_signs_of_changes_differ_without_colour():
    assert len(set(change_counts.SIGNS.values())) == len(change_counts.SIGNS)
    assert change_counts.signed({"decision": 3, "applied": 2}) == "●3 △2"
    assert change_counts.signed({"decision": 0, "applied": 2}) == "△2"


def test_changes_of_a_layer_say_that_they_are_of_it(source):
    chapter = chapter_of(source, PAGES[14])
    assert "인구감소지역·관심지역, 경상북도에 해당하는 것만" in chapter.points[0]
    items = next(table for table in chapter.tables if table.title == words_of("ko", "account")["change_items"])
    assert all(row[1] == "경북" for row in items.rows if len(row) > 1)


@pytest.mark.parametrize("layer", ["advanced-complexes", "main-industries", "growth-engines", "ax-complexes"])
@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", "2026-11-21"])
def test_the_parliament_table_has_every_province_in_official_order(source, layer, asof):
    day = date.fromisoformat(asof)
    (table,) = InstrumentView(layer, day).chapter(source, HOST, DOCUMENTS["xlsx"].paper).tables
    inside = takewhile(lambda row: len(row) > 1, table.rows)
    provinces = list(dict.fromkeys(row[0] for row in inside))
    assert provinces == [region.name_ko for region in source.atlas.regions.at(day, "province")]


def test_a_province_without_an_instrument_says_what_that_means(source):
    (table,) = chapter_of(source, "/layers/main-industries").tables
    assert {row[10] for row in table.rows if row[0] == "서울특별시"} == {"대상 아님"}
    (table,) = chapter_of(source, "/layers/advanced-complexes").tables
    assert {row[10] for row in table.rows if row[0] == "서울특별시"} == {"2024.6.27. 지정분까지 없음"}
    (table,) = chapter_of(source, "/layers/ax-complexes").tables
    assert "미확인" in {row[10] for row in table.rows if len(row) > 1}
    assert len({words_of("ko", "state")[state] for state in (cells.NONE, cells.NOT_APPLICABLE, cells.UNKNOWN)}) == 3


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("/layers/")])
def test_what_is_not_known_of_an_instrument_is_said_and_never_empty_or_zero(source, page):
    chapter = chapter_of(source, page)
    for table in (*chapter.tables, *chapter.sheets):
        rows = [row for row in table.rows if len(row) > 1]
        assert not [row for row in rows if 0 in row[:10] or "" in row or None in row]
        assert any(
            text in table.notes[0] for text in ("미확인 = 확인된 자료 없음", "unconfirmed = no confirmed source")
        )
        items = [row for row in rows if row[1] != "–"]
        assert not items or any(cell in ("미확인", "unconfirmed") for row in items for cell in row[2:10])
        assert not [row for row in items if "–" in row[:12]]


def test_a_line_states_no_more_than_its_documents(source):
    found = official(source.atlas, "advanced-complexes", TODAY)
    for one in found.provinces:
        for line in one.lines:
            facts = [fact for fact in line.item.facts if fact.document in line.documents]
            assert line.private in {fact.funding_private_100m_krw for fact in facts} | {None}
            assert line.item.status_fact.document == line.documents[0]
    assert found.without(cells.NONE) + sum(bool(one.lines) for one in found.provinces) == len(found.provinces)


@pytest.mark.office
def test_tables_of_views_know_no_layer_and_no_region_by_name(toy_config):
    source = create_app(toy_config).extensions["drawing"]
    for page in ("/compare?regions=alpha,beta&asof=2025-12-17", "/regions/alpha", "/changes?from=2020-01-01",
                 "/layers/plants"):  # fmt: skip
        chapter = view_of(source, page).chapter(source, HOST, DOCUMENTS["xlsx"].paper)
        assert DOCUMENTS["xlsx"].write(Document((chapter,)))
        assert any("공장" in cell for cell in cells_of(chapter) if isinstance(cell, str))


@pytest.mark.office
def test_hostile_text_of_the_data_stays_text(toy_config):
    hostile = '=HYPERLINK("http://evil.example") <script>alert(1)</script> & ]]>'
    facts = toy_config.seeds / "facts" / "motie-2024-02.csv"
    facts.write_text(
        facts.read_text(encoding="utf-8").replace("가온 공장", '"' + hostile.replace('"', '""') + '"'), encoding="utf-8"
    )
    relock(toy_config.seeds)
    source = create_app(toy_config).extensions["drawing"]
    chapter = view_of(source, "/regions/alpha").chapter(source, HOST, DOCUMENTS["xlsx"].paper)
    assert hostile in cells_of(chapter)
    for name in ("docx", "xlsx", "hwpx"):
        assert DOCUMENTS[name].write(Document((chapter,)))


def test_a_comparison_of_one_merged_region_says_nothing_of_sharing(source):
    view = ComparisonView(("gwangju", "jeonnam"), TODAY)
    chapter = view.chapter(source, HOST, DOCUMENTS["xlsx"].paper)
    assert not [point for point in chapter.points if "모두에 있는" in point]


def test_many_regions_stand_beside_each_other_in_parts_that_hold_all_of_them(source):
    day = date(2025, 12, 17)
    names = [region.id for region in source.atlas.regions.at(day, "province")]
    chapter = ComparisonView(tuple(names), day).chapter(source, HOST, DOCUMENTS["xlsx"].paper)
    title = words_of("ko", "account")["instruments"]
    parts = [table for table in chapter.tables if table.group == title]
    (whole,) = (table for table in chapter.sheets if table.title == title)
    shorts = [region.short_ko for region in source.atlas.regions.at(day, "province")]
    assert [column.heading for part in parts for column in part.columns[1:-1]] == shorts
    assert all(len(table.columns) <= 11 for table in chapter.tables)
    for row, *pieces in zip(whole.rows, *(part.rows for part in parts), strict=True):
        assert row[1:-1] == tuple(cell for piece in pieces for cell in piece[1:-1])


def test_what_is_unconfirmed_counts_for_no_province_of_an_official_table(source):
    found = official(source.atlas, "main-industries", TODAY)
    sejong = next(one for one in found.provinces if one.province.id == "sejong")
    assert {line.item.status for line in sejong.lines} == {"unconfirmed"}
    assert not sejong.settled
    assert found.without(cells.UNKNOWN) == len({"sejong", "jeju"})
    said = InstrumentView("main-industries", TODAY).chapter(source, HOST, DOCUMENTS["xlsx"].paper).points
    assert "미확인 6건" in " ".join(said)
    assert "11개 시·도에 있음" in " ".join(said)


@pytest.mark.parametrize(
    "page", ["/compare?regions=jeonnam-gwangju,gyeongbuk", "/changes?from=2024-02-01&to=2026-11-21"]
)
def test_what_is_known_from_indirect_sources_alone_says_so_beside_its_name(source, page):
    rows = [row for table in tables_of(chapter_of(source, page)) for row in table.rows]
    known = [row for row in rows if any("호남 반도체 산업단지" in str(cell) for cell in row)]
    assert known
    for row in known:
        listed = [str(cell) for cell in row if "호남 반도체 산업단지" in str(cell)]
        alone = "호남 반도체 산업단지" in listed  # a column of the row says what of its name is known
        assert alone or all(re.search(r"호남 반도체 산업단지[^,]*\([^)]*간접 확인", cell) for cell in listed)
        assert any("간접 확인" in str(cell) for cell in row)


def test_what_has_no_known_name_is_counted_not_listed(source):
    held = [cell for cell in cells_of(chapter_of(source, "/regions/gyeongnam.changwon")) if isinstance(cell, str)]
    assert any(re.search(r"이름 미확인 \d+건", cell) for cell in held)
    assert not any(cell.count("명칭 미확인 (") > 1 for cell in held)


def test_the_record_of_our_own_search_is_no_notice(source):
    chapter = chapter_of(source, "/layers/re100-complexes?asof=2026-11-28")
    lines = [source_line(chapter, one) for one in chapter.sources]
    own = [line for line in lines if "찾아본 기록:" in line]
    assert own
    assert all("이 지도가 찾아본 기록," in line and "고시·보도자료" not in line for line in own)


def test_what_passed_is_counted_by_item_on_the_page_and_in_the_report(source):
    chapter = chapter_of(source, "/regions/gyeongbuk?asof=2026-11-28")
    n = len(independent.ran_out(date(2026, 11, 28), "gyeongbuk"))
    assert n > 17  # 인구감소지역 alone
    assert f"기한이 경과했으나 결과가 미확인인 것은 {n}건." in chapter.points


@pytest.mark.parametrize("address", ["/layers/re100-complexes?asof=2026-11-28", "/regions/gyeongbuk?asof=2026-11-28"])
def test_every_point_of_a_report_ends_as_reports_do(source, address):
    chapter = chapter_of(source, address)
    assert [point for point in chapter.points if noted(point, chapter.words).endswith("다.")] == []


def slide_table(source, layers):
    """Headings of groups with the number of rows below each, and the columns, of the table on a map's slide."""
    table = chapter_of(source, f"/?layers={layers}&asof=2026-11-28").digest.table
    groups, found = [], {}
    for row in table.rows:
        groups += [row[0]] if len(row) == 1 else []
        found[groups[-1] if groups else ""] = found.get(groups[-1] if groups else "", 0) + (len(row) > 1)
    return found, [column.heading for column in table.columns]


def test_a_slide_tells_designations_of_few_days_in_groups_by_their_day(source):
    two, columns = slide_table(source, "advanced-complexes")
    assert two == {"2023.7.20. 지정 7건": 7, "2024.6.27. 지정 5건": 5}
    assert columns == ["이름", "투자 계획(조원)", "전력(2024.2.)", "용수(2024.2.)"]


def test_a_slide_of_several_statuses_or_of_one_day_has_no_groups(source):
    for layers in ("main-industries", "battery-triangle", "sobujang-complexes"):
        found, columns = slide_table(source, layers)
        assert list(found) == [""], layers
        assert columns == ["이름", "내용", "상태"]


@pytest.mark.parametrize("page", ["/regions/gyeongbuk", "/regions/jeonbuk.gunsan", "/regions/gyeongnam?lang=en"])
def test_files_of_a_region_tell_where_designations_meet_and_what_other_lists_confirm(source, client, page):
    """The municipalities of `/api/overlaps` with status and source, and the facts of the page."""
    path, _, query = page.partition("?")
    page = f"{path}?asof=2026-11-28&{query}"
    chapter, lang = chapter_of(source, page), "en" if "en" in query else "ko"
    titles = words_of(lang, "page")
    tables = {table.title: table for table in chapter.tables}
    region = path.rpartition("/")[2]
    places = client.get(f"/api/overlaps?asof=2026-11-28&lang={lang}&region={region}").get_json()["places"]
    met = [one for one in places if one["level"] == "municipality"]
    rows = tables[titles["overlaps_title"]].rows
    assert [row[0] for row in rows] == [one["name"] for one in met]
    for row, one in zip(rows, met, strict=True):
        told = [titles("overlaps_instruments", count=n) for n in one["instruments"].values()]
        assert sorted(cell.partition(" · ")[0] for cell in row[1:-1] if cell) == sorted(told)
        assert all(item["status_label"] in " ".join(filter(None, row)) for item in one["items"])
        assert len(NUMBER.findall(row[-1])) == len({item["document"] for item in one["items"]})
    html = client.get(page).get_data(as_text=True)
    listed = html.partition('aria-labelledby="elsewhere"')[2].partition("</section>")[0].count("<li ")
    facts = tables[titles["profile_elsewhere"]].rows if listed else ()
    assert len(facts) == listed
    assert all(row[0] and NUMBER.search(row[-1]) for row in facts)
    assert {titles["overlaps_title"], *([titles["profile_elsewhere"]] if listed else [])} <= {
        sheet.title for sheet in chapter.sheets
    }
