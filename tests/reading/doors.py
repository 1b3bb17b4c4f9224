"""The two doors of a file: the overlay's readers, run by Node as a browser runs them, and `atlas at`."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import shape

from layers.atlas.atlas import Atlas
from tests.scripts import ROOT, told
from web.cli.points.locate import here, locate
from web.service.mistakes import WebError

LAND = ROOT / "data" / "boundaries-2026-07-01-400m.json"
TABLES = (".csv", ".tsv", ".txt")
SHAPES = (".geojson", ".json")
SYSTEM = re.compile(r"EPSG:\d+")
BODY = """
import { readFileSync } from "node:fs";
globalThis.DOMParser = (await import("@xmldom/xmldom")).DOMParser;
globalThis.window = { topojson: await import("topojson-client") };
const { Land } = await import(`${new URL("../", REACHED)}geometry.js`);
const { recordsIn } = await import(`${new URL("./", REACHED)}columns.js`);
const { read } = await import(`${new URL("./", REACHED)}reading.js`);
const { Unreadable } = await import(`${new URL("./", REACHED)}bad.js`);
async function one(kit, content, shapes, system) {
  const { layout } = await opened(kit, new Blob([Buffer.from(content, "base64")]));
  const { records, said } = recordsIn(kit, layout);
  const found = records.map((record) =>
    [record.row, read(kit, [record], (lon, lat) => shapes.at(lat, lon), 500, layout.system ?? system)]);
  return { said, found: Object.fromEntries(found), fields: layout.fields };
}
function answer({ kit, files, land, system }) {
  const shapes = new Land(JSON.parse(readFileSync(land, "utf-8")));
  const unread = (error) => {
    if (!(error instanceof Unreadable)) throw error;
    return { said: [{ reason: error.reason, values: error.values }], found: {}, fields: [], unread: error.reason };
  };
  return Promise.all(files.map((content) => one(kit, content, shapes, system).catch(unread)));
}
"""


@dataclass(frozen=True)
class Row:
    """A row of a file as a door gave it: values by field, words of remarks, why it was refused."""

    number: int
    name: str
    values: dict[str, str]
    said: tuple[str, ...] = ()
    bad: str = ""

    def words(self) -> str:
        """The row in one line."""
        shown = [value for key, value in self.values.items() if value and key not in ("name", "inside")]
        refused = [f"refused: {self.bad}"] if self.bad else []
        return " · ".join(
            [f"{self.number} {self.name}".strip(), *shown, *refused, *(f"[{each}]" for each in self.said)]
        )


@dataclass(frozen=True)
class Came:
    """What came of a file: its rows, and what was said of the whole."""

    rows: tuple[Row, ...] = ()
    said: tuple[str, ...] = ()
    broken: str = ""


def overlay(kit: Any, contents: list[bytes], system: str | None = None) -> list[Any]:
    """What the overlay makes of each file, as its scripts say it.

    Parameters
    ----------
    kit
        `/overlay/kit.json`.
    system
        The reference system that a reader chooses for numbers in metres.
    """
    given = {"kit": kit, "land": str(LAND), "files": [base64.b64encode(each).decode() for each in contents]}
    return told("overlay/files.js", "opened", BODY, given | {"system": system})


def by_overlay(kit: Any, path: Path) -> Came:
    """The rows of a file in the overlay."""
    try:
        (found,) = overlay(kit, [path.read_bytes()])
    except AssertionError as error:
        return Came(broken=str(error)[-200:])
    inside = _inside(path) if path.suffix.lower() in SHAPES else {}
    rows = (_overlaid(int(row), one, inside.get(int(row))) for row, one in found["found"].items())
    return Came(tuple(rows), tuple(map(_remark, found["said"])))


def _inside(path: Path) -> dict[int, shapely.Geometry]:
    """The areas of a file of features, by their number."""
    features = json.loads(path.read_text(encoding="utf-8-sig")).get("features", [])
    shapes = {at: shape(each["geometry"]) for at, each in enumerate(features, start=1) if each.get("geometry")}
    return {at: each for at, each in shapes.items() if each.area}


def _overlaid(number: int, one: Any, area: shapely.Geometry | None) -> Row:
    said = tuple(map(_remark, one["remarks"]))
    if not one["rows"]:
        return Row(number, "", {}, said, _remark(one["bad"][0]))
    row = one["rows"][0]
    values = {key: "" if value is None else str(value) for key, value in row.items() if key != "regions"}
    lies = {"inside": "yes"} if area and row["lon"] and area.covers(shapely.Point(row["lon"], row["lat"])) else {}
    return Row(number, row["name"], {"region": " ".join(row["regions"])} | values | lies, said)


def _remark(note: Any) -> str:
    values = ", ".join(f"{key} {value}" for key, value in note["values"].items() if value not in (None, ""))
    return f"{note['reason']}: {values}" if values else note["reason"]


def by_at(atlas: Atlas, path: Path, asof: date) -> Came:
    """The rows of a table in `atlas at`, those in metres also with each system that its problems name."""
    plain = _located(atlas, path, asof, None)
    systems = sorted({code for row in plain.rows for code in SYSTEM.findall(row.values["problem"])})
    chosen = {code: _located(atlas, path, asof, code) for code in systems}
    return Came(tuple(_with_systems(row, at, chosen) for at, row in enumerate(plain.rows)), plain.said, plain.broken)


def _with_systems(row: Row, at: int, chosen: dict[str, Came]) -> Row:
    moved = {code: chosen[code].rows[at].values for code in SYSTEM.findall(row.values["problem"])}
    placed = "; ".join(
        f"--crs {code}: {one['lon']} {one['lat']} {one['region'] or one['problem']}"
        for code, one in moved.items()
        if one["lon"]
    )
    return Row(row.number, row.name, row.values | ({"with": placed} if placed else {}), row.said)


def _located(atlas: Atlas, path: Path, asof: date, system: str | None) -> Came:
    if path.suffix.lower() not in TABLES:
        return Came(said=("no table of text",))
    with TemporaryDirectory() as folder:
        made = Path(folder) / "located.csv"
        try:
            report = locate(here(atlas), path, made, asof, system=system)
        except WebError as error:
            return Came(said=(str(error).replace(f"{path}: ", ""),))
        written = pd.read_csv(made, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    rows = tuple(_row(number, row) for number, row in enumerate(written.to_dict("records"), start=2))
    return Came(rows, tuple(report.lines()))


def _row(number: int, row: dict[str, str]) -> Row:
    values = {
        "region": row["municipality"],
        "lon": row.get("lon", ""),
        "lat": row.get("lat", ""),
        "problem": row["problem"],
    }
    return Row(number, next(iter(row.values())), values, (), row["problem"])
