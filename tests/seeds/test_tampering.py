"""Twelve ways to tamper with the data set: eight are refused, four are told, each with its message."""

import csv
import logging
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from layers.atlas import atlas, history
from layers.errors import BrokenSeeds
from layers.evidence import lock
from tests.toy_atlas import relock
from web.application import create_app
from web.cli import main
from web.service.config import ROOT, Config, variable

STRATEGY, REPORT = "facts/motie-2024-02.csv", "facts/motir-2025-12-17.csv"
SEVEN = "motie24-advanced-complexes-total-total"
PRESS, RATE, SITE = "facts/mbc-2023-11-13-plc.csv", "statistics/province_indicators.csv", "sites.csv"
NEW, OLD, SPLIT = (f"boundaries-{day}-400m.json" for day in ("2026-07-01", "2023-07-01", "2017-12-18"))
FINE = "boundaries-2026-07-01-60m.json"


def rewrite(path: Path, row: str | int, **cells: str) -> None:
    """Other cells in one row of a table, by its first cell or its number."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    number = row if isinstance(row, int) else next(n for n, line in enumerate(lines) if line[0] == row)
    for column, value in cells.items():
        assert lines[number][lines[0].index(column)] != value
        lines[number][lines[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def emptied(path: Path) -> None:
    """Keep the header of a table alone."""
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def renamed(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(SEVEN, "motie24-other-row"), encoding="utf-8")


def other_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"sha256: [0-9a-f]{4}", "sha256: 0000", text, count=1), encoding="utf-8")


def relocked(seeds: Path) -> None:
    """A changed row and a lock that was made to fit it, without the texts."""
    rewrite(seeds / STRATEGY, SEVEN, value="70")
    relock(seeds)


#: What is done to `seeds` or `data`, and what is said.
REFUSED: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "the lock is deleted": (lambda seeds, _: (seeds / lock.FILE).unlink(), r"evidence\.lock: file = '': is missing"),
    "the lock is of other rows": (lambda seeds, _: renamed(seeds / lock.FILE), f"'{SEVEN}': is not in evidence.lock"),
    "a figure of a ministry is 70 instead of 7": (
        lambda seeds, _: rewrite(seeds / STRATEGY, SEVEN, value="70"),
        rf"motie-2024-02\.csv:\d+: id = '{SEVEN}': changed since it was checked",
    ),
    "an area is written into a checked row": (
        lambda seeds, _: rewrite(seeds / STRATEGY, SEVEN, area_10k_m2="1234.5"),
        f"'{SEVEN}': changed since it was checked",
    ),
    "all facts of a document are deleted": (
        lambda seeds, _: emptied(seeds / REPORT),
        r"evidence\.lock: motir25-\S+ = '': is no row any more",
    ),
    "a document is another text": (
        lambda seeds, _: other_text(seeds / "documents.yml"),
        r"evidence\.lock: \S+\.sha256 = '\w+': must be 0000",
    ),
    "a boundary file is of another vintage": (
        lambda _, data: shutil.copy(data / OLD, data / NEW),
        r"400m\.json: municipalities = '.*': differ from the regions of 2026-07-01: a file of another vintage",
    ),
    "a level of detail cannot be read": (
        lambda _, data: (data / FINE).write_bytes((data / FINE).read_bytes()[:-9]),
        r"2026-07-01-60m\.json: topology = '': cannot be read \(BrokenBoundaries",
    ),
}
TOLD: dict[str, tuple[Callable[[Path, Path], object], str]] = {
    "a figure of the press is changed": (lambda seeds, _: rewrite(seeds / PRESS, 1, value="99"), r"fact \S+: changed"),
    "a checked row and its lock are changed": (lambda seeds, _: relocked(seeds), f"fact {SEVEN}: changed"),
    "an official statistic is changed": (
        lambda seeds, _: rewrite(seeds / RATE, 1, value="1"),
        r"statistic \S+: changed",
    ),
    "a site is moved": (lambda seeds, _: rewrite(seeds / SITE, 1, lon="127.9"), r"table sites\.csv: changed"),
}


@pytest.fixture(scope="module")
def released(tmp_path_factory) -> Path:
    """The data set of the product as it is, released."""
    folder = tmp_path_factory.mktemp("released")
    for name, source in {"seeds": "seeds", "data": "data", "definitions": "layers/definitions"}.items():
        shutil.copytree(ROOT / source, folder / name)
    known = atlas.read(folder / "seeds", folder / "data", folder / "definitions")
    history.release(known, "1.0.0", date(2026, 11, 21))
    return folder


@pytest.fixture
def config(released, tmp_path, monkeypatch) -> Config:
    """A copy of it that a test may break; `atlas` reads it."""
    shutil.copytree(released, tmp_path / "atlas")
    folders = {name: tmp_path / "atlas" / name for name in ("seeds", "data", "definitions")}
    for name, folder in folders.items():
        monkeypatch.setenv(variable(name), str(folder))
    return Config(**folders)


def checked():
    return CliRunner().invoke(main.main, ["check"])


@pytest.mark.whole
def test_what_nobody_touched_is_as_released(config):
    assert checked().output.endswith("as released in 1.0.0\n")
    answer = create_app(config).test_client().get("/readyz").get_json()
    assert (answer["released"], answer["release"], set(answer["differing"].values())) == (True, "1.0.0", {0})


@pytest.mark.parametrize(("tamper", "said"), REFUSED.values(), ids=REFUSED)
@pytest.mark.whole
def test_it_is_refused_when(config, tamper, said):
    tamper(config.seeds, config.data)
    result = checked()
    assert result.exit_code == 2
    assert re.search(said, result.output)
    with pytest.raises(BrokenSeeds, match=said):
        create_app(config)


@pytest.mark.parametrize(("tamper", "said"), TOLD.values(), ids=TOLD)
@pytest.mark.whole
def test_it_is_told_when(config, tamper, said, caplog):
    tamper(config.seeds, config.data)
    result = checked()
    assert result.exit_code == 0
    assert re.search(said, result.output)
    assert result.output.endswith("not released: 1 changed since 1.0.0\n")
    with caplog.at_level(logging.WARNING):
        answer = create_app(config).test_client().get("/readyz")
    assert "data not released: 1 changed since 1.0.0" in caplog.text
    assert answer.status_code == 200
    assert answer.get_json()["released"] is False
    assert answer.get_json()["differing"] == {"begun": 0, "changed": 1, "gone": 0}


def test_a_province_of_another_vintage_is_seen_where_all_regions_are_the_same(config):
    shutil.copy(config.data / SPLIT, config.data / OLD)
    with pytest.raises(BrokenSeeds, match=r"2023-07-01-400m\.json: municipalities = 'gyeongbuk\.gunwi'"):
        create_app(config)


@pytest.mark.parametrize("text", ["[]", "null", '{"motie-2024-02": []}', '{"motie-2024-02": {"rows": {"a": 1}}}', "{"])
def test_a_lock_of_another_form_is_refused(config, text):
    (config.seeds / lock.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BrokenSeeds, match=r"evidence\.lock: json = .*is no lock"):
        atlas.read(config.seeds, config.data, config.definitions)


@pytest.mark.parametrize(("lost", "said"), [("releases.tsv", "no release is recorded"), ("*.tsv", "1.0.0")])
@pytest.mark.whole
def test_a_lost_record_is_told(config, lost, said):
    for path in (config.seeds / "history").glob(lost):
        path.unlink() if path.name != "releases.tsv" or lost == path.name else None
    (config.seeds / "gaps.csv").write_bytes((config.seeds / "gaps.csv").read_bytes() + b"\n")
    last = checked().output.splitlines()[-1]
    assert last.startswith("not released: ")
    assert said in last


def test_a_record_of_another_form_is_refused(config):
    (config.seeds / "history" / "releases.tsv").write_text("version\n1.0.0\n", encoding="utf-8")
    with pytest.raises(BrokenSeeds, match=r"releases\.tsv:1: columns .* restore the file"):
        create_app(config)
