"""A process that serves has imported what pages need, and nothing of what commands or single files alone do."""

import json
import os
import subprocess
import sys

import pytest

from tests.toy_atlas import copied
from web.cli.main import ELSEWHERE, _module, main

#: Packages of office files, signatures, readers of documents, GIS files, clusters and servers.
NOT_FOR_PAGES = (
    "cryptography",
    "dask",
    "distributed",
    "docx",
    "google",
    "hwpx",
    "mapbox_vector_tile",
    "minisign",
    "openpyxl",
    "pptx",
    "psycopg",
    "pyogrio",
    "pypdfium2",
    "redis",
    "xlsxwriter",
)


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Names of the modules of a process that is ready to serve the toy atlas."""
    config = copied(tmp_path_factory.mktemp("imports") / "toy")
    own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
    environment = os.environ | {name: str(path) for name, path in own.items()}
    code = "import json, sys; from web.__main__ import main; from web.cli import main as _, server; "
    code += "from web.service.config import from_environment; server.Server(from_environment(), '127.0.0.1:0', 1); "
    code += "server.create_app(from_environment()); print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run((sys.executable, "-c", code), env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("package", NOT_FOR_PAGES)
def test_a_process_that_serves_has_not_imported(imported, package):
    assert "web.cli.server" in imported
    assert [name for name in imported if name.partition(".")[0] == package] == []


@pytest.mark.parametrize("module", sorted(set(ELSEWHERE.values())))
def test_modules_of_other_commands_wait_until_they_are_asked_for(imported, module):
    assert f"web.cli.{module}" not in imported


def test_every_command_that_lies_elsewhere_is_found_under_its_name():
    context = main.make_context("atlas", ["doctor"])
    assert [main.get_command(context, name).name for name in ELSEWHERE] == list(ELSEWHERE)
    assert main.get_command(context, "none") is None


def test_every_command_of_these_modules_can_be_asked_for():
    offered = {each.name: module for module in set(ELSEWHERE.values()) for each in _module(module).COMMANDS}
    assert offered == ELSEWHERE
