"""`python -m tests.malformed`: thousands of requests of the API that are wrong in some way; none may break it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

import click
from flask.testing import FlaskClient

from tests.layers_named import LAYERS
from web.application import create_app

PATHS = (
    "/api",
    "/api/conformance",
    "/api/openapi",
    "/api/collections",
    "/api/collections/{layer}",
    "/api/collections/{layer}/queryables",
    "/api/collections/{layer}/items",
    "/api/collections/{layer}/items",
    "/api/collections/{layer}/items",
    "/api/collections/{layer}/items/{odd}",
    "/api/collections/{odd}/items",
    "/api/items/{odd}",
    "/api/overlaps",
    "/api/instruments",
    "/api/findings",
    "/api/scenes",
)
NAMES = (
    "bbox", "bbox-crs", "crs", "datetime", "asof", "limit", "offset", "filter", "filter-lang", "filter-crs", "f",
    "lang", "status", "sector", "id", "limit[]", "", "없는것",
)  # fmt: skip
ODD = (
    "", " ", "%", "%00", "\x00", "\ud7a3" * 40, "a" * 3000, "-1", "0", "1e999", "NaN", "inf", "9" * 40, "1,2,3",
    "1,2,3,4,5", "127,36,126,35", "126,35,127,91", "nan,nan,nan,nan", "1e309,0,1,1", "٣,٣,٣,٣", ",,,",
    "2026-13-45", "../..", "..",
    "0000-00-00/9999-99-99", "2026-01-01/2020-01-01", "' OR 1=1 --", "; DROP TABLE x", "status = 'a' AND", "(" * 500,
    "NOT " * 400 + "a = 1", "a = " + "(1+" * 200 + "1", "status LIKE '%'", "S_INTERSECTS(geometry, POINT(a b))",
    "S_INTERSECTS(geometry, POLYGON((0 0, 1 1)))", "area > 1e400", "CASEI(status) = 1", '{"op":"and","args":[]}',
    '{"op":', "[[[[", "http://www.opengis.net/def/crs/EPSG/0/999999", "EPSG:4326", "html\r\nX: y", "<script>",
    "{{7*7}}", "${jndi:x}", "\u202e", "\U0001f600", "true", "null", "xml", "json,html", "cql2-json", "cql2-text",
)  # fmt: skip
ACCEPTED = (
    "*/*",
    "",
    "text/html",
    "application/xml",
    "q=;;,",
    "application/json;q=nan",
    "a" * 500,
    "text/html;q=-1, ,",
)
METHODS = ("GET",) * 12 + ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")

Asked = tuple[str, str, list[tuple[str, str]], dict[str, str]]


def requests(total: int, seed: int = 12) -> Iterator[Asked]:
    """Method, path, parameters and headers of each, the same in every run."""
    dice = Random(seed)
    for _ in range(total):
        path = dice.choice(PATHS).format(layer=dice.choice(LAYERS), odd=dice.choice(ODD).replace("\x00", "%00") or "-")
        asked = [(dice.choice(NAMES), _value(dice)) for _ in range(dice.randint(0, 4))]
        headers = {"Accept": dice.choice(ACCEPTED), "If-None-Match": dice.choice(("", '"', "W/", '"a"', "*"))}
        yield dice.choice(METHODS), path, asked, headers


def _value(dice: Random) -> str:
    """Something odd, or two odd things cut into each other."""
    one, other = dice.choice(ODD), dice.choice(ODD)
    return one if dice.random() < 0.6 else one[: dice.randint(0, 20)] + other[dice.randint(0, 5) :]


def answered(client: FlaskClient, total: int) -> tuple[Counter[int], list[str]]:
    """How many answers had each status, and what was answered with a mistake of the service or with none at all."""
    statuses: Counter[int] = Counter()
    broken = []
    for method, path, asked, headers in requests(total):
        answer = client.open(path, method=method, query_string=asked, headers=headers)
        statuses[answer.status_code] += 1
        problem = answer.status_code < 400 or answer.mimetype in ("application/problem+json", "text/html")
        if answer.status_code >= 500 or (not problem and method != "HEAD"):
            broken.append(f"{method} {path} {asked} {headers}: {answer.status_code} {answer.mimetype}")
        answer.close()
    return statuses, broken


@click.command()
@click.option("--total", type=click.IntRange(1), default=10_000, help="How many requests.")
def main(total: int) -> None:
    """Ask them all; say how many answers had each status."""
    statuses, broken = answered(create_app().test_client(), total)
    click.echo(", ".join(f"{status}: {number:,}" for status, number in sorted(statuses.items())))
    if broken:
        raise click.ClickException("\n".join(broken[:20]))


if __name__ == "__main__":
    main()
