"""Stamps and numbered sources, as every view has them."""

from web.views.account.stamped import sources, stamps

NOTE = {
    "document": "motir-2025-12-17",
    "n": 1,
    "publisher": "산업통상부",
    "title": "업무보고",
    "date": "2025-12-17",
    "checked": "2026-03-12",
    "grade": 1,
}
LINK = "http://atlas.example/compare?regions=a,b"


def test_a_source_leads_to_its_page_on_the_same_host():
    (found,) = sources([{**NOTE, "href": "/sources/motir-2025-12-17"}], LINK, {})
    assert found.link == "http://atlas.example/sources/motir-2025-12-17"


def test_a_source_without_an_address_leads_nowhere():
    (found,) = sources([{**NOTE, "href": ""}], LINK, {})
    assert found.link == ""


def test_the_first_and_the_last_day_of_checking_are_told_whatever_their_precision():
    found = dict(stamps("ko", "2026-11-21", ["2026-10-31", "2026-03-12", "2026-03"], "0123456789ab", "3f2a-91bc"))
    assert found["자료 확인일"] == "2026.3.12.~2026.10.31."
    assert found["확인 코드"] == "3f2a-91bc"


def test_nothing_is_stamped_that_is_not_known():
    assert "자료 확인일" not in dict(stamps("ko", "2026-11-21", [], "0123456789ab", "3f2a-91bc"))
