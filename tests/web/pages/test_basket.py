"""The list of views in the browser: what the service says of each, one by one, and of a file that is read in."""

import pytest

from layers.words.catalogue import words_of


def asked(client, address, **more):
    return client.get("/briefing/view.json", query_string={"of": address, **more})


@pytest.mark.parametrize(
    ("address", "kind", "said"),
    [
        ("/?layers=advanced-complexes&asof=2026-11-28", "지도", "12곳 중 10곳 비수도권 소재"),
        ("/regions/gyeongbuk?layers=grdp&asof=2026-11-28", "지역", "경상북도, 국가첨단전략산업 특화단지"),
        ("/compare?regions=chungbuk,jeonbuk&asof=2026-11-28", "비교", "2024.6.27. 지정분까지 충북 1 · 전북 1"),
        ("/changes?from=2024-02-29&to=2025-12-17", "변경", "2024.2.29.~2025.12.17."),
        ("/layers/advanced-complexes?asof=2026-11-28", "제도", "국가첨단전략산업 특화단지"),
        ("/sectors/battery?asof=2026-11-28", "산업", "이차전지, 국가첨단전략산업 특화단지 4곳(지정"),
        ("/items/advanced-complexes.yongin-pyeongtaek?asof=2026-11-28", "항목", "용인·평택 반도체 특화단지: 지정"),
        ("/due?asof=2026-11-28&region=gyeongbuk", "기한", "기한이 2026년 하반기인 결정"),
        ("/brief/gyeongbuk?asof=2026-11-28", "한 장 요약", "경상북도, 국가첨단전략산업 특화단지"),
    ],
)
def test_a_view_has_a_kind_a_computed_title_and_a_code(client, address, kind, said):
    told = asked(client, address).json
    assert told["label"] == kind
    assert said in told["title"]
    assert told["code"]
    assert "외 5개" not in told["title"]
    again = asked(client, told["address"]).json
    assert (again["address"], again["code"]) == (told["address"], told["code"])


def test_a_picture_of_a_view_is_there(client):
    told = asked(client, "/regions/jeju?asof=2025-12-17&focus=jeju").json
    assert client.get(told["picture"]).content_type == "image/png"


def test_statistics_are_meant_as_their_map(client):
    assert asked(client, "/layers/grdp").json["address"].startswith("/?layers=grdp&")


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/regions/nowhere", "/regions"),
        ("/layers/nothing", "/layers"),
        ("/?layers=nothing", "/"),
        ("/compare?regions=seoul", "/compare"),
        ("/changes?from=2026-01-01&to=2025-01-01", "/changes"),
        ("/sectors/nothing", "/sectors"),
        ("/items/nothing", "/layers"),
        ("/due?region=nowhere", "/due"),
        ("/glossary", "/"),
        ("http://[::1", "/"),
    ],
)
def test_a_view_that_does_not_hold_says_why_and_where_another_is(client, address, nearest):
    answer = asked(client, address)
    assert answer.status_code == 200
    assert answer.json["wrong"]
    assert answer.json["nearest"] == nearest
    assert client.get(nearest).status_code == 200


def test_no_address_is_refused(client):
    assert client.get("/briefing/view.json").status_code == 400
    assert asked(client, "/" + "x" * 9000).status_code == 400


def test_a_file_is_taken_apart_with_its_mistakes(client):
    text = 'title: 보고\nlang: ko\nviews:\n  - view: "/regions/jeju"\n    title: 제주\n  - view: /freshness\n'
    told = client.post("/briefing/views.json", data=text.encode()).json
    assert told["title"] == "보고"
    assert [(one["address"], one["title"]) for one in told["views"]] == [("/regions/jeju?lang=ko", "제주")]
    assert "6번째 줄" in told["mistakes"][0]


@pytest.mark.parametrize(("text", "said"), [("title: [", "YAML"), ("#" * 70_000, "64,000")])
def test_a_file_that_cannot_be_read_is_told(client, text, said):
    answer = client.post("/briefing/views.json", data=text.encode())
    assert answer.status_code == 400
    assert said in answer.get_data(as_text=True)


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_a_file_in_another_encoding_is_told_as_such(client, encoding):
    answer = client.post("/briefing/views.json", data="title: 경북\nviews: []".encode(encoding))
    assert answer.status_code == 400
    assert "UTF-8" in answer.json["wrong"]


def test_the_page_says_what_to_do_without_scripts_and_has_the_editor(client):
    page = client.get("/briefing").get_data(as_text=True)
    assert "<noscript>" in page
    assert '<textarea id="text"' in page
    assert '<details class="briefing-editor">' in page
    assert '<details class="briefing-editor" open>' in client.get("/brief").get_data(as_text=True)


@pytest.mark.parametrize(
    "address", ["/", "/regions/gyeongbuk", "/compare?regions=seoul,busan", "/changes", "/brief/jeju", "/due"]
)
def test_every_view_can_be_put_into_the_report(client, address):
    page = client.get(address).get_data(as_text=True)
    assert 'id="basket-add"' in page
    assert 'id="basket-count"' in page


@pytest.mark.parametrize("address", ["/layers", "/glossary", "/briefing"])
def test_other_pages_lead_to_it_and_are_no_part_of_it(client, address):
    page = client.get(address).get_data(as_text=True)
    assert 'id="basket-add"' not in page
    assert 'id="basket-count"' in page


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_adding_a_page_and_opening_the_list_are_named_apart(lang):
    words = words_of(lang, "page")
    for add, opened in (("basket_add", "basket_open"), ("basket_add_short", "basket_open_short")):
        begun = [{word.lower()[:2] for word in words[key].split()} for key in (add, opened)]
        assert not set.intersection(*begun)
