"""PDFs say what stands where: language, title, headings, tables with their heads, and what the map shows."""

import ctypes

import pypdfium2
import pytest
from pypdfium2 import raw

from tests.manifest.plain import plain

FILES = {
    "map": "/export/map.pdf?asof=2026-11-21",
    "a4": "/export/map.pdf?asof=2026-11-21&layout=a4",
    "tiles": "/export/map.pdf?asof=2026-11-21&frame=tiles",
    "region": "/export/regions/gyeongbuk.pdf",
    "compare": "/export/compare.pdf?regions=gyeongbuk,busan",
    "instrument": "/export/instruments/advanced-complexes.pdf",
    "brief": "/export/brief/gyeongbuk.pdf",
    "english": "/export/map.pdf?asof=2026-11-21&lang=en",
}
WITH_TABLES = ("region", "compare", "instrument")
HEADINGS = {"H1", "H2", "H3"}


def said(function, element):
    """A text of an element of the tree."""
    room = function(element, None, 0)
    buffer = ctypes.create_string_buffer(room)
    function(element, buffer, room)
    return buffer.raw[: max(0, room - 2)].decode("utf-16-le")


def below(element):
    """Type and alt text of an element and of all below it, and the marks it holds."""
    count = raw.FPDF_StructElement_CountChildren(element)
    yield said(raw.FPDF_StructElement_GetType, element), said(raw.FPDF_StructElement_GetAltText, element), element
    for at in range(count):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield from below(child)


def trees(data):
    """For each page all (type, alt, element) of its tree, in order of reading."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page)
        tops = range(raw.FPDF_StructTree_CountChildren(tree))
        yield [each for at in tops for each in below(raw.FPDF_StructTree_GetChildAtIndex(tree, at))]
        raw.FPDF_StructTree_Close(tree)


@pytest.fixture(scope="module", params=FILES)
def made(request, app):
    return request.param, app.test_client().get(FILES[request.param]).data


@pytest.mark.whole
def test_a_pdf_says_its_language_its_title_and_that_it_is_tagged(made):
    name, data = made
    document = pypdfium2.PdfDocument(data)
    assert raw.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_value("Title")
    assert b"/Lang (en)" in data if name == "english" else b"/Lang (ko)" in data
    assert b"/DisplayDocTitle true" in data


@pytest.mark.whole
def test_a_pdf_has_headings_and_its_picture_says_what_it_shows(made):
    name, data = made
    every = [each for page in trees(data) for each in page]
    assert [kind for kind, _, _ in every].count("Document") >= 1
    headings = [kind for kind, _, _ in every if kind in HEADINGS]
    assert headings[0] == "H1"
    assert len(headings) > 1
    shows = [alt for kind, alt, _ in every if kind == "Figure"]
    assert shows or name == "instrument"
    assert all(shows)
    assert any("2026" in alt for alt in shows) or name in ("instrument", "brief")


def test_every_table_of_a_report_has_a_row_of_headings_on_every_page(made):
    name, data = made
    tables = 0
    for page in trees(data):
        kinds = [kind for kind, _, _ in page]
        tables += kinds.count("Table")
        assert ("TH" in kinds) == ("Table" in kinds) == ("TD" in kinds)
        assert kinds.count("TR") >= 2 * kinds.count("Table")
    assert tables or name not in WITH_TABLES


def test_letter_spaced_names_are_words(app):
    data = app.test_client().get(FILES["map"]).data
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    for name in ("수도권", "중부권", "대경권", "동남권", "호남권", "동해", "남해", "북한"):
        assert name in text, name
        assert " ".join(name) not in text, name


def test_letter_spaced_names_are_words_for_programs_that_go_by_their_gaps(app):
    """The page says what its letters read: `pdftotext -raw` takes wide gaps for blanks."""
    page = plain(app.test_client().get(FILES["map"]).data)
    for name in ("수도권", "중부권", "대경권", "동남권", "호남권", "동해", "남해", "북한"):
        assert f"/ActualText <FEFF{name.encode('utf-16-be').hex().upper()}>".encode() in page, name


def test_every_mark_of_a_page_is_closed(made):
    _, data = made
    document = pypdfium2.PdfDocument(data)
    for page in document:
        assert page.get_textpage().count_chars() > 20
