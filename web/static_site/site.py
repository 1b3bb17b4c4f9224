"""The site written into a folder: every page found from the first ones, asked of the application without a server."""

import hashlib
import json
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from flask import Flask
from werkzeug.datastructures import MultiDict

from web.application import create_app
from web.downloads import one_file
from web.service.addresses import prefix_of
from web.service.config import Config
from web.service.mistakes import WebError
from web.service.policy import policy
from web.service.version import version
from web.state.drawing import Drawing
from web.state.filtering import written
from web.state.opening import opened
from web.state.state import one_shade, read_kept, read_state
from web.static_site.addresses import LANG, Choice, Wanted, wanted
from web.static_site.front import front
from web.static_site.kinds import FIRST, FRAMED, FRAMED_LAYER
from web.static_site.pages import SHEET, Setting, as_file
from web.static_site.references import NAMING, addresses_in, named_in, whole

MAP, INDEX, ABOUT, SUMS = "map.html", "index.html", "site.json", "SHA256SUMS"
HTML, SCENE, OK = "text/html", "/scene.json", 200


class NotEmpty(WebError):
    """The folder has files in it, which a site would be mixed with."""


@dataclass(frozen=True)
class Answer:
    """What the application answered to an address: media type, policy, and what it leads to, as it is written there."""

    address: str
    lang: str
    media_type: str
    policy: str
    leads_to: tuple[str, ...]


@dataclass
class Site:
    """A site in the making.

    Attributes
    ----------
    app
        The application, which answers for the day of the choice.
    folder
        Where the files are written.
    host
        The address of the service, with a slash at its end, which links in files begin with.
    known
        Whether that address is one that readers reach: then pages lead to it.
    answers
        What each file came from.
    moved
        Files that are others, of an address that leads on; empty where there is none.
    unanswered
        Addresses that pages lead to and that have no answer, with its status.
    """

    app: Flask
    folder: Path
    choice: Choice
    host: str
    known: bool = False
    answers: dict[str, Answer] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    unanswered: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._client = self.app.test_client()
        self._source: Drawing = self.app.extensions["drawing"]
        self._prefix = prefix_of(self.host.rstrip("/"))
        self._led: dict[tuple[str, str], tuple[str, str] | None] = {}
        self._seen: set[tuple[str, str]] = set()

    def write(self) -> None:
        """Ask for everything, then write each page with its links."""
        for lang in self.choice.languages:
            self._own_pages(lang)
        self._ask(deque(filter(None, (wanted(each, lang, self.choice) for each, lang in self._first()))))
        first = f"{self.choice.languages[0]}/{INDEX}"
        for file, source in ((INDEX, first), *((each, each) for each in self.answers)):
            if self.answers[source].media_type == HTML:
                self._rewrite(file, source)
        self._account()

    def _first(self) -> Iterator[tuple[str, str]]:
        for lang in self.choice.languages:
            layers = (FRAMED_LAYER.format(layer=each) for each in self._source.atlas.catalog)
            found = (each for answer in self.answers.values() for each in answer.leads_to)
            yield from ((each, lang) for each in (*FIRST, FRAMED, *layers, SHEET, *found))

    def _own_pages(self, lang: str) -> None:
        """The two pages that are made for the site: its first one, and the map."""
        state = read_state(MultiDict({LANG: lang}), self._source.atlas, self._source.today())
        with self.app.app_context():
            self._keep(f"{lang}/{MAP}", one_file.write(self._source, state, self.host, INDEX))
        text = front(self.app, lang)
        self._keep(f"{lang}/{INDEX}", text.encode("utf-8"))
        leads = tuple(addresses_in(text, "/"))
        self.answers[f"{lang}/{INDEX}"] = Answer(f"/?{LANG}={lang}", lang, HTML, policy(), leads)

    def _ask(self, waiting: deque[Wanted]) -> None:
        """Ask for addresses, and for those that they lead to."""
        while waiting:
            one = waiting.popleft()
            if one.file in self.answers or one.file in self.moved:
                continue
            fresh = {(each, one.lang) for each in self._answered(one)} - self._seen
            self._seen |= fresh
            waiting.extend(filter(None, (wanted(*each, self.choice) for each in sorted(fresh))))

    def _answered(self, one: Wanted) -> tuple[str, ...]:
        """Keep an answer; the addresses that it leads to."""
        with self._client.get(one.address, base_url=self.host) as response:
            content, media_type = response.get_data(), response.mimetype or ""
        if response.location:
            to = wanted(self._bare(response.location.removeprefix(self.host.rstrip("/"))), one.lang, self.choice)
            self.moved[one.file] = to.file if to else ""
            return (to.address,) if to else ()
        if response.status_code != OK:
            self.unanswered[one.address] = response.status_code
            self.moved[one.file] = ""
            return ()
        if media_type == HTML:
            content = content.replace(f'href="{self.host}'.encode(), b'href="/')
        leads = tuple(map(self._bare, _leads_to(content, media_type, one.address)))
        held = response.headers.get("Content-Security-Policy", "")
        self.answers[one.file] = Answer(one.address, one.lang, media_type, held, leads)
        self._keep(one.file, content)
        return leads

    def _bare(self, address: str) -> str:
        """An address of the service without its prefix."""
        return address.removeprefix(self._prefix) or "/"

    def _keep(self, file: str, content: bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def _rewrite(self, file: str, source: str) -> None:
        answer = self.answers[source]
        setting = Setting(
            file=file,
            lang=answer.lang,
            policy=answer.policy,
            day=self.choice.day.isoformat(),
            service=f"{self.host.rstrip('/')}{answer.address}" if self.known else "",
            asked=dict(self._asked(answer)),
        )
        text, path = (self.folder / source).read_text(encoding="utf-8"), urlsplit(answer.address).path
        page = as_file(text, setting, lambda address: self._leads(whole(address, path), answer.lang))
        self._keep(file, page.encode("utf-8"))

    def _leads(self, address: str, lang: str) -> tuple[str, str] | None:
        """The file that an address on a page is, and what follows its name; found once for each."""
        key = address, lang
        if key not in self._led:
            self._led[key] = self._found(address, lang)
        return self._led[key]

    def _found(self, address: str, lang: str) -> tuple[str, str] | None:
        asked, mark, place = self._bare(address).partition("#")
        parts = urlsplit(asked)
        if parts.path == "/":
            return self._map(dict(parse_qsl(parts.query)), lang, bool(place))
        one = wanted(asked, lang, self.choice)
        file = self.moved.get(one.file, one.file) if one else ""
        if file not in self.answers:
            return None
        kept = f"?{parts.query}" if parts.query.startswith("v=") else ""
        return file, f"{kept}{mark}{place}"

    def _map(self, asked: dict[str, str], lang: str, placed: bool) -> tuple[str, str] | None:
        """The first page, for the map as it opens first; else the map of a state, behind the `#`; none with a filter.

        An address that names a place on the map's page is the map's.
        """
        own = asked.get(LANG, lang)
        if own not in self.choice.languages:
            return None
        source, today = self._source, self._source.today()
        try:
            state = one_shade(
                read_kept(opened(MultiDict({LANG: lang, **asked}), source), source.atlas, today), source.atlas
            )
        except WebError:
            return None
        if state == read_state(MultiDict({LANG: own}), source.atlas, today) and not placed:
            return f"{own}/{INDEX}", ""
        return None if any(written(state.scene.filter).values()) else (f"{own}/{MAP}", f"#{state.query()}")

    def _asked(self, answer: Answer) -> Iterator[tuple[str, str]]:
        """What the scripts of a page ask for: its scene, and the land of it."""
        for address in (each for each in answer.leads_to if each.startswith(SCENE)):
            scene = wanted(address, answer.lang, self.choice)
            if scene and scene.file in self.answers:
                yield address, scene.file
                yield from ((each, each.lstrip("/")) for each in self.answers[scene.file].leads_to)

    def _account(self) -> None:
        """Say what the site is, and give the checksum of every file, so that the folder can be signed."""
        told = {
            "day": self.choice.day.isoformat(),
            "data_version": self._source.atlas.data_version,
            "version": version(),
            "languages": self.choice.languages,
            "service": self.host if self.known else None,
        }
        self._keep(ABOUT, json.dumps(told, indent=1).encode("utf-8"))
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(self.folder).as_posix()}\n"
                 for path in files)  # fmt: skip
        self._keep(SUMS, "".join(lines).encode("utf-8"))


def _leads_to(content: bytes, media_type: str, address: str) -> Iterator[str]:
    """The addresses that an answer leads to, as far as the site can have them."""
    if media_type == HTML:
        yield from addresses_in(content.decode("utf-8"), urlsplit(address).path)
    elif address.startswith(SCENE):
        yield from json.loads(content)["geometry"].values()
    elif media_type in NAMING:
        yield from named_in(content.decode("utf-8"), media_type, address)


def write(config: Config, folder: Path, choice: Choice, host: str, known: bool) -> Site:
    """Write the site of a choice into a folder.

    Raises
    ------
    NotEmpty
        The folder has something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise NotEmpty(f"{folder} is not empty; name a folder that is new")
    app = create_app(replace(config, today=choice.day, url=host.rstrip("/"), access_log="off"))
    site = Site(app, folder, choice, host, known)
    site.write()
    return site
