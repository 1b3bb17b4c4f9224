"""Mistakes the asset step can meet."""


class AssetError(Exception):
    """Root of the asset step's errors."""


class MissingPackageFile(AssetError):
    """A locked package, or a file in it, is not installed."""


class RemoteReference(AssetError):
    """A style sheet asks another host for something."""


class FontTooLarge(AssetError):
    """The interface font weighs more than the pages allow."""


class MissingGlyph(AssetError):
    """A character that the pages show is in no font."""


class BrokenSource(AssetError):
    """A script or style of ours cannot be put together."""
