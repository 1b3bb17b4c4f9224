"""Collections as a file, in the reference system and encoding that a request chooses."""

from datetime import date

from flask import Response, request

from layers.collection import build
from layers.portfolio.filter import EVERY, Filter
from web.export.data.dataset import CP949, UTF8, Dataset
from web.export.formats import FORMATS, Format
from web.service.mistakes import BadParameter, UnknownFormat

OPTIONS = ("crs", "encoding")
CHARSETS = {UTF8: "utf-8", CP949: "euc-kr"}


def known(name: str) -> Format:
    """The format of a name.

    Raises
    ------
    UnknownFormat
        Naming those there are.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"{name}: {', '.join(FORMATS)}")
    return FORMATS[name]


def written(made: Format, found: tuple[build.Collection, ...], asof: date, chosen: Filter = EVERY) -> Response:
    """Collections as a file, in the reference system and encoding that the request chooses."""
    system, encoding = choices(made)
    data = Dataset(found, system, encoding)
    charset = f"; charset={CHARSETS[encoding]}" if made.media_type.startswith("text/") else ""
    answer = Response(made.write(data), content_type=f"{made.media_type}{charset}")
    named = "_".join((data.id, asof.isoformat(), *chosen.stem, *_chosen(made, system, encoding)))
    answer.headers["Content-Disposition"] = f'attachment; filename="{named}.{made.ending or made.name}"'
    return answer


def choices(made: Format) -> tuple[str, str]:
    """The reference system and the encoding that the request chooses; raises BadParameter for another."""
    return _option("crs", made.systems), _option("encoding", made.encodings)


def _option(name: str, allowed: tuple[str, ...]) -> str:
    """The value of a choice of the format; its first one by default."""
    text = request.args.get(name, allowed[0])
    if text not in allowed:
        raise BadParameter(name, text, f"{name}_form")
    return text


def _chosen(made: Format, system: str, encoding: str) -> list[str]:
    """What of the file is not as it is by default, for its name."""
    return [text for text, usual in ((system, made.systems[0]), (encoding, made.encodings[0])) if text != usual]
