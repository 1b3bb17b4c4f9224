"""The marks of lists, headings and lines, `marks.json`: what a line is by how it begins and ends."""

import json
from pathlib import Path
from typing import Any

MARKS: dict[str, Any] = json.loads(Path(__file__).with_name("marks.json").read_text(encoding="utf-8"))
