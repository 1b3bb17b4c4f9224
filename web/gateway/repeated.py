"""A parameter that has one value is written once: of two values neither is chosen silently."""

from flask import Flask, request

from web.service.mistakes import BadParameter

#: Lists, which a form without scripts sends one value at a time: `layers=a&layers=b` is `layers=a,b`.
LISTS = frozenset({"controls", "layers", "regions", "sector", "status"})
MOST_TOLD, LONGEST_TOLD = 3, 60


def register(app: Flask) -> None:
    """Refuse addresses of the application that give a parameter of one value several."""

    @app.before_request
    def refuse() -> None:
        for name, values in request.args.lists():
            if len(values) > 1 and name not in LISTS:
                told = ", ".join(value[:LONGEST_TOLD] for value in values[:MOST_TOLD])
                raise BadParameter(name, told, "repeated_form")
