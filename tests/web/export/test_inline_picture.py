"""The picture that a page carries: small, of what is drawn, with nothing that the page's policy refuses."""

import gzip
import re
from xml.etree import ElementTree

import pytest

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
    assert ">전남광주<" in picture(client, "/?lang=ko")
    assert ">전남광주<" not in picture(client, "/?asof=2026-06-30&lang=ko")
    assert ">Gangwon<" in picture(client, "/?lang=en")


def scripts_of(answer):
    """What the policy says of scripts."""
    return next(part for part in answer.headers["Content-Security-Policy"].split(";") if "script-src" in part)


def test_the_scripts_of_the_page_are_the_two_that_its_policy_names(client):
    answer = client.get("/?lang=ko")
    inline = re.findall(r"<script>(.*?)</script>", answer.get_data(as_text=True), re.DOTALL)
    assert len(inline) == scripts_of(answer).count("'sha256-") == 2
