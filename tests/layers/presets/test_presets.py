"""Scenes to begin with: what their files may say, and that their sentences say what is there."""

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest

from layers.atlas.atlas import version
from layers.collection.build import collection
from layers.errors import BrokenSeeds
from layers.portfolio.overlaps import every_item
from layers.presets.opening import day_of, holding, known_layers, layers_of, shown, title
from layers.presets.preset import COUNTED, read

TODAY = date(2026, 11, 28)
NOT_THERE = ("미정", "미확인", "미선정", "종료·해제")
GOOD = """id: {id}
order: {order}
label: {{ko: 장면, en: Scene}}
title: {{ko: "항목 {{{layer}}}건", en: "{{{layer}}} items"}}
layers: [{layer}]
"""


@pytest.fixture
def with_scenes(real, tmp_path):
    """A function that reads scenes of some texts by name, beside the real atlas."""
    folder = tmp_path / "scenes"
    folder.mkdir()

    def go(**texts):
        for name, text in texts.items():
            (folder / f"{name}.yml").write_text(text, encoding="utf-8")
        return read(replace(real, seeds_dir=tmp_path))

    return go


def test_every_scene_shows_something_on_its_day(real):
    presets = read(real)
    assert len(presets) >= 8
    for one in presets:
        on = day_of(real, one) or TODAY
        found = [item for layer, item in every_item(real, on) if layer in layers_of(real, one)]
        assert one.filter.of(found), one.id


def test_numbers_of_sentences_are_those_of_the_rows(real):
    counted = 0
    for one in read(real):
        on = day_of(real, one) or TODAY
        for lang in ("ko", "en"):
            told = title(real, one, on, lang)
            assert "{" not in told
            for layer in COUNTED.findall(one.title[lang]):
                rows = collection(real, layer, on, "ko", indirect=True).rows
                right = {
                    row.properties["id"]
                    for row in rows
                    if row.properties["kind"] != "line"
                    and row.properties["status_label"] not in NOT_THERE
                    and (not one.sector or row.properties["sector"] in one.sector)
                    and (not one.status or row.properties["status"] in one.status)
                }
                assert str(len(right)) in re.findall(r"\d+", told), (one.id, layer, told)
                counted += 1
    assert counted > 15


def test_every_document_of_the_ruler_has_its_scene(real):
    dated = {one.document for one in read(real) if one.document}
    assert dated == {document.id for document in real.documents.values() if document.file}


@pytest.mark.parametrize("day", ["2017-12-18", "2018-07-01", "2023-02-16", "2023-06-11", "2024-01-18", "2026-07-01"])
def test_on_every_day_there_is_a_scene_that_holds_something(real, day):
    on = date.fromisoformat(day)
    found = holding(real, read(real), on)
    assert set(layers_of(real, found)) & set(known_layers(real, on))


def test_a_map_is_the_scene_whose_layers_filter_and_day_it_has(real):
    presets = read(real)
    for one in presets:
        on = day_of(real, one) or TODAY
        assert shown(real, presets, layers_of(real, one), on, one.filter) is one
    dated = next(one for one in presets if one.document)
    assert shown(real, presets, layers_of(real, dated), TODAY, dated.filter) is not dated


def test_before_there_is_anything_to_count_a_scene_has_no_sentence(real):
    default = next(one for one in read(real) if not one.document and not one.layers)
    assert title(real, default, date(2017, 12, 18), "ko") == ""
    assert title(real, default, date(2022, 3, 1), "ko") == ""  # one of its two kinds of complexes is not there yet
    assert title(real, default, date(2024, 3, 1), "ko") != ""


def test_twenty_invented_scenes_are_read_in_their_order(real, with_scenes):
    layers = [layer.id for layer in real.catalog.values() if layer.topic]
    texts = {
        f"scene-{n}": GOOD.format(id=f"scene-{n}", order=100 - n, layer=layers[n % len(layers)]) for n in range(20)
    }
    found = with_scenes(**texts)
    assert [one.id for one in found] == [f"scene-{n}" for n in reversed(range(20))]
    told = [title(real, one, TODAY, "ko") for one in found]
    assert all(re.search(r"[1-9]", one) for one in told if one)
    assert sum(map(bool, told)) > len(told) / 2


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("layers: [nothing]", "layers"),
        ("sector: [batery]", "sector"),
        ("status: [nothing]", "status"),
        ("document: nothing", "document"),
        ("view: 8/36.2", "view"),
        ("view: 8/96.2/127.9", "view"),
        ("day: someday", "day"),
        ("colour: red", "colour"),
        ('title: {ko: "특화단지 99곳", en: "99 complexes"}', "title"),
        ('title: {ko: "{grdp}곳", en: "{grdp}"}', "title"),
        ("label: {ko: 장면}", "label"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_key(with_scenes, line, key):
    name = line.partition(":")[0]
    kept = [
        each for each in GOOD.format(id="one", order=1, layer="core-projects").splitlines() if not each.startswith(name)
    ]
    with pytest.raises(BrokenSeeds) as raised:
        with_scenes(one="\n".join([*kept, line]))
    assert any("one.yml" in each.file and each.key.startswith(key) for each in raised.value.problems)


def test_a_name_that_is_not_the_files_and_a_document_of_two_are_refused(with_scenes):
    with pytest.raises(BrokenSeeds, match="file name"):
        with_scenes(one=GOOD.format(id="other", order=1, layer="core-projects"))
    twice = {
        name: GOOD.format(id=name, order=1, layer="core-projects") + "document: motie-2024-02\n"
        for name in ("one", "two")
    }
    with pytest.raises(BrokenSeeds, match="two scenes"):
        with_scenes(**twice)


def test_without_files_there_are_no_scenes(toy):
    assert read(toy) == ()


def test_a_scene_is_part_of_the_data_version(tmp_path, real):
    shutil.copytree(real.seeds_dir / "scenes", tmp_path / "scenes")
    before = version([tmp_path])
    one = next(iter(sorted((tmp_path / "scenes").glob("*.yml"))))
    one.write_text(one.read_text("utf-8").replace("order: ", "order: 1"), "utf-8")
    assert version([tmp_path]) != before
