"""Names in addresses: what is too long or too much to be a place is told, and nobody takes it apart."""

import pytest

from web.service import naming

LONG = ("(" * 20_000, "1" * 20_000)


@pytest.fixture
def read(monkeypatch):
    """The words that the resolver was given."""
    given = []
    means = naming.means
    monkeypatch.setattr(naming, "means", lambda atlas, word, asof: given.append(word) or means(atlas, word, asof))
    return given


@pytest.mark.parametrize("word", LONG, ids=lambda word: word[:3])
@pytest.mark.parametrize("address", ["/at?place={}", "/compare?regions={}", "/regions/{}", "/brief/{}"])
def test_a_word_too_long_to_be_a_place_is_not_taken_apart(client, read, address, word):
    answer = client.get(address.format(word))
    assert answer.status_code == 404
    assert read == []


def test_an_address_in_full_is_still_read(client, read):
    place = "(우) 37859 경상북도 포항시 남구 동해안로 6261 포스코 포항제철소 본관 3층 대회의실 옆 자료실"
    assert client.get(f"/at?place={place}").status_code == 200
    assert place in read


def test_of_thousands_of_words_few_are_read(client, read):
    answer = client.get("/compare?regions=" + ",".join(f"없음{number}" for number in range(4000)))
    assert answer.status_code == 404
    assert len(set(read)) <= naming.MOST_WORDS
