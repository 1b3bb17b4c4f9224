"""The bench of comparison and points measures the same points each time, and the same answer as the bare join."""

from tests.peers import processes, regions


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
    assert regions.locate_once(20) == 20


def test_memory_of_a_process_is_its_own_and_not_that_of_the_bench():
    held = bytearray(400_000_000)
    assert processes.peak_of("held = bytearray(50_000_000)") < len(held) / 2


def test_what_a_process_holds_is_in_its_peak():
    least = processes.peak_of("pass")
    assert processes.peak_of("held = b'1' * 100_000_000") - least > 90_000_000


def test_growth_beyond_the_number_of_points_is_said_to_miss():
    grows = {1: 100, 100_000: 200, 1_000_000: 1_300}
    assert regions.memory(grows.__getitem__)[1].endswith("12 (aim ≤ 10) — missed")
    steady = {1: 100, 100_000: 200, 1_000_000: 250}
    assert regions.memory(steady.__getitem__)[1].endswith("1.5 (aim ≤ 10)")
