"""What a page of a day says: nothing that was published or decided after it."""

import pytest

from tests.manifest.plain import parts

ANNOUNCED = {"main-industries": (41, 14), "future-industries-single": (14,), "future-industries-joint": (5,)}


@pytest.mark.parametrize("layer", ANNOUNCED)
def test_numbers_that_a_document_prints_before_names_are_told_alone_and_with_it(client, layer):
    page = client.get(f"/layers/{layer}?asof=2023-02-20").get_data(as_text=True)
    for printed in ANNOUNCED[layer]:
        assert f"<dd>문서에 적힌 수 {printed}</dd>" in page
    assert "이름 있는 것" not in page
    assert "<dt>출처</dt><dd>중소벤처기업부 2023.2.16.</dd>" in page
    named = client.get(f"/layers/{layer}?asof=2023-02-27").get_data(as_text=True)
    assert f"문서에 적힌 수 {ANNOUNCED[layer][0]} · 집계 {ANNOUNCED[layer][0]}" in named


@pytest.mark.parametrize("path", ["/scene.json", "/export/map.svg", "/embed", "/", "/export/map.docx"])
def test_a_map_of_the_day_tells_what_was_announced_and_by_whom_but_not_what_was_decided_later(client, path):
    answer = client.get(f"{path}?layers=main-industries&asof=2023-02-20").get_data()
    files = parts(path, answer).values() if path.endswith("docx") else (answer,)
    text = b"".join(files).decode(errors="ignore")
    assert "계획 41개 · 시·도별 이름은 문서에 없음 (중소벤처기업부 2023.2.16.)" in text
    assert "2월 27일" not in text
    assert "2023-02-27" not in text
