import pytest

from tests.manifest.plain import parts


@pytest.mark.parametrize(
    ("region", "held", "not_held"),
    [
        ("gyeongbuk", "유턴 보조금 한도(비수도권, 개선)", "유턴 보조금 한도(수도권"),
        ("gyeonggi", "유턴 보조금 한도(수도권, 개선)", "유턴 보조금 한도(비수도권"),
    ],
)
@pytest.mark.whole
def test_a_regions_page_and_file_tell_the_national_figures_of_its_class(client, region, held, not_held):
    page = client.get(f"/regions/{region}?asof=2026-11-28").get_data(as_text=True)
    path = f"/export/regions/{region}.docx"
    file = b"".join(parts(path, client.get(f"{path}?asof=2026-11-28").get_data()).values()).decode("utf-8", "ignore")
    for said in (page, file):
        assert held in said
        assert "AI 팩토리 총 보급" in said
        assert not_held not in said


@pytest.mark.parametrize(
    ("region", "said", "not_said"),
    [("jeju", "행정시 2곳", "시·군·구 2곳"), ("sejong", "세종", "시·군·구 1곳"), ("ulsan", "시·군·구 5곳", "행정시")],
)
def test_an_administrative_city_is_counted_as_no_municipality(client, region, said, not_said):
    page = client.get(f"/regions/{region}?asof=2026-11-28").get_data(as_text=True)
    assert said in page
    assert not_said not in page


def test_a_location_quotient_names_its_industry_and_not_the_sector(client):
    page = client.get("/compare?regions=chungbuk,gyeongbuk,jeonbuk&asof=2026-11-28").get_data(as_text=True)
    assert "C21 의료용 물질 및 의약품 제조업" in page
    assert "바이오·헬스 입지계수" not in page


@pytest.mark.parametrize("kind", ["docx", "hwpx", "xlsx"])
@pytest.mark.whole
def test_files_of_a_comparison_name_every_industry_in_full(client, known, kind):
    path = f"/export/compare.{kind}"
    answer = client.get(f"{path}?regions=chungbuk,gyeongbuk,jeonbuk&asof=2026-11-28")
    said = b"".join(parts(path, answer.get_data()).values()).decode("utf-8", "ignore")
    named = known.surveys.industries
    assert all(f"{code} {named[code]}" in said for code in ("C21", "C26", "C20"))


def test_a_rank_over_merged_boundaries_says_that_it_is_counted_again(client):
    merged = client.get("/regions/gyeongbuk?asof=2026-11-28").get_data(as_text=True)
    assert "재집계 16곳 중" in merged
    assert "재집계" not in client.get("/regions/gyeongbuk?asof=2026-03-12").get_data(as_text=True)
    assert "recounted, rank" in client.get("/compare?regions=gyeongbuk,jeonbuk&asof=2026-11-28&lang=en").get_data(
        as_text=True
    )


@pytest.mark.parametrize(
    ("lang", "sure", "source"), [("ko", "참고, 확신 보통", "제3자가"), ("en", "confidence medium", "third party")]
)
def test_shares_at_second_hand_say_how_sure_they_are_beside_the_official_ones(client, lang, sure, source):
    page = client.get(f"/compare?regions=gyeongbuk,ulsan&asof=2026-11-28&lang={lang}").get_data(as_text=True)
    first, second = page.index("2023)</caption>"), page.index(f"{sure})</caption>")
    assert first < second
    assert source in page[second:]


@pytest.mark.office
def test_files_of_a_comparison_have_both_compositions(client):
    for kind, words in (
        ("xlsx", ("산업 구성(참고)", "(확신 보통)")),
        ("docx", ("(%, 2023)", "(%, 2024 잠정, 참고, 확신 보통)")),
    ):
        path = f"/export/compare.{kind}"
        answer = client.get(f"{path}?regions=gyeongbuk,ulsan&asof=2026-11-28")
        said = b"".join(parts(path, answer.get_data()).values()).decode("utf-8", "ignore")
        assert [word for word in words if word not in said] == []
