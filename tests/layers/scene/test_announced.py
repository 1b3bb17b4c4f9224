"""What is told of an announced decision as the day goes on: to be decided, not heard of, past its deadline."""

from datetime import date

import pytest

from layers.atlas.items import items
from layers.findings.findings import findings
from layers.findings.saying import said
from layers.scene.scene import State, draw

TOLD = {
    date(2026, 11, 28): ("undecided", "미정 8 · 2026년 하반기 결정 예정", "8개 권역 미정"),
    date(2026, 11, 29): (
        "unconfirmed",
        "미확인 8, 2026년 하반기 결정 예정(2026.11.28. 이후 결과 미확인)",
        "8개 권역 2026.11.28. 이후 결과 미확인",
    ),
    date(2026, 12, 31): (
        "unconfirmed",
        "미확인 8, 2026년 하반기 결정 예정(2026.11.28. 이후 결과 미확인)",
        "8개 권역 2026.11.28. 이후 결과 미확인",
    ),
    date(2027, 1, 1): (
        "unconfirmed",
        "미확인 8, 2026년 하반기 기한 경과(결과 미확인, 2026.11.28.까지 확인)",
        "8개 권역 결과 미확인",
    ),
}


@pytest.mark.parametrize("day", TOLD)
def test_the_growth_engines_say_what_is_due_and_since_when_nothing_is_known(real, day):
    status, caution, sentence = TOLD[day]
    assert draw(real, State(("growth-engines",), day))["layers"][0]["state_text"] == caution
    of_poles = [one for one in items(real, "growth-engines", day) if one.status_fact.status == "undecided"]
    assert ({one.status for one in of_poles}, len(of_poles)) == ({status}, 8)
    every = findings(real, day)
    told = [str(said(one.sentence, "ko")) for one in (*every.told, *every.more) if one.template.kind == "moved"]
    assert any(line.endswith(sentence) for line in told)


@pytest.mark.parametrize(
    ("day", "caution"),
    [
        (date(2026, 2, 3), "미정 2 · 2027년 상반기 결정 예정"),
        (date(2026, 3, 13), "미확인 2, 2027년 상반기 결정 예정(2026.3.12. 이후 결과 미확인)"),
        (date(2027, 6, 30), "미확인 2, 2027년 상반기 결정 예정(2026.3.12. 이후 결과 미확인)"),
        (date(2027, 7, 1), "미확인 2, 2027년 상반기 기한 경과(결과 미확인, 2026.3.12.까지 확인)"),
    ],
)
def test_so_does_any_other_row_with_a_deadline(toy_copy, read_toy, day, caution):
    for path in (toy_copy / "seeds" / "facts").glob("*.csv"):
        text = path.read_text(encoding="utf-8-sig")
        path.write_text(text.replace(",2026-02,", ",2027-H1,"), encoding="utf-8")
    whole = draw(read_toy(), State(("engines",), day))
    assert whole["layers"][0]["state_text"] == caution
