"""What views share whose words are one account and whose page is one picture."""

from abc import ABC, abstractmethod

from layers.plates.page.layout import Layout
from layers.plates.page.plate import Plate
from layers.plates.page.type import Metrics
from web.export.document.chapters import Chapter, Paper, Picture
from web.export.formats import letters
from web.state.drawing import Drawing
from web.views.account.account import Account, followed


class AccountView(ABC):
    """A view (`web.views.View`) told by an account."""

    @abstractmethod
    def permalink(self, host: str) -> str:
        """The address of the page that shows the same; `host` ends in a slash."""

    @abstractmethod
    def account(self, source: Drawing) -> Account:
        """What is said, kept from call to call."""

    @abstractmethod
    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Metrics) -> Picture:
        """What is drawn, on a page set with some letters."""

    def fingerprint(self, source: Drawing) -> str:
        """Short hash of the state and of what is said."""
        return self.account(source).fingerprint

    def layers(self, source: Drawing) -> tuple[str, ...]:
        """Ids of the layers that it tells of."""
        return self.account(source).layers

    def chapter(self, source: Drawing, host: str, paper: Paper) -> Chapter:
        """Sentences, pictures, tables and sources."""
        pictures = followed(self.picture(source, host, paper.layout, paper.metrics())) if paper.layout else ()
        return self.account(source).chapter(self.permalink(host), pictures)

    def plate(self, source: Drawing, host: str, layout: Layout) -> Plate:
        """The picture as one printed page."""
        return self.picture(source, host, layout, letters()).plate
