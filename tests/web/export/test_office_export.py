"""Office documents of a map: every format over HTTP, equal bytes for equal states, no clock, clear refusals."""

import io
import zipfile
from datetime import date

import pytest
from pptx import Presentation

from web.export.formats import DOCUMENTS, OFFICE_OF_A_MAP
from web.views import written

pytestmark = pytest.mark.office

LAYERS = "growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes"
STATE = f"asof=2025-12-17&layers={LAYERS}"


@pytest.mark.parametrize("name", OFFICE_OF_A_MAP)
def test_every_document_is_a_named_file_of_its_kind(fetch, name):
    answer = fetch(f"/export/map.{name}?{STATE}")
    assert answer.status_code == 200
    assert answer.content_type == DOCUMENTS[name].media_type
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="map_2025-12-17.{name}"')
    with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
        assert package.testzip() is None


@pytest.mark.parametrize("name", OFFICE_OF_A_MAP)
def test_equal_states_are_equal_bytes_when_written_anew(fetch, app, name):
    one = fetch(f"/export/map.{name}?{STATE}")
    written.FILES.clear()
    other = app.test_client().get(f"/export/map.{name}?lang=ko&theme=colour&{STATE}")
    assert one.data == other.data
    assert one.headers["ETag"] == other.headers["ETag"]


@pytest.mark.parametrize("name", OFFICE_OF_A_MAP)
def test_parts_are_dated_by_the_state_and_not_by_the_clock(fetch, name):
    with zipfile.ZipFile(io.BytesIO(fetch(f"/export/map.{name}?{STATE}").data)) as package:
        years = {part.date_time[0] for part in package.infolist()}
        names = package.namelist()
        text = b"".join(package.read(part) for part in package.namelist() if part.endswith((".xml", ".hpf")))
    assert years <= {1980, 2025}
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name]
    assert b"python-docx" not in text
    assert b"synthetic-fixture" not in text
    assert b"<cp:lastModifiedBy>Steve" not in text


@pytest.mark.parametrize(("asof", "lang"), [("2017-12-18", "en"), ("2024-02-01", "ko"), ("2026-11-21", "en")])
@pytest.mark.parametrize("name", OFFICE_OF_A_MAP)
def test_every_document_is_made_at_every_vintage_in_both_languages_and_in_grey(fetch, name, asof, lang):
    assert fetch(f"/export/map.{name}?asof={asof}&lang={lang}&theme=grey").status_code == 200


@pytest.mark.parametrize("name", OFFICE_OF_A_MAP)
def test_a_map_without_layers_is_still_a_document(fetch, name):
    assert fetch(f"/export/map.{name}?asof=2025-12-17&layers=").status_code == 200


def test_a_legend_with_every_layer_runs_on_over_further_slides(fetch, known):
    answer = fetch(f"/export/map.pptx?asof=2026-11-21&layers={','.join(known.catalog)}")
    assert answer.status_code == 200
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(answer.data)).slides if slide.shapes.title]
    assert sum(title.endswith("· 범례") for title in titles) >= 1


def test_every_province_of_the_tiles_is_a_native_shape_with_its_name(fetch, known):
    answer = fetch("/export/map.pptx?asof=2026-11-21&frame=tiles")
    slide = Presentation(io.BytesIO(answer.data)).slides[0]
    found = [shape.name for group in slide.shapes if group.shape_type == 6 for shape in group.shapes]
    provinces = {region.name("ko") for region in known.regions.at(date(2026, 11, 21), "province")}
    assert provinces <= set(found)
    assert not [shape for shape in slide.shapes if shape.shape_type == 13]


def test_tables_of_every_layer_fit_a_workbook(fetch, known):
    assert fetch(f"/export/map.xlsx?asof=2026-11-21&layers={','.join(known.catalog)}").status_code == 200


@pytest.mark.parametrize("name", OFFICE_OF_A_MAP)
def test_a_document_chooses_its_own_page(fetch, name):
    assert fetch(f"/export/map.{name}?{STATE}&layout=a3").status_code == 400


def test_an_unknown_format_names_those_there_are(fetch):
    answer = fetch(f"/export/map.ppt?{STATE}")
    assert answer.status_code == 404
    assert all(name in answer.get_json()["detail"] for name in DOCUMENTS)
