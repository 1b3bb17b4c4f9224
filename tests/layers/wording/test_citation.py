"""Citations say what is cited and carry the data version; what we do not know of a source is not printed."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from layers.wording import sources
from layers.wording.citation import Cited, ways


@pytest.fixture
def cited(real):
    return Cited(
        "plants.gaon", "가온 공장", "지정", real.documents["motie-2024-02"], "201번째 줄", False, date(2026, 11, 28),
        "0123456789ab", "http://localhost/items/plants.gaon?asof=2026-11-28&lang=ko&data=0123456789ab", "ko",
    )  # fmt: skip


def test_a_text_names_publisher_title_place_day_and_data(cited):
    told = ways(cited)["text"]
    for part in ("산업통상자원부", "「", "2024.2.", "201번째 줄", "가온 공장(지정)", "2026년 11월 28일", cited.address):
        assert part in told


def test_what_was_read_in_a_copy_says_so(cited):
    assert "사본으로 확인" in ways(replace(cited, copied=True))["footnote"]
    assert "사본으로 확인" not in ways(cited)["footnote"]


def test_letters_that_tex_reads_as_commands_are_escaped(cited):
    bibtex = ways(replace(cited, name=r"50% & #1_{a}~^\x"))["bibtex"]
    assert r"50\% \& \#1\_\{a\}\textasciitilde{}\textasciicircum{}\textbackslash{}x" in bibtex
    assert not re.search(r"title = .*(?<!\\)[%&#]", bibtex.split("url")[0])


def test_dates_keep_their_precision(cited):
    assert json.loads(ways(cited)["csl"])[1]["issued"] == {"date-parts": [[2024, 2]]}
    assert "date = {2024-02}" in ways(cited)["bibtex"]


def test_no_document_is_named_by_what_we_do_not_know_of_it(real):
    for document in real.documents.values():
        for lang, unknown in (("ko", "미확인)"), ("en", "unknown)"), ("en", "not shown")):
            assert unknown not in sources.title(document, lang)
            assert unknown not in sources.publisher(document, lang)
        assert sources.title(document, "ko")
