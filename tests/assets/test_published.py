"""The vendor folder: complete, checked, light, and asking nothing of another host."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from assets import borrowed, bundle, characters, font, manifest, packages, publish
from assets.errors import BrokenSource, FontTooLarge, MissingGlyph, MissingPackageFile, RemoteReference

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "web" / "static" / "vendor"
NAMES = [
    *(file.name for file in packages.FILES),
    *(each.name for each in bundle.BUNDLES),
    "pretendard.css",
    "pretendard.woff2",
    "pretendard-rest.woff2",
    *(f"hanja-{weight}.woff2" for weight in packages.FACES),
    *(f"AtlasSans-{face.name}.ttf" for face in packages.FACES.values()),
]


@pytest.fixture(scope="module")
def entries():
    return manifest.read(FOLDER)


@pytest.fixture(scope="module")
def first_font(entries):
    return frozenset(TTFont(manifest.file_of(entries["pretendard.woff2"], FOLDER)).getBestCmap())


def test_manifest_lists_every_asset(entries):
    assert sorted(entries) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_content_is_what_the_manifest_says(entries, name):
    content = manifest.file_of(entries[name], FOLDER).read_bytes()
    digest = hashlib.sha256(content)
    assert digest.hexdigest() == entries[name].sha256
    assert entries[name].integrity == "sha256-" + base64.b64encode(digest.digest()).decode()
    assert entries[name].size == len(content)


def test_first_font_file_is_within_its_limit(entries):
    assert entries["pretendard.woff2"].size <= font.LIMIT_BYTES


def test_first_font_file_holds_all_common_characters_the_pages_can_show(first_font):
    source = TTFont(packages.path_of(packages.FONT, ROOT / "node_modules"))
    wanted = {ord(character) for character in characters.shown(ROOT)} & set(source.getBestCmap())
    missing = "".join(map(chr, sorted(wanted - first_font)))
    assert not missing, f"run make assets: the font lacks {missing}"


def test_second_font_file_holds_the_rest_of_common_hangul(entries, first_font):
    second = frozenset(TTFont(manifest.file_of(entries["pretendard-rest.woff2"], FOLDER)).getBestCmap())
    assert {ord(syllable) for syllable in characters.common_hangul()} <= first_font | second


def test_second_font_file_is_asked_for_by_no_character_of_the_first(entries, first_font):
    style = manifest.file_of(entries["pretendard.css"], FOLDER).read_text(encoding="utf-8")
    listed = style.partition("unicode-range:")[2].partition(";")[0]
    for part in listed.split(","):
        start, _, last = part.strip().removeprefix("U+").partition("-")
        assert first_font.isdisjoint(range(int(start, 16), int(last or start, 16) + 1))


@pytest.fixture(scope="module")
def drawn(entries):
    """What each of our fonts has, by its name."""
    return {
        name: font.held(manifest.file_of(entry, FOLDER))
        for name, entry in entries.items()
        if name.endswith((".woff2", ".ttf"))
    }


def test_every_character_of_words_and_data_has_a_glyph_on_pages_and_in_files(drawn):
    told = characters.told(ROOT)
    assert {"新", "硏", "･"} <= characters.shown(ROOT)
    assert "新" in told
    for weight, face in packages.FACES.items():
        assert told <= drawn["pretendard.woff2"] | drawn[f"hanja-{weight}.woff2"], "run make assets"
        assert told <= drawn[f"AtlasSans-{face.name}.ttf"], "run make assets"


def test_borrowed_fonts_hold_only_what_pages_can_show_and_the_interface_font_has_not(drawn):
    lent = drawn["hanja-400.woff2"]
    assert lent == drawn["hanja-700.woff2"]
    assert lent <= characters.shown(ROOT) - drawn["pretendard.woff2"]


def test_borrowed_fonts_are_asked_for_by_their_own_characters_alone(entries, drawn):
    style = manifest.file_of(entries["pretendard.css"], FOLDER).read_text(encoding="utf-8")
    rules = [rule for rule in style.split("@font-face") if borrowed.FAMILY in rule]
    assert len(rules) == len(packages.FACES)
    for rule in rules:
        listed = borrowed.spans(rule.partition("unicode-range:")[2].partition(";")[0])
        assert {chr(code) for part in listed for code in part} == drawn["hanja-400.woff2"]


def test_a_character_that_no_package_has_is_told_with_its_number():
    slices = borrowed.slices(ROOT / "node_modules", frozenset("新\ue000"))
    lent = frozenset().union(*(each.characters for each in slices))
    assert lent == {"新"}
    with pytest.raises(MissingGlyph, match=r"U\+E000"):
        borrowed.all_drawn(frozenset("新\ue000"), lent)


def test_licence_of_every_package_is_beside_the_files():
    text = (FOLDER / "LICENCES.txt").read_text(encoding="utf-8")
    assert {file.package for file in (*packages.FILES, packages.FONT, *packages.BORROWED)} <= {
        file.package for file in packages.LICENCES
    }
    assert all(licence.name in text for licence in packages.LICENCES)


@pytest.mark.parametrize(
    "style",
    [
        "a{background:url(https://e.example/a.png)}",
        "a{background:url( '//e.example/a.png')}",
        '@font-face{src:url("HTTP://e.example/a")}',
        '@import "b.css";',
    ],
)
def test_style_sheet_naming_another_host_is_refused(tmp_path, style):
    with pytest.raises(RemoteReference, match=r"page\.css"):
        publish.save(tmp_path, "page.css", style.encode())


def test_heavy_font_is_refused():
    with pytest.raises(FontTooLarge, match="260001 bytes"):
        font.within_limit("a.woff2", bytes(font.LIMIT_BYTES + 1))


def test_missing_package_says_how_to_install_it(tmp_path):
    with pytest.raises(MissingPackageFile, match="npm ci"):
        packages.path_of(packages.FONT, tmp_path)


def test_changed_text_makes_the_font_anew(tmp_path):
    (tmp_path / "package-lock.json").write_text("{}", encoding="utf-8")
    before = publish.fingerprint(tmp_path, frozenset("가"))
    assert publish.fingerprint(tmp_path, frozenset("가")) == before
    assert publish.fingerprint(tmp_path, frozenset("가나")) != before


def test_common_hangul_is_ks_x_1001():
    common = characters.common_hangul()
    assert len(common) == 2350
    assert "가" in common
    assert "뷁" not in common


@pytest.mark.parametrize("each", bundle.BUNDLES, ids=lambda each: each.name)
def test_bundle_is_made_of_the_sources_of_now(entries, each):
    made = bundle.bundled(each, ROOT / "web" / "static", ROOT / "node_modules")
    assert manifest.file_of(entries[each.name], FOLDER).read_bytes() == made, "run make assets"


def test_broken_source_names_file_and_line(tmp_path):
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "explore.js").write_text("const = 1;", encoding="utf-8")
    with pytest.raises(BrokenSource, match=r"explore\.js:1"):
        bundle.bundled(bundle.BUNDLES[0], tmp_path, ROOT / "node_modules")


def test_missing_program_names_the_command(tmp_path):
    with pytest.raises(MissingPackageFile, match="make assets"):
        bundle.program(tmp_path)
