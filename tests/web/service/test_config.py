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
        ("read_timeout", "1", 1),
        ("today", "2025-12-17", date(2025, 12, 17)),
        ("url", "https://portal.example.kr/atlas/", "https://portal.example.kr/atlas"),
        ("proxies", "127.0.0.1 10.0.0.0/8", ("127.0.0.1", "10.0.0.0/8")),
        ("access_log", "address", "address"),
        ("contact", "mailto:security@atlas.example.kr", "mailto:security@atlas.example.kr"),
        ("seeds", "elsewhere", Path("elsewhere")),
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


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_setting_is_documented(name):
    documented = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
    assert f"`{variable(name)}`" in documented
