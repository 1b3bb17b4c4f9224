"""A layer of an organisation's own folder has all that the release's layers have, in Python too; its names are text."""

import folium
import pytest

from industry_atlas import open_atlas
from tests.layers.own.conftest import HEAD
from web.service.config import variable

HOSTILE = "<script>alert(1)</script>`${1}`{{7*7}}"
SOURCE = 'source: {file: sites.csv, date: "2026-09-01", columns: {id: key, name: 사업}}'


@pytest.fixture
def atlas(tmp_path, monkeypatch):
    """The atlas with an invented layer of two sites."""
    layers = tmp_path / "own" / "layers"
    layers.mkdir(parents=True)
    (layers / "own-sites.yml").write_text(f"id: own-sites\n{HEAD.strip()}\n{SOURCE}\n", encoding="utf-8")
    rows = (
        f"key,사업,단계,업종,경도,위도\na,{HOSTILE},착공,이차전지,129.35,36.11\nb,반도체 공장,검토,반도체,128.4,36.1\n"
    )
    (layers / "sites.csv").write_text(rows, encoding="utf-8")
    monkeypatch.setenv(variable("own_dir"), str(tmp_path / "own"))
    return open_atlas("2026-11-21")


def test_an_own_layer_is_a_frame_a_membership_and_a_group(atlas):
    frame = atlas.frame("own-sites", 5179)
    assert frame["label"].tolist() == [HOSTILE, "반도체 공장"]
    assert frame["document"].notna().all()
    assert "own-sites.a" in atlas.memberships("포항", "own-sites")["item"].tolist()
    page = folium.Map(tiles=None)
    [group] = atlas.groups("own-sites")
    for each in (group, atlas.legend([group])):
        each.add_to(page)
    html = page.get_root().render()
    assert html.count(".bindTooltip(") >= 2
    assert "<script>alert(1)" not in html
    assert "{{7" not in html
    assert ">49<" not in html
