"""The first page of the site: what the atlas is, its entries, scenes of the map, and what is computed of the day."""

from flask import Flask, render_template

from layers.findings.findings import findings
from web.state.current import drawing
from web.state.page import page_state, shared
from web.telling.findings import evidence
from web.telling.findings.entries import entries
from web.telling.opening.scenes import chips


def front(app: Flask, lang: str) -> str:
    """The page, as the service would answer it."""
    with app.test_request_context(f"/?lang={lang}"):
        source, state = drawing(), page_state()
        return render_template(
            "static_front.html",
            **shared(state),
            own_path="/",
            scenes=chips(source, state.scene),
            found=findings(source.atlas, state.scene.asof),
            evidence=evidence,
            asked=f"asof={state.scene.asof}&lang={lang}",
            entries=entries({rule.rule for rule in app.url_map.iter_rules()}),
        )
