"""Which provinces the regions of a scene lie in or are made of."""

from collections.abc import Mapping, Sequence

from layers.scene_types.region import ScenePole, SceneRegion

Regions = Mapping[str, SceneRegion]
Poles = Mapping[str, ScenePole]


class Places:
    """The regions and poles of one scene."""

    def __init__(self, regions: Regions, poles: Poles):
        self._regions, self._poles = regions, poles

    def homes(self, region_ids: Sequence[str]) -> list[str]:
        """Province ids without repeats."""
        return list(dict.fromkeys(home for region in region_ids for home in self._of(region)))

    def _of(self, region: str) -> list[str]:
        if region in self._poles:
            return list(self._poles[region]["members"])
        known = self._regions.get(region)
        if known is None:
            return []
        return [known["parent"] or region] if known["level"] == "municipality" else [region]

    def is_part(self, region_ids: Sequence[str]) -> bool:
        """Whether regions are only parts of provinces."""
        found = [self._regions[region]["level"] for region in region_ids if region in self._regions]
        return bool(found) and set(found) == {"municipality"}
