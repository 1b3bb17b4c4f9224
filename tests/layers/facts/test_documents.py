import pytest

from layers.errors import BrokenSeeds


@pytest.mark.parametrize(
    ("document", "grade", "seed"),
    [("motie-2024-02", 1, True), ("daily-2024-05-01", 2, False), ("blog-2024-05-02", 3, False)],
)
def test_document_knows_its_grade_and_whether_it_is_held_in_full(toy, document, grade, seed):
    found = toy.document(document)
    assert (found.grade, found.is_seed) == (grade, seed)


def test_dates_keep_their_precision(toy):
    assert (toy.document("motie-2024-02").date, toy.document("daily-2024-05-01").date) == ("2024-02", "2024-05-01")


def test_missing_english_falls_back_to_korean(toy):
    assert toy.document("daily-2024-05-01").title_en == "가온 공장 착공"


def test_a_second_file_of_documents_is_read_too(toy_copy, read_toy):
    text = "weekly-2025-01-01:\n  title_ko: 주간\n  publisher_ko: 주간지\n  date: 2025\n  grade: 2\n  checked: 2026\n"
    (toy_copy / "seeds/documents-weekly.yml").write_text(text, encoding="utf-8")
    assert read_toy().document("weekly-2025-01-01").date == "2025"


def test_a_kind_that_is_in_no_list_is_refused_with_its_file_and_document(toy_copy, read_toy):
    text = "weekly-2025-01-01:\n  title_ko: 주간\n  publisher_ko: 주간지\n  date: 2025\n  grade: 2\n  checked: 2026\n"
    (toy_copy / "seeds/documents-weekly.yml").write_text(f"{text}  kind: web page\n", encoding="utf-8")
    with pytest.raises(BrokenSeeds, match=r"documents-weekly\.yml.*kind.*'web page'.*web-page"):
        read_toy()
