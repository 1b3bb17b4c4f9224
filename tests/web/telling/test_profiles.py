"""A region's page is a profile: map, figures with rank, portfolio, neighbours, history, deadlines, documents."""

import re
from datetime import date

import pytest

from layers.portfolio.portfolio import OF_ITSELF
from web.service.language import LANGUAGES
from web.telling import profiles
from web.telling.cards import card

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def made(app):
    """The profile of a region by id and day."""
    drawing = app.extensions["drawing"]
    return lambda region, asof=TODAY: profiles.profile(drawing, card(drawing, region, asof, "ko"), "ko")


@pytest.mark.parametrize(
    ("region", "asof", "expected"),
    [
        ("gyeongbuk", TODAY, {"daegu", "ulsan", "gangwon", "chungbuk", "jeonbuk", "gyeongnam"}),
        ("gwangju", date(2025, 12, 17), {"jeonnam"}),
        ("jeju", TODAY, set()),
        ("korea", TODAY, set()),
    ],
)
def test_neighbours_are_the_regions_that_touch(known, region, asof, expected):
    assert {one.id for one in profiles.neighbours(known, region, asof)} == expected


def test_neighbours_are_neighbours_of_each_other(known):
    for region in known.regions.at(TODAY, "province"):
        for other in profiles.neighbours(known, region.id, TODAY):
            assert region in profiles.neighbours(known, other.id, TODAY)


@pytest.mark.parametrize("region", ["jeonnam-gwangju", "gyeongbuk", "gyeongbuk.pohang", "pole-honam"])
def test_every_entry_of_the_card_is_in_the_profile_once(app, made, region):
    found = made(region)
    whole = card(app.extensions["drawing"], region, TODAY, "ko")
    parts = sum(len(section.entries) for section in (*found.own, *found.above))
    assert parts == sum(len(section.entries) for section in whole.sections)


def test_what_applies_from_above_is_apart(made):
    found = made("gyeongbuk")
    assert {entry.relation for section in found.above for entry in section.entries} <= {"province", "pole", "nation"}
    assert {entry.relation for section in found.own for entry in section.entries} <= set(OF_ITSELF)


def test_likeness_is_withheld_where_one_tag_would_change_it(made):
    found = made("gyeongbuk")
    assert found.similar.withheld is not None or found.similar.values
    assert made("gyeongbuk.pohang").similar is None


@pytest.mark.parametrize(("lang", "nothing"), [("ko", "분야가 겹치지 않음"), ("en", "none in the same sectors")])
def test_no_province_is_called_alike_that_shares_no_sector(client, lang, nothing):
    html = client.get(f"/regions/sejong?asof=2026-11-28&lang={lang}").get_data(as_text=True)
    assert nothing in html
    assert ">0.00<" not in html


def test_a_merged_province_says_its_figures_are_sums(client):
    html = client.get("/regions/jeonnam-gwangju").get_data(as_text=True)
    assert "광주광역시 + 전라남도의 합" in html
    assert "16곳 중" in html


def test_events_run_from_the_latest_back(made):
    days = [event.day for event in made("jeonnam-gwangju").events]
    assert len(days) == profiles.MOST_EVENTS
    assert days[0][:4] >= days[-1][:4]


def test_deadlines_of_one_layer_and_day_are_told_together(made):
    several = [(one.layer, n) for one, n in made("gyeongbuk").dues if n > 1]
    assert {("depopulation-areas", 15), ("depopulation-areas", 2)} <= set(several)  # their terms end a day apart


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.ulleung", "pole-capital", "seoul", "sejong"])
def test_the_page_has_its_parts(client, region, lang):
    html = client.get(f"/regions/{region}?asof=2025-12-17&lang={lang}").get_data(as_text=True)
    assert '<svg class="sketch"' in html
    assert ('id="neighbours"' in html) == (region != "gyeongbuk.ulleung")
    assert " style=" not in html


def test_what_has_no_name_in_an_upper_list_is_counted_not_repeated(client):
    html = client.get("/regions/gyeongnam.changwon?asof=2026-11-21").get_data(as_text=True)
    above = html.split('aria-labelledby="above"', 1)[1].split("</section>", 1)[0]
    assert "이름 미확인" in above
    assert "명칭 미확인 (" not in above


@pytest.mark.parametrize(
    ("name", "asof", "region"),
    [
        ("포항시", "2026-11-21", "gyeongbuk.pohang"),
        ("경북", "2026-11-21", "gyeongbuk"),
        ("광주광역시", "2025-12-17", "gwangju"),
        ("전남광주통합특별시", "2026-11-21", "jeonnam-gwangju"),
        ("경남 고성", "2026-11-21", "gyeongnam.goseong"),
    ],
)
def test_a_name_leads_to_the_id_of_its_region(client, name, asof, region):
    answer = client.get(f"/regions/{name}?asof={asof}&lang=en")
    assert answer.status_code == 302
    assert answer.location.startswith(f"/regions/{region}?")
    assert f"asof={asof}&lang=en" in answer.location
    assert client.get(answer.location).status_code == 200


@pytest.mark.parametrize(
    ("name", "asof", "status", "said"),
    [
        (
            "광주",
            "2025-12-17",
            400,
            'href="/regions/gyeonggi.gwangju?asof=2025-12-17">경기도 광주시</a>',
        ),
        (
            "고성",
            "2026-11-21",
            400,
            'href="/regions/gyeongnam.goseong?asof=2026-11-21">경상남도 고성군</a>',
        ),
        ("nowhere", "2026-11-21", 404, "그런 지역이 없습니다: nowhere"),
        ("포항군청", "2026-11-21", 404, "그런 지역이 없습니다: 포항군청"),
        ("jeonnam-gwangju", "2025-12-17", 404, "jeonnam-gwangju (2026-07-01 →)"),
    ],
)
def test_a_name_of_none_or_of_several_regions_says_which_there_are(client, name, asof, status, said):
    answer = client.get(f"/regions/{name}?asof={asof}")
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


@pytest.mark.parametrize("address", ["/regions/gyeongbuk", "/compare?regions=gyeongbuk,daegu"])
def test_figures_of_an_english_page_have_no_korean_unit(client, address):
    html = client.get(address + ("&" if "?" in address else "?") + "lang=en&asof=2026-11-21").get_data(as_text=True)
    assert "344,568" in html
    assert not re.findall(r"[0-9] ?[가-힣]+</strong>|344,568 ?[가-힣]", html)


def test_sectors_are_told_by_instrument_and_never_summed_over_a_group(client, known, made):
    found = made("gyeongbuk").sectors
    assert {layer for counts in found.values() for layer in counts} <= set(known.catalog)
    html = client.get("/regions/gyeongbuk?asof=2026-11-21").get_data(as_text=True)
    table = html.split('aria-labelledby="sectors"', 1)[1].split("</table>", 1)[0]
    assert len(re.findall(r'<th scope="col"', table)) == 2
    assert len(re.findall(r'href="#layer-', table)) == sum(map(len, found.values()))


def test_names_of_one_line_are_few_and_the_others_are_folded(client):
    html = client.get("/regions/gyeongbuk?asof=2026-11-21").get_data(as_text=True)
    part = html.split('aria-labelledby="layer-depopulation-areas"', 1)[1].split("</section>", 1)[0]
    before, folded = part.split('<details class="rest">', 1)
    assert part.count('class="profile-name"') == 17
    assert before.count('class="profile-name"') - before.split("인구감소지역:")[0].count('class="profile-name"') == 8
    more = folded.count('class="profile-name"')
    assert f"그 밖 {more}건" in folded


@pytest.mark.parametrize("region", ["gyeongbuk", "jeonnam-gwangju", "gangwon"])
def test_what_became_unconfirmed_is_told_apart_from_designations(made, app, region):
    found = made(region)
    page = app.test_client().get(f"/regions/{region}?asof={TODAY.isoformat()}").text
    head = re.search(r'<h2 id="events">(.*?)</h2>', page, re.DOTALL)[1]
    numbers = [int(each) for each in re.findall(r">\D*(\d+)<", head)]
    assert found.events_unconfirmed > 0
    assert numbers == [found.events_in_all - found.events_unconfirmed, found.events_unconfirmed]


def test_a_note_says_of_which_item_it_is_said(client):
    html = client.get(f"/regions/gyeongbuk?asof={TODAY}").get_data(as_text=True)
    zones = html.split('aria-labelledby="layer-regulatory-free-zones"', 1)[1].split("</section>", 1)[0]
    notes = re.findall(r'<p class="note-inline">(.*?)</p>', zones, re.S)
    assert notes
    names = re.findall(r'<a href="/items/[^"]*">([^<]*)</a>', zones)
    assert all(any(note.startswith(name) for name in names) for note in notes)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("region", ["gyeongbuk", "jeonbuk", "ulsan", "gyeongbuk.pohang"])
def test_every_row_of_meeting_designations_names_its_place_once_and_first(client, region, lang):
    html = client.get(f"/regions/{region}?asof={TODAY}&lang={lang}").get_data(as_text=True)
    part = html.split('aria-labelledby="meetings"', 1)[1].split("</section>", 1)[0]
    rows = part.split('<li class="profile-entry">')[1:]
    named = [row.index("/overlaps?region=") < row.index("profile-kind") for row in rows if "/overlaps?" in row]
    assert rows
    assert named == ([] if "." in region else [True] * len(rows))


@pytest.mark.parametrize("region", ["gyeongbuk", "jeonbuk"])
def test_the_number_of_a_layer_is_what_is_in_force(client, known, made, region):
    html = client.get(f"/regions/{region}?asof={TODAY}").get_data(as_text=True)
    for section in made(region).own:
        head = html.split(f'<h3 id="layer-{section.layer["id"]}">', 1)[1].split("</h3>", 1)[0]
        drawn = [known.statuses[one.feature["status"]].solidity for one in section.entries]
        first, *rest = [int(n) for n in re.findall(r"(?<=[> ])\d+(?=<| ·)", head.split("</a>", 1)[1])]
        assert first == sum(each in ("solid", "half") for each in drawn)
        assert sum(rest) == len(drawn) - first


@pytest.mark.parametrize("item", ["advanced-complexes.pohang", "advanced-complexes.gumi"])
def test_the_flags_of_every_place_of_an_item_travel_to_region_layer_and_point(client, app, item):
    whole = app.extensions["drawing"].whole(TODAY, "ko", "colour")
    layer = item.split(".", 1)[0]
    drawn = next(one for one in whole["layers"] if one["id"] == layer)["features"]
    flags = {label for one in drawn if one["id"] == item for label in one["flag_labels"]}
    assert flags
    region = client.get(f"/regions/gyeongbuk?asof={TODAY}").get_data(as_text=True)
    entry = next(part for part in region.split('<li class="profile-entry">') if f"/items/{item}?" in part)
    row = client.get(f"/layers/{layer}?asof={TODAY}").get_data(as_text=True).split(f'<tr id="{item}">', 1)[1]
    for told in (entry.split("</li>", 1)[0], row.split("</tr>", 1)[0]):
        assert set(re.findall(r'class="flag">([^<]*)<', told)) == flags


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_has_ended_stands_after_what_is_in_force(client, known, lang):
    html = client.get(f"/regions/gyeongbuk?asof={TODAY}&lang={lang}").get_data(as_text=True)
    zones = html.split('aria-labelledby="layer-regulatory-free-zones"', 1)[1].split("</section>", 1)[0]
    states = [known.statuses[key].state for key in re.findall(r'class="chip chip-([a-z-]+)"', zones)]
    assert len(set(states)) > 1
    assert states == sorted(states, key=["in_force", "open", "over"].index)
