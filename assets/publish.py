"""Fill the vendor folder: copied scripts and styles, our bundles, the cut font, packed files, the manifest."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from assets import borrowed, bundle, characters, font, manifest, packages, packed
from assets.errors import RemoteReference

REMOTE = re.compile(r"""url\(\s*['"]?\s*(?:[a-z]+:)?//|@import""", re.IGNORECASE)


def publish(root: Path, folder: Path) -> bool:
    """Fill `folder` from the packages below `root`; whether there was anything to do.

    Raises
    ------
    AssetError
        If a package or a glyph is missing, a style sheet names another host, or the first font file is too heavy.
    """
    shown = characters.shown(root)
    inputs = fingerprint(root, shown)
    if manifest.is_current(folder, inputs):
        return False
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    node_modules = root / "node_modules"
    entries = copy(node_modules, fresh) | write_font(node_modules, fresh, shown) | write_bundles(root, fresh)
    borrowed.all_drawn(characters.told(root), font.held(manifest.file_of(entries["AtlasSans-Regular.ttf"], fresh)))
    (fresh / "LICENCES.txt").write_text(licences(node_modules), encoding="utf-8")
    packed.pack(root, fresh)
    manifest.write(fresh, entries, inputs)
    take_place(fresh, folder)
    return True


def take_place(fresh: Path, folder: Path) -> None:
    """Put what was made in place of the last publication, whose files stay for a service that runs with them."""
    was = folder.with_name(folder.name + ".old")
    shutil.rmtree(was, ignore_errors=True)
    if folder.exists():
        keep_last(folder, fresh)
        folder.rename(was)
    fresh.rename(folder)
    shutil.rmtree(was, ignore_errors=True)


def keep_last(folder: Path, fresh: Path) -> None:
    """Copy the files of the last publication, each named by its content, that the new one has not."""
    last = manifest.read(folder).values() if (folder / manifest.NAME).is_file() else ()
    for made in last:
        kept, path = manifest.file_of(made, fresh), manifest.file_of(made, folder)
        if path.is_file() and not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, kept)


def fingerprint(root: Path, shown: frozenset[str]) -> str:
    """A checksum of all that decides the content of the vendor folder."""
    digest = hashlib.sha256("".join(sorted(shown)).encode("utf-8", "surrogatepass"))
    own = sorted(Path(__file__).parent.glob("*.py"))
    for path in (root / "package-lock.json", *own, *bundle.sources(root), *packed.sources(root)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def copy(node_modules: Path, folder: Path) -> dict[str, manifest.Entry]:
    """Copy the files of the table; their entries by name."""
    return {
        file.name: save(folder, file.name, packages.path_of(file, node_modules).read_bytes(), file.hashed)
        for file in packages.FILES
    }


def write_bundles(root: Path, folder: Path) -> dict[str, manifest.Entry]:
    """Write our scripts and styles, put together; their entries by name."""
    return {
        each.name: save(folder, each.name, bundle.bundled(each, root / bundle.STATIC, root / "node_modules"))
        for each in bundle.BUNDLES
    }


def write_font(node_modules: Path, folder: Path, shown: frozenset[str]) -> dict[str, manifest.Entry]:
    """Write the font's files and their style sheet; their entries by name."""
    source = packages.path_of(packages.FONT, node_modules)
    rest = characters.common_hangul() - shown
    first = font.within_limit("pretendard.woff2", font.cut(source, shown))
    entries = {
        "pretendard.woff2": save(folder, "pretendard.woff2", first),
        "pretendard-rest.woff2": save(folder, "pretendard-rest.woff2", font.cut(source, rest)),
    }
    addresses = {name: manifest.address(entry) for name, entry in entries.items()}
    text = font.style(addresses["pretendard.woff2"], addresses["pretendard-rest.woff2"], font.ranges(rest, shown))
    lent, rules = write_borrowed(node_modules, folder, shown - font.held(source))
    return entries | lent | {"pretendard.css": save(folder, "pretendard.css", (text + rules).encode("utf-8"))}


def write_borrowed(node_modules: Path, folder: Path, wanted: frozenset[str]) -> tuple[dict[str, manifest.Entry], str]:
    """Write what Pretendard has not, and its faces for PDF with it; their entries by name, the rules of style."""
    slices = borrowed.slices(node_modules, wanted)
    lent = frozenset[str]().union(*(each.characters for each in slices))
    entries: dict[str, manifest.Entry] = {}
    rules = ""
    for weight, own in packages.FACES.items():
        face = borrowed.face(slices, weight)
        name, full = f"hanja-{weight}.woff2", f"AtlasSans-{own.name}.ttf"
        entries[full] = save(folder, full, borrowed.full(packages.path_of(own, node_modules), face, own.name))
        entries[name] = save(folder, name, borrowed.woff2(face))
        rules += font.rule(borrowed.FAMILY, (weight,), manifest.address(entries[name]), font.exactly(lent))
    return entries, rules


def save(folder: Path, name: str, content: bytes, hashed: bool = True) -> manifest.Entry:
    """Write one asset; its entry.

    Raises
    ------
    RemoteReference
        If a style sheet names another host or imports another sheet.
    """
    found = REMOTE.search(content.decode("utf-8")) if name.endswith(".css") else None
    if found:
        raise RemoteReference(f"{name}: {found.group()}: a style sheet may only name files beside it")
    entry = manifest.entry(name, content, hashed)
    path = manifest.file_of(entry, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return entry


def licences(node_modules: Path) -> str:
    """The licences of everything in the vendor folder, one after the other."""
    parts = (
        f"{file.name}\n\n{packages.path_of(file, node_modules).read_text(encoding='utf-8').strip()}\n"
        for file in packages.LICENCES
    )
    return f"\n{'-' * 72}\n\n".join(parts)
