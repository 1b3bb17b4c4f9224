"""Lists without a column of places name the province, and no code of a half-year stands on a page."""

import re

import pytest

DAY = "asof=2026-11-28"
CODE = re.compile(r">[^<]*\b\d{4}-[HQ][1-4]\b")


@pytest.mark.parametrize("path", ["/due", "/freshness", "/changes", "/regions/gyeongbuk", "/regions/gyeongbuk.gumi"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_half_years_and_quarters_are_told_in_words(client, path, lang):
    page = re.sub(
        r"<code.*?</code>", "", client.get(f"{path}?{DAY}&lang={lang}").get_data(as_text=True), flags=re.DOTALL
    )
    assert CODE.findall(page) == []


@pytest.mark.parametrize("path", ["/due", "/freshness"])
def test_one_of_six_districts_of_a_name_is_told_with_its_province(client, path):
    said = client.get(f"{path}?{DAY}").get_data(as_text=True)
    assert "부산 중구" in said
    assert not re.search(r">\s*(?:중구|동구|서구|남구)\s*<", said)
    english = client.get(f"{path}?{DAY}&lang=en").get_data(as_text=True)
    assert not re.search(r">\s*(?:Jung|Dong|Seo|Nam)-gu\s*<", english)
