"""`/compare` says what regions have, share and lack, and answers every wrong choice clearly."""

import json
import re
from datetime import date
from urllib.parse import quote

import pytest

from layers.atlas.items import items
from layers.comparison import comparison, structure
from layers.comparison.sharing import lists
from layers.portfolio.overlaps import holds
from layers.words.catalogue import words_of
from web.service.language import LANGUAGES, translator

ASOF = "2026-11-28"
THREE = "gwangju,jeonnam,gyeongbuk"
ALL = (
    "seoul,busan,daegu,incheon,gwangju,daejeon,ulsan,sejong,gyeonggi,gangwon,chungbuk,chungnam,jeonbuk,jeonnam,"
    "gyeongbuk,gyeongnam,jeju"
)


def page(client, query, status=200):
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def section(html, name):
    """The part of a page under one heading."""
    return html.split(f'aria-labelledby="{name}"', 1)[1].split("</section>", 1)[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asof", ["2017-12-18", "2023-02-16", "2025-12-17", "2026-11-21"])
@pytest.mark.parametrize(
    "regions",
    [THREE, "busan,ulsan,gyeongnam", "seoul,gyeonggi", "gyeongbuk.pohang,gyeongbuk.gumi", "jeju,gyeongbuk.ulleung"],
)
@pytest.mark.whole
def test_regions_of_any_day_have_their_page(client, regions, asof, lang):
    assert page(client, f"regions={regions}&asof={asof}&lang={lang}").count("<h1>") == 1


def test_every_province_can_be_compared_with_every_other(client):
    html = page(client, f"regions={ALL}&asof=2025-12-17")
    assert section(html, "instruments").count('<th scope="col">') >= 17


def test_three_regions_have_a_map_each_and_one_together(client):
    html = page(client, f"regions={THREE}&asof=2025-12-17")
    maps = re.findall(r'<svg class="sketch" viewBox="([^"]+)"', html)
    assert len(maps) == 4
    assert len(set(maps)) == 1


def test_pictures_show_the_land_around(client):
    html = page(client, "regions=gyeonggi,gangwon&asof=2025-12-17")
    behind = html.split('id="sketch-behind"', 1)[1].split("</g>", 1)[0]
    assert [f'class="sketch-{kind}"' in behind for kind in ("neighbour", "north", "mdl")] == [False, True, True]
    assert html.count('href="#sketch-behind"') == 3
    assert html.count('class="sketch-scale"') == 3


def test_columns_stand_in_official_order_whatever_was_asked(client):
    html = page(client, "regions=gyeongbuk,gwangju,jeonnam&asof=2025-12-17")
    assert "<h1>광주 · 전남 · 경북, 무엇이 같고 무엇이 다른가</h1>" in html


def test_counts_of_the_page_are_those_of_the_comparison(client, known):
    html = section(page(client, f"regions={THREE}&asof=2025-12-17"), "instruments")
    found = comparison.compare(known, THREE.split(","), date(2025, 12, 17))
    for region, expected in (("gwangju", 0), ("jeonnam", 1), ("gyeongbuk", 3)):
        assert sum(found.cell(region, "advanced-complexes").counts.values()) == expected
    row = html.split('href="/layers/advanced-complexes?', 1)[1].split("</tr>", 1)[0]
    assert re.findall(r'<td data-value="(\d+)"', row) == ["0", "1", "3"]


def test_merged_regions_become_one_column_with_a_notice(client):
    html = page(client, f"regions={THREE}")
    assert "전남광주 · 경북" in html
    assert html.count("2026-06-30까지 있었음") == 2


def test_what_became_one_region_can_be_compared_as_it_was(client):
    html = page(client, "regions=gwangju,jeonnam")
    assert 'href="/compare?regions=gwangju,jeonnam&amp;asof=2026-06-30' in html
    html = page(client, "regions=jeonnam-gwangju")
    assert 'href="/compare?regions=gwangju,jeonnam&amp;asof=2026-06-30' in html


def test_a_comparison_before_a_merger_leads_to_the_one_after_it(client):
    html = page(client, f"regions={THREE}&asof=2025-12-17")
    assert f'href="/compare?regions={THREE}&amp;asof=2026-11-21' in html


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("regions=nowhere,busan", 404, "nowhere"),
        ("regions=jeonnam-gwangju,busan&asof=2025-12-17", 404, "2026-07-01"),
        ("regions=광주,busan&asof=2025-12-17", 400, "gyeonggi.gwangju"),
        (f"regions={ALL},gyeongbuk.pohang&asof=2025-12-17", 400, "17곳"),
    ],
)
def test_a_wrong_choice_says_what_would_be_right(client, query, status, said):
    assert said in page(client, query, status)


@pytest.mark.parametrize("asked", ["gyeongbuk", "gyeongbuk.pohang", "pole-honam", "busan,busan", "jeju", "ulsan"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.whole
def test_one_region_is_a_choice_begun_that_offers_the_next(client, known, asked, lang):
    html = page(client, f"regions={asked}&lang={lang}")
    first = asked.split(",")[0]
    assert known.regions.latest(first).name(lang) in html.split("</h1>")[1].split("<form")[0]
    offered = re.findall(r'href="/compare\?regions=([^&"]+)', section(html, "next"))
    assert offered
    assert all(one.split(",")[0] == first and one.count(",") == 1 for one in offered)
    page(client, f"regions={offered[0]}&lang={lang}")


@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.pohang", "jeju", "jeonnam-gwangju"])
def test_the_card_of_a_region_leads_to_a_comparison_begun(client, region):
    card = client.get(f"/fragments/card/{region}").get_data(as_text=True)
    link = re.search(r'href="(/compare\?regions=[^"]+)"', card)[1].replace("&amp;", "&")
    assert client.get(link).status_code == 200


def test_duplicates_are_compared_once_and_said(client):
    html = page(client, "regions=busan,ulsan,busan")
    assert "두 번 고른 지역은 한 번만 비교: busan" in html


@pytest.mark.parametrize("asked", ["포항,구미", "포항시 남구,경북 구미시", "경북포항시,구미국가산단", "구미·포항"])
def test_names_do_for_ids(client, asked):
    assert "<h1>포항 · 구미," in page(client, f"regions={asked}")


def test_how_a_name_was_read_is_said(client):
    assert "남구: 포항시의 일부라 포항시 전체로 읽음" in page(client, "regions=포항시 남구,구미")


def test_names_of_several_regions_offer_each_and_keep_the_others(client):
    html = page(client, "regions=광주,전남,고성&asof=2026-11-21", 400)
    for label, regions in (
        ("경기도 광주시", "gyeonggi.gwangju,전남,고성"),
        ("광주광역시 (2026-06-30까지)", "gwangju,전남,고성"),
        ("강원특별자치도 고성군", "광주,전남,gangwon.goseong"),
    ):
        address = f"/compare?regions={quote(regions, safe=',')}&amp;asof=2026-11-21"
        assert f'<a class="button" href="{address}">{label}</a>' in html


def test_an_unknown_name_offers_those_like_it(client):
    html = page(client, "regions=경상북토,busan", 404)
    assert '<a class="button" href="/compare?regions=gyeongbuk,busan">경상북도</a>' in html


def test_split_municipalities_are_shown_as_their_successors(client):
    html = page(client, "regions=incheon.jung,incheon.seo")
    for heir in ("제물포", "영종", "서해", "검단"):
        assert heir in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_regions_there_is_a_choice_of_every_province(client, known, lang):
    html = page(client, f"lang={lang}")
    assert html.count('type="checkbox" name="regions"') == len(known.regions.at("2026-11-21", "province"))


def test_main_industries_do_not_apply_to_the_capital_region(client):
    row = section(page(client, "regions=seoul,busan"), "instruments").split('href="/layers/main-industries?', 1)[1]
    assert "대상 아님" in row.split("</tr>", 1)[0]


def test_no_section_says_only_that_nothing_was_computed(client):
    """Where one tag would change every order there is no section of orders; nor a row of which nothing is judged."""
    html = page(client, f"regions={THREE}&asof=2025-12-17")
    assert 'id="indices"' not in html
    assert "순위를 내지 않음" not in html
    for row in re.findall(r"<tr>.*?</tr>", section(html, "fits"), re.S):
        assert "<td" not in row or "LQ" in row


def test_a_sector_no_division_carries_is_not_judged(client):
    html = section(page(client, "regions=ulsan,gyeongbuk"), "fits")
    assert "이차전지" in html.split("입지계수로 판정 불가", 1)[1].split("</p>", 1)[0]
    assert ">이차전지<" not in html.split("<table", 1)[1]


@pytest.mark.parametrize(
    ("region", "sector", "workers", "turnover"),
    [
        ("전남광주", "바이오·헬스", "0.23", "0.08"),
        ("경북", "바이오·헬스", "0.28", "0.24"),
        ("경북", "철강", "2.21", "2.70"),
    ],
)
def test_the_findings_of_the_readme_stand_on_the_page(client, region, sector, workers, turnover):
    html = section(page(client, "regions=jeonnam-gwangju,gyeongbuk"), "fits")
    cells = html.split(f">{sector}<", 1)[1].split("</tr>", 1)[0].split("<td")[1:]
    cell = cells[("전남광주", "경북").index(region)]
    assert f"LQ 종사자 {workers} · 출하·매출 {turnover}" in cell
    assert "정책 목록에 없음" not in cell


def test_what_names_steel_in_gyeongbuk_is_the_answer_to_its_crisis_alone(known):
    named = {
        layer.id
        for layer in known.catalog.values()
        if layer.topic
        for item in items(known, layer.topic, date(2026, 11, 28))
        if item.sector == "steel" and item.status == "designated"
        if any(region.startswith("gyeongbuk") for region in item.regions)
    }
    assert named == {"industry-crisis-areas"}


def test_power_and_water_of_the_twelve_complexes_are_those_of_the_readme(client):
    provinces = ALL.replace("gwangju,", "").replace("jeonnam", "jeonnam-gwangju")
    html = section(page(client, f"regions={provinces}"), "complexes")
    rows = [row for row in html.split("<tr>") if 'href="/items/advanced-complexes.' in row.split("</th>")[0]]
    cells = [[cell.split("</td>")[0] for cell in re.split(r"<td[^>]*>", row)] for row in rows]
    known = [(one[5] != "미확인", one[6] != "미확인") for one in cells]
    assert (len(rows), sum(power for power, _ in known), sum(water for _, water in known)) == (12, 5, 4)


def test_workers_and_turnover_stand_side_by_side_with_heads(client):
    html = section(page(client, "regions=ulsan,gyeongbuk"), "fits")
    assert re.search(r"LQ 종사자 \d+\.\d\d · 출하·매출 \d+\.\d\d · [\d,]+명 \(20\d\d\)", html)


def test_ranks_are_given_only_where_the_vintage_stands(client):
    html = section(page(client, f"regions={THREE}&asof=2025-12-17"), "figures")
    assert "17곳 중" in html.split(">주민등록인구", 1)[1].split("</tr>", 1)[0]
    assert "곳 중" not in html.split(">지역내총생산", 1)[1].split("</tr>", 1)[0]


def test_power_is_said_where_it_is_known_and_unconfirmed_elsewhere(client):
    html = section(page(client, f"regions={THREE}&asof=2025-12-17"), "complexes")
    gumi = html.split("구미 반도체 특화단지", 1)[1].split("</tr>", 1)[0]
    assert "220MW" in gumi
    assert "미확인" in gumi


def test_every_citation_has_its_source(client):
    html = page(client, f"regions={THREE}&asof=2025-12-17")
    cited = set(re.findall(r'href="#(source-\d+)"', html))
    assert cited
    assert cited <= set(re.findall(r'<li id="(source-\d+)"', html))


def test_stages_are_told_with_the_words_of_the_role_and_its_sources(client):
    html = section(page(client, "regions=ulsan,chungbuk,jeonbuk,gyeongbuk"), "stages")
    row = html.split("4 셀</th>", 1)[1].split("</tr>", 1)[0]
    assert re.match('<td class="number"[^>]*>2/4</td>', row)
    assert row.count("‘셀’") == 2
    assert row.count('class="cite"') >= 2
    assert row.count("이 단계를 적은 것 없음") == 2
    assert re.search(r"항목 \d+건 가운데 역할이 적힌 항목은 \d+건이고, 그중 단계를 말하는 것은 \d+건", html)


def test_what_one_region_has_alone_stands_beside_its_quotients(client):
    html = section(page(client, f"regions={THREE}&asof=2025-12-17"), "shared")
    only = html.split("분야로 보면", 1)[1].split("정책 목록상 이 지역에만", 1)[1]
    row = only.split(">수소</b>", 1)[1].split("</summary>", 1)[0]
    assert "수소 입지계수" in row
    assert any(said in row for said in words_of("ko", "verdict").values())


def test_bars_have_the_colours_of_the_regions_poles(client):
    html = section(page(client, f"regions={THREE}&asof=2025-12-17"), "figures")
    row = html.split(">주민등록인구", 1)[1].split("</tr>", 1)[0]
    honam, other, daegyeong = re.findall(r'height="8" fill="(#\w{6})"', row)
    assert honam == other != daegyeong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_carries_styles_of_its_own(client, lang):
    html = page(client, f"regions={THREE}&asof=2025-12-17&lang={lang}")
    assert " style=" not in html


def test_the_choice_speaks_the_language_asked_for(client):
    assert translator("en")["compare_about"] in page(client, "lang=en")


def test_the_parts_of_value_added_are_all_of_it(known):
    provinces = [region.id for region in known.regions.at("2026-11-21", "province")]
    found = structure.composition(known, ["korea", *provinces], date(2026, 11, 21))
    for shares in zip(*(shares for _, shares in found.rows), strict=True):
        assert sum(shares) == pytest.approx(100, abs=0.1)


def test_value_added_is_of_the_latest_year_public_by_the_day(client):
    html = section(page(client, "regions=busan,ulsan&asof=2017-12-18"), "structure")
    assert "(%, 2015)" in html
    assert "C21" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_industries_of_a_merged_province_are_told_with_heads(client, lang):
    html = section(page(client, f"regions=jeonnam-gwangju,gyeongbuk&lang={lang}"), "structure")
    row = html.split("C21 ", 1)[1].split("</tr>", 1)[0]
    assert "0.23</b> / 0.08" in row
    assert "854" in row


@pytest.mark.parametrize("address", ["/compare?regions=gyeongbuk,ulsan", "/regions/gyeongbuk?"])
def test_pictures_of_the_grey_theme_have_no_hue(client, address):
    html = client.get(f"{address}&asof=2025-12-17&theme=grey").get_data(as_text=True)
    drawn = "".join(re.findall(r'<figure.*?</figure>|<svg class="bar".*?</svg>', html, re.S))
    colours = set(re.findall(r'(?:fill|stroke)="#(\w{6})"', drawn))
    assert colours
    assert [each for each in colours if _chroma(each) > 24] == []


def _chroma(colour):
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts)


def test_a_grey_comparison_stays_grey_in_its_links(client):
    html = page(client, "regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17&theme=grey")
    assert 'href="/compare?regions=gwangju,jeonnam,gyeongbuk&amp;asof=2026-11-21&amp;lang=ko&amp;theme=grey"' in html
    assert '<input type="hidden" name="theme" value="grey">' in html


def test_moving_maps_are_for_two_to_four_regions_and_start_from_the_marks_of_the_pictures(client):
    html = page(client, f"regions={THREE}&asof=2025-12-17&frame=tiles")
    boot = json.loads(html.split('id="moving-boot">', 1)[1].split("</script>", 1)[0])
    assert boot["regions"] == THREE.split(",")
    assert "frame=" not in boot["scene"]
    layers = boot["scene"].split("layers=", 1)[1].split("&", 1)[0].split(",")
    assert "advanced-complexes" in layers
    assert "population" not in layers
    assert client.get(boot["scene"]).status_code == 200
    assert "moving-boot" not in page(client, "regions=busan,daegu,ulsan,gyeongbuk,gyeongnam&asof=2025-12-17")


def test_findings_maps_and_matrix_come_first_and_statistics_below(client):
    html = page(client, f"regions=chungbuk,chungnam,jeonbuk&asof={ASOF}")
    order = ['class="picker"', 'class="beside"', 'id="compare-maps"', 'id="sectors"', 'id="partners"',
             'id="instruments"', 'id="figures"', 'id="structure"']  # fmt: skip
    places = [html.index(each) for each in order]
    assert places == sorted(places)
    assert html.split('class="beside"', 1)[1].split("</ol>", 1)[0].count("<li>") == 3


@pytest.mark.parametrize("regions", ["chungbuk,chungnam,jeonbuk", "gyeongbuk,busan", "gyeongbuk.pohang,gyeongbuk.gumi"])
def test_the_matrix_is_grouped_by_in_how_many_regions_a_sector_is_listed(client, known, regions):
    html = section(page(client, f"regions={regions}&asof={ASOF}"), "sectors")
    found = comparison.compare(known, regions.split(","), date.fromisoformat(ASOF))
    layers = {str(known.catalog[layer].topic): layer for layer in known.catalog}
    having = {
        row[0].sector: sum(any(lists(known, layers[item.topic], item) for item in cell.items) for cell in row)
        for row in found.sectors
        if any(cell.items for cell in row)
    }
    told = {}
    for part in html.split('<tr class="of-group">')[1:]:
        heading = re.sub(r"<.*?>", "", part.split("</th>", 1)[0])
        n = int(re.match(r"(\d+)곳 수록", heading)[1]) if "곳 수록" in heading else 0
        told |= dict.fromkeys(re.findall(r'href="/sectors/([\w-]+)\?', part), n)
    assert told == having


def test_a_cell_of_the_matrix_names_its_items_and_a_dash_is_none_listed(client, known):
    html = section(page(client, f"regions=chungbuk,chungnam,jeonbuk&asof={ASOF}"), "sectors")
    found = comparison.compare(known, ["chungbuk", "chungnam", "jeonbuk"], date.fromisoformat(ASOF))
    for row in found.sectors:
        if any(cell.items for cell in row):
            drawn = html.split(f'href="/sectors/{row[0].sector}?', 1)[1].split("</tr>", 1)[0].split("<td")[1:]
            for cell, told in zip(row, drawn, strict=True):
                there = [item for item in cell.items if holds(known, item)]
                assert ("–</td>" in told) == (not cell.items)
                named, rest = told.count("<li>"), re.search(r"외 (\d+)", told)
                assert named + (int(rest[1]) if rest else 0) == len(there)
                assert ("미정·미확인" in told) == bool(cell.undecided + cell.unconfirmed)


def test_partners_of_every_region_are_offered_and_bids_stand_apart(client):
    html = page(client, f"regions=chungbuk,gyeongbuk&asof={ASOF}")
    aside = html.split('<aside class="compare-partners ', 1)[1].split("</aside>", 1)[0]
    assert "문서에 적힌 역할만 비교, 실제 산업 보유 여부가 아님" in aside
    assert aside.count('<details class="of-region"') == 2
    assert aside.index("신청·제안(별도, 결정 아님)") < aside.index("이차전지 기초원료")


ONLY = f"regions=chungbuk,chungnam,jeonbuk&asof={ASOF}"


def test_an_industry_that_no_division_carries_is_told_in_one_line_and_has_no_table(client):
    html = page(client, f"{ONLY}&sector=battery")
    fits = section(html, "fits")
    assert "<table" not in fits
    assert "판정 불가(한 업종이 분야를 담지 못함): 이차전지</p>" in " ".join(fits.split())
    assert 'id="structure"' not in html
    assert 'id="indices"' not in html
    assert "지역 전체의 수치" in section(html, "figures")
    assert "C21" not in html.split('class="beside"', 1)[1].split("</ol>", 1)[0]


def test_an_industry_that_one_division_carries_has_its_own_quotients_alone(client):
    fits = section(page(client, f"{ONLY}&sector=steel"), "fits")
    assert re.findall(r'<tr><th scope="row"[^>]*>([^<]+)<', fits) == ["철강"]
    assert "C24" in fits
    assert len(re.findall(r'<tr><th scope="row"', section(page(client, ONLY), "fits"))) > 1


def test_instruments_that_list_nothing_of_an_industry_are_one_line(client, known):
    rows = section(page(client, f"{ONLY}&sector=battery"), "instruments")
    told = rows.split("수록되지 않은 제도:", 1)[1].split("</p>", 1)[0]
    assert known.catalog["innovation-cities"].title["ko"] in told
    assert '<a href="/layers/innovation-cities' not in rows
    assert '<a href="/layers/advanced-complexes' in rows
    assert "수록되지 않은 제도:" not in page(client, ONLY)


TODAY_THREE = f"regions=jeonnam-gwangju,gyeongbuk,gyeongnam&asof={ASOF}"


def test_pictures_draw_what_is_in_a_sector_and_words_count_the_rest_by_instrument(client, known):
    """Forty-three dark marks told nothing: a mark without a sector stands in the tables alone, and so does a crisis."""
    html = page(client, TODAY_THREE)
    found = comparison.compare(known, ["jeonnam-gwangju", "gyeongbuk", "gyeongnam"], date.fromisoformat(ASOF))
    maps = re.findall(r'<svg class="sketch".*?<figcaption>', html, re.S)
    assert len(maps) == 4
    told = html.split("표에만 있는 항목:", 1)[1].split("</p>", 1)[0]
    for layer in ("education-zones", "industry-crisis-areas", "opportunity-zones"):
        cells = next(row for row in found.layers if row[0].layer == layer)
        held = {item.id: item for cell in cells for item in cell.items if holds(known, item)}.values()
        crisis = known.instruments[layer].ground == "crisis"
        drawn = [item for item in held if not crisis and item.sector not in (None, "unassigned")]
        least = len(held) - len(drawn)
        counted = int(re.search(rf"{known.catalog[layer].title['ko']} (\d+)", told)[1])
        assert least <= counted <= len(held)
        assert counted == least or not crisis


def test_support_in_a_crisis_is_no_industry_that_regions_share(known):
    found = comparison.compare(known, ["gyeongbuk", "jeonnam-gwangju"], date.fromisoformat(ASOF))
    crisis = {layer for layer, one in known.instruments.items() if one.ground == "crisis"}
    topics = {known.catalog[layer].topic for layer in crisis}
    shared = [one for one in found.shared if one.by == "sector"]
    assert shared
    assert not [item.id for one in shared for held in one.items.values() for item in held if item.topic in topics]
    assert any(one.key in crisis for one in found.shared if one.by == "layer")


def test_a_long_list_names_a_few_and_leads_to_the_rest(client, known):
    rows = section(page(client, TODAY_THREE), "instruments")
    row = rows.split('href="/layers/education-zones?', 1)[1].split("</tr>", 1)[0]
    found = comparison.compare(known, ["jeonnam-gwangju", "gyeongbuk", "gyeongnam"], date.fromisoformat(ASOF))
    cell = found.cell("gyeongbuk", "education-zones")
    own = row.split("<td")[2]
    assert own.count('href="/items/') == 3
    assert f"그 밖 {len(cell.items) - 3}건" in own
    assert 'href="/regions/gyeongbuk?' in own
    assert own.count('class="chip') == 1


def test_an_item_of_a_crisis_names_its_tier_in_the_matrix(client):
    cells = section(page(client, TODAY_THREE), "sectors").split(">철강<", 1)[1].split("</tr>", 1)[0]
    assert "산업위기선제대응지역" in cells


def test_places_where_most_designations_meet_come_first_and_the_others_are_folded(client):
    met = section(page(client, TODAY_THREE), "overlaps")
    table, folded = met.split("<details", 1)
    counts = [int(n) for n in re.findall(r'<td class="number"[^>]*>(\d+)</td>', table)]
    assert len(counts) == 8
    assert counts == sorted(counts, reverse=True)
    more = int(re.search(r"그 밖 (\d+)곳", folded)[1])
    assert folded.count('class="name"') == more
    assert int(re.search(r'class="number">(\d+)<', met)[1]) == 8 + more


def test_support_in_a_crisis_is_told_with_its_tier(client):
    """One row holds two tiers: a municipality's name alone would not say which it has."""
    query = "regions=gyeongnam,jeonnam-gwangju&asof=2026-11-28"
    page = re.sub(r"<[^>]+>", "", client.get(f"/compare?{query}").get_data(as_text=True))
    for told in (
        "거제시 산업위기대응특별지역",
        "거제시 고용위기지역",
        "여수시 고용위기 선제대응지역",
        "광양시 산업위기선제대응지역",
    ):
        assert told in page
