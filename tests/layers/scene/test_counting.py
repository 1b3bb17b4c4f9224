"""One way of counting: title, subtitle, caption and page of a layer agree on how many there are."""

import re

import pytest

DAYS = ("2017-12-18", "2023-02-16", "2024-02-29", "2025-12-17", "2026-11-21")


@pytest.mark.parametrize("day", DAYS)
def test_title_subtitle_and_caption_count_the_same_layers(client, app, day):
    catalog = app.extensions["drawing"].atlas.catalog
    for layers in (catalog.defaults(), tuple(catalog), ("ax-complexes", *catalog.defaults())):
        scene = client.get(f"/scene.json?layers={','.join(layers)}&asof={day}").get_json()
        rest = re.search(r"외 (\d+)개 레이어", scene["title"])
        shown = int(re.search(r"켠 레이어 (\d+)", scene["subtitle"])[1])
        empty = re.search(r"기준일에 없는 레이어 (\d+)", scene["subtitle"])
        assert shown == sum(layer["in_force"] for layer in scene["layers"])
        assert (int(rest[1]) + 1 if rest else min(shown, 1)) == shown
        assert f"레이어 {shown}" in scene["caption"].split(".")[0] or f"{shown}개" in scene["caption"]
        assert shown + (int(empty[1]) if empty else 0) == len(scene["layers"])


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.whole
def test_the_page_of_a_layer_counts_its_items_as_its_head_does(client, app, day):
    for layer in app.extensions["drawing"].atlas.catalog:
        scene = client.get(f"/scene.json?layers={layer}&asof={day}").get_json()
        page = client.get(f"/layers/{layer}?asof={day}").get_data(as_text=True)
        heading = re.search(r'<h2 id="items">항목 (\d+)건', page)
        beside = re.search(r"세지 않는 것 (\d+)줄", page)
        rows = page.split('aria-labelledby="items"')[1].split("<tbody>")[-1].split("</tbody>")[0].count("<tr")
        assert int(heading[1]) == scene["layers"][0]["count"]
        assert rows == int(heading[1]) + (int(beside[1]) if beside else 0) or not rows
