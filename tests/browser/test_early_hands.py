"""What a reader does while the page's scripts are still on their way is done once they have come, and done once."""

import re

import pytest
from playwright.sync_api import expect

SCRIPT = "**/explore.*.js*"
#: Press land of a province on the picture, where no name and no mark stands.
PRESSED = """(region) => {
    const picture = document.querySelector("#first-picture");
    const {x, y, width, height} = picture.querySelector(`[data-region="${region}"]`).getBoundingClientRect();
    const steps = [...Array(20).keys()].map((n) => (n + 0.5) / 20);
    const bare = (at) => {
        const met = document.elementsFromPoint(at.clientX, at.clientY);
        const named = met.some((each) => each.closest(".first-mark, .first-label"));
        return !named && met.some((each) => each.dataset.region === region);
    };
    picture.classList.add("asked");
    const at = steps.flatMap((i) => steps.map((j) => ({clientX: x + i * width, clientY: y + j * height}))).find(bare);
    picture.classList.remove("asked");
    document.elementFromPoint(at.clientX, at.clientY)
        .dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true, ...at}));
}"""

#: Where the picture lies in its frame.
LAID = "() => document.querySelector('#first-picture > g').getAttribute('transform')"


@pytest.fixture
def held(page):
    """Hold back the script of the map; the function that this gives lets it come."""
    waiting, let = [], []
    page.route(SCRIPT, lambda route: route.continue_() if let else waiting.append(route))

    def come():
        let.append(True)
        for route in waiting:
            route.continue_()

    return come


@pytest.fixture
def early(page, atlas, held):
    """The front page at its first paint, before its scripts have come."""
    page.goto(f"{atlas}/?asof=2026-11-28", wait_until="commit")
    page.wait_for_selector("script:not([data-later])[src*='leaflet']", state="attached")
    return page


def test_what_was_typed_is_searched_for(early, held):
    early.locator("#search").fill("포항")
    held()
    expect(early.locator("#search-hits .hit-region").first).to_contain_text("포항")


def test_a_layer_that_was_chosen_is_drawn(early, held):
    box = early.locator("#layer-opportunity-zones")
    box.evaluate("(box) => box.click()")
    held()
    expect(box).to_be_checked()
    early.wait_for_url(re.compile("layers=.*opportunity-zones"))


def test_a_part_that_was_opened_is_open(early, held):
    button = early.locator("#table-open")
    button.click()
    held()
    expect(button).to_have_attribute("aria-expanded", "true")


def test_land_that_was_pressed_opens_its_region(early, held):
    early.evaluate(PRESSED, "gangwon")
    held()
    expect(early.locator("#card-body")).to_contain_text("강원")


def test_the_card_of_land_that_was_pressed_stands_before_the_scripts(early):
    early.evaluate(PRESSED, "gangwon")
    expect(early.locator("#card-body h2")).to_contain_text("강원")
    expect(early.locator("#card")).to_be_visible()
    assert "focus=gangwon" in early.url
    assert early.locator(".menu-part[data-region-name]").text_content().startswith("강원")


def test_the_map_takes_over_where_the_card_has_left_the_picture(early, held):
    early.evaluate(PRESSED, "gangwon")
    expect(early.locator("#card-body h2")).to_contain_text("강원")
    before = early.evaluate(LAID)
    held()
    early.wait_for_selector(":root[data-drawn]")
    assert early.evaluate(LAID) == before
    assert early.locator("body.has-card #card-body h2").is_visible()
    assert early.evaluate("atlas.map.getSize().x") == early.locator(".map-frame").bounding_box()["width"]


def test_a_card_that_cannot_be_fetched_is_asked_for_again(early):
    early.route("**/fragments/card/*", lambda route: route.abort())
    early.evaluate(PRESSED, "gangwon")
    expect(early.locator("#failure")).to_be_visible()
    early.unroute("**/fragments/card/*")
    early.locator("#failure button").evaluate("(button) => button.click()")
    expect(early.locator("#card-body h2")).to_contain_text("강원")


def test_a_date_is_written_before_scripts_as_they_write_it(early, held):
    before = early.locator(".ruler-now").text_content()
    held()
    early.wait_for_selector(":root[data-drawn]")
    assert early.locator(".ruler-now").text_content() == before == "2026.11.28."
