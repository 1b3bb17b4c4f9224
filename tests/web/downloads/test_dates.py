"""The last day that files can be dated with is the last that may be asked for, in every format alike."""

import pytest

from web.export.formats import DOCUMENTS, FORMATS, MAP_FORMATS
from web.state.state import LAST_DAY

FILES = [
    *(f"/export/data.{name}?" for name in FORMATS),
    *(f"/export/map.{name}?" for name in (*MAP_FORMATS, *DOCUMENTS)),
]
PAGES = ["/?", "/layers?", "/due?", "/due.ics?", "/export/map.html?", "/brief/gyeongbuk?", "/scene.json?", "/embed?"]


@pytest.mark.parametrize("address", [*FILES, *PAGES])
@pytest.mark.parametrize("day", ["2108-01-01", "9999-12-31"])
def test_a_day_that_no_file_can_have_is_refused_and_the_last_named(client, address, day):
    answer = client.get(f"{address}asof={day}")
    assert answer.status_code == 400
    assert "2107" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "address", ["/changes?from=2108-01-01", "/changes?to=2108-01-01", "/export/changes.xlsx?to=2108-01-01"]
)
def test_so_is_a_day_of_a_comparison(client, address):
    assert client.get(address).status_code == 400


@pytest.mark.office
@pytest.mark.parametrize("name", ["data.shp", "data.gpkg", "map.docx", "map.hwpx", "map.pptx", "map.xlsx"])
def test_the_last_day_is_as_good_as_any(client, name):
    assert client.get(f"/export/{name}?asof={LAST_DAY}&layers=grdp").status_code == 200
