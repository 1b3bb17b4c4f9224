"""Printed maps over HTTP: every format on every page, equal bytes for equal states, clear refusals."""

import io
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image

from layers.plates.page.layout import LAYOUTS
from layers.plates.sheets import sheet
from layers.scene import scene
from layers.symbols import textures
from web.export.document import fonts
from web.export.document.layouts import LARGEST_PX
from web.export.formats import MAP_FORMATS

SVG = "{http://www.w3.org/2000/svg}"
STATE = "asof=2025-12-17"
MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


def address(name, layout="slide", more=""):
    return f"/export/map.{name}?{STATE}&layout={layout}{more}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", MAP_FORMATS)
@pytest.mark.whole
def test_every_format_on_every_page_is_a_named_file(fetch, name, layout):
    answer = fetch(address(name, layout))
    assert answer.status_code == 200
    assert answer.content_type == MAP_FORMATS[name].media_type
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="map_2025-12-17_{layout}.{name}"')
    assert answer.data.startswith(MAGIC[name])


@pytest.mark.parametrize("name", MAP_FORMATS)
def test_equal_states_are_equal_bytes_however_they_are_written(fetch, name):
    one = fetch(address(name))
    other = fetch(f"/export/map.{name}?lang=ko&theme=colour&{STATE}")
    assert one.data == other.data
    assert one.headers["ETag"] == other.headers["ETag"]
    later = fetch(f"/export/map.{name}?asof=2026-11-21")
    assert later.headers["ETag"] != one.headers["ETag"]


@pytest.mark.parametrize("name", MAP_FORMATS)
def test_nothing_of_the_clock_is_in_the_bytes(fetch, name):
    data = fetch(address(name)).data
    assert set(re.findall(rb"Date \(D:(\d{4})", data)) <= {b"2000"}
    assert b"tIME" not in data


@pytest.mark.parametrize("name", MAP_FORMATS)
def test_an_unchanged_map_is_not_sent_again(client, fetch, name):
    answer = client.get(address(name), headers={"If-None-Match": fetch(address(name)).headers["ETag"]})
    assert answer.status_code == 304
    assert answer.data == b""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pdf_is_one_page_of_its_size_with_text_as_text_and_every_font_embedded(fetch, layout):
    data = fetch(address("pdf", layout)).data
    document = pypdfium2.PdfDocument(data)
    try:
        assert len(document) == 1
        width, height = document[0].get_size()
        text = document[0].get_textpage().get_text_bounded()
    finally:
        document.close()
    assert (width, height) == pytest.approx(
        (LAYOUTS[layout].width / 25.4 * 72, LAYOUTS[layout].height / 25.4 * 72), abs=0.1
    )
    for word in ("5극3특", "전북", "기준일", "2025.12.17.", "자료 확인일", "미정"):
        assert word.replace(" ", "") in "".join(text.split()), word
    faces = set(re.findall(rb"/BaseFont /([\w+-]+)", data))
    assert faces
    assert all(b"AtlasSans" in face for face in faces)
    assert len(re.findall(rb"/FontFile2 ", data)) == len(faces)


@pytest.fixture(scope="module")
def drawing(fetch):
    return ElementTree.fromstring(fetch(address("svg", "a4")).data)


def test_svg_says_its_size_its_title_and_what_it_shows(drawing):
    assert drawing.get("width") == "210mm"
    assert drawing.get("viewBox") == "0 0 210 297"
    assert drawing.find(f"{SVG}title").text.startswith("국가첨단전략산업 특화단지 12곳")
    assert "미정" in drawing.find(f"{SVG}desc").text
    assert "fingerprint" in drawing.find(f"{SVG}metadata").text


def test_svg_has_text_as_text_and_its_font_inside(drawing):
    said = {text.text for text in drawing.iter(f"{SVG}text")}
    assert {"강원", "수도권", "독도", "울릉도", "동해"} <= said
    style = drawing.find(f".//{SVG}style").text
    assert style.startswith('@font-face{font-family:"Pretendard"')
    assert set(re.findall(r"url\(\"([^,]{0,20})", style)) == {"data:font/woff2;base6"[:20]}


SVGS = ("/export/map.svg", "/export/map.svg?layout=a4&lang=en", "/export/brief/gyeongbuk.svg",
        "/export/compare.svg?regions=gyeongbuk,busan,jeonbuk", "/export/regions/gyeongbuk.svg", "/export/changes.svg",
        "/export/map.svg?frame=tiles")  # fmt: skip


@pytest.mark.parametrize("url", SVGS)
@pytest.mark.whole
def test_letters_of_an_svg_lie_over_their_halo_in_every_program(fetch, url):
    """`paint-order` is unknown to LibreOffice: the halo is a broad text of its own below the letters."""
    drawn = ElementTree.fromstring(fetch(url).data)
    assert "paint-order" not in fetch(url).get_data(as_text=True)
    for parent in drawn.iter():
        for below, above in pairwise(parent):
            if below.tag == f"{SVG}text" and below.get("stroke"):
                assert (below.text, below.get("x"), below.get("y")) == (above.text, above.get("x"), above.get("y"))
                assert below.get("aria-hidden") == "true"
                assert above.get("stroke") is None
    last = [parent[-1] for parent in drawn.iter() if len(parent) and parent[-1].tag == f"{SVG}text"]
    assert not [text.text for text in last if text.get("stroke")]


@pytest.mark.parametrize("url", SVGS)
@pytest.mark.whole
def test_an_svg_names_fonts_that_stand_in_and_keeps_its_widths(fetch, url):
    drawn = ElementTree.fromstring(fetch(url).data)
    faces = [face.strip(" '") for face in drawn.get("font-family").split(",")]
    assert faces[0] == "Pretendard"
    assert {"맑은 고딕", "Malgun Gothic"} < set(faces)
    assert faces[-1] == "sans-serif"
    for text in drawn.iter(f"{SVG}text"):
        assert (text.get("textLength") is not None) == (len(text.text) > 1)


def test_letters_of_an_svg_are_sized_in_units_that_can_be_rounded(drawing):
    """LibreOffice rounds the widths of letters to whole units: seals drifted out of their marks at 2 to 3 units."""
    sizes = [float(text.get("font-size")) for text in drawing.iter(f"{SVG}text")]
    assert min(sizes) > 100
    assert {text.get("transform") for text in drawing.iter(f"{SVG}text")} == {"scale(.01)"}


def test_svg_asks_nothing_of_another_host_and_runs_nothing(fetch):
    text = fetch(address("svg")).get_data(as_text=True)
    assert "<script" not in text
    assert not re.search(r"(?:href|src)\s*=", text)
    assert set(re.findall(r"url\(#?[\"']?([a-z]+)", text)) <= {"clip", "hatch", "data"}


def test_svg_names_every_province(drawing):
    named = {path.get("data-region") for path in drawing.iter(f"{SVG}path")}
    assert {"seoul", "jeju", "gwangju", "jeonnam", "gyeongbuk", "sejong"} <= named


def test_svg_refers_only_to_what_it_defines(fetch):
    text = fetch(address("svg")).get_data(as_text=True)
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


@pytest.mark.parametrize(
    ("more", "size"), [("", (1920, 1080)), ("&width=640", (640, 360)), ("&width=800&scale=2", (1600, 900))]
)
def test_png_has_the_size_asked_for(fetch, more, size):
    with Image.open(io.BytesIO(fetch(address("png", "slide", more)).data)) as picture:
        assert picture.size == size
        assert len(picture.convert("RGB").resize((160, 90)).getcolors(16000)) > 200


def test_png_of_the_grey_theme_has_no_colour(fetch):
    with Image.open(io.BytesIO(fetch(address("png", "slide", "&theme=grey&width=640")).data)) as picture:
        assert picture.mode == "L"


def test_map_fills_its_frame_in_the_picture(fetch):
    """Sea at the frame's corners, the pole's tint on land, paper beside it."""
    with Image.open(io.BytesIO(fetch(address("png")).data)) as picture:
        colours = picture.convert("RGB")
        assert colours.getpixel((1900, 700)) == (0xDC, 0xE5, 0xE9)
        assert colours.getpixel((5, 700)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("/export/map.gif", 404, "png, svg, pdf"),
        ("/export/map.png?layout=a9", 400, "a4-landscape"),
        ("/export/map.png?width=100000", 400, "7680"),
        ("/export/map.png?width=0x20", 400, "320"),
        ("/export/map.png?width=²", 400, "320"),
        ("/export/map.png?scale=9", 400, "1, 2, 3, 4"),
        ("/export/map.png?width=4000&scale=4", 400, "7680"),
        ("/export/map.png?width=7680&layout=a4", 400, "7680"),
        ("/export/map.pdf?width=100", 400, "layout"),
        ("/export/map.svg?layers=nothing", 400, "nothing"),
        ("/export/map.svg?asof=2017-01-01", 400, "2017-12-18"),
        ("/export/map.svg?colour=red", 400, "colour"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_what_would_be_right(client, url, status, said):
    answer = client.get(url)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert said in answer.json["detail"]


def test_a_legend_with_every_layer_runs_on_over_pages_of_the_pdf(client, known):
    answer = client.get(f"/export/map.pdf?asof=2026-11-21&layers={','.join(known.catalog)}")
    assert answer.status_code == 200
    pages = pypdfium2.PdfDocument(answer.data)
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert len(texts) > 1
    assert all("범례" in text for text in texts[1:])
    assert len({pages.get_page_size(number) for number in range(len(pages))}) == 1


def test_a_picture_with_every_layer_has_one_page(client, known):
    query = f"asof=2026-11-21&layers={','.join(known.catalog)}"
    assert client.get(f"/export/map.svg?{query}").status_code == 200
    assert client.get(f"/export/map.png?{query}&width=320").status_code == 200


@pytest.mark.parametrize("name", ["png", "svg", "pdf"])
def test_the_tiles_are_a_frame_of_every_picture(client, name):
    query = "asof=2026-11-21&width=640" if name == "png" else "asof=2026-11-21"
    tiles, geo = (client.get(f"/export/map.{name}?{query}&frame={frame}") for frame in ("tiles", "geo"))
    assert (tiles.status_code, geo.status_code) == (200, 200)
    assert tiles.data != geo.data
    assert tiles.data == client.get(f"/export/map.{name}?{query}&frame=tiles").data


def test_a_frame_that_is_not_is_refused_by_name(client):
    answer = client.get("/export/map.png?frame=hexagons")
    assert answer.status_code == 400
    assert all(word in answer.json["detail"] for word in ("frame", "hexagons", "tiles"))


def test_largest_picture_is_8k():
    assert LARGEST_PX == 7680


@pytest.mark.parametrize("name", textures.TEXTURES)
def test_every_texture_covers_a_box_and_little_more(name):
    unit, box = 0.25, (10.0, 20.0, 40.0, 35.0)
    found = textures.lines(textures.texture(name), unit, box)
    across = [x for x0, _, x1, _ in found for x in (x0, x1)]
    down = [y for _, y0, _, y1 in found for y in (y0, y1)]
    assert min(across) < 11
    assert max(across) > 39
    assert min(down) < 21
    assert max(down) > 34


@pytest.fixture
def restless():
    """Threads that take turns a thousand times as often as they would, so that two meet wherever they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(before / 1000)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_twenty_at_once_are_each_whole_and_as_if_alone(known):
    """Threads share fonts, outlines and PDFium; none may leave a mark on another's file."""
    state = scene.State(("growth-engines", "battery-triangle"), date(2025, 12, 17))
    drawn = scene.draw(known, state)
    plate = sheet.draw(drawn, known.boundaries, LAYOUTS["slide"], fonts.metrics(), "https://atlas.example/")
    asked = [name for _ in range(7) for name in MAP_FORMATS][:20]

    def write(name):
        return MAP_FORMATS[name].write(plate, *((640,) if MAP_FORMATS[name].sized else ()))

    alone = {name: write(name) for name in MAP_FORMATS}
    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(write, asked)) == [alone[name] for name in asked]
