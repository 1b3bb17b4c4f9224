"""Our scripts run by Node, for what they compute without a page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "web" / "static" / "js"
PROGRAM = """
const REACHED = {module};
const {{ {names} }} = await import(REACHED);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const given = JSON.parse(Buffer.concat(chunks).toString("utf8"));
{body}
process.stdout.write(JSON.stringify(await answer(given)));
"""


def told(module: str, names: str, body: str, given: Any) -> Any:
    """What `answer`, a function that `body` defines with some names of a module, says of a value.

    Parameters
    ----------
    module
        Path below `web/static/js`.
    names
        What is imported of it, separated by commas.
    body
        May import what lies beside the module, at `REACHED`.
    """
    program = PROGRAM.format(names=names, module=json.dumps((SCRIPTS / module).as_uri()), body=body)
    done = subprocess.run(
        ["sh", ".ci/node", "--input-type=module", "--eval", program],
        cwd=ROOT,
        input=json.dumps(given),
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
