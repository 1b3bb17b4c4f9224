"""The Flask service: one factory that reads the data set once and registers what the atlas serves."""

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from geo.region import reads_korean
from layers import labels, quantities
from layers.atlas import atlas
from layers.atlas.history import Standing
from layers.findings.template import of_atlas
from layers.symbols.cartography import MDL_DASH_PX
from layers.symbols.symbology import mark
from layers.symbols.textures import swatch_path, texture
from layers.wording.notices import ended
from layers.words import terms
from layers.words.catalogue import words_of
from web.downloads import data, one_file, overlay, package, scene, view
from web.downloads import geometry as geometries
from web.export.formats import FILES, FORMATS
from web.features import collections, landing, matrices, tiles
from web.gateway import access, departed, gate, letters, prefixed, proxies, repeated, shared, table_labels
from web.items import correction as item_correction
from web.items import page as item_page
from web.items import record as item_record
from web.pages import (
    at,
    basket,
    brief,
    briefing,
    changes,
    compare,
    due,
    explore,
    findings,
    fragments,
    health,
    overlaps,
    regions,
    scenes,
    sectors,
)
from web.pages.reference import accessibility, freshness, glossary, instruments, layers, sources, timeline, verify
from web.pages.reference import data as data_page
from web.pages.reference import help as help_page
from web.service import assets, compression, errors, headers, hosts, metrics
from web.service.addresses import prefix_of
from web.service.config import Config, from_environment
from web.service.language import LANGUAGES, korean, spoken, translator, whole_dates
from web.sharing import embed, oembed, share
from web.state import geometry, slashes
from web.state.choices import choices, whole_list
from web.state.drawing import Drawing
from web.state.onward import onward
from web.state.started import Started
from web.views.kinds import VIEWS, kind_of


class KoreanJson(DefaultJSONProvider):
    """JSON that keeps 한글 as it is: shorter, and readable where people look at it."""

    ensure_ascii = False


class AtlasFlask(Flask):
    """A Flask application that answers JSON so."""

    json_provider_class = KoreanJson


BLUEPRINTS = (
    explore.bp,
    findings.bp,
    scenes.bp,
    layers.bp,
    item_page.bp,
    item_correction.bp,
    regions.bp,
    sectors.bp,
    sources.bp,
    freshness.bp,
    glossary.bp,
    instruments.bp,
    help_page.bp,
    accessibility.bp,
    compare.bp,
    overlaps.bp,
    changes.bp,
    at.bp,
    due.bp,
    timeline.bp,
    verify.bp,
    fragments.bp,
    scene.bp,
    landing.bp,
    collections.bp,
    tiles.bp,
    matrices.bp,
    item_record.bp,
    data.bp,
    package.bp,
    data_page.bp,
    view.bp,
    one_file.bp,
    geometries.bp,
    health.bp,
    embed.bp,
    oembed.bp,
    share.bp,
    metrics.bp,
    overlay.bp,
    basket.bp,
    briefing.bp,
    brief.bp,
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
    web.service.assets.MissingAsset
        The set-up step has not been run.
    """
    config = config or from_environment()
    app = AtlasFlask(__package__)
    app.config["ATLAS"] = config
    terms.take(config.printed)
    known = atlas.read(config.seeds, config.data, config.definitions, config.own_dir, config.database_url)
    geometry.check_presence(geometry.files(config.data, known.regions))
    app.extensions["drawing"] = Drawing(known, config)
    app.extensions["started"] = Started(config.folders, assets.published())
    _tell(app, app.extensions["drawing"].standing)
    _ = app.extensions["drawing"].presets  # broken scenes end here
    of_atlas(known)  # broken sentences of an own folder end here
    table_labels.register(app)
    app.jinja_env.globals.update(
        view_exports={key: kind.formats for key, kind in VIEWS.items()},
        kind_of=kind_of,
        asset=assets.address,
        choices=choices,
        whole_list=whole_list,
        mark=mark,
        mdl_dash=" ".join(f"{length:g}" for length in MDL_DASH_PX),
        texture=texture,
        texture_path=swatch_path,
        translator=translator,
        spoken=spoken,
        ended=ended,
        named=labels.named,
        status_ids=labels.ids_by_name(known.statuses),
        onward=onward,
        pick=labels.pick,
        told_day=labels.told_day,
        short_date=labels.short_date,
        listed_names=quantities.listed,
        term=quantities.term,
        reads_korean=reads_korean,
        languages={lang: words_of(lang, "language")["name"] for lang in LANGUAGES},
        plurals={lang: words_of(lang, "language")["plural"] for lang in LANGUAGES},
        map_exports=(*VIEWS["map"].formats, *FILES.values()),
        data_told=app.extensions["drawing"].data_told,
        release_told=app.extensions["drawing"].release_told,
        data_exports=tuple(FORMATS.values()),
    )
    app.jinja_env.filters["korean"] = korean
    app.jinja_env.filters["whole"] = whole_dates
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.wsgi_app = proxies.Behind(app.wsgi_app, config.proxies, prefix_of(config.url))  # type: ignore[method-assign]
    access.register(app, config.access_log)
    hosts.register(app, config.url)
    metrics.register(app, known.data_version)
    errors.register(app)
    headers.register(app, known.data_version)
    letters.register(app)
    repeated.register(app)
    compression.register(app)
    shared.register(app, config, known.data_version)
    gate.register(app)
    departed.register(app)
    prefixed.register(app)
    slashes.register(app)
    return app


def _tell(app: Flask, standing: Standing) -> None:
    """Say in the log whether the data are those of a release."""
    if not standing.released:
        app.logger.warning("data %s; atlas check lists what differs", standing)
