"""Templates can be read without scrolling sideways."""

from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "web" / "templates"
LONGEST = 200


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.stem)
def test_no_line_of_a_template_is_longer_than_a_screen_is_wide(path):
    lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    assert [f"{path.name}:{number}" for number, line in lines if len(line) > LONGEST] == []
