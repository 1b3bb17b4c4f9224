"""The data set as a service reads it, checked as at its start, and what a person at the terminal can mend."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from geo.errors import GeoError
from layers.atlas import atlas as atlases
from layers.atlas.atlas import Atlas
from layers.errors import LayersError
from layers.findings.template import of_atlas
from layers.palette_check import check as palette_check
from layers.presets import preset
from layers.wording import claims
from layers.words import terms
from web.service.assets import MissingAsset
from web.service.config import BadSetting, Config
from web.service.mistakes import WebError
from web.state import geometry

MISTAKES = (LayersError, GeoError, WebError, MissingAsset, BadSetting, OSError)


class Mistake(click.ClickException):
    """A mistake that the person at the terminal can mend."""

    exit_code = 2


@contextmanager
def told() -> Iterator[None]:
    """Say what a person can mend in one message, without a traceback."""
    try:
        yield
    except MISTAKES as error:
        raise Mistake(words(error)) from error


def words(error: Exception) -> str:
    """A mistake in words; of a file with its name."""
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def read(config: Config) -> Atlas:
    """The data set of some settings, whose boundary files are all there; raises one of MISTAKES."""
    terms.take(config.printed)
    known = atlases.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
    geometry.check_presence(geometry.files(config.data, known.regions))
    return known


def whole(config: Config) -> Atlas:
    """The same, held to all that is checked: boundaries, scenes, sentences, palette, claims of texts."""
    known = read(config)
    geometry.check_content(geometry.files(config.data, known.regions))
    preset.read(known)
    of_atlas(known)
    palette_check.check(known)
    claims.held(known)
    return known
