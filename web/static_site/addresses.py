"""Addresses of the service as files of a site: which file an address is, if it is one."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import parse_qsl, unquote, urlsplit

from web.service.language import LANGUAGES
from web.static_site.kinds import DATA, KINDS, OF_A_REGION, REGIONS, Kind

#: What every address may say of itself, and the colours of the site.
DAY, LANG, THEME, COLOUR = "asof", "lang", "theme", "colour"
UNSAFE = re.compile(r"[^\w.,@-]")
DIGITS = 12


@dataclass(frozen=True)
class Choice:
    """What is made: of which day, in which languages, of which regions (all if none), with files of data or without."""

    day: date
    languages: tuple[str, ...] = LANGUAGES
    regions: frozenset[str] = frozenset()
    data: bool = True

    def takes(self, path: str, asked: dict[str, str]) -> bool:
        """Whether what stands at a path was chosen; municipalities come with their province."""
        region = OF_A_REGION.fullmatch(path)
        named = [region[1]] if region else [each for name in REGIONS for each in asked.get(name, "").split(",") if each]
        chosen = not self.regions or all({each, each.partition(".")[0]} & self.regions for each in named)
        return chosen and (self.data or not DATA.match(path))


@dataclass(frozen=True)
class Wanted:
    """One file of the site, and the address that the service answers with it."""

    file: str
    lang: str
    address: str = field(compare=False)


def wanted(address: str, lang: str, choice: Choice) -> Wanted | None:
    """The file that an address is, as found on a page in a language; None if the site has none."""
    parts = urlsplit(address)
    said = parse_qsl(parts.query, keep_blank_values=True)
    asked = dict(said)
    own = asked.pop(LANG, lang)
    kind = next((each for each in KINDS if re.fullmatch(each.path, parts.path)), None)
    if kind is None or not choice.takes(parts.path, asked) or (own not in choice.languages and not kind.shared):
        return None
    if asked.pop(DAY, choice.day.isoformat()) != choice.day.isoformat() or asked.pop(THEME, COLOUR) != COLOUR:
        return None
    left = {name: value for name, value in asked.items() if name not in kind.carried}
    if frozenset(left) not in kind.asked or len(said) != len(dict(said)):
        return None
    if not all(re.fullmatch(kind.value, value) for value in left.values()):
        return None
    if kind.shared:
        return Wanted(unquote(parts.path).lstrip("/"), lang, address)
    asks = address if LANG in dict(said) else f"{address}{'&' if parts.query else '?'}{LANG}={own}"
    return Wanted(f"{own}{_name(kind, parts.path, left)}", own, asks)


def _name(kind: Kind, path: str, asked: dict[str, str]) -> str:
    """The path of a file in the folder of its language."""
    values = {name: ",".join(sorted(value.split(","))) if name in REGIONS else value for name, value in asked.items()}
    written = "".join(f"_{name}-{UNSAFE.sub('-', value)}" for name, value in sorted(values.items()))
    if kind.sealed:
        written = f"/{hashlib.sha256(written.encode('utf-8')).hexdigest()[:DIGITS]}"
    stem, dot, ending = unquote(path).rpartition(".") if not kind.ending or kind.sealed else (unquote(path), "", "")
    return f"{stem}{written}{kind.ending or dot + ending}"
