"""The page of a region says what was asked for where another name led to it, and only what is true of it."""

from urllib.parse import quote, unquote, urlsplit

import pytest

DAY = "2026-11-21"


def arrived(client, name, **more):
    asked = "&".join(f"{key}={value}" for key, value in ({"asof": DAY} | more).items())
    answer = client.get(f"/regions/{quote(name)}?{asked}")
    assert answer.status_code == 302, answer.status_code
    assert answer.location.startswith("/regions/")
    return answer.location, client.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "region", "said"),
    [
        ("강원도", "gangwon", ("강원도", "강원특별자치도", "2023-06-10")),
        ("전라북도", "jeonbuk", ("전라북도", "전북특별자치도", "2024-01-17")),
        ("전라남도", "jeonnam-gwangju", ("전라남도", "전남광주통합특별시", "2026-06-30")),
        ("포항시 남구", "gyeongbuk.pohang", ("포항시 남구", "포항시")),
        ("오창", "chungbuk.cheongju", ("오창", "청주시")),
        ("새만금", "jeonbuk", ("새만금", "어느 시·군·구의 수에도 넣지 않는")),
        ("Pohang", "gyeongbuk.pohang", ("Pohang", "포항시")),
        ("47110", "gyeongbuk.pohang", ("47110", "포항시")),
    ],
)
def test_another_name_tells_what_was_asked_and_why_this_is_shown(client, name, region, said):
    location, page = arrived(client, name)
    assert location.startswith(f"/regions/{region}?")
    _, _, told = page.partition('<p class="note" id="asked">')
    told, _, _ = told.partition("</p>")
    assert all(word in told for word in said), told


def test_what_was_asked_is_told_in_the_readers_language_and_stays_with_another(client):
    _, page = arrived(client, "전라북도", lang="en")
    assert "You asked for “전라북도”" in page
    assert f"asked={quote('전라북도')}" in page


def test_the_own_page_of_a_region_says_nothing_of_it(client):
    page = client.get(f"/regions/jeonbuk?asof={DAY}").get_data(as_text=True)
    assert 'id="asked"' not in page


@pytest.mark.parametrize(
    "asked",
    [
        "부산",
        "아무곳",
        "<script>alert(1)</script>",
        "전라북도<script>alert(1)</script>",
        '" onload="x',
        "//evil.example",
        "https://evil.example/",
        "전라북도\r\nSet-Cookie: a=b",
        "가" * 5000,
        "\u202e전라북도",
        "",
    ],
)
def test_nothing_is_said_that_did_not_lead_here(client, asked):
    answer = client.get(f"/regions/jeonbuk?asof={DAY}&asked={quote(asked)}")
    assert answer.status_code == 200
    assert 'id="asked"' not in answer.get_data(as_text=True)
    assert "alert(1)" not in answer.get_data(as_text=True).partition("</head>")[2].partition('class="languages"')[0]


@pytest.mark.parametrize("name", ["//evil.example", "https://evil.example", "\\\\evil.example", "전라북도\r\nX: y"])
def test_a_name_leads_to_no_other_site(client, name):
    answer = client.get(f"/regions/{quote(name, safe='')}?asof={DAY}")
    assert answer.status_code in (302, 308, 400, 404)
    to = urlsplit(answer.headers.get("Location", ""))
    assert to.netloc in ("", "localhost")
    assert to.path == "" or to.path.startswith("/regions/")
    assert not set("\r\n") & set(unquote(to.geturl()))
