"""Settings come from the environment, and a wrong one names itself."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from web.service.config import READERS, BadSetting, Config, from_environment, variable


def test_defaults_need_no_environment():
    assert from_environment({}) == Config()


def test_every_setting_has_a_reader():
    assert set(READERS) == {each.name for each in fields(Config)}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("port", "9000", 9000),
        ("host", " ::1 ", "::1"),
        ("read_timeout", "1", 1),
        ("today", "2025-12-17", date(2025, 12, 17)),
        ("url", "https://portal.example.kr/atlas/", "https://portal.example.kr/atlas"),
        ("url", "HTTPS://Portal.Example.kr:8443/Atlas", "https://portal.example.kr:8443/Atlas"),
        ("url", "http://[::1]:8000", "http://[::1]:8000"),
        ("proxies", "127.0.0.1 10.0.0.0/8", ("127.0.0.1", "10.0.0.0/8")),
        ("access_log", "address", "address"),
        ("contact", "mailto:security@atlas.example.kr", "mailto:security@atlas.example.kr"),
        ("seeds", "seeds/../seeds", Path("seeds/../seeds")),
        ("frame_ancestors", "https://a.example https://b.example", ("https://a.example", "https://b.example")),
    ],
)
def test_a_setting_is_read(name, text, value):
    assert getattr(from_environment({variable(name): text}), name) == value


@pytest.mark.parametrize(("name", "text"), [("port", "eighty"), ("today", "17.12.2025"), ("workers", "two"),
                                            ("read_timeout", "0"), ("read_timeout", "soon"),
                                            ("url", "atlas.example.kr"), ("url", "javascript:alert"),
                                            ("url", "https://a.example/x y"), ("proxies", "nginx"),
                                            ("access_log", "yes"), ("contact", "me")])  # fmt: skip
def test_a_wrong_setting_names_variable_and_value(name, text):
    with pytest.raises(BadSetting, match=f"{variable(name)}='{text}'"):
        from_environment({variable(name): text})


@pytest.mark.parametrize(
    ("name", "text", "right"),
    [
        ("port", "99999", "from 1 to 65535"),
        ("port", "-1", "from 1 to 65535"),
        ("port", "８０", "from 1 to 65535"),
        ("workers", "0", "from 1 to 64"),
        ("workers", "1000000", "from 1 to 64"),
        ("read_timeout", "9" * 30, "from 1 to 3600"),
        ("today", "1999-01-01", "2017-12-18"),
        ("today", "9999-12-31", "2107-12-31"),
        ("today", "20260101", "2025-12-17"),
        ("today", "2026-02-30", "2025-12-17"),
        ("host", "a b", "127.0.0.1"),
        ("url", "https://[", "https://atlas.example.kr"),
        ("url", "https://a℀b", "https://atlas.example.kr"),
        ("url", "https://지도.example", "https://atlas.example.kr"),
        ("url", "https://atlas.example.kr:99999", "https://atlas.example.kr"),
        ("url", "https://atlas.example.kr:x", "https://atlas.example.kr"),
        ("url", "https://a.example/../b", "https://atlas.example.kr"),
        ("url", 'https://a"><script>', "https://atlas.example.kr"),
        ("url", "https://a.example?", "https://atlas.example.kr"),
        ("seeds", "nowhere", "documents*.yml"),
        ("seeds", "setup.cfg", "documents*.yml"),
        ("data", "seeds", "regions.csv"),
        ("definitions", "data", "*.yml"),
        ("access_log", "ON", "off, on, address"),
        ("contact", "mailto:", "mailto:…"),
    ],
)
def test_a_setting_out_of_bounds_says_what_would_be_right(name, text, right):
    with pytest.raises(BadSetting) as caught:
        from_environment({variable(name): text})
    assert f"{variable(name)}={text!r}: " in str(caught.value)
    assert right in str(caught.value)
    assert "invalid" not in str(caught.value).lower()


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_setting_is_documented(name):
    documented = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert f"`{variable(name)}`" in documented
