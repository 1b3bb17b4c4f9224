"""The wheel stands beside packages of any name and needs nothing of the checkout; a checkout has `atlas` too."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.notebooks import executed

pytestmark = pytest.mark.wheel
ROOT = Path(__file__).parents[1]
IMPORT_ROOT = "industry_atlas"
NEIGHBOURS = ("data", "geo", "web")
FORMATS = {"png", "svg", "pdf", "pptx", "hwpx", "docx", "xlsx", "html", "geojson", "csv", "gpkg", "shp"}
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--no-input")
OFFLINE = ("--no-index", "--no-deps")


def run(*command, cwd, **environ):
    """What a command printed and how it ended, with no path to the checkout but its own."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=clean | environ, capture_output=True, text=True, check=False)


def done(*command, cwd, **environ):
    """What a command printed that ended well."""
    ended = run(*command, cwd=cwd, **environ)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def beside(tmp_path_factory):
    """Environment that lets a build leave nothing in the checkout."""
    folder = tmp_path_factory.mktemp("beside")
    settings = folder / "extra.cfg"
    settings.write_text(f"[build]\nbuild_base = {folder}/build\n[egg_info]\negg_base = {folder}\n", encoding="utf-8")
    return {"DIST_EXTRA_CONFIG": str(settings)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, beside):
    """The wheel of the checkout, built from what the environment of the tests has."""
    folder = tmp_path_factory.mktemp("wheel")
    done(*PIP, "wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", folder, ROOT, cwd=folder, **beside)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def site(tmp_path_factory, wheel):
    """The folder in which the wheel is installed beside `data`, `geo`, `web` of others."""
    site = tmp_path_factory.mktemp("site")
    for name in NEIGHBOURS:
        (site / name).mkdir()
        (site / name / "__init__.py").write_text(f"OWNER = 'neighbour of {name}'\n", encoding="utf-8")
    done(*PIP, "install", *OFFLINE, "--target", site, wheel, cwd=site)
    return site


@pytest.fixture(scope="module")
def installed(tmp_path_factory, site):
    """A function that runs a Python or a script of the installed wheel."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def call(*words, script=None):
        program = (sys.executable, "-P") if script is None else (site / "bin" / script,)
        return done(*program, *words, cwd=elsewhere, PYTHONPATH=str(site))

    return call


@pytest.fixture(scope="module")
def names(wheel):
    """The names of the files in the wheel."""
    return zipfile.ZipFile(wheel).namelist()


def test_the_wheel_has_one_import_root(names):
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {IMPORT_ROOT}


@pytest.mark.parametrize("folder", ["geo", "layers", "web", "seeds", "data"])
def test_the_wheel_holds_what_the_service_reads(names, folder):
    left_out = ("__pycache__", "geo/build/", ".md")
    paths = (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file())
    wanted = {f"{IMPORT_ROOT}/{path}" for path in paths if not any(part in path for part in left_out)}
    assert wanted
    assert wanted == {name for name in names if name.startswith(f"{IMPORT_ROOT}/{folder}/")}


def test_the_installed_atlas_says_its_version(installed):
    said = installed("--version", script="atlas")
    assert said == done(sys.executable, "-m", "web", "--version", cwd=ROOT)
    assert installed("-c", f"import {IMPORT_ROOT} as a; print(f'atlas, version {{a.__version__}}')") == said


def test_the_installed_atlas_lists_its_commands(installed):
    assert "check" in installed("--help", script="atlas")
    assert installed("-m", f"{IMPORT_ROOT}.web", "--help") == installed("--help", script="atlas")


def test_the_installed_atlas_reads_the_same_data(installed):
    assert installed("check", script="atlas") == done(sys.executable, "-m", "web", "check", cwd=ROOT)


def test_the_installed_atlas_writes_every_format_and_imports_nothing_of_the_checkout(installed, tmp_path):
    installed(ROOT / "tests" / "every_format.py", tmp_path)
    assert {path.suffix[1:] for path in tmp_path.iterdir()} == FORMATS


def test_the_example_notebook_runs_on_the_wheel(names, site, tmp_path):
    assert f"{IMPORT_ROOT}/py.typed" in names
    shown = executed(site, tmp_path)
    assert "2025-12-17" in shown[0]
    assert shown[-1] == "(17, 16)"


def test_the_installed_atlas_writes_a_folium_map(installed, tmp_path):
    out = tmp_path / "map.html"
    installed("folium", "-o", out, "--layers", "battery-triangle", script="atlas")
    assert "L.map(" in out.read_text(encoding="utf-8")


def test_the_neighbours_stay_what_they_are(installed):
    said = installed(
        "-c", f"import {IMPORT_ROOT}.web, data, geo, web; print(data.OWNER, geo.OWNER, web.OWNER, sep=';')"
    )
    assert said.strip() == ";".join(f"neighbour of {name}" for name in NEIGHBOURS)


def test_a_wheel_without_the_assets_is_refused(tmp_path):
    for name in ("setup.py", "setup.cfg", "requirements.in", "README.md"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "geo").mkdir()
    ended = run(sys.executable, "setup.py", "build", cwd=tmp_path)
    assert ended.returncode != 0
    assert "web/static/vendor/manifest.json is missing: run `make assets`" in ended.stderr


def test_an_editable_install_says_what_to_do_instead(beside):
    ended = run(sys.executable, "setup.py", "editable_wheel", cwd=ROOT, **beside)
    assert ended.returncode != 0
    assert "`make install` puts `atlas` into .venv/bin" in ended.stderr


def test_atlas_of_a_checkout_works_in_any_folder(tmp_path):
    for name in ("geo", "layers", "web", "seeds", "data", "setup.cfg"):
        (tmp_path / name).symlink_to(ROOT / name)
    programs, elsewhere = tmp_path / ".venv" / "bin", tmp_path / "elsewhere"
    programs.mkdir(parents=True)
    (programs / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (programs / "atlas").write_bytes((ROOT / ".ci" / "atlas").read_bytes())
    for path in programs.iterdir():
        path.chmod(0o755)
    (elsewhere / "web").mkdir(parents=True)
    (elsewhere / "web" / "__init__.py").write_text("raise SystemExit('the wrong web')\n", encoding="utf-8")
    assert "Commands:" in done(programs / "atlas", "--help", cwd=elsewhere)
