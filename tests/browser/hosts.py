"""A page of another site that embeds maps: the code as the share dialog gives it, between its own paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from tests.browser.serving import served

FRAME = (
    '<iframe src="{atlas}/embed?{query}" title="지도" width="800" height="640" data-atlas-embed'
    ' style="width:100%;border:0"></iframe>'
)
PAGE = """<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>다른 사이트</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>body{{max-width:1000px;margin:0 auto;padding:16px;font:16px/1.6 sans-serif}}.tall{{height:900px}}</style></head>
<body><h1>지역산업 소식</h1><p>아래 지도는 산업정책 지도에서 왔습니다.</p>
{code}
<p id="below">이 문단은 지도 아래에 있습니다.</p><div class="tall"></div></body></html>"""


def framed(atlas: str, *queries: str) -> str:
    """The code of maps as the share dialog gives it."""
    frames = "\n".join(FRAME.format(atlas=atlas, query=query) for query in queries)
    return f'{frames}\n<script src="{atlas}/embed.js" async></script>'


@contextmanager
def host(code: str) -> Iterator[str]:
    """The port on which a site shows a page with the code, as an address at 127.0.0.1."""
    app = Flask("host")
    app.add_url_rule("/", view_func=lambda: PAGE.format(code=code))
    with served(app) as address:
        yield address


def as_localhost(address: str) -> str:
    """The same address on another site: a browser takes `localhost` and `127.0.0.1` for two."""
    return address.replace("127.0.0.1", "localhost")
