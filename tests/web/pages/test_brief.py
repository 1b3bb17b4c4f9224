"""A region on one page over HTTP: every format, equal bytes, clear refusals."""

import io
import re
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from tests.pages import undated
from tests.toy_atlas import relock
from web.application import create_app
from web.views.kinds import VIEWS

FORMATS = {each.name: each for each in VIEWS["brief"].formats}
MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "pptx": b"PK"}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_a_named_file(fetch, name):
    answer = fetch(f"/export/brief/gyeongbuk.{name}?asof=2025-12-17")
    assert answer.status_code == 200
    assert answer.content_type == FORMATS[name].media_type
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="brief_gyeongbuk_2025-12-17.{name}"')
    assert answer.data.startswith(MAGIC[name])


@pytest.mark.parametrize("name", FORMATS)
def test_equal_states_are_equal_bytes(app, fetch, name):
    one = fetch(f"/export/brief/gyeongbuk.{name}?asof=2025-12-17")
    other = app.test_client().get(f"/export/brief/gyeongbuk.{name}?lang=ko&theme=colour&asof=2025-12-17")
    assert one.data == other.data
    assert one.headers["ETag"] == other.headers["ETag"]


def test_png_is_a_slide_of_the_size_asked_for(fetch):
    with Image.open(io.BytesIO(fetch("/export/brief/jeju.png?width=640&scale=2").data)) as picture:
        assert picture.size == (1280, 720)


def test_pdf_is_one_page_whose_text_can_be_read(fetch):
    document = pypdfium2.PdfDocument(fetch("/export/brief/gyeongbuk.pdf?asof=2025-12-17").data)
    try:
        assert len(document) == 1
        text = "".join(document[0].get_textpage().get_text_bounded().split())
    finally:
        document.close()
    for word in (
        "결정대기",
        "미보유제도",
        "경쟁지역",
        "다음결정",
        "2026년2월까지",
        "미확인",
        "자료확인일",
        "확인코드",
        "기준일2025.12.17.",
    ):
        assert word in text, word


def test_svg_names_the_region_and_asks_nothing_of_another_host(fetch):
    text = fetch("/export/brief/sejong.svg").get_data(as_text=True)
    assert not re.search(r"(?:href|src)\s*=", text)
    named = {path.get("data-region") for path in ElementTree.fromstring(text).iter("{http://www.w3.org/2000/svg}path")}
    assert "sejong" in named


def every(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from every(shape.shapes)


@pytest.mark.office
def test_slides_have_native_shapes_named_by_region_and_no_picture(fetch):
    made = Presentation(io.BytesIO(fetch("/export/brief/pole-honam.pptx?asof=2025-12-17").data))
    shapes = list(every(made.slides[0].shapes))
    assert not [shape for shape in shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    names = {shape.name for shape in shapes}
    assert {"광주광역시", "전라남도"} <= names
    assert made.slides[0].shapes.title.text_frame.text.startswith("호남권, 국가첨단전략산업 특화단지")
    assert "자료" in made.slides[0].notes_slide.notes_text_frame.text


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("/export/brief/gyeongbuk.hwp", 404, "png, svg, pdf, pptx"),
        ("/export/brief/nowhere.png", 404, "nowhere"),
        ("/export/brief/jeonnam-gwangju.png?asof=2025-12-17", 404, "2026-07-01"),
        ("/export/brief/jeju.png?layers=grdp", 400, "layers"),
        ("/export/brief/jeju.svg?width=100", 400, "width"),
        ("/export/brief/jeju.png?width=99999", 400, "7680"),
        ("/export/brief/jeju.png?asof=2010-01-01", 400, "2017-12-18"),
    ],
)
def test_what_cannot_be_made_is_refused_with_what_would_be_right(client, url, status, said):
    answer = client.get(url)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert said in answer.json["detail"]


def test_the_page_shows_the_slide_and_leads_to_every_format(client):
    page = client.get("/brief/gwangju?asof=2026-11-21").get_data(as_text=True)
    for name in FORMATS:
        assert f"/export/brief/gwangju.{name}?asof=2026-11-21" in page
    assert "광주광역시: 2026-06-30까지 있었음" in undated(page)
    assert 'alt="한 장 보고: 전남광주통합특별시, ' in page


def test_the_profile_of_a_region_leads_to_its_page(client):
    assert 'href="/brief/gyeongbuk?asof=2025-12-17' in client.get("/regions/gyeongbuk?asof=2025-12-17").text


HOSTILE = "<script>alert(1)</script>&[x](y)"


@pytest.mark.parametrize("region", ["alpha", "beta", "alpha.gaon", "pole-south"])
@pytest.mark.parametrize("name", FORMATS)
def test_a_data_set_with_other_layers_is_briefed_as_well(toy_app, region, name):
    answer = toy_app.test_client().get(f"/export/brief/{region}.{name}?asof=2026-01-15")
    assert answer.status_code == 200
    assert answer.data.startswith(MAGIC[name])


def test_hostile_names_stay_text(toy_config):
    facts = toy_config.seeds / "facts" / "motie-2024-02.csv"
    facts.write_text(facts.read_text(encoding="utf-8").replace("가온 공장", HOSTILE), encoding="utf-8")
    relock(toy_config.seeds)
    client = create_app(toy_config).test_client()
    for url in ("/brief/alpha", "/export/brief/alpha.svg"):
        text = client.get(url).get_data(as_text=True)
        assert "&lt;script&gt;alert(1)" in text, url
        assert "<script>alert" not in text
