"""Parquet files become one without reading their columns: every row group, its statistics and the schema stay."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import parquet

from web.cli.points.footers import Joined

#: Kinds of columns that files of others have; texts and numbers of groups long enough for each length of a number.
SCHEMA = pa.schema(
    [
        pa.field("이름", pa.string(), metadata={"said": "by its owner"}),
        ("few", pa.dictionary(pa.int32(), pa.string())),
        ("opened", pa.date32()),
        ("paid", pa.decimal128(12, 2)),
        ("open", pa.bool_()),
        ("parts", pa.list_(pa.struct([("n", pa.int64()), ("x", pa.float64())]))),
        ("raw", pa.large_binary()),
    ],
    metadata={"kept": "as it is"},
)


def table(first, count):
    rows = [
        {
            "이름": f"{'가' * 100} {n}" if n % 3 else None,
            "few": "ab"[n % 2],
            "opened": date(2026, 1, 1 + n % 28),
            "paid": Decimal(n).scaleb(-2),
            "open": n % 5 == 0,
            "parts": [{"n": n, "x": n / 3}] * (n % 4),
            "raw": bytes([n % 256]) * 300,
        }
        for n in range(first, first + count)
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def encoded(*tables, **how):
    out = BytesIO()
    with parquet.ParquetWriter(out, SCHEMA, **how) as writer:
        for each in tables:
            writer.write_table(each)
    return out.getvalue()


def joined(parts, **how):
    out = BytesIO()
    file = Joined(out, encoded(**how))
    for part in parts:
        file.add(part)
    file.close()
    return parquet.ParquetFile(BytesIO(out.getvalue()))


@pytest.mark.parametrize("count", [0, 1, 3, 14, 15, 16, 130])
def test_a_file_of_many_is_that_of_all_rows(count):
    tables = [table(7 * n, 7) for n in range(count)]
    found = joined([encoded(each) for each in tables])
    one = parquet.ParquetFile(BytesIO(encoded())).schema_arrow
    assert found.schema_arrow.equals(one, check_metadata=True)
    assert found.schema_arrow.equals(SCHEMA)
    assert found.metadata.num_rows == 7 * count
    assert found.num_row_groups == count
    assert found.read().equals(pa.concat_tables(tables) if tables else SCHEMA.empty_table())
    assert all(found.read_row_group(n).equals(each) for n, each in enumerate(tables))


@pytest.mark.parametrize("how", [{}, {"write_page_index": True, "compression": "zstd", "write_page_checksum": True}])
def test_each_group_says_of_its_columns_what_its_file_said(how):
    parts = [encoded(table(0, 40), table(40, 9), **how), encoded(table(49, 300), **how)]
    alone = [parquet.ParquetFile(BytesIO(part)).metadata for part in parts]
    groups = [metadata.row_group(n) for metadata in alone for n in range(metadata.num_row_groups)]
    found = joined(parts, **how).metadata
    assert found.num_row_groups == 3
    for number, group in enumerate(groups):
        for at in range(group.num_columns):
            here, there = (side.column(at) for side in (found.row_group(number), group))
            assert here.statistics == there.statistics
            assert here.encodings == there.encodings
            assert here.total_compressed_size == there.total_compressed_size
            assert (here.has_column_index, here.has_offset_index) == (there.has_column_index, there.has_offset_index)


def test_groups_are_found_where_only_some_are_asked_for(tmp_path):
    """By their statistics and indexes of pages, as a reader does that leaves out what it does not need."""
    how = {"write_page_index": True}
    out = BytesIO()
    file = Joined(out, encoded(**how))
    for n in range(20):
        file.add(encoded(table(50 * n, 50), **how))
    file.close()
    (tmp_path / "a.parquet").write_bytes(out.getvalue())
    found = parquet.read_table(tmp_path / "a.parquet", filters=[("paid", ">=", Decimal("9.90"))])
    assert found.equals(table(990, 10))
