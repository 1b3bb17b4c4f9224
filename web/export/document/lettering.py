"""Letters that the product's fonts do not have, in what people name or write themselves."""

from web.export.document import fonts

UNSEEN = str.maketrans("", "", "\u00ad\u200b")
BOX = "□"


def legible(text: str) -> str:
    """The text without letters that are not seen; a letter that no font of ours has is an empty box."""
    regular = fonts.metrics().regular
    if all(ord(letter) in regular for letter in text):
        return text
    read = text.translate(UNSEEN)
    return "".join(letter if ord(letter) in regular or letter.isspace() else BOX for letter in read)
