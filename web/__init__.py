"""The Flask service: one factory that reads the data set once and registers what the atlas serves."""

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from layers import atlas
from layers.symbology import mark
from web import (
    api,
    assets,
    briefings,
    briefs,
    changing,
    comparing,
    compression,
    deadlines,
    departed,
    downloads,
    embedding,
    errors,
    fragments,
    geometry,
    headers,
    health,
    locating,
    maps_export,
    metrics,
    oembed,
    one_file,
    overlaying,
    pages,
    sharing,
    timeline,
    verifying,
    views_export,
)
from web.config import Config, from_environment
from web.drawing import Drawing
from web.export import FILES, FORMATS, MAP_FORMATS, OFFICE_OF_A_MAP
from web.language import translator


class KoreanJson(DefaultJSONProvider):
    """JSON that keeps 한글 as it is: shorter, and readable where people look at it."""

    ensure_ascii = False


class AtlasFlask(Flask):
    """A Flask application that answers JSON so."""

    json_provider_class = KoreanJson


BLUEPRINTS = (
    pages.bp,
    comparing.bp,
    changing.bp,
    locating.bp,
    deadlines.bp,
    timeline.bp,
    verifying.bp,
    fragments.bp,
    api.bp,
    downloads.bp,
    maps_export.bp,
    views_export.bp,
    one_file.bp,
    geometry.bp,
    health.bp,
    embedding.bp,
    oembed.bp,
    sharing.bp,
    metrics.bp,
    overlaying.bp,
    briefings.bp,
    briefs.bp,
)


def create_app(config: Config | None = None) -> Flask:
    """The application.

    Parameters
    ----------
    config : Config or None
        Settings; `None` reads them from the environment.

    Raises
    ------
    layers.errors.BrokenSeeds
        The data set is broken; the message lists every problem.
    geo.errors.MissingBoundaries
        A boundary file is not there; the message names each.
    web.assets.MissingAsset
        The set-up step has not been run.
    """
    config = config or from_environment()
    app = AtlasFlask(__name__)
    app.config["ATLAS"] = config
    known = atlas.read(config.seeds, config.data, config.definitions)
    geometry.check_presence(geometry.files(config.data, known.regions))
    app.extensions["drawing"] = Drawing(known, config)
    app.jinja_env.globals.update(
        view_exports=views_export.formats,
        asset=assets.address,
        mark=mark,
        translator=translator,
        map_exports=tuple({**MAP_FORMATS, **OFFICE_OF_A_MAP, **FILES}.values()),
        data_exports=tuple(FORMATS.values()),
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    metrics.register(app, known.data_version)
    errors.register(app)
    headers.register(app, known.data_version)
    compression.register(app)
    departed.register(app)
    return app
