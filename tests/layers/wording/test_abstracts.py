"""What a layer says of itself on a day: the sentences that hold on it, in both languages."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from layers.atlas.items import first_told
from layers.atlas.text import Sentence
from layers.wording import abstracts, claims
from layers.words.catalogue import words_of
from tests.layers_named import LAYERS

YEAR = re.compile(r"(?<!\d)(20\d{2})(?:년| )")


def said(atlas, layer, day, lang="ko"):
    return abstracts.abstract(atlas, atlas.catalog[layer], date.fromisoformat(day), lang)


@pytest.mark.parametrize(
    ("layer", "before", "day", "later"),
    [
        ("main-industries", "2023-02-26", "2023-02-27", "27일"),
        ("industries-before-reform", "2023-02-26", "2023-02-27", "2023년 2월 27일"),
        ("advanced-complexes", "2024-06-26", "2024-06-27", "바이오"),
        ("sobujang-complexes", "2021-02-22", "2021-02-23", "2월 23일"),
        ("sobujang-complexes", "2023-07-19", "2023-07-20", "10곳"),
        ("sobujang-complexes", "2026-03-22", "2026-03-23", "2026년 7월"),
        ("growth-engines", "2026-03-31", "2026-04-01", "하반기"),
        ("national-complex-candidates", "2024-12-25", "2024-12-26", "승인됐"),
        ("innovation-clusters", "2018-10-24", "2018-10-25", "확정"),
        ("innovation-cities", "2020-10-28", "2020-10-29", "2020년"),
        ("ax-complexes", "2026-02-25", "2026-02-26", "2월 26일 보도자료"),
        ("depopulation-areas", "2022-08-15", "2022-08-16", "18곳"),
        ("depopulation-areas", "2026-10-18", "2026-10-19", "재지정 여부는 미확인"),
        ("advanced-complex-call-2026", "2025-12-16", "2025-12-17", "업무보고"),
        ("re100-complexes", "2025-12-16", "2025-12-17", "업무보고"),
    ],
)
def test_a_sentence_stands_from_the_day_on_which_it_is_known(real, layer, before, day, later):
    assert later not in said(real, layer, before)
    assert later in said(real, layer, day)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_before_anything_is_known_a_layer_says_just_that(real, layer, lang):
    definition = real.catalog[layer]
    first = first_told(real, definition.topic) if definition.topic else None
    if first is not None and first > date(2017, 12, 18):
        day = first - timedelta(days=1)
        assert abstracts.abstract(real, definition, day, lang) == words_of(lang, "layer")["not_told"]
        assert abstracts.caution(real, definition, day, lang) is None
    assert abstracts.abstract(real, definition, date(2026, 11, 28), lang) != words_of(lang, "layer")["not_told"]


def test_the_number_of_confirmed_applications_is_told_once_they_are_known(real):
    call = real.catalog["advanced-complex-call-2026"]
    assert abstracts.caution(real, call, date(2025, 12, 17), "ko") is None
    assert abstracts.caution(real, call, date(2026, 2, 1), "ko") == "확인된 신청 4건, 지정 결과 미확인"


def test_a_sentence_that_comes_before_its_rows_is_refused(real):
    early = Sentence(ko="2024년 6월 27일 5곳이 지정됐다.", en="Five on 27 June 2024.", since="2023-07-20")
    wrong = replace(real.catalog["advanced-complexes"], told=(early,))
    assert {"2024년 6월 27일", "27 June 2024"} <= {problem.value for problem in claims.problems(real, wrong)}
    late = replace(early, since="2024-06-27")
    assert list(claims.problems(real, replace(wrong, told=(late,)))) == []


def test_no_sentence_of_a_definition_names_complexes_without_their_instrument(real):
    alone = re.compile(r"(?<!산업 )(?<!소부장 )(?<!수소)특화단지(?! 역할\(2023\))")
    texts = [(layer.id, one.ko) for layer in real.catalog.values() for one in (layer.abstract, *layer.told)]
    assert [key for key, text in texts if alone.search(text)] == []
