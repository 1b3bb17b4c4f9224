"""Views as files: what a page shows, as a document or as one printed page; one address for each kind of view."""

from functools import partial

from flask import Blueprint, Response, request

from web.service import hosts
from web.service.attachment import attachment
from web.state.current import drawing
from web.views import naming, written
from web.views.kinds import VIEWS, Kind

bp = Blueprint("view_exports", __name__)


def _file(kind: Kind, name: str, **about: str) -> Response:
    """The view of the request in a format of its kind.

    :raise 400: a parameter is unknown or cannot be used, the picture would be too large, or the legend too long.
    :raise 404: no such format, region or layer.
    """
    order = written.order(kind, "".join(about.values()), name, request.args, drawing(), drawing().today())
    called = f"{naming.called(drawing(), kind, order.view)}.{order.made.name}"
    return attachment(order.data(drawing(), hosts.asked()), order.made.media_type, order.name, called)


def _address(key: str, kind: Kind) -> str:
    return f"/export/{key}/<{kind.about}>.<name>" if kind.about else f"/export/{key}.<name>"


for _key, _kind in VIEWS.items():
    bp.add_url_rule(_address(_key, _kind), _key, partial(_file, _kind))
