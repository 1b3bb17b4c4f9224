"""The address of a check carries the whole state beside the fingerprint."""

from urllib.parse import parse_qs, urlsplit

import pytest

from layers.scene.verification import address


@pytest.mark.parametrize(
    ("permalink", "page"),
    [
        ("http://atlas.example/?layers=a,b&asof=2025-12-17&view=8/36/127", []),
        ("http://atlas.example/compare?regions=x,y&asof=2025-12-17", ["/compare"]),
        ("http://atlas.example:8000/regions/x.y?lang=en", ["/regions/x.y"]),
    ],
)
def test_the_state_is_whole(permalink, page):
    made, told = urlsplit(address(permalink, "3f2a-91bc", "0123456789ab")), urlsplit(permalink)
    query = parse_qs(made.query)
    assert (made.scheme, made.netloc, made.path) == (told.scheme, told.netloc, "/verify/3f2a-91bc")
    assert query.pop("data") == ["0123456789ab"]
    assert query.pop("page", []) == page
    assert query == parse_qs(told.query)


def test_commas_and_slashes_stay_short():
    assert "layers=a,b&view=8/36/127" in address("http://x/?layers=a,b&view=8/36/127", "3f2a-91bc", "0")
