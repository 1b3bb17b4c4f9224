"""What views share: their words are one account, their page is one picture."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from layers.plates.page.layout import Layout
from layers.plates.page.plate import Plate
from layers.plates.page.type import Metrics
from layers.wording.licences import licence
from web.export.document.chapters import Chapter, Paper, Picture
from web.export.formats import letters
from web.state.drawing import Drawing
from web.views.account.account import Account, followed

Letters = Callable[[], Metrics]


class AccountView(ABC):
    """A view (`web.views.kinds.View`) told by an account."""

    @abstractmethod
    def permalink(self, host: str) -> str:
        """The address of the page that shows the same; `host` ends in a slash."""

    @abstractmethod
    def account(self, source: Drawing) -> Account:
        """What is said."""

    @abstractmethod
    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture | None:
        """What is drawn, on a page set with some letters; None of a view that is told in tables alone."""

    def fingerprint(self, source: Drawing) -> str:
        """Short hash of the state and of what is said."""
        return self.account(source).fingerprint

    def layers(self, source: Drawing) -> tuple[str, ...]:
        """Ids of the layers that it tells of."""
        return self.account(source).layers

    def chapter(self, source: Drawing, host: str, paper: Paper) -> Chapter:
        """Sentences, pictures, tables and sources."""
        source = self.told_from(source, paper.layout)
        made = self.picture(source, host, paper.layout, paper.metrics) if paper.layout else None
        told = self.account(source)
        cited = (note["document"] for note in told.footnotes)
        licences = {document: licence(source.atlas, document, told.lang) for document in cited}
        return told.chapter(self.permalink(host), followed(made) if made else (), licences)

    def told_from(self, source: Drawing, layout: Layout | None) -> Drawing:
        """What it tells of on a page, if it has one: on slides without bids on whose outcome sources disagree."""
        return source.on_slides if layout and layout.slides else source

    def plate(self, source: Drawing, host: str, layout: Layout) -> Plate | None:
        """The picture as one printed page, where there is one."""
        made = self.picture(self.told_from(source, layout), host, layout, letters)
        return made.plate if made else None
