"""Answers below a URL prefix: their links to ourselves, which are written from `/`, begin with it.

Pages, parts and JSON are kept without a prefix; what is sent below one is written when it is sent.
"""

import re

from flask import Flask, Response, request

#: An attribute that leads to an address of ours; `//` leads to another host.
LINK = re.compile(r'(\s(?:href|src|action|formaction|poster|data-[a-z-]+)=")(?=/(?!/))')
SCRIPT = re.compile(r"(<script\b[^>]*>)(.*?)(</script>)", re.DOTALL)
ROOT = re.compile(r"<html\b")
JSON_BLOCK = 'type="application/json"'
FILES = "attachment"


def register(app: Flask) -> None:
    """Write the prefix into every answer that is sent below one."""
    ours = re.compile(rf'(?<!\\)"(?=/(?:(?:{"|".join(sorted(_first_parts(app)))})(?:[/?#.][^"]*)?|[?#][^"]*)?")')

    @app.after_request
    def prefix(response: Response) -> Response:
        root = request.root_path
        if root and not response.headers.get("Content-Disposition", "").startswith(FILES):
            _write(response, root, ours)
        return response


def _first_parts(app: Flask) -> set[str]:
    """What the paths of the application begin with."""
    return {re.escape(re.split(r"[/.]", rule.rule)[1]) for rule in app.url_map.iter_rules()} - {"", "<path:filename>"}


def _write(response: Response, root: str, ours: re.Pattern[str]) -> None:
    location = response.headers.get("Location", "")
    if location.startswith("/") and not location.startswith(f"{root}/"):
        response.headers["Location"] = f"{root}{location}"
    written = WRITERS.get(response.mimetype or "")
    if written and not response.direct_passthrough:
        response.set_data(written(response.get_data(as_text=True), root, ours))


def _json(text: str, root: str, ours: re.Pattern[str]) -> str:
    return ours.sub(f'"{root}', text)


def _page(text: str, root: str, ours: re.Pattern[str]) -> str:
    """The links of a page and of the data in it; scripts find the prefix on the root element."""
    parts = SCRIPT.split(text)
    parts[0::4] = [ROOT.sub(f'<html data-root="{root}"', LINK.sub(rf"\g<1>{root}", part)) for part in parts[0::4]]
    parts[1::4] = [LINK.sub(rf"\g<1>{root}", tag) for tag in parts[1::4]]
    parts[2::4] = [
        _json(body, root, ours) if JSON_BLOCK in tag else body
        for tag, body in zip(parts[1::4], parts[2::4], strict=True)
    ]
    return "".join(parts)


WRITERS = {"text/html": _page, "application/json": _json}
