"""What applies at one point."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Place:
    """A WGS 84 point on a day: where it lies, what applies there, what is near, what is not known.

    Attributes
    ----------
    municipality, province, pole : str or None
        Ids of regions; `pole` is None before any document listed poles.
    items : DataFrame
        As `DatedAtlas.memberships` has them.
    nearest : DataFrame
        The nearest sites: `site`, `name`, `distance_km`, `radius_km` (how far off the site may be), `items`.
    notices : tuple of str
        Sentences on what cannot be said of the point.
    """

    lon: float
    lat: float
    municipality: str
    province: str
    pole: str | None
    name: str
    items: pd.DataFrame
    nearest: pd.DataFrame
    notices: tuple[str, ...]
