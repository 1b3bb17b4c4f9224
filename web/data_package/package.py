"""The whole atlas as one zip: tables, a GeoPackage, codebook, descriptor, citation and licences."""

from collections.abc import Iterator
from datetime import date

from layers.atlas.atlas import Atlas
from layers.collection.build import Collection, collection
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.data_package import codebook, notices
from web.data_package.descriptor import descriptor
from web.data_package.tables import Table, tables
from web.export.data import comma_separated
from web.export.data.dataset import Dataset
from web.export.document.archive import packed
from web.export.formats import FORMATS

#: Megabytes that the package of a day takes, about.
ABOUT_MB = 7
MARK = b"\xef\xbb\xbf"


def write(atlas: Atlas, asof: date, lang: Lang) -> bytes:
    """The package of a day.

    The tables of the layers and the GeoPackage (WGS 84) are as of the day; claims, documents, regions and statistics
    are whole, with their own days. Equal data give equal bytes.
    """
    return packed(_parts(atlas, asof, lang), asof.isoformat())


def _parts(atlas: Atlas, asof: date, lang: Lang) -> Iterator[tuple[str, bytes]]:
    found = tuple(collection(atlas, layer_id, asof, lang) for layer_id in atlas.catalog)
    kept = tuple(tables(atlas, found, asof, lang))
    columns = tuple(codebook.columns(atlas, kept, lang))
    yield "README.txt", MARK + notices.read_me(lang, _counts(atlas, found, asof)).encode("utf-8")
    yield "LICENCES.txt", MARK + notices.licences(lang).encode("utf-8")
    yield "CITATION.cff", notices.citation(lang, atlas.data_version, asof.isoformat()).encode("utf-8")
    yield "datapackage.json", descriptor(_about(atlas, asof, lang), kept, columns)
    for table in (codebook.as_table(columns), *kept):
        yield table.path, _written(table)
    yield "layers.gpkg", FORMATS["gpkg"].write(Dataset(found))


def _written(table: Table) -> bytes:
    return comma_separated.lines([table.columns, *table.rows])


def _counts(atlas: Atlas, found: tuple[Collection, ...], asof: date) -> dict[str, str]:
    return {
        "asof": asof.isoformat(),
        "version": atlas.data_version,
        "layers": f"{len(found):,}",
        "facts": f"{len(atlas.facts):,}",
        "documents": f"{len(atlas.documents):,}",
    }


def _about(atlas: Atlas, asof: date, lang: Lang) -> dict[str, str]:
    words = words_of(lang, "package")
    return {
        "name": "korea-industry-atlas",
        "title": words["title"],
        "version": atlas.data_version,
        "created": f"{asof.isoformat()}T00:00:00Z",
    }
