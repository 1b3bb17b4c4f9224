"""The drawing of the application that answers a request."""

from flask import current_app

from web.state.drawing import Drawing


def drawing() -> Drawing:
    """The drawing of the application that answers this request."""
    found: Drawing = current_app.extensions["drawing"]
    return found
