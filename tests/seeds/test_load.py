"""The real data set: it loads whole, and its layers hold what their documents total."""

import re
from datetime import date
from pathlib import Path

import pytest

from geo.region import RECORD_BEGINS
from layers.atlas import atlas, catalog, totals
from layers.atlas.items import checked_until, first_date, items
from layers.collection.search import search
from layers.facts import documents, facts
from layers.facts.facts import NAME_UNKNOWN, NATIONAL_FIGURES
from layers.periods import last_day
from layers.portfolio import freshness
from layers.portfolio.portfolio import memberships

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "seeds", ROOT / "data", ROOT / "layers" / "definitions")
TOPICS = sorted({fact.topic for fact in facts.read(FOLDERS[0])[0]} - {NATIONAL_FIGURES})
TOTALS = totals.read(FOLDERS[0], documents.read(FOLDERS[0])[0], TOPICS)[0]
LAYERS = [path.stem for path in sorted(FOLDERS[2].glob("*.yml"))]
DAYS = [
    date(2023, 2, 16),
    date(2023, 2, 27),
    date(2024, 2, 29),
    date(2025, 12, 17),
    date(2026, 7, 1),
    date(2026, 11, 21),
]


@pytest.fixture(scope="module")
def real():
    return atlas.read(*FOLDERS)


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_has_items_in_regions_that_exist_on_each_day(real, topic):
    begins = first_date(real, topic)
    terms = [fact.valid_to for fact in real.by_topic[topic] if fact.draws]
    ends = last_day(max(terms)) if all(terms) else date.max
    for day in DAYS:
        found = items(real, topic, day)
        assert bool(found) == (begins <= day <= ends)
        here = {region.id for region in real.regions.at(day)}
        placed = [item for item in found if not (item.due and item.status in ("undecided", "unconfirmed"))]
        heard = {item.id for item in placed if "reported-only" in item.flags and item.status == "unconfirmed"}
        nowhere = [
            item for item in placed if not item.regions and NAME_UNKNOWN not in item.flags and item.id not in heard
        ]
        assert [item.id for item in nowhere] == []  # what is awaited, heard of or has no name has no place yet
        assert [item.id for item in found if set(item.regions) - here] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_on_the_day_of_every_event_its_items_lie_in_regions_of_that_day(real, topic):
    events = {max(real.event(fact), RECORD_BEGINS) for fact in real.by_topic[topic]}
    for day in sorted(events):
        here = {region.id for region in real.regions.at(day)}
        assert [item.id for item in items(real, topic, day) if not set(item.regions) <= here] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_undecided_outlives_the_research(real, topic):
    for day in (d for d in DAYS if d > last_day(checked_until(real, topic, d))):
        late = [item for item in items(real, topic, day) if day > last_day(item.checked)]
        assert [item.id for item in late if item.status == "undecided"] == []


@pytest.mark.parametrize("layer", LAYERS)
def test_layer_is_in_the_catalogue(real, layer):
    assert layer in real.catalog
    assert isinstance(real.catalog, catalog.Catalog)


@pytest.mark.parametrize(
    "total", totals.read(FOLDERS[0], atlas.documents.read(FOLDERS[0])[0], set(TOPICS))[0], ids=lambda t: t.id
)
@pytest.mark.whole
def test_facts_add_up_to_what_the_document_totals(real, total):
    found = next(t for t in totals.check(real.totals, real.facts) if t.id == total.id)
    assert found.counted == found.printed or found.why


@pytest.mark.parametrize("total", TOTALS, ids=lambda t: t.id)
def test_a_number_given_as_printed_stands_in_a_row_of_its_document(real, total):
    """Held to evidence: a row's terms with the number, or with each that it is the sum of."""
    terms = {term for fact in real.by_document[total.document] for term in fact.evidence}
    numbers = {found for term in terms for found in re.findall(r"\d+", term)}
    assert total.stands == "counted" or set(total.parts or (f"{total.printed:g}",)) <= numbers


def test_every_item_says_what_it_is_in_both_languages(real):
    nameless = [
        item.id
        for topic in TOPICS
        for item in items(real, topic, DAYS[-1])
        if item.id in (item.subject_ko, item.subject_en)
    ]
    assert nameless == []


def test_every_document_with_facts_is_known_and_every_document_has_facts(real):
    assert set(real.by_document) == set(real.documents)


@pytest.mark.parametrize("day", DAYS[-3:], ids=str)
def test_every_gap_says_until_when_and_what_would_settle_it(real, day):
    for gap in freshness.gaps(real, day):
        assert gap.searched_until
        assert gap.would_settle.text("ko")
        assert gap.would_settle.text("en")
        assert gap.item.id in gap.csv_line


@pytest.mark.parametrize(
    ("region", "layers"),
    [
        ("gyeongbuk.pohang", {"battery-triangle", "advanced-complexes", "growth-engines", "main-industries"}),
        ("jeonnam-gwangju", {"southern-semiconductor-belt", "main-industries", "future-industries-joint"}),
        ("ulsan", {"battery-triangle", "advanced-complexes", "core-projects"}),
        ("pole-jungbu", {"growth-engines", "sobujang-complexes"}),
    ],
)
def test_card_of_a_region_holds_every_membership(real, region, layers):
    assert layers <= {found.layer_id for found in memberships(real, region, DAYS[-1])}


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("포항", "gyeongbuk.pohang"),
        ("새만금", "jeonbuk.gunsan"),
        ("광주광역시", "jeonnam-gwangju"),
        ("Yongin", "gyeonggi.yongin"),
    ],
)
def test_names_people_know_are_found(real, text, region):
    assert region in [hit.region for hit in search(real, text, DAYS[-1])]


def test_designation_of_a_part_is_not_made_one_of_the_whole(real):
    found = {item.id: item for item in items(real, "depopulation-areas", DAYS[-1])}
    assert found["depopulation-areas.incheon.dong"].old_outline
    assert found["depopulation-areas.incheon.dong"].original_regions == ("incheon.dong",)
