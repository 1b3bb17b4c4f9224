"""The way on from a page to another of the same day, language and colours."""

from urllib.parse import urlencode


def onward(href: str, asof: str, lang: str, theme: str = "colour") -> str:
    """An address of this service with the day, language and theme of the page it stands on; nothing for nothing."""
    if not href:
        return ""
    path, mark, place = href.partition("#")
    query = urlencode({"asof": asof, "lang": lang} | ({"theme": theme} if theme != "colour" else {}))
    return f"{path}?{query}{mark}{place}"
