"""Until when was looked: one day for a layer, the same on its page, in its caution, in the panel, in files."""

import re
from datetime import date

import pytest

from layers.agenda.register import register
from layers.agenda.told import checked
from layers.labels import short_date
from tests.layers_named import LAYERS

CHECKED = re.compile(r"자료 확인일</dt><dd>([\d-]+)</dd>")


@pytest.mark.parametrize("day", ["2025-12-17", "2026-11-28", "2026-11-29"])
@pytest.mark.parametrize(
    "layer", ["growth-engines", "sobujang-complexes", "advanced-complex-call-2026", "ax-complexes"]
)
def test_the_head_of_a_layer_and_its_caution_name_one_day(client, layer, day):
    told(client, layer, day)


@pytest.mark.whole
@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("day", ["2023-02-27", "2024-06-27", "2026-04-01"])
def test_on_every_day(client, layer, day):
    told(client, layer, day)


@pytest.mark.parametrize("day", ["2023-02-27", "2024-06-27", "2025-12-17", "2026-04-01", "2026-11-28"])
def test_pages_files_and_sentences_name_one_day_for_a_layer(client, known, day):
    """자료 확인일 of the panel and the files, of /instruments and of /changes, for every layer that has any."""
    asked, asof = f"asof={day}&lang=ko", date.fromisoformat(day)
    scene = client.get(f"/scene.json?{asked}&layers={','.join(LAYERS)}").get_json()["layers"]
    panel = {layer["id"]: layer["checked"] for layer in scene if layer["in_force"]}
    listed = {one["id"]: one["checked"] for one in client.get(f"/api/instruments?{asked}").get_json()["instruments"]}
    facts = {layer: until for layer, until in panel.items() if layer in listed}
    assert facts
    assert {layer: (until, listed[layer]) for layer, until in facts.items() if until != listed[layer]} == {}
    for layer, until in facts.items():
        assert checked(known, [layer], asof, "ko").startswith(f"자료 확인일 {short_date(until, 'ko')},"), layer


def test_a_filter_of_what_is_shown_does_not_move_the_day_of_a_layer(client, known):
    moved = []
    for sector in known.sectors:
        found = client.get(f"/scene.json?asof=2026-11-28&layers={','.join(LAYERS)}&sector={sector}").get_json()[
            "layers"
        ]
        whole = {one.layer.id: one.checked for one in register(known, date(2026, 11, 28))}
        moved += [one["id"] for one in found if one["in_force"] and one["checked"] != whole.get(one["id"])]
    assert moved == []


def told(client, layer, day):
    page = client.get(f"/layers/{layer}?asof={day}").get_data(as_text=True)
    head = CHECKED.findall(page)
    caution = page.split('<p class="caution">')[1].split("</p>")[0] if '<p class="caution">' in page else ""
    cautioned = [date.rstrip(".").split(".") for date in re.findall(r"\(([\d.]+)까지 확인\)", caution)]
    assert {"-".join(f"{int(part):02d}" for part in date) for date in cautioned} <= set(head)
    scene = client.get(f"/scene.json?layers={layer}&asof={day}").get_json()["layers"][0]
    assert [scene["checked"]] == (head or [None])


def test_the_growth_engines_were_looked_after_until_their_poles_were(client):
    page = client.get("/layers/growth-engines?asof=2026-11-29").get_data(as_text=True)
    assert CHECKED.findall(page) == ["2026-11-28"]
    assert "미확인 8, 2026년 하반기 결정 예정(2026.11.28. 이후 결과 미확인)" in page
