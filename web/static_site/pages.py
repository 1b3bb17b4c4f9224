"""A page of the service as a page of the site: its links lead to files, and what is no file is told where it was."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from posixpath import dirname, relpath
from urllib.parse import quote

from web.service.language import translator
from web.static_site.kinds import ASKING, OF_THE_SERVICE
from web.static_site.references import Page, Tag, with_attributes

#: From an address on a page to a file of the site and what follows its name; None where there is no such file.
Leads = Callable[[str], tuple[str, str] | None]
#: What a page in a file cannot say of itself: who may frame it is the server's to say.
SERVERS_OWN = "frame-ancestors"
SHEET = "/static/css/static_site.css"


@dataclass(frozen=True)
class Setting:
    """What a page needs to become a file: its place, its language, its policy, the day, and the address of the service.

    `asked` are addresses that its scripts ask for and the files that answer.
    """

    file: str
    lang: str
    policy: str
    day: str
    service: str = ""
    asked: Mapping[str, str] | None = None


def relative(file: str, place: str) -> str:
    """The way from a file of the site to another."""
    return quote(relpath(file, dirname(place) or "."), safe="/.,@-_~")


def as_file(text: str, setting: Setting, leads: Leads) -> str:
    """The page with every address of the service written as the way to a file, or told as absent."""
    page = Page.read(text)
    return page.written([*_tags(page, setting, leads), *_told(page, setting)])


def _tags(page: Page, setting: Setting, leads: Leads) -> Iterator[tuple[int, int, str]]:
    words = translator(setting.lang)

    def change(_name: str, address: str) -> str | None:
        found = leads(address)
        return None if found is None else f"{relative(found[0], setting.file)}{found[1]}"

    for tag in page.tags:
        if _is_services(tag):
            yield tag.at, page.closed(tag), ""
            continue
        held = dict(tag.addresses())
        absent = [name for name, address in held.items() if leads(address) is None]
        if tag.name == "form" and "action" in held:
            yield tag.at, tag.end, f'<p class="note">{escape(words["static_form"])}</p><form hidden>'
        elif tag.name == "link" and absent:
            yield tag.at, tag.end, ""
        elif held or "data-root" in tag.attributes:
            told = f' role="link" aria-disabled="true" data-absent title="{escape(words["static_absent"])}"'
            yield tag.at, tag.end, with_attributes(tag, change, told if tag.name == "a" and "href" in absent else "")


def _is_services(tag: Tag) -> bool:
    if tag.name == "script" and ASKING.match(tag.attributes.get("src", "")):
        return True
    return any(name in tag.attributes and (not own or tag.attributes[name] == own) for name, own in OF_THE_SERVICE)


def _told(page: Page, setting: Setting) -> Iterator[tuple[int, int, str]]:
    """What is put in: policy, style sheet and what answers for scripts into the head, and what the page is."""
    words = translator(setting.lang)
    head = next(tag for tag in page.tags if tag.name == "meta" and "charset" in tag.attributes)
    policy = "; ".join(part for part in setting.policy.split("; ") if not part.startswith(SERVERS_OWN))
    sheet = relative(SHEET.lstrip("/"), setting.file)
    yield head.end, head.end, f'\n<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
    put = f'<link rel="stylesheet" href="{sheet}">\n'
    if setting.asked:
        answers = {address: relative(file, setting.file) for address, file in setting.asked.items()}
        put += f'<script type="application/json" id="answers">{json.dumps(answers)}</script>\n'
    over = next(place for name, place in page.ends if name == "head")
    yield over, over, put
    content = next((tag for tag in page.tags if tag.attributes.get("id") == "content"), None)
    if content:
        way = f' <a href="{escape(setting.service)}">{escape(words["static_service"])}</a>' if setting.service else ""
        yield (
            content.end,
            content.end,
            f'\n<p class="static-copy">{escape(words("static_copy", asof=setting.day))}{way}</p>',
        )
