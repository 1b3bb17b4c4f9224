"""What is copied to hand a map on: it holds the whole state, and says the same in every form."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from web.sharing.embedded import Embedding, read_embedding
from web.sharing.snippets import Snippets, qr_svg

STATE = "layers=battery-triangle,advanced-complexes&asof=2025-12-17&view=8/36.2/127.9&focus=jeonbuk&lang=ko&theme=grey"
HOST = "https://atlas.example.kr/"
HOSTILE = "<b>\"'&]([!`|\n</iframe><script>alert(1)</script>"


@pytest.fixture
def shared(client):
    return client.get(f"/share?{STATE}").get_data(as_text=True)


@pytest.fixture
def embedding(app, known):
    with app.test_request_context(f"/embed?{STATE}") as context:
        return read_embedding(context.request.args, known, None)


def field(page, name):
    """The text of a field to copy."""
    return unescape(re.search(rf'<textarea id="{name}"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])


class Tags(HTMLParser):
    """Start tags with their attributes, in order."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("url", ["/share", "/fragments/share"])
def test_page_and_dialog_say_the_same(client, url, shared):
    part = client.get(f"{url}?{STATE}").get_data(as_text=True)
    for name in ("share-permalink", "share-html", "share-markdown"):
        assert field(part, name) == field(shared, name)


def test_the_permalink_opens_the_same_map(client, shared):
    link = field(shared, "share-permalink")
    told = parse_qs(urlsplit(link).query)
    assert {**told, **parse_qs(STATE)} == told
    assert client.get(link).status_code == 200


def test_the_code_is_a_frame_its_script_and_a_picture(client, shared):
    tags = Tags(field(shared, "share-html")).found
    assert [tag for tag, _ in tags] == ["iframe", "script", "noscript", "a", "img"]
    frame, script, _, link, picture = (attributes for _, attributes in tags)
    assert client.get(frame["src"]).status_code == 200
    assert "data-atlas-embed" in frame
    assert frame["title"]
    assert client.get(script["src"]).mimetype == "text/javascript"
    assert link["href"] == field(shared, "share-permalink")
    assert picture["alt"].startswith("2025년 12월 17일 기준")


def test_markdown_is_a_picture_that_leads_to_the_map(client, shared):
    match = re.fullmatch(r"\[!\[(.+)\]\((\S+)\)\]\((\S+)\)", field(shared, "share-markdown"))
    assert client.get(match[2]).mimetype == "image/png"
    assert match[3] == field(shared, "share-permalink")


@pytest.mark.parametrize(
    ("query", "chosen"), [("", "legend,zoom"), ("&controls=", ""), ("&controls=&controls=date", "date")]
)
def test_the_chosen_controls_are_in_the_code(client, query, chosen):
    page = client.get(f"/share?{STATE}{query}").get_data(as_text=True)
    frame = Tags(field(page, "share-html")).found[0][1]
    assert parse_qs(urlsplit(frame["src"]).query, keep_blank_values=True)["controls"] == [chosen]


def test_the_form_without_scripts_keeps_the_state(shared):
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', shared))
    wanted = parse_qs(urlsplit(field(shared, "share-permalink")).query)
    assert hidden == {**{name: values[0] for name, values in wanted.items()}, "controls": ""}


def test_the_qr_code_is_a_drawing_of_the_permalink(client, shared):
    answer = client.get(f"/share/qr.svg?{STATE}")
    assert answer.mimetype == "image/svg+xml"
    assert answer.data == qr_svg(field(shared, "share-permalink"))
    assert b"style=" not in answer.data


@pytest.mark.parametrize("url", ["/share", "/fragments/share", "/share/qr.svg"])
@pytest.mark.parametrize("query", ["height=300", "asof=2016-01-01", "utm_source=x"])
def test_what_the_page_does_not_know_is_refused(client, url, query):
    assert client.get(f"{url}?{query}").status_code == 400


def test_every_download_of_a_map_is_offered(client, shared):
    for name in ("png", "svg", "pdf", "pptx", "hwpx", "docx", "xlsx"):
        assert f'href="/export/map.{name}?' in shared


def test_hostile_words_stay_words_in_the_code(embedding):
    snippets = Snippets(HOST, embedding, HOSTILE, HOSTILE)
    tags = Tags(snippets.html).found
    assert [tag for tag, _ in tags] == ["iframe", "script", "noscript", "a", "img"]
    assert tags[0][1]["title"] == tags[4][1]["alt"] == HOSTILE
    label = snippets.markdown.partition("![")[2].partition("](https://atlas")[0]
    assert not re.search(r"(?<!\\)[\[\]`<>|]", label)
    assert "\n" not in label


def test_the_frame_fits_where_it_is_told_to(embedding):
    fitted = Snippets(HOST, embedding.at_height(300), "a", "b")
    frame = Tags(fitted.frame(400, 300)).found[0][1]
    assert (frame["width"], frame["height"]) == ("400", "300")
    assert parse_qs(urlsplit(frame["src"]).query)["height"] == ["300"]
    assert isinstance(embedding, Embedding)
