"""What a file is called: the atlas, what it is about, the day, in the reader's language; its ASCII name beside it."""

import re

from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.state.drawing import Drawing
from web.views.kinds import VIEWS, Kind, View

#: What no name of a file may hold, and spaces.
KEPT_OUT = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\u00a0]+')
LONGEST = 60


def called(source: Drawing, kind: Kind, view: View) -> str:
    """The name of a view's file without its ending: 산업정책지도_경상북도_지역_20261128."""
    account = view.account(source)
    about = account.about or account.title
    if account.mapped and account.layers:
        about = source.atlas.catalog[account.layers[0]].title[account.lang]
    word = words_of(account.lang, "basket")[f"kind_{_key(kind)}"]
    return stem(account.lang, account.asof, about, "" if word in about else word)


def _key(kind: Kind) -> str:
    return next(key for key, each in VIEWS.items() if each is kind)


def stem(lang: Lang, asof: str, *parts: str) -> str:
    """A name of some parts between the atlas and the day."""
    atlas = words_of(lang, "document")["name"].replace(" ", "")
    said = [KEPT_OUT.sub("_", part).strip("_.")[:LONGEST] for part in parts]
    return "_".join(part for part in (atlas, *said, asof.replace("-", "")) if part)
