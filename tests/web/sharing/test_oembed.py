"""oEmbed: answers that a content system can show, within what it asked for, for maps of this service alone."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree

import pytest

STATE = "layers=battery-triangle&asof=2025-12-17&view=8/36.2/127.9&lang=ko&theme=colour"
MAP = f"http://localhost/?{STATE}"


def ask(client, url, **params):
    query = "&".join(f"{name}={value}" for name, value in params.items())
    return client.get(f"/oembed?url={quote(url, safe='')}&{query}".rstrip("&"))


class Frame(HTMLParser):
    """The attributes of the one element of an answer's HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = [], {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes = dict(attrs)


def test_a_map_is_rich_and_says_whose_it_is(client):
    answer = ask(client, MAP)
    told = answer.get_json()
    assert answer.mimetype == "application/json"
    assert (told["version"], told["type"], told["cache_age"]) == ("1.0", "rich", 86400)
    assert told["title"] == "배터리 삼각벨트 (2025년 12월 17일 기준 · 17개 시·도 · 켠 레이어 1)"
    assert told["provider_name"] == "산업정책 지도"
    assert told["provider_url"] == "http://localhost/"


def test_its_html_is_a_frame_with_the_same_state(client):
    told = ask(client, MAP).get_json()
    frame = Frame(told["html"])
    asked = parse_qs(urlsplit(frame.attributes["src"]).query)
    assert frame.tags == ["iframe"]
    assert {name: asked[name] for name in parse_qs(STATE)} == parse_qs(STATE)
    assert asked["height"] == [str(told["height"])]
    assert client.get(frame.attributes["src"]).status_code == 200


def test_its_thumbnail_is_a_picture_of_the_size_it_says(client):
    told = ask(client, MAP).get_json()
    picture = client.get(told["thumbnail_url"]).data
    assert picture.startswith(b"\x89PNG")
    size = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    assert size == (told["thumbnail_width"], told["thumbnail_height"])


@pytest.mark.parametrize(("widest", "tallest"), [(400, 300), (320, 2000), (5000, 240), (100, 100)])
def test_it_stays_within_what_was_asked_for(client, widest, tallest):
    told = ask(client, MAP, maxwidth=widest, maxheight=tallest).get_json()
    frame = Frame(told["html"]).attributes
    assert int(frame["width"]) == told["width"] <= widest
    assert int(frame["height"]) == told["height"] <= tallest
    assert told.get("thumbnail_width", 0) <= widest
    assert told.get("thumbnail_height", 0) <= tallest


def test_xml_says_the_same_as_json(client):
    answer = ask(client, MAP, format="xml")
    root = ElementTree.fromstring(answer.data)
    assert answer.mimetype == "text/xml"
    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {
        name: str(value) for name, value in ask(client, MAP, format="json").get_json().items()
    }


def test_controls_of_an_embedded_map_are_kept(client):
    told = ask(client, f"http://localhost/embed?{STATE}&controls=date&height=500").get_json()
    asked = parse_qs(urlsplit(Frame(told["html"]).attributes["src"]).query)
    assert asked["controls"] == ["date"]
    assert told["height"] == 500


@pytest.mark.parametrize("url", ["/", "/?lang=en", "/embed?asof=2025-12-17"])
def test_pages_lead_to_their_answer(client, url):
    page = client.get(url).get_data(as_text=True)
    link = page.partition('type="application/json+oembed" href="')[2].partition('"')[0].replace("&amp;", "&")
    told = client.get(link).get_json()
    asked = parse_qs(urlsplit(Frame(told["html"]).attributes["src"]).query)
    assert asked["asof"] == ["2025-12-17" if "asof" in url else "2026-11-21"]
    assert asked["lang"] == ["en" if "en" in url else "ko"]


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/",
        "http://localhost:8080/",
        "http://localhost/layers",
        "http://localhost@elsewhere.example/",
        "ftp://localhost/",
        "javascript:alert(1)",
        "/embed",
        "http://localhost//embed",
    ],
)
def test_what_is_not_a_map_of_this_service_is_404(client, url):
    answer = ask(client, url)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert url in answer.get_json()["detail"]


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("", 400, "url"),
        ("url=http://[localhost/", 400, "url"),
        (f"url={quote(MAP)}&format=yaml", 501, "yaml"),
        (f"url={quote(MAP)}&maxwidth=wide", 400, "maxwidth"),
        (f"url={quote(MAP)}&maxheight=0", 400, "maxheight"),
        (f"url={quote(MAP)}&maxwidth=-3", 400, "maxwidth"),
        (f"url={quote(MAP)}&callback=run", 400, "callback"),
        (f"url={quote('http://localhost/?asof=yesterday')}", 400, "asof"),
    ],
)
def test_a_mistake_is_named(client, query, status, said):
    answer = client.get(f"/oembed?{query}")
    assert answer.status_code == answer.get_json()["status"] == status
    assert answer.mimetype == "application/problem+json"
    assert said in answer.get_json()["detail"]


def test_hostile_addresses_stay_text_in_xml(client):
    answer = ask(client, "http://localhost/?focus=</html><script>", format="xml")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
