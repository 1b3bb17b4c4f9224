from datetime import date

import pytest

from layers.scene import scene
from layers.wording import caption

DAY = date(2025, 12, 17)


def layer(title, count, checked="2026-03-12", **open_counts):
    counts = {"undecided": 0, "unconfirmed": 0, "name-unknown": 0, **open_counts}
    return {"title": title, "count": count, "checked": checked, "in_force": True, "open": counts}


def test_a_title_names_the_first_layer_and_how_many_more():
    assert caption.title(["배터리 삼각벨트"], "ko") == "배터리 삼각벨트"
    assert caption.title(["배터리 삼각벨트", "수출액", "인구"], "ko") == "배터리 삼각벨트 외 2개 레이어"
    assert caption.title(["Battery triangle", "Exports"], "en") == "Battery triangle and 1 more"


def test_a_korean_caption_counts_with_the_right_particles():
    said = caption.caption([layer("특화단지", 12), layer("성장엔진", 8, undecided=8)], DAY, 17, "ko")
    assert said == (
        "2025년 12월 17일 기준 17개 시·도 지도이며 레이어 2개 표시. 특화단지 12, 성장엔진 8(미정 8건)이 있음. "
        "정책 자료는 2026년 3월 12일까지 확인함."
    )


def test_an_english_caption_counts():
    said = caption.caption([layer("Complexes", 12, unconfirmed=3)], DAY, 17, "en")
    assert said == (
        "Map of 17 provinces as of 17 December 2025 with 1 layer on. It shows Complexes 12 (3 not confirmed). "
        "Policy sources were checked until 12 March 2026."
    )


def test_open_items_are_counted_by_layer_and_never_over_layers():
    shown = [layer("특화단지 공모", 7, undecided=2, unconfirmed=1), layer("성장엔진", 8, undecided=8)]
    said = caption.caption(shown, DAY, 17, "ko")
    assert "특화단지 공모 7(미정 2건, 미확인 1건), 성장엔진 8(미정 8건)이 있음." in said
    assert "10건" not in said


def test_a_caption_of_nothing_is_one_sentence():
    assert caption.caption([], DAY, 17, "ko") == "2025년 12월 17일 기준 17개 시·도 지도이며 레이어 0개 표시."


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_many_layers_are_summed_up(lang):
    said = caption.caption([layer(f"L{n}", n) for n in range(1, 12)], DAY, 17, lang)
    assert ("그 밖의 레이어 3개" if lang == "ko" else "3 more layers") in said


def test_a_banner_names_the_oldest_check():
    said = caption.banner(["2026-10-31", "2026-03-12"], date(2026, 11, 21), "ko")
    assert "가장 이른 것은 2026년 3월 12일" in said
    assert caption.banner([], DAY, "ko") is None


def test_no_sentence_dates_all_research_by_its_earliest_item():
    said = caption.banner(["2026-11-28", "2026-03-12"], date(2026, 11, 28), "ko")
    assert "가장 이른 것은 2026년 3월 12일" in said
    assert "까지 확인함" not in said


def test_the_caption_names_the_days_until_which_layers_were_checked(real):
    def of(*layers):
        return scene.draw(real, scene.State(layers, date(2026, 11, 28)))["caption"]

    assert "2026년 3월 12일까지 확인함" in of("battery-triangle")
    assert "2026년 11월 28일까지 확인함" in of("growth-engines")
    assert "레이어에 따라 2026년 3월 12일에서 2026년 11월 28일까지 확인함" in of("growth-engines", "battery-triangle")
