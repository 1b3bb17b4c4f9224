"""What a view says before it has a page: sentences, tables, numbered sources, dates; and what stamps it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType

from geo.dates import day
from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.keeping import MB, Shelf, weight
from layers.scene import verification
from layers.scene_types.scene import Footnote, Scene
from layers.scene_types.vocabulary import Lang, Theme
from web.export.document.chapters import Chapter, Digest, Picture, Table
from web.export.document.plain_text import plain
from web.state.drawing import Drawing
from web.views.account.stamped import sources, stamps

#: What an account refers to and does not hold.
REFERRED = (Atlas, Drawing, Document, Fact, Region)
ACCOUNTS = Shelf("accounts", 16 * MB, "view", lambda told: weight(told, REFERRED))


NOT_SAID: Mapping[str, str] = MappingProxyType({})
#: What is not said, and no part of the fingerprint.
APART = ("code", "mapped", "digest", "about")


@dataclass(frozen=True, eq=False)
class Account:
    """The words of one view; the same for every format.

    Attributes
    ----------
    state : str
        The query that restores the view.
    footnotes : tuple of Footnote
        As docs/scene.md has them, numbered from 1.
    layers : tuple of str
        Ids of the layers it tells of.
    checked : tuple of str
        자료 확인일 of the layers it tells of, ISO.
    banner : str or None
        The sentence that says the research ends long before the as-of date.
    code : str
        The fingerprint of the scene that it tells of; empty where it tells of several or of none.
    mapped : bool
        Whether summary and address are those of a map, and are called so.
    digest : Digest or None
        What one slide says of it.
    about : str
        What its files are called after; empty where that is its title.
    """

    title: str
    subtitle: str
    points: tuple[str, ...]
    cautions: tuple[str, ...]
    tables: tuple[Table, ...]
    sheets: tuple[Table, ...]
    footnotes: tuple[Footnote, ...]
    layers: tuple[str, ...]
    checked: tuple[str, ...]
    state: str
    asof: str
    lang: Lang
    version: str
    banner: str | None = None
    code: str = ""
    mapped: bool = False
    digest: Digest | None = None
    about: str = ""

    @property
    def caption(self) -> str:
        """The summary as one text."""
        return " ".join(self.points)

    @property
    def fingerprint(self) -> str:
        """That of its scene, else a short hash of the state and of all that is said, such as 3f2a-91bc."""
        said = {key: value for key, value in asdict(self).items() if key not in APART}
        return self.code or verification.fingerprint(said | {"version": ""})

    @property
    def stamps(self) -> tuple[tuple[str, str], ...]:
        """기준일, 자료 확인일, data version and fingerprint with their labels."""
        return stamps(self.lang, self.asof, self.checked, self.version, self.fingerprint)

    def chapter(self, permalink: str, pictures: Iterable[Picture], licences: Mapping[str, str] = NOT_SAID) -> Chapter:
        """The account with its pictures as a chapter; `licences` says the terms of its documents."""
        return Chapter(
            title=plain(self.title),
            subtitle=plain(self.subtitle),
            points=tuple(map(plain, self.points)),
            cautions=tuple(plain(text) for text in (self.banner, *self.cautions) if text),
            pictures=tuple(pictures),
            tables=tuple(map(_printable, self.tables)),
            sheets=tuple(map(_printable, self.sheets)),
            sources=sources(self.footnotes, permalink, licences),
            stamps=self.stamps,
            permalink=plain(permalink),
            asof=self.asof,
            lang=self.lang,
            mapped=self.mapped,
            check=verification.address(plain(permalink), self.fingerprint, self.version),
            digest=self.digest,
        )

    def heading(self, source: Drawing, theme: Theme) -> Scene:
        """What a plate reads of a scene (docs/scene.md) beside its layers: title, summary, sources, stamps."""
        whole = source.whole(day(self.asof), self.lang, theme)
        return whole | {
            "state": whole["state"] | {"layers": [], "focus": None},
            "title": self.title,
            "subtitle": self.subtitle,
            "caption": self.caption,
            "layers": [],
            "footnotes": list(self.footnotes),
            "banner": self.banner,
            "notices": list(self.cautions),
            "fingerprint": self.fingerprint,
        }


def followed(picture: Picture) -> tuple[Picture, ...]:
    """A picture with the pages on which its legend runs on."""
    return (picture, *(replace(picture, plate=each, title=each.title) for each in picture.plate.more))


def _printable(table: Table) -> Table:
    """The table without the characters that no XML document may hold."""
    rows = tuple(tuple(plain(cell) if isinstance(cell, str) else cell for cell in row) for row in table.rows)
    return replace(table, rows=rows)
