"""The interface in Korean and English: one flat table of texts for each language."""

from functools import cache
from pathlib import Path

import yaml

from layers.scene_types.vocabulary import Lang

LANGUAGES: tuple[Lang, ...] = ("ko", "en")
FOLDER = Path(__file__).parents[1] / "translations"


@cache
def texts(lang: str) -> dict[str, str]:
    """All texts of a language, by key."""
    return yaml.load((FOLDER / f"{lang}.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def translator(lang: str):
    """The function `t(key, **values)` of a language.

    A key that is not in the table raises `KeyError`: a missing text is a bug, not a blank.
    """

    def t(key: str, **values) -> str:
        text = texts(lang)[key]
        return text.format(**values) if values else text

    return t


def spoken(lang: str) -> dict[str, str]:
    """The texts that scripts need: those whose key begins with `js_`, under the rest of the key."""
    return {key.removeprefix("js_"): text for key, text in texts(lang).items() if key.startswith("js_")}
