"""A publication leaves the files of the last one, which a running service and open pages ask for by their names."""

from pathlib import Path

from assets import manifest
from assets.publish import save, take_place


def _published(folder: Path, *contents: str) -> dict[str, manifest.Entry]:
    fresh = folder.with_name("vendor.new")
    entries = {"map.js": save(fresh, "map.js", contents[0].encode()), "logo.png": save(fresh, "logo.png", b"a", False)}
    manifest.write(fresh, entries, contents[0])
    take_place(fresh, folder)
    return entries


def test_the_files_of_the_last_publication_stay_and_those_before_it_go(tmp_path):
    folder = tmp_path / "vendor"
    first, second = _published(folder, "one"), _published(folder, "two")
    assert [manifest.file_of(each["map.js"], folder).read_text() for each in (first, second)] == ["one", "two"]
    assert manifest.read(folder) == second
    _published(folder, "three")
    held = sorted(path.name for path in folder.glob("map.*.js"))
    assert manifest.file_of(first["map.js"], folder).name not in held
    assert len(held) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["vendor"]
