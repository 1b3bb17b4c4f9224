"""`/verify`: the same, changed facts, other words, or no record."""

import csv
import re
from datetime import date

import pytest

from layers.atlas import atlas, history, releases
from layers.scene.verification import address, fingerprint
from tests.toy_atlas import copied
from web.application import create_app
from web.service.config import ROOT

STATE = "layers=plants&asof=2025-12-17&lang=en"


@pytest.fixture
def config(tmp_path):
    return copied(tmp_path / "toy")


def client_of(config):
    return create_app(config).test_client()


def link(client, state=STATE):
    """The address in the QR code of a map."""
    scene = client.get(f"/scene.json?{state}").get_json()
    return address(f"http://localhost/?{state}", scene["fingerprint"], scene["data_version"])


def outcome(client, address):
    page = client.get(address.removeprefix("http://localhost"))
    assert page.status_code == 200
    return re.search(r"outcome-(\w+)", page.text)[1]


def release(config):
    history.release(atlas.read(config.seeds, config.data, config.definitions), "1.0.0", date(2026, 11, 21))


def rewrite(path, column, value, row=0):
    """Change one cell of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row][column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def fact_of(config, topic):
    """The file and row of the first fact of a topic."""
    known = atlas.read(config.seeds, config.data, config.definitions)
    fact = known.by_topic[topic][0]
    return config.seeds / "facts" / f"{fact.document}.csv", fact.row - 2, fact


def test_an_unchanged_map_is_the_same(config):
    client = client_of(config)
    assert outcome(client, link(client)) == "same"


def test_other_data_that_draw_the_same_are_the_same(config):
    made = link(client_of(config))
    (config.seeds / "facts" / "spare.csv").write_bytes(b"")
    path = config.seeds / "gaps.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (config.seeds / "facts" / "spare.csv").unlink()
    later = client_of(config)
    assert later.get("/scene.json").get_json()["data_version"] not in made
    assert outcome(later, made) == "same"


def test_a_changed_fact_of_a_released_state_is_named(config):
    release(config)
    made = link(client_of(config))
    path, row, fact = fact_of(config, "plants")
    rewrite(path, "subject_ko", "다른 이름", row)
    rewrite(path, "subject_en", "Another name", row)
    later = client_of(config)
    assert outcome(later, made) == "facts"
    assert fact.id in later.get(made.removeprefix("http://localhost")).text


def test_a_changed_fact_of_data_that_were_never_released_cannot_be_told(config):
    made = link(client_of(config))
    path, row, _ = fact_of(config, "plants")
    rewrite(path, "subject_en", "Another name", row)
    assert outcome(client_of(config), made) == "unknown"


def test_another_code_with_the_same_data_is_a_matter_of_words(config):
    client = client_of(config)
    made = re.sub(r"verify/[0-9a-f-]+", "verify/0000-0000", link(client))
    assert outcome(client, made) == "wording"


def test_the_form_leads_to_the_check(client):
    state = "asof=2025-12-17&layers=grdp"
    code = client.get(f"/scene.json?{state}").get_json()["fingerprint"]
    answer = client.get("/verify", query_string={"code": code.upper(), "link": f"http://elsewhere.example/?{state}"})
    assert answer.status_code == 302
    assert answer.location.startswith(f"/verify/{code}?")
    assert outcome(client, answer.location) == "same"


@pytest.mark.parametrize("version", [one.data_version for one in releases.releases(ROOT / "seeds")])
def test_a_code_printed_by_any_release_is_answered_from_its_record(client, version):
    assert outcome(client, f"/verify/0000-0000?data={version}&layers=core-projects&asof=2025-12-17") != "unknown"


@pytest.mark.parametrize(
    "address",
    [
        "/verify/xyz?asof=2025-12-17",
        "/verify/3f2a-91bc?asof=2016-01-01",
        "/verify/3f2a-91bc?asof=2025-12-17&nonsense=1",
        "/verify?code=3f2a-91bc&link=nothing",
        "/verify?code=3f2a-91bc&link=http://[::1/?asof=2025-12-17",
        "/verify?code=3f2a-91bc&link=//a%E2%84%80b/?asof=2025-12-17",
        "/verify?code=3f2a91bc&link=http://x/?asof=2025-12-17",
    ],
)
def test_what_cannot_be_checked_is_told(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert "<html" in answer.text


@pytest.mark.parametrize(("lang", "said"), [("ko", "더 새로운 아틀라스"), ("en", "A newer atlas")])
@pytest.mark.parametrize("address", ["/verify/{}?asof=2025-12-17", "/verify?code={}&link=http://x/?asof=2025-12-17"])
@pytest.mark.parametrize("code", ["2-3f2a-91bc", "12-3f2a-91bc"])
def test_a_code_of_a_newer_atlas_is_told(client, code, address, lang, said):
    answer = client.get(f"{address.format(code)}&lang={lang}")
    assert answer.status_code == 400
    assert said in answer.text
    assert code in answer.text


@pytest.mark.parametrize("code", ["0-3f2a-91bc", "1-3f2a-91bc", "02-3f2a-91bc", "a-3f2a-91bc", "-3f2a-91bc"])
def test_the_number_of_a_way_has_one_form(client, code):
    answer = client.get(f"/verify/{code}?asof=2025-12-17&lang=en")
    assert answer.status_code == 400
    assert "hexadecimal" in answer.text


def test_a_code_is_the_hash_that_0_2_0_made():
    assert fingerprint({"나": [1, None], "a": "가"}) == "fa2c-408e"


def test_a_page_that_is_no_view_is_told(client):
    assert client.get("/verify/3f2a-91bc?page=/glossary&asof=2025-12-17").status_code in (400, 404)
    assert client.get("/verify/3f2a-91bc?page=//evil.example/&asof=2025-12-17").status_code in (400, 404)


@pytest.mark.parametrize(
    ("asked", "status", "said", "kept"),
    [
        ("/verify?code=3f2a-91bc", 200, "주소도 적습니다", "3f2a-91bc"),
        ("/verify/3f2a-91bc", 200, "주소도 적습니다", "3f2a-91bc"),
        (
            "/verify?link=https://atlas.example/%3Flayers%3Dgrdp",
            200,
            "확인 코드도 적습니다",
            "https://atlas.example/?layers=grdp",
        ),
        ("/verify?code=xyz", 400, "16진수", "xyz"),
        (
            "/verify?code=xyz&link=https://atlas.example/%3Flayers%3Dgrdp",
            400,
            "16진수",
            "https://atlas.example/?layers=grdp",
        ),
        ("/verify?code=3f2a-91bc&link=atlas", 400, "지도 주소 전체", "atlas"),
        ("/verify/xyz?layers=grdp", 400, "16진수", "xyz"),
        ("/verify/3f2a-91bc?page=/nowhere&layers=grdp", 404, "/nowhere", "3f2a-91bc"),
        ("/verify/3f2a-91bc?page=/regions/nowhere&lang=ko", 404, "nowhere", "3f2a-91bc"),
        ("/verify/3f2a-91bc?asof=tomorrow", 400, "2025-12-17", "3f2a-91bc"),
    ],
)
def test_what_cannot_be_checked_is_said_beside_the_form_that_keeps_it(client, asked, status, said, kept):
    answer = client.get(asked)
    html = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert said in html.split("<form")[0]
    assert f'value="{kept}"' in html.split("<form")[1]
    assert "&#39;link&#39;" not in html
    assert "&#39;code&#39;" not in html
