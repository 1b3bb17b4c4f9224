"""The inks of a plate in each theme: ground, borders, words."""

from dataclasses import dataclass

from layers.symbols.vision import contrast


@dataclass(frozen=True)
class Inks:
    """Hex colours of one theme; `plates` says whether labels stand on small white plates instead of halos."""

    paper: str
    sea: str
    shallows: tuple[str, ...]
    land: str
    neighbour: str
    north: str
    neighbour_edge: str
    mdl: str
    coast: str
    pole: str
    province: str
    municipality: str
    casing: str
    ink: str
    ink_2: str
    ink_3: str
    rule: str
    accent: str
    sea_label: str
    north_label: str
    plates: bool

    def on(self, ground: str) -> str:
        """Ink or paper, whichever is read more easily on a ground."""
        return max((self.ink, self.paper), key=lambda colour: contrast(colour, ground))


THEMES = {
    "colour": Inks(
        paper="#FFFFFF", sea="#DCE5E9", shallows=("#E1E9EC", "#E7EEF0", "#EEF3F4"), land="#F6F3EA",
        neighbour="#E6E4DC", north="#DCDAD6", neighbour_edge="#C9C6BB", mdl="#84452F", coast="#6F8590", pole="#3C4650",
        province="#7A838B", municipality="#FFFFFF", casing="#FFFFFF", ink="#1A222C", ink_2="#48535F", ink_3="#626C77",
        rule="#D9D6CB", accent="#A8321F", sea_label="#49636F", north_label="#5F5C56", plates=False,
    ),
    "grey": Inks(
        paper="#FFFFFF", sea="#FFFFFF", shallows=(), land="#FFFFFF", neighbour="#FFFFFF", north="#F4F4F4",
        neighbour_edge="#AAAAAA", mdl="#000000", coast="#333333", pole="#000000", province="#444444",
        municipality="#FFFFFF", casing="#FFFFFF", ink="#000000", ink_2="#222222", ink_3="#444444", rule="#999999",
        accent="#000000", sea_label="#444444", north_label="#444444", plates=True,
    ),
}  # fmt: skip
