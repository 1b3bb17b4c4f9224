"""The picture that a page carries: small, of what is drawn, with nothing that the page's policy refuses."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from web.export.plate.inline import short

#: Of the picture as it is sent.
MOST_BYTES = 35_000
ADDRESSES = ("/?lang=ko", "/?lang=en&theme=grey", "/?layers=grdp&lang=ko", "/?asof=2017-12-18&lang=ko")


def picture(client, address):
    return re.search(r'<svg class="first-picture".*?</svg>', client.get(address).get_data(as_text=True), re.DOTALL)[0]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_small_and_well_formed(client, address):
    drawn = picture(client, address)
    assert len(gzip.compress(drawn.encode())) <= MOST_BYTES
    root = ElementTree.fromstring(drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    names = [each.get("id") for each in root.iter() if each.get("id")]
    used = re.findall(r'(?:href="|url\()#([\w-]+)', drawn)
    assert len(set(names)) == len(names)
    assert set(used) <= set(names)
    assert "style=" not in drawn


def test_every_outline_is_sent_once(client):
    paths = re.findall(r'd="([^"]{40,})"', picture(client, "/?lang=ko"))
    assert len(paths) > 20
    assert len(set(paths)) == len(paths)


def test_it_has_the_names_of_the_day(client):
    assert ">전남광주<" in picture(client, "/?layers=grdp&lang=ko")
    assert ">전남광주<" not in picture(client, "/?layers=grdp&asof=2026-06-30&lang=ko")
    assert ">Gangwon<" in picture(client, "/?lang=en")


def scripts_of(answer):
    """What the policy says of scripts."""
    return next(part for part in answer.headers["Content-Security-Policy"].split(";") if "script-src" in part)


def test_the_scripts_of_the_page_are_the_three_that_its_policy_names(client):
    """What lays the picture, what waits for its paint, and the map that waits."""
    answer = client.get("/?lang=ko")
    inline = re.findall(
        r'<script(?: type="text/plain" data-later)?>(.*?)</script>', answer.get_data(as_text=True), re.DOTALL
    )
    assert len(inline) == scripts_of(answer).count("'sha256-") == 3


def test_land_that_may_be_pressed_says_its_province(client):
    drawn = re.findall(r'data-region="([^"]+)"', picture(client, "/?lang=ko"))
    assert sorted(drawn) == sorted(set(drawn))
    assert {"gyeongbuk", "jeju", "sejong"} < set(drawn)


@pytest.mark.parametrize(
    "data",
    ["M46.08 40.42l0.27 0.22 0.07 -0.09z", "M0.5 -0.5l1 0.5 10.05 0.5 -0.1 0 0.3 1.2 0 0z", "M0 0l-0.5 0.05 0.1 10z"],
)
def test_shorter_path_data_hold_the_same_numbers(data):
    numbers = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)")
    assert len(short(data)) < len(data)
    assert [float(each) for each in numbers.findall(short(data))] == [float(each) for each in numbers.findall(data)]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_it_names_every_pole_and_special_province(client, lang):
    scene = client.get(f"/scene.json?lang={lang}").get_json()
    poles = scene["poles"].values()
    names = [each["name"] for each in poles if not each["special"]]
    alone = [scene["regions"][each["members"][0]]["short"] for each in poles if each["special"]]
    drawn = picture(client, f"/?lang={lang}")
    assert len(names) + len(alone) == 8
    assert [name for name in (*names, *alone) if f">{name}<" not in drawn] == []


def test_names_and_marks_say_what_they_stand_for_and_where(client):
    root = ElementTree.fromstring(
        picture(client, "/?lang=ko").replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    )
    told = {each.get("data-of"): each.get("data-at") for each in root.iter() if each.get("data-of")}
    assert {"pole 수도권", "item advanced-complexes.ulsan", "advanced-complexes.ulsan"} <= told.keys()
    assert "belt battery-triangle" in told
    assert all(len(at.split()) == 2 for at in told.values())
