"""The one-file map opened with the network off: it asks for nothing, and says what the service says."""

from itertools import pairwise
from urllib.parse import quote

import html5lib
import pytest

from tests.browser.axe import faults
from tests.browser.test_hostile import FRAGMENTS, no_intruder, normal, poison, shown
from tests.browser.visits import Visit, switch
from tests.layers_named import LAYERS
from tests.one_files import ORIGIN, found_in_a_file, saved
from tests.toy_atlas import copied
from web.application import create_app

SIX_MEGABYTES = 6_000_000
STATE = "layers=growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes&asof=2026-11-21"


@pytest.fixture(scope="session")
def real_file(app, tmp_path_factory):
    """The file of the real atlas."""
    return saved(app, tmp_path_factory.mktemp("one-file"), STATE)


@pytest.fixture
def opened(browser, browser_context_args):
    """A function that opens a file without a network; the test fails if it asks for anything or says a warning."""
    context = browser.new_context(**browser_context_args, offline=True)
    visits = []

    def go(path, fragment="", **size):
        page = context.new_page()
        if size:
            page.set_viewport_size(size)
        visits.append(Visit(page, "").watch())
        page.goto(f"{path.as_uri()}{fragment}")
        page.wait_for_selector("html[data-drawn='1']", state="attached")
        return page

    yield go
    asked = [url for visit in visits for url in visit.requests if not url.startswith(("data:", "blob:", "file:"))]
    files = [url for visit in visits for url in visit.requests if url.startswith("file:")]
    assert asked == []
    assert {url.partition("#")[0].rpartition("/")[2] for url in files} == {"map.html"}
    assert [said for visit in visits for said in visit.problems()] == []
    context.close()


def answer(page, address):
    return page.evaluate("address => window.atlas.answers.json(address)", address)


def fragment(page, address):
    return page.evaluate("address => window.atlas.answers.html(address)", address)


def words(html, *without):
    """The text of an HTML part, without that of some elements."""
    part = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for parent in list(part.iter()):
        for child in [each for each in parent if _is_left_out(each, without)]:
            text = child.tail or ""
            index = list(parent).index(child)
            parent.remove(child)
            if index:
                parent[index - 1].tail = (parent[index - 1].tail or "") + text
            else:
                parent.text = (parent.text or "") + text
    return normal("".join(part.itertext())).replace(" ", "")


def _is_left_out(element, classes):
    if "#status-" in element.attrib.get("href", ""):  # a word of status, which is no link in the file
        return False
    return bool(set(element.attrib.get("class", "").split()) & set(classes)) or element.tag in classes


def test_it_is_drawn_without_a_request_and_light_enough(opened, real_file):
    page = opened(real_file)
    assert real_file.stat().st_size < SIX_MEGABYTES
    assert page.locator(".marks .mark").count() > 5
    assert page.locator("#failure").is_hidden()
    assert page.locator("#panel-groups [data-layer]").count() == len(LAYERS)
    assert page.locator("[data-stamp=checked]").first.text_content() == "2026-03-12"


def test_its_page_answers_itself(opened, app, real_file):
    page, client = opened(real_file), app.test_client()
    scene = answer(page, f"/scene.json?{STATE}&lang=ko")
    served = client.get(f"/scene.json?{STATE}&lang=ko").get_json()
    assert (scene["fingerprint"], scene["caption"]) == (served["fingerprint"], served["caption"])
    address = f"/search.json?q={quote('포항')}&asof=2026-11-21&lang=ko"
    assert answer(page, address) == found_in_a_file(app, client, address)


def test_a_filtered_map_stays_filtered_on_every_day(opened, app, tmp_path):
    page, client = opened(saved(app, tmp_path, f"{STATE}&sector=battery&status=designated,planned")), app.test_client()
    for asof in ("2026-11-21", "2024-03-01"):
        asked = f"layers=battery-triangle,advanced-complexes,grdp&asof={asof}&lang=ko"
        served = client.get(f"/scene.json?{asked}&sector=battery&status=designated,planned").get_json()
        scene = answer(page, f"/scene.json?{asked}")
        for key in ("fingerprint", "title", "subtitle", "caption", "notices"):
            assert scene[key] == served[key], key


@pytest.mark.parametrize("state", ["layers=advanced-complexes,population&asof=2025-12-17", "layers=&asof=2026-11-21"])
def test_panel_and_table_are_the_services(opened, app, real_file, state):
    page, client = opened(real_file), app.test_client()
    served = {part: client.get(f"/fragments/{part}?{state}").get_data(as_text=True) for part in ("panel", "table")}
    own = {part: fragment(page, f"/fragments/{part}?{state}&lang=ko") for part in served}
    assert words(own["table"]) == words(served["table"])
    assert words(own["panel"]).replace("·", "") == words(served["panel"], "a").replace("·", "")


def test_layers_are_switched_with_their_legends(opened, app, real_file):
    page = opened(real_file)
    switch(page, "core-projects").check()
    page.wait_for_selector("[data-layer=core-projects] .legend")
    served = app.test_client().get("/scene.json?layers=core-projects&asof=2026-11-21").get_json()["layers"][0]
    counts = [str(row["count"]) for row in served["legend"] if row["count"] is not None]
    assert page.locator("[data-layer=core-projects] .legend .number").all_text_contents() == counts
    page.uncheck("#layer-core-projects")
    page.wait_for_selector("[data-layer=core-projects] .legend", state="detached")


def test_any_day_can_be_typed_and_the_provinces_follow(opened, real_file):
    page = opened(real_file)
    assert "16개 시·도" in page.locator("#map-subtitle").text_content()
    page.fill("#asof", "2025-12-17")
    page.wait_for_selector("#map-subtitle:text('17개 시·도')")
    assert page.locator("[data-stamp=asof]").first.text_content() == "2025-12-17"
    assert page.locator("#saved-address").text_content().startswith(f"{ORIGIN}/?layers=growth-engines")
    assert "asof=2025-12-17" in page.locator("#saved-address").text_content()
    page.fill("#asof", "2026-11-21")
    page.wait_for_selector("#map-subtitle:text('16개 시·도')")


def test_the_other_theme_is_in_the_file_too(opened, app, real_file):
    page = opened(real_file, f"#{STATE}")
    page.click("#saved-theme")
    page.wait_for_selector("html[data-theme=grey][data-drawn='1']", state="attached")
    served = app.test_client().get(f"/scene.json?{STATE}&theme=grey").get_json()
    assert page.locator("[data-stamp=code]").first.text_content() == served["fingerprint"]
    assert page.locator("#saved-theme").text_content() == "색"


def test_a_mark_is_opened_by_keyboard_and_says_its_source(opened, real_file):
    page = opened(real_file)
    page.locator(".marks .mark:not(.words)").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".item-popup .popup-row")
    assert page.locator(".item-popup a").count() == 0
    if page.locator(".item-popup .popup-entry").count():
        page.locator(".item-popup .popup-entry").first.click()
    assert "출처" in page.locator(".item-popup .popup-source").text_content()
    page.keyboard.press("Escape")
    page.wait_for_selector(".item-popup", state="detached")


def test_a_region_that_is_found_has_its_card(opened, real_file):
    page = opened(real_file)
    page.fill("#search", "경북")
    page.locator("#search-hits .hit").first.click()
    page.wait_for_selector("#card-body h2:text('경상북도')")
    page.locator("#card-body [data-focus=pole-daegyeong]").click()
    page.wait_for_selector("#card-body h2:text('대경권')")


def test_the_address_behind_the_hash_opens_the_same_map(opened, real_file):
    page = opened(real_file, "#layers=population&asof=2018-03-01&view=8/36.2/127.9&focus=jeju&lang=ko")
    page.wait_for_selector("#card-body h2:text('제주')")
    assert page.locator("#panel-groups input:checked").evaluate_all("all => all.map((each) => each.value)") == [
        "population"
    ]
    assert "2018년 3월 1일" in page.locator("#map-subtitle").text_content()


@pytest.mark.parametrize("fragment", ["#layers=nothing,<b>&asof=yesterday&view=x&focus=<i>", "#%", "#asof=1999-01-01"])
def test_a_spoilt_hash_opens_the_map_that_was_saved(opened, real_file, fragment):
    page = opened(real_file, fragment)
    assert "2026년 11월 21일" in page.locator("#map-subtitle").text_content()


def test_a_region_that_is_not_there_on_a_day_is_in_nobodys_focus(opened, real_file):
    page = opened(real_file, f"#{STATE}&focus=jeonnam-gwangju")
    page.wait_for_selector("#card-body h2")
    page.fill("#asof", "2025-12-17")
    page.wait_for_selector("#map-subtitle:text('17개 시·도')")
    assert page.locator("#failure").is_hidden()


def test_it_can_be_used_by_everyone(opened, real_file):
    assert faults(opened(real_file)) == []


def test_on_a_phone_nothing_in_the_masthead_covers_anything(opened, real_file):
    page = opened(real_file, width=390, height=844)
    boxes = [page.locator(name).bounding_box() for name in (".brand", ".saved strong", ".saved-origin summary")]
    for left, right in pairwise(boxes):
        assert left["x"] + left["width"] <= right["x"] + 0.5
    page.click(".saved-origin summary")
    assert page.locator(".saved-more [data-stamp=code]").is_visible()


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_hostile_text_stays_text_in_the_file(opened, tmp_path, lang):
    config, text = copied(tmp_path / "toy"), "\n".join(FRAGMENTS)
    poison(config, text)
    page = opened(
        saved(create_app(config), tmp_path, f"layers=engines,plants,population&focus=alpha&view=7/37/128&lang={lang}")
    )
    page.wait_for_selector("#card-body h2")
    page.wait_for_selector("#table-body td", state="attached")
    for part in ("#panel-groups", "#card-body", "#table-body", "#map-title"):
        assert normal(text) in shown(page, part), part
    page.locator(".marks .mark:not(.words)").first.dispatch_event("click")
    page.wait_for_selector(".item-popup .popup-row")
    assert normal(text) in shown(page, ".item-popup")
    no_intruder(page)
