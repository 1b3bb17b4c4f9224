"""`atlas publish`: every layer of a day as PostGIS tables, for QGIS, GeoServer and pg_tileserv."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from geo.crs import SYSTEMS
from geo.dates import today
from layers.collection.build import Collection, collection
from layers.scene_types.vocabulary import Lang
from web.cli.checked import Mistake, told
from web.export.data.dataset import WGS84, Dataset
from web.export.data.postgis import NotPublished, Table, publish
from web.notebook.mistakes import AtlasError
from web.notebook.opened import DatedAtlas, open_atlas
from web.service.language import LANGUAGES

SCHEMES = ("postgresql://", "postgres://")
#: An identifier that no program has to quote, and that PostgreSQL does not cut.
SCHEMA = re.compile(r"[a-z][a-z0-9_]{0,62}")
#: Tables of regions by level.
REGIONS = {"provinces": "province", "municipalities": "municipality"}


@click.command("publish")
@click.argument("address")
@click.option("--schema", default="atlas", show_default=True, help="Schema of its own, made if it is not there.")
@click.option("--asof", type=click.DateTime(["%Y-%m-%d"]), help="As-of date; default today.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0])
@click.option("--crs", type=click.Choice(sorted(SYSTEMS)), default=WGS84, show_default=True)
def to_database(address: str, schema: str, asof, lang: Lang, crs: str) -> None:
    """Write all layers of a day, provinces and municipalities into the database at ADDRESS (postgresql://…).

    One transaction: readers see what was before until all of it is there, and a failure changes nothing.
    """
    if not address.startswith(SCHEMES):
        raise Mistake("the address of a database begins with postgresql://, as in postgresql://atlas@host/maps")
    if not SCHEMA.fullmatch(schema):
        raise Mistake(f"--schema {schema!r}: write small letters, digits and _, a letter first, 63 at most")
    try:
        with told():
            written = publish(address, schema, int(crs), lambda: _made(asof.date() if asof else today(), lang, crs))
    except (NotPublished, AtlasError) as error:
        raise Mistake(str(error)) from error
    for name, rows in written.items():
        click.echo(f"{schema}.{name}: {rows} rows")
    click.echo(f"{len(written)} tables, {sum(written.values())} rows; as of {asof.date() if asof else today()}")


def _made(asof: date, lang: Lang, crs: str) -> tuple[str, list[Table]]:
    """What is written, and the words that say what it is."""
    known = open_atlas(asof, lang)
    tables = [*_layers(known, lang, crs), *_regions(known, crs)]
    return f"{asof}, {lang}, EPSG:{crs}, data version {known.atlas.data_version}", tables


def _layers(known: DatedAtlas, lang: Lang, crs: str) -> Iterator[Table]:
    return (_layer(collection(known.atlas, each, known.asof, lang), crs) for each in known.atlas.catalog)


def _layer(found: Collection, crs: str) -> Table:
    data = Dataset((found,), crs)
    values = ([each.properties[column] for column in found.columns] for each in found.rows)
    rows = zip(data.geometries(found.rows), values, strict=True)
    return Table(found.id.replace("-", "_"), f"{found.title}. {found.description}", found.columns, rows)


def _regions(known: DatedAtlas, crs: str) -> Iterator[Table]:
    for name, level in REGIONS.items():
        frame = known.regions(level, int(crs))
        plain = frame.drop(columns="geometry")
        columns = (*plain.columns, "asof", "data_version")
        stamp = (known.asof, known.atlas.data_version)
        values = [(*row, *stamp) for row in _bare(plain)]
        yield Table(name, f"{name}, {known.asof}", columns, zip(frame.geometry, values, strict=True))


def _bare(frame: Any) -> list[tuple[Any, ...]]:
    """Rows of a table with None where nothing is known."""
    return list(frame.astype(object).where(frame.notna(), None).itertuples(index=False, name=None))


COMMANDS = (to_database,)
