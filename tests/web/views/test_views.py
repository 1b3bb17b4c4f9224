"""Every view of a page in every format: one request each, equal bytes, clear refusals, links on the pages."""

import io
import re
import zipfile
from datetime import date
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from hwpx import validate_package
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from web.export.formats import DOCUMENTS, MAP_FORMATS
from web.service.mistakes import UnknownPage
from web.state.state import BadParameter, UnknownParameter
from web.views import kinds, written
from web.views.kinds import VIEWS

TODAY = date(2026, 11, 21)
THREE = "regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17"
#: An address of each kind of view without its ending, the address of its page, and the stem of its file.
EXAMPLES = {
    "compare": ("/export/compare.{}", f"/compare?{THREE}", "compare_2025-12-17"),
    "regions": ("/export/regions/gyeongbuk.pohang.{}", "/regions/gyeongbuk.pohang?asof=2025-12-17",
                "gyeongbuk.pohang_2025-12-17"),
    "changes": ("/export/changes.{}", "/changes?from=2024-02-01&to=2025-12-17&layer=advanced-complexes",
                "changes_2024-02-01_2025-12-17"),
    "sectors": ("/export/sectors/battery.{}", "/sectors/battery?asof=2025-12-17", "battery_2025-12-17"),
    "instruments": ("/export/instruments/advanced-complexes.{}", "/layers/advanced-complexes?asof=2025-12-17",
                    "advanced-complexes_provinces_2025-12-17"),
}  # fmt: skip
CASES = [(kind, made.name) for kind in EXAMPLES for made in VIEWS[kind].formats]


def address(kind, name):
    path, page, _ = EXAMPLES[kind]
    return f"{path.format(name)}?{urlsplit(page).query}"


@pytest.fixture(scope="module")
def source(app):
    return app.extensions["drawing"]


def test_every_kind_of_view_without_addresses_of_its_own_is_tried_here():
    assert set(EXAMPLES) == set(VIEWS) - {"map", "brief"}


def test_every_kind_has_every_document_and_pictures_where_it_has_a_page():
    for kind in EXAMPLES:
        names = {made.name for made in VIEWS[kind].formats}
        assert set(DOCUMENTS) <= names
        assert ({"png", "svg"} <= names) == (kind not in ("instruments", "sectors"))


@pytest.mark.parametrize(("kind", "name"), CASES)
@pytest.mark.whole
def test_every_view_is_a_named_file_of_every_format(fetch, kind, name):
    answer = fetch(address(kind, name))
    made = next(one for one in VIEWS[kind].formats if one.name == name)
    assert answer.status_code == 200
    assert answer.content_type == made.media_type
    stem = EXAMPLES[kind][2] + ("_slide" if name in MAP_FORMATS and name not in DOCUMENTS else "")
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="{stem}.{name}"')
    if zipfile.is_zipfile(io.BytesIO(answer.data)):
        with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
            assert package.testzip() is None


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, name in CASES if name != "svg"])
@pytest.mark.whole
def test_equal_views_are_equal_bytes_when_written_anew(fetch, app, kind, name):
    one = fetch(address(kind, name))
    written.FILES.clear()
    other = app.test_client().get(f"{address(kind, name)}&lang=ko")
    assert other.data == one.data
    assert other.headers["ETag"] == one.headers["ETag"]


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        ("/export/compare.pptx", 400, "두 곳 이상"),
        ("/export/compare.pptx?regions=seoul", 400, "두 곳 이상"),
        ("/export/compare.png?regions=seoul,seoul", 400, "두 곳 이상"),
        ("/export/compare.pptx?regions=seoul,atlantis", 404, "atlantis"),
        ("/export/compare.pptx?regions=seoul,busan&layers=grdp", 400, "layers"),
        ("/export/compare.png?regions=seoul,busan&asof=2016-01-01", 400, "2017-12-18"),
        ("/export/compare.png?regions=seoul,busan&layout=a5", 400, "a4-landscape"),
        ("/export/compare.png?regions=seoul,busan&width=99999", 400, "7680"),
        ("/export/compare.svg?regions=seoul,busan&width=640", 400, "width"),
        ("/export/compare.pptx?regions=seoul,busan&layout=a4", 400, "layout"),
        ("/export/compare.ppt?regions=seoul,busan", 404, "hwpx"),
        ("/export/regions/atlantis.docx", 404, "atlantis"),
        ("/export/regions/jeonnam-gwangju.docx?asof=2025-12-17", 404, "2026-07-01"),
        ("/export/regions/jeju.docx?theme=dark", 400, "grey"),
        ("/export/regions/jeju.docx?focus=jeju", 400, "focus"),
        ("/export/changes.pdf?from=2026-01-01&to=2025-01-01", 400, "앞섭니다"),
        ("/export/changes.pdf?from=yesterday", 400, "yesterday"),
        ("/export/changes.pdf?layer=nothing", 404, "nothing"),
        ("/export/changes.pdf?asof=2025-12-17", 400, "asof"),
        ("/export/instruments/nothing.hwpx", 404, "nothing"),
        ("/export/instruments/population.hwpx", 404, "advanced-complexes"),
        ("/export/instruments/advanced-complexes.png", 404, "hwpx"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_and_says_what_would_be_right(fetch, url, status, words):
    answer = fetch(url)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert words in answer.get_json()["detail"]


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_address_of_a_page_is_read_as_its_view_and_written_back(source, kind):
    path, _, query = EXAMPLES[kind][1].partition("?")
    view = kinds.read(path, query, source, TODAY)
    link = urlsplit(view.permalink("http://atlas.example/"))
    assert kinds.read(link.path, link.query, source, TODAY) == view
    assert hash(kinds.read(link.path, link.query, source, TODAY)) == hash(view)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_a_permalink_leads_to_a_page(fetch, source, kind):
    path, _, query = EXAMPLES[kind][1].partition("?")
    link = kinds.read(path, query, source, TODAY).permalink("http://localhost/")
    assert fetch(link).status_code == 200


def test_the_whole_state_of_a_page_may_stand_in_its_address(source):
    query = "layers=grdp&asof=2025-12-17&view=8/36.2/127.9&lang=en&theme=grey"
    view = kinds.read("/regions/jeju", query, source, TODAY)
    assert view.permalink("http://a/") == "http://a/regions/jeju?asof=2025-12-17&lang=en&theme=grey"


@pytest.mark.parametrize(
    ("path", "query", "mistake"),
    [
        ("/freshness", "", UnknownPage),
        ("/regions/", "", UnknownPage),
        ("/regions/jeju", "asfo=2025-12-17", UnknownParameter),
        ("/compare", "regions=seoul,busan&lang=fr", BadParameter),
    ],
)
def test_an_address_without_a_view_is_a_mistake(source, path, query, mistake):
    with pytest.raises(mistake):
        kinds.read(path, query, source, TODAY)


@pytest.mark.office
@pytest.mark.parametrize("kind", EXAMPLES)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_page_leads_to_each_of_its_files(fetch, kind, lang):
    page = EXAMPLES[kind][1]
    html = fetch(f"{page}&lang={lang}").get_data(as_text=True)
    path = EXAMPLES[kind][0].format("")
    links = {unescape(found) for found in re.findall(rf'href="({re.escape(path)}[^"]+)" download', html)}
    assert {urlsplit(link).path.rpartition(".")[2] for link in links} == {made.name for made in VIEWS[kind].formats}
    assert all(f"lang={lang}" in link for link in links)
    assert fetch(next(link for link in sorted(links) if ".xlsx" in link)).status_code == 200


def test_no_menu_where_there_is_nothing_to_hand_out(fetch):
    assert "/export/compare." not in fetch("/compare").get_data(as_text=True)
    assert "/export/instruments/" not in fetch("/layers/population").get_data(as_text=True)


def flat(shapes):
    """Every shape, groups and what is in them."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from flat(shape.shapes)


@pytest.mark.office
def test_maps_of_a_comparison_are_native_shapes_by_the_names_of_their_regions(fetch):
    slides = Presentation(io.BytesIO(fetch(address("compare", "pptx")).data)).slides
    shapes = list(flat(slides[0].shapes))
    assert not [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    names = [shape.name for shape in shapes]
    assert {"광주광역시", "전라남도", "경상북도"} <= set(names)
    assert any("포항 이차전지" in name for name in names)
    assert "자료" in slides[0].notes_slide.notes_text_frame.text


@pytest.mark.office
@pytest.mark.parametrize("kind", EXAMPLES)
def test_reports_for_hangul_pass_the_validator(fetch, kind):
    assert validate_package(io.BytesIO(fetch(address(kind, "hwpx")).data)).ok


@pytest.mark.office
@pytest.mark.parametrize("kind", EXAMPLES)
def test_workbooks_hold_typed_cells_and_no_formula(fetch, kind):
    book = load_workbook(io.BytesIO(fetch(address(kind, "xlsx")).data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert {cell.data_type for cell in cells} >= {"s", "n"}


@pytest.mark.parametrize(
    ("address", "called"),
    [
        ("/export/regions/gyeongbuk.svg?asof=2026-11-28", "산업정책지도_경상북도_지역_20261128.svg"),
        ("/export/compare.svg?regions=chungbuk,jeonbuk&asof=2026-11-28", "산업정책지도_충북·전북_비교_20261128.svg"),
        ("/export/brief/jeju.svg?asof=2026-11-28", "산업정책지도_제주특별자치도_한_장_요약_20261128.svg"),
        ("/export/map.svg?layers=battery-triangle&asof=2026-11-28", "산업정책지도_배터리_삼각벨트_지도_20261128.svg"),
        ("/export/map.svg?layers=battery-triangle&asof=2026-11-28&lang=en", "KoreaIndustryAtlas_Battery"),
    ],
)
def test_a_file_is_called_by_what_it_is_about_and_its_day(client, address, called):
    header = client.get(address).headers["Content-Disposition"]
    assert header.isascii()
    assert f"filename*=UTF-8''{called}" in unquote(header)
