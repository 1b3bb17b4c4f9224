"""A language is one file with the keys of the first; what it lacks is told by name, and nothing else has to change."""

import re
import shutil
from collections import Counter
from datetime import date

import pytest
import yaml

from layers.errors import BrokenSeeds
from layers.labels import long_date, short_date, won
from layers.quantities import quantity
from layers.scene.scene import State, draw
from layers.words import catalogue
from layers.words.catalogue import FIRST, languages, sections, words_of
from tests.layers.words.pseudo import LANG, accented, write

ROOMS = catalogue.FOLDER
DAY = date(2026, 7, 2)
BLANKS = re.compile(r"\{(\w+)")
#: Texts that say a date or a unit with other parts in each language.
OWN_PARTS = re.compile(r"(date|units)\.")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A catalogue that a test may change, read afresh."""
    for lang in languages():
        shutil.copy(ROOMS / f"{lang}.yml", tmp_path)
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    sections.cache_clear()
    yield tmp_path
    sections.cache_clear()


def changed(folder, lang, change):
    path = folder / f"{lang}.yml"
    texts = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    change(texts)
    path.write_text(yaml.dump(texts, allow_unicode=True), encoding="utf-8")


def problems():
    with pytest.raises(BrokenSeeds) as raised:
        sections()
    return [(one.file.rpartition("/")[2], one.key) for one in raised.value.problems]


def test_a_missing_key_is_refused_by_name(folder):
    def change(texts):
        del texts["caption"]["opening"], texts["brief"]

    changed(folder, "en", change)
    assert ("en.yml", "caption.opening") in problems()
    assert {key for _, key in problems()} >= {f"brief.{key}" for key in words_of_file(folder, "brief")}


def words_of_file(folder, section):
    return yaml.load((folder / f"{FIRST}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)[section]


def test_a_key_that_the_first_language_has_not_is_refused(folder):
    changed(folder, "en", lambda texts: texts["page"].update(wrong="x"))
    assert problems() == [("en.yml", "page.wrong")]


def test_a_word_for_counts_has_as_many_forms_as_its_language(folder):
    changed(folder, "en", lambda texts: texts["caption"].update(rest="{rest} {rest:more|mores|morest} layers"))
    assert problems() == [("en.yml", "caption.rest")]


def test_both_texts_of_a_key_take_the_same_values():
    first, other = (
        {f"{name}.{key}": text for name, own in sections()[lang].items() for key, text in own.items()}
        for lang in ("ko", "en")
    )
    blanks = {key: Counter(set(BLANKS.findall(text))) for key, text in first.items() if not OWN_PARTS.match(key)}
    assert {key for key, found in blanks.items() if found != Counter(set(BLANKS.findall(other[key])))} == set()


def test_a_missing_text_is_an_error_not_a_blank():
    with pytest.raises(KeyError):
        words_of("ko", "page")("no such key")


def test_a_third_language_is_one_file(folder, toy):
    write(folder, ROOMS / "en.yml")
    assert languages() == ("ko", "en", LANG)
    drawn = draw(toy, State(tuple(toy.catalog), DAY, lang=LANG))
    english = draw(toy, State(tuple(toy.catalog), DAY, lang="en"))
    assert drawn["subtitle"].startswith(accented("As of "))
    assert accented("as of 2 July 2026 with") in drawn["caption"]
    assert drawn["title"] == english["title"].replace("and", accented("and")).replace("more", accented("more"))
    assert [layer["title"] for layer in drawn["layers"]] == [layer["title"] for layer in english["layers"]]
    labels = [[row["label"] for layer in one["layers"] for row in layer["legend"]] for one in (drawn, english)]
    assert len(labels[0]) == len(labels[1]) > 0
    assert long_date("2026-02-03", LANG) == f"3 {accented('February')} 2026"
    assert (short_date("2026", LANG), won(47_000, LANG), quantity("3", "개교", LANG)) == (
        "2026", "KRW 4.7 trillion", "3 universities")  # fmt: skip
