"""Five states of the atlas, far apart in time and each with other layers, regions and looks."""

from dataclasses import dataclass, fields

LANGUAGES = ("ko", "en")


@dataclass(frozen=True)
class Chosen:
    """What a reader has chosen.

    Attributes
    ----------
    asof, since : str
        As-of date, and the day that changes are counted from.
    layers, compare : str
        Ids, separated by commas.
    look : str
        The rest of a map's query: focus, window, theme, frame.
    theme : str
        Theme of the views that have no map to look at.
    province, municipality, instrument : str
        What single views are about.
    """

    asof: str
    since: str
    layers: str
    look: str
    theme: str
    compare: str
    province: str
    municipality: str
    instrument: str

    def named(self, lang: str) -> dict[str, str]:
        """The parts of its addresses by name, in a language."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        day = f"asof={self.asof}&lang={lang}"
        return {**own, "lang": lang, "day": day, "map": f"layers={self.layers}&{day}{self.look}"}


CHOSEN = (
    Chosen("2017-12-18", "2017-12-18", "industries-before-reform,innovation-cities,population", "&focus=gyeongbuk",
           "colour", "seoul,busan", "gyeongbuk", "incheon.michuhol", "innovation-cities"),
    Chosen("2023-02-27", "2017-12-18", "main-industries,grdp", "&view=9/35.9/127.1&focus=jeonbuk", "colour",
           "gwangju,jeonnam,jeonbuk", "jeonbuk", "gyeongbuk.gunwi", "main-industries"),
    Chosen("2024-03-01", "2023-02-27", "advanced-complexes,sobujang-complexes,employment", "&theme=grey", "grey",
           "chungbuk,chungnam,sejong,daejeon", "gyeonggi", "gyeongbuk.pohang", "advanced-complexes"),
    Chosen("2025-12-17", "2024-02-01", "growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes",
           "&frame=tiles", "colour", "pole-honam,pole-dongnam,pole-capital", "ulsan", "jeonnam.suncheon",
           "growth-engines"),
    Chosen("2026-11-28", "2025-12-17", "growth-engine-package,re100-complexes,core-projects,exports",
           "&focus=jeonnam-gwangju&view=8/36.2/127.9", "grey", "jeonnam-gwangju,gyeongbuk,jeju", "jeonnam-gwangju",
           "incheon.jemulpo", "regional-projects"),
)  # fmt: skip
