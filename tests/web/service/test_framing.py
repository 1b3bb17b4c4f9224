"""Who may frame the embedded map, as a browser reads the same words in a content policy."""

import pytest

from web.service.config import BadSetting, from_environment
from web.service.framing import allows, origin_of, read_ancestors


@pytest.mark.parametrize(
    "text",
    [
        "https://portal.example.kr",
        "portal.example.kr",
        "*.example.kr",
        "http://127.0.0.1:9000",
        "https://a.example:* http://b.example",
        "localhost",
        "*",
        "",
    ],
)
def test_hosts_and_origins_are_read_as_they_stand(text):
    assert read_ancestors(text) == tuple(text.split())


@pytest.mark.parametrize(
    "wrong",
    [
        "https://portal.example.kr/page",
        "ftp://portal.example.kr",
        "'self'",
        "'none'",
        "portal.example.kr;",
        "https://",
        "a.*.kr",
        "-a.example",
        "https://a.example:0",
        "https://a.example:99999",
        "https://user@a.example",
        "포털.example",
    ],
)
def test_a_wrong_host_stops_the_start_with_its_name(wrong):
    with pytest.raises(BadSetting) as told:
        from_environment({"ATLAS_FRAME_ANCESTORS": f"https://ok.example {wrong}"})
    assert str(told.value).startswith("ATLAS_FRAME_ANCESTORS=")
    assert repr(wrong) in str(told.value)
    assert "https://portal.example.kr" in str(told.value)


@pytest.mark.parametrize(
    ("pattern", "origin", "scheme", "allowed"),
    [
        ("https://a.example", "https://a.example", "https", True),
        ("https://a.example", "https://A.Example", "https", True),
        ("https://a.example", "http://a.example", "https", False),
        ("http://a.example", "https://a.example", "http", True),
        ("https://a.example", "https://a.example:8443", "https", False),
        ("https://a.example:8443", "https://a.example:8443", "https", True),
        ("https://a.example:*", "https://a.example:8443", "https", True),
        ("http://a.example:80", "https://a.example", "http", True),
        ("https://a.example", "https://b.a.example", "https", False),
        ("https://*.a.example", "https://b.a.example", "https", True),
        ("https://*.a.example", "https://c.b.a.example", "https", True),
        ("https://*.a.example", "https://a.example", "https", False),
        ("https://*.a.example", "https://evila.example", "https", False),
        ("a.example", "https://a.example", "https", True),
        ("a.example", "http://a.example", "https", False),
        ("a.example", "http://a.example", "http", True),
        ("a.example", "https://a.example", "http", True),
        ("*", "https://anywhere.example", "https", True),
    ],
)
def test_an_origin_is_matched_as_a_browser_does(pattern, origin, scheme, allowed):
    assert allows(("https://other.example", pattern), origin_of(origin), scheme) is allowed


def test_nobody_is_allowed_unless_listed():
    assert not allows((), origin_of("https://a.example"), "https")


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://a.example/path?q=1", "https://a.example"),
        ("http://a.example:8080/", "http://a.example:8080"),
        ("https://a.example:443", "https://a.example"),
    ],
)
def test_the_origin_of_an_address_is_its_scheme_host_and_port(address, origin):
    assert str(origin_of(address)) == origin


@pytest.mark.parametrize(
    "address", [None, "", "null", "a.example", "file:///a", "https://", "https://a b/", "http://a:x/", "https://<b>/"]
)
def test_no_origin_is_none(address):
    assert origin_of(address) is None
