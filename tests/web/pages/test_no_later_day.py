"""No page of a day names a later one, but for plans and terms known on it, sources that confirm it, our research."""

import html
import re
from datetime import date, timedelta

import pytest

from layers.periods import first_day
from tests.layers_named import LAYERS

WRITTEN = re.compile(r"(?<!\d)(20\d{2})(?:년 ?|[.-])(\d{1,2})(?:월 ?|[.-])?(\d{1,2})?(?!\d)")
BLOCK = re.compile(r"</(?:p|td|th|li|dd|dt|h\d|div)>")
#: What may lie after the day: a plan, a term or a span, a source that confirms later, until when we looked.
AHEAD = re.compile(
    r"예정|까지|기한|이후 자료로 확인|확인일|계획|선정한다고 적었|지정한다고 적었|이후$|미확인|찾아본|\d[~–]\d|"
    r"예고|경계|구체화|다른 자료의|다음 결정|재지정$|발의|목표|미정|"
    r"\d{4}년 (?:\d+월|[상하]반기)$|^[\d-]+$|\d\.(?: 외 \d+)?$"
)
#: Lists of sources have days of their own.
APART = re.compile(
    r"<(script|style|head|header|footer)\b.*?</\1>"
    r'|<section class="footnotes".*?</section>|<ol class="footnotes".*?</ol>'
    r'|<details class="embed-sources">.*?</details>'
    r"|<dt>(?:자료 확인일|출처)</dt><dd>.*?</dd>",
    re.DOTALL,
)


def later(page, asof):
    """Lines of a page that name a day after another."""
    plain = re.sub(r"<[^>]+>", "", BLOCK.sub("\n", APART.sub("", page)))
    lines = [" ".join(html.unescape(line).split()) for line in plain.splitlines()]
    return [line for line in lines if any(day > asof for day in written(line)) and not AHEAD.search(line)]


def written(line):
    for year, month, day in WRITTEN.findall(line):
        if int(month) in range(1, 13):
            yield date(int(year), int(month), min(int(day or 1), 28))


@pytest.fixture
def turns(known):
    """Days of a topic on which something becomes known, and those before them."""

    def of(topic):
        facts = known.by_topic.get(topic, ())
        days = {known.event(fact) for fact in facts} | {first_day(known.documents[f.document].date) for f in facts}
        around = {day - timedelta(days=back) for day in days for back in (0, 1)}
        return sorted(day for day in around if date(2017, 12, 18) <= day <= date(2026, 11, 28))

    return of


@pytest.mark.parametrize(("layer", "day"), [("main-industries", "2023-02-20"), ("advanced-complexes", "2024-06-26")])
def test_a_layers_page_names_no_later_day(client, layer, day):
    assert later(client.get(f"/layers/{layer}?asof={day}").get_data(as_text=True), date.fromisoformat(day)) == []


@pytest.mark.whole
@pytest.mark.parametrize("layer", LAYERS)
def test_no_page_of_a_layer_does(client, known, turns, layer):
    topic = known.catalog[layer].topic
    found = {
        (str(asof), line)
        for asof in (turns(topic) if topic else ())
        for line in later(client.get(f"/layers/{layer}?asof={asof}").get_data(as_text=True), asof)
    }
    assert found == set()


@pytest.mark.whole
@pytest.mark.parametrize("path", ["/layers", "/regions/gyeongbuk", "/regions/gwangju", "/brief/gyeongbuk", "/embed"])
@pytest.mark.parametrize("day", ["2018-01-10", "2021-03-01", "2023-02-20", "2023-08-01", "2024-06-01", "2025-12-17"])
def test_no_catalogue_no_page_of_a_region_and_no_frame_does(client, path, day):
    found = later(client.get(f"{path}?asof={day}").get_data(as_text=True), date.fromisoformat(day))
    assert found == []
