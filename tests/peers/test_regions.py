"""The bench of comparison and points measures the same points each time, and the same answer as the bare join."""

from tests.peers import regions


def test_points_are_the_same_each_time():
    assert regions.scattered(50).equals(regions.scattered(50))


def test_memberships_find_the_municipalities_of_the_bare_join(app):
    atlas = app.extensions["drawing"].atlas
    points = regions.scattered(2000)
    frame = atlas.boundaries.frame("municipality", regions.DAY, 60).reset_index()[["id", "geometry"]]
    bare = regions._bare(points, frame)["id"]
    ours = regions.join(atlas, points, regions.DAY)["municipality"]
    assert (ours.astype(object).fillna("") == bare[~bare.index.duplicated()].fillna("")).all()


def test_a_file_of_points_is_located_by_a_process_of_its_own():
    assert regions.locate_once(20) is None
