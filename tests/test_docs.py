"""The documents name files, commands and addresses that exist, and leave no command unsaid."""

import re
from collections import Counter
from configparser import ConfigParser
from pathlib import Path

import pytest
from click import Context

from web.cli.main import main

ROOT = Path(__file__).parents[1]
ROOMS = ("geo", "layers", "web", "assets", "tests", "docs", "seeds", "data")
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "DESIGN.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    + [found for room in ROOMS for found in (ROOT / room).rglob("README.md") if "vendor" not in found.parts]
)
#: What stands in single backticks, the only place in which a path is promised.
QUOTED = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"```.*?```", re.DOTALL)
PATH = re.compile(rf"(?:{'|'.join(ROOMS)})/[\w./*<>-]*")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
TARGET = re.compile(r"(?:^|`|\s{4})make ([a-z][a-z-]*)", re.MULTILINE)
COMMAND = re.compile(r"(?:^|`|\s{4}|\.venv/bin/)(?:atlas|python -m web) ([a-z][a-z-]*)", re.MULTILINE)
MODULES = re.compile(r"^\| ((?:`[\w/]+/` ?)+): ([^|]*)\|", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+\.py)`\s`(test_\w+)`")
#: Written at set-up or by a command, and no part of the repository.
MADE = ("web/static/vendor", "tests/manifest/out")


def documents(found):
    """One case for each document."""
    return [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in found]


def text(path):
    """A document as it is written."""
    return path.read_text(encoding="utf-8")


def paths(written):
    """Paths from the root that stand alone between backticks; `<id>` and `*` are any name."""
    quoted = (word for each in QUOTED.findall(FENCED.sub("", written)) for word in each.split())
    return {found for found in quoted if PATH.fullmatch(found) and not found.startswith(MADE)}


def modules(written):
    """What tables of rooms and modules name: each module is in every room of its row."""
    for rooms, names in MODULES.findall(written):
        for room in QUOTED.findall(rooms):
            yield from (room + name for name in QUOTED.findall(names))


def exists(path):
    """Whether a path, in which some names may be left open, is one of the repository."""
    return any(ROOT.glob(re.sub(r"<[\w-]+>", "*", path).rstrip("/.")))


def makefile():
    """The targets of the Makefile that are for people: those with a line of help, and those without."""
    written = text(ROOT / "Makefile")
    phony = set(re.findall(r"^\.PHONY: (\S+)", written, re.MULTILINE))
    return phony, set(re.findall(r"^([a-z-]+):.*## ", written, re.MULTILINE))


@pytest.mark.parametrize("document", documents(DOCUMENTS))
def test_every_path_in_a_document_exists(document):
    assert not sorted(path for path in paths(text(document)) if not exists(path))
    assert not sorted(path for path in modules(text(document)) if not (exists(f"{path}.py") or exists(f"{path}.js")))


@pytest.mark.parametrize("document", documents(DOCUMENTS))
def test_every_link_in_a_document_leads_to_a_file(document):
    links = LINK.findall(FENCED.sub("", text(document)))
    assert not sorted(link for link in links if not (document.parent / link).exists())


@pytest.mark.parametrize("document", documents(DOCUMENTS))
def test_every_command_in_a_document_is_one(document):
    written, (targets, _) = text(document), makefile()
    assert not set(TARGET.findall(written)) - targets
    assert not set(COMMAND.findall(written)) - set(main.list_commands(Context(main)))


@pytest.mark.parametrize("document", documents(DOCUMENTS))
def test_every_test_named_beside_its_file_is_in_it(document):
    named = TEST.findall(text(document))
    assert not [(file, name) for file, name in named if f"def {name}(" not in text(ROOT / file)]


def test_every_target_of_make_is_in_its_help_and_every_command_in_a_document():
    phony, helped = makefile()
    written = "\n".join(map(text, DOCUMENTS))
    assert phony - helped == {"chromium", "headless"}  # browsers that are brought along
    assert not set(main.list_commands(Context(main))) - set(COMMAND.findall(written))


def test_every_document_is_in_the_list_of_documents():
    listed = {(ROOT / "docs" / link).resolve() for link in LINK.findall(text(ROOT / "docs" / "README.md"))}
    every = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("*.json")]
    assert not [path.name for path in every if path.name != "README.md" and path not in listed]


def test_every_room_is_in_the_plan_of_its_package():
    for package in ("geo", "layers", "web", "assets", "tests"):
        plan = text(ROOT / package / "README.md")
        rooms = [each.name for each in (ROOT / package).iterdir() if each.is_dir() and any(each.glob("*.py"))]
        assert not sorted(room for room in rooms if f"`{room}/`" not in plan), package
        named = re.findall(r"`(\w+)/`", plan)
        assert not [
            room for room in named if not (any((ROOT / package).rglob(f"{room}/")) or (ROOT / room).is_dir())
        ], package


@pytest.mark.parametrize("package", ["layers", "web"])
def test_rooms_stand_in_the_design_in_the_order_of_their_contract(package):
    contract = ConfigParser()
    contract.read(ROOT / "setup.cfg", encoding="utf-8")
    floors = contract[f"importlinter:contract:floors-of-{package}"]["layers"].split("\n")[:0:-1]
    height = {room.strip(): number for number, floor in enumerate(floors) for room in floor.split("|")}
    _, _, plan = text(ROOT / "DESIGN.md").partition("Each package has rooms")
    plan = re.search(rf"^    {package}/ .*?(?=^    \w+/ )", plan, re.MULTILINE | re.DOTALL).group()
    shown = [word for word in re.findall(r"\w+", plan) if word in height]
    assert set(height) - {"__main__"} <= set(shown)
    assert [height[room] for room in shown] == sorted(height[room] for room in shown)


def test_no_room_has_more_than_fifteen_modules():
    rooms = Counter(
        module.parent
        for package in ("geo", "layers", "web")
        for module in (ROOT / package).rglob("*.py")
        if not module.name.startswith("__")
    )
    assert not {str(room): count for room, count in rooms.items() if count > 15}


def test_what_is_looked_for_in_documents_is_found():
    assert [*modules("| `web/map/` `web/cli/`: `a` `b` | c |")] == ["web/map/a", "web/map/b", "web/cli/a", "web/cli/b"]
    assert paths("`layers/notes.py` and `web/x.py`, not geo/crs.py") == {"layers/notes.py", "web/x.py"}
    assert exists("seeds/facts/<document>.csv")
    assert exists("layers/definitions/")
    assert not exists("layers/instruments.py")
    assert TARGET.findall("`make quick` while\n    make run     # and make that") == ["quick", "run"]
    assert COMMAND.findall("`atlas at`, .venv/bin/atlas brief; the atlas holds") == ["at", "brief"]


def test_the_nginx_example_buffers_bounds_time_and_limits_pages_and_files():
    _, _, example = text(ROOT / "docs" / "deployment.md").partition("## nginx")
    example = example.partition("\n## ")[0]
    zones = dict(re.findall(r"limit_req_zone \$binary_remote_addr zone=(\w+):\w+ rate=(\w+/\w)", example))
    assert set(zones) == set(re.findall(r"limit_req zone=(\w+)", example)) == {"pages", "files"}
    said = dict(re.findall(r"^ +(\w+) +(\S+);", example, re.MULTILINE))
    assert said.items() >= {"proxy_buffering": "on", "proxy_request_buffering": "on"}.items()
    assert {"client_header_timeout", "client_body_timeout", "send_timeout", "client_max_body_size"} <= set(said)
