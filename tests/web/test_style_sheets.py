"""What style sheets keep so that every browser shows letters and fields whole."""

import re
from pathlib import Path

import pytest

SHEETS = sorted((Path(__file__).parents[2] / "web" / "static" / "css").glob("*.css"))
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@pytest.fixture(params=SHEETS, ids=lambda path: path.stem)
def rules(request):
    """Selectors of a sheet with their declarations."""
    return [(selector.strip(), body) for selector, body in RULE.findall(request.param.read_text(encoding="utf-8"))]


def test_letters_of_equal_width_fall_back_on_the_font_that_has_korean_ones(rules):
    lists = [re.sub(r"\s+", " ", body) for _, body in rules if "monospace" in body.replace("ui-monospace", "")]
    assert [one for one in lists if "monospace, var(--family)" not in one] == []


def test_a_date_field_is_as_wide_as_its_browser_needs(rules):
    dates = [body for selector, body in rules if 'type="date"' in selector]
    assert [body for body in dates if re.search(r"(?<![\w-])width: \d", body)] == []
