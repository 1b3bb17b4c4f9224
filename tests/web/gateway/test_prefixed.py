"""Below a URL prefix every page, part, datum and file leads to where the service is."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import TODAY
from web.application import create_app
from web.service.config import Config

pytestmark = pytest.mark.whole

ROUTES = json.loads((Path(__file__).parents[2] / "routes.json").read_text(encoding="utf-8"))
HOST, ROOT = "http://portal.example.kr", "/atlas"
WRITTEN = ("text/html", "application/json", "application/geo+json")
#: A path of ours between quotes that does not begin with the prefix; SVG in JSON ends its elements with `/>`.
ASTRAY = re.compile(rf"""(?<!\\)["'](/(?!{ROOT[1:]}[/?"']|[/>])[^"' ]*)(?<!\\)["']""")
#: A script of a page has the sign between the parts of a path by itself.
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
PAGES = [
    example
    for rule, examples in ROUTES.items()
    for example in examples[:1]
    if not rule.startswith("/export/") and not rule.startswith("/oembed")
]


@pytest.fixture(scope="module")
def below():
    """A client of a service that is opened below a prefix."""
    return create_app(Config(today=TODAY, url=f"{HOST}{ROOT}")).test_client()


@pytest.mark.whole
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("taken", ["", ROOT], ids=["taken off by the proxy", "left by the proxy"])
def test_no_answer_leads_astray(below, address, taken):
    answer = below.get(f"{taken}{address}", base_url=HOST)
    assert answer.status_code == 200
    if answer.mimetype in WRITTEN:
        text = answer.get_data(as_text=True)
        assert ASTRAY.findall(INLINE.sub("", text)) == []
        assert set(ASTRAY.findall("".join(INLINE.findall(text)))) <= {"/"}
        assert ROOT + ROOT not in text


def test_a_redirect_stays_below_the_prefix(below):
    answer = below.get("/verify?code=3f2a-91bc&link=http://h/?layers=grdp", base_url=HOST)
    assert answer.headers["Location"].startswith(f"{ROOT}/verify/3f2a-91bc?")


def test_files_lead_below_the_prefix(below):
    for address in ("/export/map.svg?layers=grdp", "/export/compare.svg?regions=busan,ulsan"):
        text = below.get(address, base_url=HOST).get_data(as_text=True)
        assert f"{HOST}{ROOT}/" in text.replace("\r\n ", "")
        assert not re.search(rf"{HOST}/(?!{ROOT[1:]})", text.replace("\r\n ", ""))


def test_scripts_and_their_hashes_are_left_as_they_are(below, client):
    there, here = (
        each.get("/", base_url=base).get_data(as_text=True) for each, base in ((below, HOST), (client, None))
    )
    assert INLINE.findall(there) == INLINE.findall(here) != []


def test_a_prefix_that_a_proxy_names_is_as_good(app):
    page = app.test_client().get("/layers", headers={"X-Forwarded-Prefix": ROOT}).get_data(as_text=True)
    assert f'href="{ROOT}/sources' in page
    assert ASTRAY.findall(page) == []


@pytest.mark.parametrize("header", ["X-Forwarded-Prefix", "Script-Name"])
def test_a_prefix_that_anybody_names_is_refused(app, header):
    answer = app.test_client().get(
        "/atlas/layers", headers={header: ROOT}, environ_overrides={"REMOTE_ADDR": "192.0.2.7"}
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("prefix", ['/"><script>', "//evil.example", "atlas", "/a b", "/..", "/a/../b", "/."])
def test_what_is_no_prefix_is_refused(app, prefix):
    assert app.test_client().get("/layers", headers={"X-Forwarded-Prefix": prefix}).status_code == 400


def test_host_and_scheme_are_believed_from_trusted_proxies_alone(app):
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "atlas.example.kr"}
    client = app.test_client()
    security = "/.well-known/security.txt"
    assert "Contact: https://atlas.example.kr/" in client.get(security, headers=said).text
    stranger = {"REMOTE_ADDR": "192.0.2.7"}
    assert "atlas.example.kr" not in client.get(security, headers=said, environ_overrides=stranger).text


@pytest.mark.parametrize(
    "said",
    [
        {"Host": '"onload=x'},
        {"Host": "a b"},
        {"Host": "[::1"},
        {"Host": "atlas.example:99999"},
        {"Host": "a/b"},
        {"Host": "reader@atlas.example"},
        {"Host": "a" * 5000},
        {"X-Forwarded-Host": "a b<script>"},
        {"X-Forwarded-Port": "abc"},
        {"X-Forwarded-Proto": "javascript"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/share", "/fragments/share", "/.well-known/security.txt"])
def test_what_is_no_host_or_scheme_is_refused_and_not_repeated(app, said, path):
    answer = app.test_client().get(path, headers=said)
    assert answer.status_code == 400
    assert "http, https" in answer.get_data(as_text=True)
    assert next(iter(said.values()))[:60] not in answer.get_data(as_text=True)


@pytest.mark.parametrize("host", ["atlas_web:8000", "127.0.0.1", "[::1]:8000", "atlas.example.", "xn--3e0b707e"])
def test_hosts_as_networks_name_them_are_taken(app, host):
    assert app.test_client().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.fixture(scope="module")
def named(app):
    """A client of a service that has a name."""
    return create_app(replace(app.config["ATLAS"], url="https://atlas.example.kr")).test_client()


def test_a_service_that_has_a_name_writes_it_whatever_was_asked(named):
    for address in ("/share", "/export/map.svg?layers=grdp", "/oembed?url=https://atlas.example.kr/"):
        text = named.get(address, base_url="http://atlas.example.kr:8000").get_data(as_text=True)
        assert "https://atlas.example.kr/" in text
        assert ":8000" not in text


@pytest.mark.parametrize("host", ["evil.example", "atlas.example.kr.evil.example", "127.0.0.1:8000", "[::1]", "]["])
def test_other_hosts_are_refused_but_for_what_machines_ask(named, host):
    assert named.get("/layers", headers={"Host": host}).status_code in (400, 421)
    assert named.get("/oembed?url=http://evil.example/", headers={"Host": host}).status_code in (400, 421)
    if host != "][":
        assert named.get("/healthz", headers={"Host": host}).status_code == 200
