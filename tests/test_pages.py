"""The page check itself: a good page passes, and every kind of fault is found."""

import pytest

from tests import pages

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
GOOD = (
    '<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>지도</title></head>'
    '<body><h1>지도</h1><img src="/a.png" alt=""><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></body></html>'
)


def test_good_page_has_no_problems():
    assert pages.problems(GOOD, HEADERS) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("<!doctype html>", "", "expected-doctype"),
        ('lang="ko"', 'lang="xx"', "lang is 'xx'"),
        ("<title>지도</title>", "<title></title>", "no title"),
        ("<h1>지도</h1>", "<h2>지도</h2>", "0 h1"),
        ("<h1>지도</h1>", "<h1>지도</h1><h1>지도</h1>", "2 h1"),
        ("<h1>지도</h1>", '<h1>지도</h1><p id="a"></p><p id="a"></p>', "id 'a': 2 times"),
        ("<h1>지도</h1>", '<h1>지도</h1><label for="b">b</label>', "names id 'b'"),
        ("<h1>지도</h1>", "<h1>지도</h1></div>", "end-tag-too-early"),
        (' alt=""', "", "no alt"),
        ('lang="ko"', 'lang="en"', "not marked as Korean: 지도"),
        ("/a.png", "//elsewhere.example/a.png", "another host"),
        (
            '<meta charset="utf-8">',
            '<meta charset="utf-8"><link rel="stylesheet" href="https://e.example/a.css">',
            "another host",
        ),
    ],
)
def test_fault_is_found(old, new, expected):
    assert expected in "; ".join(pages.problems(GOOD.replace(old, new), HEADERS))


@pytest.mark.parametrize("name", HEADERS)
def test_missing_header_is_found(name):
    headers = {key: value for key, value in HEADERS.items() if key != name}
    assert f"header {name}" in "; ".join(pages.problems(GOOD, headers))


def test_inline_script_policy_is_found():
    headers = HEADERS | {"Content-Security-Policy": "default-src 'self' 'unsafe-inline'; frame-ancestors 'self'"}
    assert "Content-Security-Policy" in "; ".join(pages.problems(GOOD, headers))


def test_fragment_needs_no_title():
    assert pages.problems('<ul><li id="a">가</li></ul>', HEADERS, fragment=True) == []
