"""What a province has not, and which sectors regions share: one answer on every page and in every file."""

import re
from datetime import date
from html import unescape

import pytest

from layers.comparison.comparison import compare
from layers.findings.beside import beside
from layers.findings.lacking import lacking
from tests.layers.findings import independent
from tests.pages import undated
from web.views.region.view import RegionView

DAYS = (date(2023, 3, 1), date(2024, 1, 15), date(2026, 3, 1), date(2026, 11, 28))
SEVERAL = (("chungnam", "jeonbuk", "gyeongbuk"), ("gyeongbuk", "gangwon"), ("busan", "ulsan", "gyeongnam", "jeju"))
LIMIT = re.compile(r"[\d.년]+ 지정분까지 없음(?:, 이후 미(?:확인|정))?")
ENTRY = re.compile(r'href="/layers/([\w-]+)\?[^"]*">[^<]*</a> <span\s*class="profile-detail">([^<]*)<')
ROW = re.compile(r'<tr><th scope="row"><a href="/layers/([\w-]+)\?.*?</tr>', re.DOTALL)
STATE = re.compile(r'<span class="state">([^<]*)</span>')
NOT_FIRM = {"applied", "proposed", "considered", "undecided", "unconfirmed", "ended", "not-selected"}
GROUP = re.compile(r'class="of-group"><th[^>]*>(\d+)곳 수록 <span class="number">(\d+)<')


@pytest.fixture(scope="module")
def source(app):
    """What pages are drawn from."""
    return app.extensions["drawing"]


def expected(known, region, day):
    """What a province lacks, each with its word."""
    return {known.catalog[one.layer].title["ko"]: one.word("ko") for one in lacking(known, region, day)}


def provinces(known, day):
    return [region.id for region in known.regions.at(day, "province")]


@pytest.mark.parametrize("day", DAYS)
def test_the_table_of_a_comparison_and_the_region_say_the_same_of_every_list(known, day):
    ids = provinces(known, day)
    found = compare(known, ids, day)
    every = [cell for row in found.layers for cell in row]
    told = {(cell.region, cell.layer): cell.word("ko") for cell in every if LIMIT.match(cell.word("ko"))}
    assert told == {(key, one.layer): one.word("ko") for key in ids for one in lacking(known, key, day)}
    assert told


@pytest.mark.parametrize("day", DAYS)
def test_what_has_a_limit_has_nothing_by_the_rows_and_the_limit_is_the_last_of_them(known, day):
    for key in provinces(known, day):
        for one in lacking(known, key, day):
            rows = independent.designated(day, one.layer)
            dates = [row["valid_from"] for row in rows.values()]
            assert not dates or one.cell.until >= max(dates), one.layer
            name = known.regions.get(key, day).name("ko")
            assert not [row for row in rows.values() if row["place"].split()[0] == name]


@pytest.mark.parametrize("day", [DAYS[-1]])
def test_page_brief_and_documents_list_the_same_with_the_same_words(client, known, source, day):
    for key in provinces(known, day):
        right = expected(known, key, day)
        page = undated(client.get(f"/regions/{key}?asof={day}").get_data(as_text=True))
        page = page.partition('aria-labelledby="lacking"')[2]
        shown = {known.catalog[k].title["ko"]: LIMIT.match(unescape(v))[0] for k, v in ENTRY.findall(page)}
        assert shown == right, key
        tables = RegionView(key, day).account(source).tables
        table = next((one for one in tables if one.title == "타 시·도 대비 미보유 제도"), None)
        assert {row[0]: LIMIT.match(row[1])[0] for row in (table.rows if table else ())} == right, key


@pytest.mark.parametrize("day", DAYS[2:])
def test_the_slide_of_a_brief_lists_the_same(client, known, source, day):
    for key in provinces(known, day):
        page = undated(unescape(client.get(f"/brief/{key}?asof={day}").get_data(as_text=True)))
        gap = re.search(r"타 시·도 대비 미보유 제도.*?</tr>", page, re.DOTALL)[0]
        right = expected(known, key, day)
        assert {title for title in right if title in gap} == set(right), key
        assert set(LIMIT.findall(gap)) == set(right.values()), key


@pytest.mark.parametrize("regions", SEVERAL)
def test_headline_and_table_of_a_page_agree_on_what_is_not_there(client, known, regions):
    day = DAYS[-1]
    found = compare(known, regions, day)
    page = client.get(f"/compare?regions={','.join(regions)}&asof={day}").get_data(as_text=True)
    table = {row[1]: unescape(row[0]) for row in ROW.finditer(page.partition('id="instruments"')[2])}
    for region in regions:
        for one in lacking(known, region, day):
            assert one.word("ko") in STATE.findall(table[one.layer]), (region, one.layer)
    counts = next(one for one in beside(known, found) if one.kind == "counts")
    for layer, numbers in counts.numbers.items():
        without = [region for region, n in numbers.items() if not n]
        listed = {region for region in without if layer in {one.layer for one in lacking(known, region, day)}}
        assert listed == set(without), layer
        assert counts.line("ko").count(" 없음") >= bool(listed)
        assert " 0" not in counts.line("ko")


@pytest.mark.parametrize("regions", SEVERAL)
def test_headline_table_and_what_is_shared_count_the_same_sectors(client, known, regions):
    day = DAYS[-1]
    found = compare(known, regions, day)
    page = client.get(f"/compare?regions={','.join(regions)}&asof={day}").get_data(as_text=True)
    groups = {int(n): int(count) for n, count in GROUP.findall(page)}
    common = [one.key for one in found.scope("sector", "all")]
    assert groups.get(len(regions), 0) == len(common)
    assert [one.numbers["sectors"] for one in beside(known, found) if one.kind == "common"] in ([], [common])
    listed = [row[0].sector for row in found.sectors if all(cell.listed for cell in row)]
    assert sorted(listed) == sorted(common)


@pytest.mark.parametrize("day", DAYS)
def test_no_sector_is_listed_by_a_bid_a_crisis_or_what_is_not_known_alone(known, day):
    layers = {layer.topic: layer.id for layer in known.catalog.values() if layer.topic}
    crisis = {key for key, one in known.instruments.items() if one.ground == "crisis"}
    for cell in (cell for row in compare(known, provinces(known, day), day).sectors for cell in row if cell.listed):
        firm = {item.status for item in cell.items if layers[item.topic] not in crisis}
        assert firm - NOT_FIRM, (cell.region, cell.sector)
