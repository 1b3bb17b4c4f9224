"""The harness itself: each fault planted in a page is found, and a good page has none."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.browser import chromium
from tests.browser.axe import faults
from tests.browser.overlaps import overlaps
from tests.browser.serving import served
from tests.browser.visits import Visit

POLICY = "default-src 'self'; img-src data:"
HEAD = '<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>가</title><link rel="icon" href="data:,">'
GOOD = "<h1>지도</h1><p>서울</p>"
STYLE = (
    "p{margin:0;position:absolute;left:0;top:80px;width:200px}"
    ".under{top:200px}.card{background:#fff}.hidden{visibility:hidden}"
    "svg{position:absolute;left:0;top:300px}"
)
PAGES = {
    "good": GOOD,
    "console": GOOD + '<script src="/console.js"></script>',
    "error": GOOD + '<script src="/error.js"></script>',
    "remote": GOOD + '<script src="/remote.js"></script>',
    "missing": GOOD + '<script src="/nothing.js"></script>',
    "inline": GOOD + "<script>1</script>",
    "unnamed": GOOD + "<button></button>",
    "overlap": "<h1>지도</h1><p>서울특별시</p><p>인천광역시</p>",
    "overlap-svg": '<h1>지도</h1><svg width="200"><text y="20">전주</text><text x="5" y="22">군산</text></svg>',
    "apart": '<h1>지도</h1><p>서울특별시</p><p class="under">인천광역시</p>',
    "card": '<h1>지도</h1><p>서울특별시</p><p class="card">인천광역시</p>',
    "hidden": '<h1>지도</h1><p>서울특별시</p><p class="hidden">인천광역시</p>',
}
SCRIPTS = {
    "console.js": "console.error('planted')",
    "error.js": "planted()",
    "remote.js": "fetch('http://elsewhere.example/a').catch(() => 0)",
    "page.css": STYLE,
}


@pytest.fixture(scope="module")
def pages():
    app = Flask(__name__)

    @app.get("/<name>")
    def page(name):
        policy = POLICY + ("; connect-src *" if name == "remote" else "")
        body = (
            HEAD + '<link rel="stylesheet" href="/page.css"></head><body><main>' + PAGES[name] + "</main></body></html>"
        )
        return body, {"Content-Security-Policy": policy}

    @app.get("/<name>.<any(js, css):kind>")
    def script(name, kind):
        text = SCRIPTS.get(f"{name}.{kind}")
        types = {"js": "text/javascript", "css": "text/css"}
        return (text, {"Content-Type": types[kind]}) if text else ("", 404)

    with served(app) as address:
        yield address


def record(page, url):
    """A visit whose faults the test looks at itself."""
    seen = Visit(page, url.split("/")[2]).watch()
    page.goto(url, wait_until="networkidle")
    return seen


def test_good_page_passes(page, pages, visit):
    assert visit(page, f"{pages}/good").problems() == []
    assert faults(page) == []
    assert overlaps(page) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("console", "error: planted"),
        ("error", "uncaught:"),
        ("remote", "left the host: http://elsewhere.example/a"),
        ("missing", "/nothing.js: 404"),
        ("inline", "Content Security Policy"),
    ],
)
def test_planted_fault_is_recorded(page, pages, name, expected):
    assert expected in "\n".join(record(page, f"{pages}/{name}").problems())


def test_button_without_a_name_is_found(page, pages):
    page.goto(f"{pages}/unnamed")
    assert any(fault.startswith("button-name:") for fault in faults(page))


@pytest.mark.parametrize(
    ("name", "texts"), [("overlap", ("서울특별시", "인천광역시")), ("overlap-svg", ("전주", "군산"))]
)
def test_planted_overlap_is_found(page, pages, name, texts):
    page.goto(f"{pages}/{name}")
    found = overlaps(page)
    assert len(found) == 1
    assert all(text in found[0] for text in texts)


@pytest.mark.parametrize("name", ["apart", "card", "hidden"])
def test_texts_that_do_not_cover_each_other_pass(page, pages, name):
    page.goto(f"{pages}/{name}")
    assert overlaps(page) == []


def test_missing_chromium_names_the_command(monkeypatch):
    monkeypatch.setenv("ATLAS_CHROMIUM", "nowhere/chromium")
    with pytest.raises(chromium.ChromiumMissing, match="apt-get install -y chromium"):
        chromium.program()
