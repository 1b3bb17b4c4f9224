"""The embedded map on the server's side: who may frame it, what is in it, and what its host gets."""

import re
from datetime import date
from html import escape

import pytest

from layers.atlas.items import items
from layers.labels import short_date
from tests.conftest import TODAY, CheckingClient
from web.application import create_app
from web.service.config import Config
from web.sharing.embedded import CONTROLS, USUAL

PORTAL = "https://portal.example.kr"
STATE = "layers=battery-triangle,advanced-complexes&asof=2025-12-17&lang=ko&theme=colour"
#: Text as `data-part` marks it: the parts a reader's change of date or layers writes anew.
PARTS = ("head", "legend", "foot")


@pytest.fixture(scope="module")
def framed():
    """The real atlas, which the portal may frame."""
    application = create_app(Config(today=TODAY, frame_ancestors=(PORTAL,)))
    application.test_client_class = CheckingClient
    return application.test_client()


def ancestors(answer):
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    return policy["frame-ancestors"].split()


def in_frame(framer, site="cross-site"):
    """What a browser says when a page of a site loads an address into a frame."""
    return {"Sec-Fetch-Dest": "iframe", "Sec-Fetch-Site": site, "Referer": f"{framer}/"}


def test_only_the_embedded_map_is_open_to_the_listed_hosts(framed):
    assert ancestors(framed.get("/embed")) == ["'self'", PORTAL]
    for url in ("/", "/share", "/compare", "/layers", "/scene.json", "/oembed?url=http://localhost/", "/embed.js"):
        assert ancestors(framed.get(url)) == ["'self'"], url


def test_no_answer_carries_the_header_that_knows_no_list(framed):
    assert "X-Frame-Options" not in framed.get("/embed").headers


def test_a_mistake_in_a_frame_can_be_read_by_the_listed_host(framed):
    answer = framed.get("/embed?controls=wheel", headers=in_frame(PORTAL))
    assert answer.status_code == 400
    assert ancestors(answer) == ["'self'", PORTAL]


@pytest.mark.parametrize(
    "headers",
    [{}, in_frame(PORTAL), in_frame("http://localhost", "same-origin"), {"Referer": "https://other.example/"}],
)
def test_listed_hosts_its_own_pages_and_plain_visits_get_the_map(framed, headers):
    answer = framed.get("/embed", headers=headers)
    assert answer.status_code == 200
    assert 'id="map_atlas"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_another_site_gets_a_page_that_says_why_and_whom_to_ask(framed, lang):
    answer = framed.get(f"/embed?lang={lang}", headers=in_frame("https://other.example"))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 403
    assert "*" in ancestors(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "https://other.example" in page
    assert "ATLAS_FRAME_ANCESTORS" in page
    assert f'<html lang="{lang}">' in page
    assert re.search(r'href="/\?lang=\w+" target="_blank" rel="noopener"', page)


def test_the_refusal_holds_nothing_of_the_atlas(framed):
    page = framed.get("/embed", headers=in_frame("https://other.example")).get_data(as_text=True)
    assert "<script" not in page
    assert "특화단지" not in page


def test_the_origin_that_is_named_back_is_text(framed):
    headers = {"Sec-Fetch-Dest": "iframe", "Referer": "https://<script>alert(1)</script>/"}
    assert framed.get("/embed", headers=headers).status_code == 200


@pytest.mark.parametrize("chosen", [(), ("legend",), USUAL, ("date", "layers"), CONTROLS])
def test_only_the_chosen_controls_are_there(client, chosen):
    page = client.get(f"/embed?{STATE}&controls={','.join(chosen)}").get_data(as_text=True)
    there = {
        "legend": 'data-part="legend"' in page,
        "layers": 'name="layers"' in page,
        "date": 'type="date"' in page,
        "zoom": "data-zoom=" in page,
    }
    assert {name for name, found in there.items() if found} == set(chosen)


@pytest.mark.parametrize("controls", ["", "legend,layers,date,zoom"])
def test_dates_sources_and_the_way_to_the_atlas_are_always_there(client, known, controls):
    page = client.get(f"/embed?{STATE}&controls={controls}").get_data(as_text=True)
    foot = page.partition('<footer class="embed-foot"')[2].partition("</footer>")[0]
    assert "기준일 <b>2025.12.17.</b>" in foot
    layers = ("battery-triangle", "advanced-complexes")
    days = sorted({min(one.checked for one in items(known, layer, date(2025, 12, 17))) for layer in layers})
    span = "~".join(dict.fromkeys(short_date(day, "ko") for day in (days[0], days[-1])))
    assert f"자료 확인일 <b>{span}</b>" in foot
    assert "출처" in foot
    assert 'href="/sources/motir-2025-12-17"' in foot
    assert re.search(rf'href="/\?{escape(STATE)}[^"]*" target="_blank" rel="noopener"', foot)


def test_readers_without_scripts_get_the_printed_map_with_its_summary(client):
    page = client.get(f"/embed?{STATE}").get_data(as_text=True)
    picture = page.partition("<noscript>")[2].partition("</noscript>")[0]
    source = re.search(r'src="([^"]+)"', picture)[1].replace("&amp;", "&")
    assert client.get(source).mimetype == "image/png"
    assert "2025년 12월 17일 기준" in re.search(r'alt="([^"]+)"', picture)[1]


def test_every_layer_has_its_legend_with_undecided_and_unconfirmed_apart(client):
    page = client.get("/embed?asof=2026-03-15&layers=growth-engines").get_data(as_text=True)
    legend = page.partition('data-part="legend"')[2].partition("</section>")[0]
    assert "미확인" in legend
    assert "미정" not in legend
    earlier = client.get("/embed?asof=2025-12-17&layers=growth-engines").get_data(as_text=True)
    assert "미정" in earlier.partition('data-part="legend"')[2].partition("</section>")[0]


@pytest.mark.parametrize("part", PARTS)
def test_parts_that_follow_the_reader_are_marked(client, part):
    assert f'data-part="{part}"' in client.get("/embed").get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "name", "value"),
    [
        ("controls=legend,wheel", "controls", "wheel"),
        ("height=239", "height", "239"),
        ("height=4001", "height", "4001"),
        ("height=tall", "height", "tall"),
        ("height=٣٠٠", "height", "٣٠٠"),
        ("asof=2016-01-01", "asof", "2016-01-01"),
    ],
)
def test_a_wrong_parameter_is_named_with_its_value(client, query, name, value):
    answer = client.get(f"/embed?{query}")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert name in page
    assert value in page


def test_a_parameter_the_embedded_map_does_not_have_is_refused(client):
    assert client.get("/embed?width=100").status_code == 400


def test_a_height_makes_the_map_fit_into_it(client):
    assert 'class="embed fitted"' in client.get("/embed?height=600").get_data(as_text=True)
    assert 'class="embed"' in client.get("/embed").get_data(as_text=True)


def test_the_map_leaves_the_wheel_to_its_host(client):
    assert '"scrollWheelZoom": false' in client.get("/embed").get_data(as_text=True)
    assert "scrollWheelZoom" not in client.get("/").get_data(as_text=True)


def test_equal_embedded_maps_are_equal_bytes_and_are_not_sent_twice(client):
    first, second = client.get(f"/embed?{STATE}"), client.get(f"/embed?{STATE}")
    assert first.data == second.data
    assert client.get(f"/embed?{STATE}", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_script_for_the_host_is_small_and_kept_for_a_day(client):
    answer = client.get("/embed.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
    assert len(answer.data) < 2048


@pytest.mark.parametrize("asof", ["2018-01-01", "2024-03-01"])
def test_every_layer_can_be_embedded_on_a_day_without_its_figures(client, app, asof):
    for layer in app.extensions["drawing"].atlas.catalog:
        assert client.get(f"/embed?layers={layer}&asof={asof}").status_code == 200, layer
