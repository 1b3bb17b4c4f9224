"""The Folium layers: plain groups that one's own map takes, equal bytes, no other host, our colours."""

import json
import re
from datetime import date

import folium
import pytest
from click.testing import CliRunner
from folium.plugins import GroupedLayerControl, MiniMap

from geo.region import LEVELS
from industry_atlas import AtlasError, DatedAtlas
from layers.symbols.palette import POLES
from layers.words.catalogue import words_of
from tests.layers_named import LAYERS
from web.cli.main import main
from web.notebook.elements import plain_name

ASOF = date(2026, 11, 21)
#: What loads something by itself; a link leads somewhere only when it is pressed.
LOADS = re.compile(
    r"""(?:src|srcset|data-src)\s*=\s*["']?(?:https?:)?//|@import|<link\b|url\(\s*["']?(?:https?:)?//""", re.I
)


@pytest.fixture(scope="module")
def atlas(known):
    """The atlas that the service reads, on a day after the poles."""
    return DatedAtlas(known, ASOF)


def rendered(page):
    return page.get_root().render()


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_is_a_group_for_ones_own_map(atlas, layer):
    """As many shapes speak as the scene has features with a place."""
    [group] = atlas.groups(layer)
    assert isinstance(group, folium.FeatureGroup)
    assert group.layer_id == layer
    page = folium.Map(tiles=None)
    group.add_to(page)
    atlas.legend([group]).add_to(page)
    folium.LayerControl().add_to(page)
    html = rendered(page)
    drawn = [one for one in group.layer["features"] if one["kind"] != "listed" and one.get("mark", True) is not None]
    assert html.count(".bindTooltip(") >= len([one for one in drawn if one["kind"] != "area"])
    assert bool(drawn) == (".bindTooltip(" in html)


def test_the_groups_work_with_other_plugins_and_tiles(atlas):
    page = folium.Map(tiles="https://tiles.example/{z}/{x}/{y}.png", attr="x")
    made = atlas.groups(["growth-engines", "battery-triangle"], opacity=0.5)
    for group in made:
        group.add_to(page)
    MiniMap().add_to(page)
    GroupedLayerControl({"정책": made}).add_to(page)
    html = rendered(page)
    assert '"fillOpacity": 0.5' in html
    assert "tiles.example" in html


def test_tints_are_those_of_the_map(atlas, client):
    html = rendered(atlas.map("growth-engines"))
    scene = client.get(f"/scene.json?layers=growth-engines&asof={ASOF}").get_json()
    assert {one["tint"] for one in scene["poles"].values()} <= {tint.fill for tint in POLES.values()}
    assert all(f'"fillColor": "{one["tint"]}"' in html for one in scene["poles"].values())
    grey = rendered(atlas.map("growth-engines", theme="grey"))
    assert all(f'"fillColor": "{one["tint"]}"' not in grey for one in scene["poles"].values())


@pytest.mark.parametrize("level", LEVELS)
def test_borders_of_every_level_are_lines_under_their_name(atlas, level):
    page = folium.Map(tiles=None)
    group = atlas.borders(level).add_to(page)
    assert group.layer_name == f"{words_of('ko', 'level')[level]} 경계"
    assert "L.polyline(" in rendered(page)


def test_a_group_in_no_map_says_what_to_do(atlas):
    [group] = atlas.groups("growth-engines")
    with pytest.raises(TypeError, match=r"add the layer to a folium\.Map"):
        folium.Figure().add_child(group).render()


def test_folium_itself_is_left_as_it_is(atlas):
    before = list(folium.Map.default_js), list(folium.Map.default_css)
    atlas.map("battery-triangle")
    assert (list(folium.Map.default_js), list(folium.Map.default_css)) == before


def test_a_page_repeats_and_loads_nothing(atlas):
    page = atlas.page(["growth-engines", "advanced-complexes"])
    assert page == atlas.page(["growth-engines", "advanced-complexes"])
    assert page != atlas.page(["growth-engines"])
    assert not LOADS.search(page)
    assert "default-src 'none'" in page
    assert '<html lang="ko">' in page


def test_a_popup_cites_every_source_with_its_page(atlas):
    """Of one complex: all the documents that the API names, each with its title."""
    [group] = atlas.groups("advanced-complexes")
    page = folium.Map(tiles=None)
    group.add_to(page)
    said = [json.loads(one) for one in re.findall(r'\.bindPopup\(("(?:[^"\\]|\\.)*")', rendered(page))]
    rows = atlas.frame("advanced-complexes", indirect=True)
    row = rows[rows["id"] == "advanced-complexes.ulsan"].iloc[0]
    own = next(one for one in said if row["label"] in one and row["title"] in one)
    assert f'href="{row["url"]}"' in own.replace("&amp;", "&") or not row["url"]
    assert row["publisher"] in own
    assert len(row["other_documents"].split(";")) == own.count("‘") - 1


@pytest.mark.parametrize("text", ["{{7*7}}", "{% raw %}", "`${x}`", "<b>", "a & b"])
def test_a_name_is_no_element_and_no_expression(text):
    page = folium.Map(tiles=None)
    folium.FeatureGroup(plain_name(text)).add_to(page)
    folium.LayerControl().add_to(page)
    html = rendered(page)
    assert text not in html.replace("\\u0026", "&")
    assert '"49"' not in html


def test_the_command_writes_the_page_and_says_the_right_id(tmp_path):
    out, told = tmp_path / "map.html", CliRunner()
    ended = told.invoke(main, ["folium", "-o", str(out), "--layers", "battery-triangle", "--asof", "2026-11-21"])
    assert ended.exit_code == 0, ended.output
    named = re.search(r'overlays :\s*{\s*("[^"]*")', out.read_text("utf-8"))
    assert json.loads(named[1]) == "배터리 삼각벨트"
    wrong = told.invoke(main, ["folium", "-o", str(out), "--layers", "battery-triangel"])
    assert wrong.exit_code == 2
    assert "did you mean 'battery-triangle'" in wrong.output
    nowhere = told.invoke(main, ["folium", "-o", str(tmp_path / "no" / "map.html"), "--layers", "battery-triangle"])
    assert nowhere.exit_code == 2
    assert "No such file" in nowhere.output


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_example_of_the_data_page_runs(lang):
    told = words_of(lang, "package")("example_notebook", layer="battery-triangle", asof=ASOF.isoformat())
    known = {}
    exec(compile(told, "/data", "exec"), known)
    assert len(known["frame"]) == 5  # the line and its four nodes


def test_the_day_before_poles_has_none(atlas):
    [group] = atlas.on("2024-01-01").groups("growth-engines")
    assert not group.layer["in_force"]
    with pytest.raises(AtlasError):
        atlas.on("2024-01-01").regions("pole")
