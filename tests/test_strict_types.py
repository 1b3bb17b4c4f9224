"""The rooms that mypy reads strictly: the list in setup.cfg may only grow."""

import configparser
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = {"geo", "layers.facts", "layers.atlas", "layers.scene", "layers.scene_types", "layers.wording", "layers.brief",
         "layers.overlay", "layers.findings", "web.state"}  # fmt: skip
#: What `mypy --strict` asks of a single module.
FLAGS = {
    "disallow_any_generics": "True", "disallow_subclassing_any": "True", "disallow_untyped_calls": "True",
    "disallow_untyped_defs": "True", "disallow_incomplete_defs": "True", "check_untyped_defs": "True",
    "disallow_untyped_decorators": "True", "warn_unused_ignores": "True", "warn_return_any": "True",
    "implicit_reexport": "False", "strict_equality": "True", "extra_checks": "True",
}  # fmt: skip


def strict():
    """Rooms and flags of the section that is strict."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    [name] = [each for each in settings.sections() if each.startswith("mypy-")]
    return {room.removesuffix(".*") for room in name.removeprefix("mypy-").split(",")}, dict(settings[name])


def test_the_rooms_that_were_strict_still_are():
    assert strict()[0] >= ROOMS


def test_a_strict_room_is_asked_all_that_strict_asks():
    assert strict()[1] == FLAGS


def test_every_strict_room_is_there():
    assert all((ROOT / room.replace(".", "/")).is_dir() for room in strict()[0])
