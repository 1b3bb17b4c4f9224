"""What a page may load and run, and who may frame it (Content-Security-Policy)."""

import base64
import hashlib
from collections.abc import Iterable

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


def script_hash(text: str) -> str:
    """The CSP source of an inline script or style (sha256 of its exact text)."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def policy(scripts: Iterable[str] = (), hosts: Iterable[str] = (), styles: Iterable[str] = ()) -> str:
    """The policy of a page that has scripts and styles of these hashes in it and may be framed by these hosts."""
    more = {"script-src": scripts, "style-src": styles, "frame-ancestors": hosts}
    parts = {**POLICY, **{name: " ".join([POLICY[name], *sources]) for name, sources in more.items()}}
    return "; ".join(f"{name} {value}" for name, value in parts.items())
