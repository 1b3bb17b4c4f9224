"""Every page of every layer, province, pole and document is a good page, on both sides of the changes."""

import re
from datetime import date
from urllib.parse import parse_qsl

import pytest
from markupsafe import escape
from werkzeug.datastructures import MultiDict

from layers.atlas.items import first_told
from tests.layers_named import LAYERS
from tests.pages import undated
from web.downloads import one_file
from web.pages import explore
from web.service.language import LANGUAGES
from web.sharing import embed
from web.sharing.embedded import read_embedding
from web.state.state import read_state

DAYS = ("2017-12-18", "2025-12-17", "2026-11-21")
PROVINCES = {"2017-12-18": 17, "2025-12-17": 17, "2026-11-21": 16}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("level", ["nation", "pole", "province"])
@pytest.mark.whole
def test_every_region_of_a_level_has_its_page(client, known, day, lang, level):
    regions = known.regions.at(day, level)
    for region in regions:
        page = client.get(f"/regions/{region.id}?asof={day}&lang={lang}")
        assert page.status_code == 200
        crumb = re.search(r'<p class="crumb">(.*?)</p>', page.get_data(as_text=True), re.DOTALL)[1]
        assert f" › {region.name(lang)}" in crumb
    assert level != "province" or len(regions) == PROVINCES[day]


@pytest.mark.parametrize("region", ["gyeongbuk.pohang", "gyeongbuk.gunwi", "incheon.seo", "sejong.sejong", "gwangju"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_region_of_any_kind_has_its_page(client, region, lang):
    assert client.get(f"/regions/{region}?lang={lang}").status_code == 200


def test_an_ended_region_shows_its_successor_with_a_notice(client):
    page = client.get("/regions/gwangju?lang=en").get_data(as_text=True)
    assert 'class="note"' in page
    assert 'href="/regions/jeonnam-gwangju?' in page


@pytest.mark.parametrize("path", ["/", "/embed"])
@pytest.mark.parametrize(("frame", "files"), [("", 2), ("&frame=tiles", 0)])
def test_boundaries_are_fetched_ahead_where_they_are_drawn(client, path, frame, files):
    page = client.get(f"{path}?asof=2026-11-21{frame}").get_data(as_text=True)
    assert len(re.findall('<link rel="preload"[^>]* href="/geometry/', page)) == files


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.whole
def test_every_layer_has_its_page(client, known, layer, lang):
    definition = known.catalog[layer]
    begun = first_told(known, definition.topic) if definition.topic else None
    day = max(filter(None, (date(2025, 12, 17), begun)))
    page = client.get(f"/layers/{layer}?asof={day}&lang={lang}").get_data(as_text=True)
    assert escape(definition.abstract[lang]) in undated(page)
    assert f"/export/layers/{layer}.csv?asof={day}" in page


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.whole
def test_a_layer_has_its_page_before_anything_is_in_force(client, layer):
    assert client.get(f"/layers/{layer}?asof=2017-12-18").status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_full_document_shows_every_fact_of_it(client, known, lang):
    for document in [each for each in known.documents.values() if each.file]:
        page = client.get(f"/sources/{document.id}?lang={lang}").get_data(as_text=True)
        assert [fact.id for fact in known.by_document[document.id] if f'id="{fact.id}"' not in page] == []


@pytest.mark.whole
def test_every_excerpt_has_its_page(client, known):
    excerpts = [each.id for each in known.documents.values() if not each.file]
    for document_id in excerpts[::5]:
        assert client.get(f"/sources/{document_id}").status_code == 200


def test_every_document_is_listed_with_a_link(client, known):
    page = client.get("/sources").get_data(as_text=True)
    assert [each for each in known.documents if f'href="/sources/{each}?' not in page] == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_questions_of_a_day_have_their_page(client, day, lang):
    assert client.get(f"/freshness?asof={day}&lang={lang}").status_code == 200


def test_what_is_undecided_and_what_is_unconfirmed_are_counted_apart(client):
    page = client.get("/freshness?lang=en").get_data(as_text=True)
    assert page.count('<section aria-labelledby="kind-') == page.count('href="#kind-') >= 2


@pytest.mark.parametrize("path", ["/", "/layers", "/sources", "/freshness", "/layers/grdp", "/regions/jeju"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_leads_to_itself_in_the_other_language_with_its_state(client, path, lang):
    other = "en" if lang == "ko" else "ko"
    page = client.get(f"{path}?asof=2025-12-17&layers=grdp&lang={lang}").get_data(as_text=True)
    link = next(part for part in page.split("<a ") if part.startswith('class="language" data-lang='))
    assert f"lang={other}" in link
    assert "asof=2025-12-17" in link
    assert "layers=grdp" in link


@pytest.mark.parametrize("document", ["atlas-2026-11-21-eng", "atlas-2026-10-31-ind", "search-2026-03-12-plc"])
def test_our_own_record_of_searches_is_not_called_a_press_release(client, document):
    page = client.get(f"/sources/{document}").get_data(as_text=True)
    assert "이 지도가 찾아본 기록" in page
    assert "고시·보도자료" not in page


def test_values_of_a_document_are_written_as_an_english_reader_writes_them(client):
    page = client.get("/sources/motie-2024-02?lang=en").get_data(as_text=True)
    assert "KRW 110 trillion" in page
    assert "Nationwide" in page


def test_a_kept_map_page_has_nothing_of_another_readers_address(client):
    client.get("/?asof=2025-11-30&secret=of-one-reader")
    assert "of-one-reader" not in client.get("/?asof=2025-11-30").get_data(as_text=True)


@pytest.mark.parametrize("query", ["asof=2025-11-28", "asof=2025-11-28&focus=gyeongbuk&lang=en"])
@pytest.mark.whole
def test_what_is_kept_of_a_page_is_made_without_the_request(app, query):
    source, args = app.extensions["drawing"], MultiDict(parse_qsl(query))
    state = read_state(args, source.atlas, source.today())
    wanted = read_embedding(args, source.atlas, source.today())
    with app.app_context():  # a request that is read would be none here
        pages = [
            explore._explored(source, state, source.today(), "http://x/")[1],
            embed._embedded(source, wanted, "http://x/", source.today())[1],
            one_file.write(source, state, "http://x/").decode("utf-8"),
        ]
    assert all("2025-11-28" in page for page in pages)
    assert pages[0] == app.test_client().get(f"/?{query}", base_url="http://x/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("layer", "was", "now"),
    [
        ("ax-complexes", "ax-complexes.unknown-03", "ax-complexes.yeosu"),
        ("sobujang-complexes", "sobujang-complexes.national", "sobujang-complexes.round-3"),
    ],
)
def test_an_address_of_an_item_whose_id_changed_leads_to_what_it_became(client, layer, was, now):
    page = client.get(f"/layers/{layer}?asof=2026-11-28").get_data(as_text=True)
    remark = page[page.index(f'<span id="{was}">') :]
    assert f'<a href="#{now}">' in remark[: remark.index("</li>")]
    assert f'<tr id="{now}">' in page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("path", ["/", "/regions/gyeongbuk", "/at", "/layers", "/sectors"])
def test_a_day_that_is_still_to_come_is_said_to_be(client, known, path, lang):
    """With the day until which the data were checked; a day that has come has no such notice."""
    said = {"ko": "아직 오지 않은 날", "en": "is still to come"}[lang]
    page = client.get(f"{path}?asof=2031-01-01&lang={lang}").get_data(as_text=True)
    assert page.count(said) == 1
    assert max(each.checked for each in known.documents.values() if each.checked) in page.split(said, 1)[1][:200]
    assert said not in client.get(f"{path}?asof=2026-11-21&lang={lang}").get_data(as_text=True)
