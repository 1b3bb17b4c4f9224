"""Letters that the product's font does not have: Hanja of headlines are set as they are read, signs as their like."""

from web.export.document import fonts

HANJA = (
    "新上下中大小前後內外南北東西美日英獨佛韓對現改車乙甲研硏與野靑檢軍警社銀證株重輕舊核亞歐無有反非高低初全各亡展號道"
    "市郡區邑面里故名年月人男女家力電産學"
)
HANGUL = (
    "신상하중대소전후내외남북동서미일영독불한대현개차을갑연연여야청검군경사은증주중경구핵아구무유반비고저초전각망전호도"
    "시군구읍면리고명연월인남여가력전산학"
)
LIKE = {"･": "·", "☞": "▶", "☎": "전화 ", "\u00ad": "", "\u200b": ""}
TABLE = str.maketrans({**dict(zip(HANJA, HANGUL, strict=True)), **LIKE})
BOX = "□"


def legible(text: str) -> str:
    """The text in letters that the font has; a letter that is none of them is an empty box."""
    regular = fonts.metrics().regular
    if all(ord(letter) in regular for letter in text):
        return text
    read = text.translate(TABLE)
    return "".join(letter if ord(letter) in regular or letter.isspace() else BOX for letter in read)
