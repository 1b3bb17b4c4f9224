"""What answers say where they once said what no source does: an address, its words, and what it no longer says."""

import re
from html import unescape
from urllib.parse import quote

import pytest

from tests.pages import undated

SEARCH = "/search.json?q="
AT = "/at?place="
TOLD = [
    # three words for three numbers; an agreement only where two counts meet
    (
        "/layers/industry-academia-zones",
        "문서에 적힌 수 15 · 집계 17 · 적힌 수와 다름",
        "문서가 밝힌 합계 17",
    ),
    ("/layers/southern-semiconductor-belt", "남부권 반도체 벨트의 지역 집계 3", "문서가 밝힌 합계 3"),
    ("/layers/battery-triangle", "배터리 삼각벨트의 지역 집계 4", "문서가 밝힌 합계 4"),
    ("/sources/motie-2024-02", "기반시설 지원 – – 10 –", "기반시설 지원 10 10 일치"),
    ("/sources/motir-2025-12-17", "5극 3특 권역 – 8 (5 + 3) 8 일치", "5극 3특 권역 8 8 일치"),
    (
        "/sources/mss-2023-02-16",
        "범위를 조정하는 산업 31 – 31 산식만 확인",
        "범위를 조정하는 산업 31 31 일치",
    ),
    ("/sources/mss-2023-02-16", "주축산업 41 – 41 이름 있는 것 40", "주축산업 41 41 일치"),
    (
        "/layers/ax-complexes",
        "문서에 적힌 수 13 · 집계 13 · 이름 있는 것 10",
        "문서가 밝힌 합계 13",
    ),
    # 10 GW: neither sum nor each
    (
        "/layers/complex-infrastructure",
        "두 곳의 합인지 각각인지 한 곳의 것인지는 문서에 없음",
        "두 곳을 합한 값",
    ),
    ("/layers/complex-infrastructure", "표의 한 칸에 용인·평택으로 적힌 값", "용인과 평택 둘을 합한 값"),
    ("/export/layers/complex-infrastructure.csv", "표의 한 칸에 용인·평택으로 적힌 값", "둘을 합한 값"),
    # an unknown place is not everywhere
    (
        "/at?place=포항",
        "수소특화단지 1, 2026 메가프로젝트 관련 발표 · 전체 미확인 1)은 여기에 적용되는지 알 수 없어 세지 않음",
        "명칭 미확인 (1/7)",
    ),
    ("/regions/gyeongbuk", "지역이 확인되지 않은 항목 10건", None),
    # announced decisions are items
    (
        "/layers/advanced-complex-call-2026?asof=2025-12-17",
        "배터리 기초원료 생산 전문 특화단지",
        "시행 중인 항목이 없습니다",
    ),
    ("/layers/advanced-complex-call-2026?asof=2025-12-17", "항목 3건", "항목 0건"),
    ("/layers/re100-complexes", "RE100 시범단지 미확인 재생에너지 미정", None),
    ("/due", "2026년 RE100 시범단지 RE100 산업단지 미정", "RE100 시범단지 선정 결과"),
    (
        "/freshness",
        "RE100 시범단지 RE100 산업단지 2026 2026-11-28",
        "배터리 기초원료 특화단지 지정 결과",
    ),
    ("/freshness", "AX 실증 산업단지 13곳 가운데 남은 3곳의 이름이 적힌", "AX 실증 산업단지 13개의 위치"),
    # a day knows what was published or decided by that day
    (
        "/layers/main-industries?asof=2023-02-20",
        "계획 41개 · 시·도별 이름은 문서에 없음",
        "저온고압에너지저장공급시스템",
    ),
    ("/layers/future-industries-single?asof=2023-02-26", "계획 14개", "소형모듈형원자로"),
    ("/changes?from=2023-02-16&to=2023-02-28", "수록분: 정부 결정 54건 / 기한 변경 0건", "끝난 것 48건, 상태"),
    ("/changes?from=2023-02-16&to=2023-02-28", "미확인 전환 6건 / 목록 기간 종료 48건", "105건이 달라졌다"),
    # flags of a place
    (
        "/layers/core-projects",
        "차세대 메모리반도체 클러스터 조성 경기 용인 반도체 계획 기업 소재지로 추정한 위치",
        "차세대 메모리반도체 클러스터 조성 경기 용인 반도체 계획 2024-02",
    ),
    ("/export/layers/core-projects.csv", "company-site;place-inferred", "2022~2047,point"),
    (
        "/layers/battery-triangle",
        "읽은 것과 잇는 순서는 편집이며 문서에 없음",
        "세 꼭짓점: 충청(청주), 호남(새만금), 영남(포항·울산)",
    ),
    # national figures reach search and regions
    (SEARCH + "674조", "첨단산업 투자계획: 674조 원", '"hits":[]'),
    (SEARCH + "AI 팩토리", "AI 팩토리 총 보급: 500개", '"hits":[]'),
    (SEARCH + "유턴", "유턴 보조금 한도", '"hits":[]'),
    ("/regions/gyeongbuk", "유턴 보조금 한도(비수도권, 개선) 400억 원", None),
    ("/regions/gyeonggi", "유턴 보조금 한도(수도권, 개선)", None),
    # what qualifies a number is part of it
    ("/sources/motir-2025-12-17", "전국 약 1,800억 원", "전국 1,800억 원"),
    ("/sources/motir-2025-12-17", "전국 약 9,000억 원", "전국 9,000억 원"),
    ("/sources/motir-2025-12-17", "전국 최대 12척", "전국 12척"),
    ("/sources/motie-2024-02", "전국 약 1.9조 원", "전국 1.9조 원"),
    ("/layers/growth-engines?asof=2025-12-17", "수도권 성장엔진 수도권 – 미정 2025-12-17", "미정 추정"),
    (
        "/sources/motie-2017-12-18",
        "지정은 2018년의 다른 자료 계획",
        "지정은 2018년의 다른 자료 미정",
    ),
    # rows say no more than their source
    (
        "/layers/innovation-cities",
        "강원 원주혁신도시 강원 원주 분야 미분류 확정 2007-03-07",
        "강원 원주 분야 미분류 지정 2007-03-16",
    ),
    # a contradiction is the same thing, time and extent
    (
        "/layers/national-complex-candidates",
        "대상·시점이 다른 값: 728만㎡ / 778만㎡",
        "자료마다 값이 다르다: 728만㎡ / 778만㎡",
    ),
    (
        "/layers/national-complex-candidates",
        "값 변경: 132만㎡ → 105만㎡",
        "자료마다 값이 다르다: 105만㎡ / 132만㎡",
    ),
    (
        "/layers/advanced-complexes",
        "대상·시점이 다른 값: 11.35조 원 / 7.4조 원",
        "자료마다 값이 다르다: 11.35조 원 / 7.4조 원",
    ),
    (
        "/layers/advanced-complexes",
        "포항 이차전지 특화단지",
        "608만㎡ / 548.4만㎡",
    ),
    # days, counts, names
    ("/due", "기한 변경: 2026.2. → 2026년 하반기 (국무조정실 2026.4.1.)", "2026-H2 D−33"),
    ("/regions/jeonbuk", "기한 경과(결과 미확인)", "D−1,859"),
    ("/regions/jeju", "행정시 2곳", "시·군·구 2곳"),
    ("/layers/core-projects", "샤힌 프로젝트(원문 표기: 샹한)", "화 샹한 프로젝트"),
    ("/compare?regions=chungbuk,gyeongbuk", "C21 의료용 물질 및 의약품 제조업", "바이오·헬스 입지계수"),
    # what was wanted
    ("/sources/motie-2024-02", "기반시설 구축(전력·용수 등)", None),
    ("/sources/motir-2025-12-17", "AI 팩토리 보급 위치 전국 문서는 수만 적고 위치는 적지 않음", None),
    ("/sources/mss-2023-02-16", "별첨은 갖고 있지 않아 시·도별 표 미확인", None),
    ("/sources/mss-2023-02-16", "문서가 이름을 든 것은 14개 가운데 4개", None),
    ("/sources/mss-2023-02-16", "문서가 이름을 든 것은 5개 가운데 3개", None),
    ("/sources/mss-2023-02-16", "문서가 이름을 든 것은 4개 가운데 A 지역의 예시 1개", None),
    ("/sources/motie-2024-02", "반도체 초강대국 달성 전략(22.7)", None),
    ("/sources/motie-2024-02", "산업단지 입지 킬러규제 혁파 방안(23.8)", None),
    ("/due?asof=2024-02-28", "2024.2.29. D−1 바이오 특화단지 공고 완료", None),
    ("/due?asof=2024-02-28", "2024년 상반기 바이오소부장 기술개발 로드맵 마련", None),
    ("/due?asof=2024-02-28", "2024.5. 인력을 통한 기술유출 방지 대책 수립", None),
    ("/due?asof=2024-02-28", "2024년 상반기 로봇 중·장기 기술 로드맵 마련", None),
    ("/due?asof=2024-02-28", "2024년 하반기 산업 AI 2기 선도사업 선정", None),
    ("/due?asof=2024-02-28", "2024년 하반기 AI 자율 제조 예타 사업 기획", None),
    # places as people write them; words in any order
    (AT + "포항시 남구", "남구: 포항시의 일부라 포항시 전체로 읽음", "그런 지역이 없습니다"),
    (AT + "부산중구", "부산광역시 중구 · 동남권", "그런 지역이 없습니다"),
    (AT + "창원국가산단", "창원국가산단: 단지 구역 미확인, 창원시로 읽음", None),
    (AT + "새만금", "어느 시·군·구의 수에도 넣지 않는 지역(전북특별자치도)", "완주군 · 전북특별자치도 ("),
    (AT + "오창", "오창: 청주시로 읽음", None),
    (AT + "광주", "뜻하는 지역을 고르십시오. 광주광역시 (2026-06-30까지) 경기도 광주시", "(gyeonggi.gwangju)"),
    (SEARCH + "2차전지", "울산 이차전지 특화단지", '"hits":[]'),
    (SEARCH + "반도체 벨트", "남부권 반도체 혁신벨트", '"hits":[]'),
    (SEARCH + "용인 10GW", "용인·평택 전력 10GW 확보", '"hits":[]'),
    (SEARCH + "미정", "/freshness", '"hits":[]'),
    (SEARCH + "구미 국가산업단지", "단지 구역 미확인, 구미시로 읽음", '"hits":[]'),
    # no dead ends
    ("/changes?from=2023-02-16&to=2023-02-28&layer=main-industries", "수록분: 정부 결정 35건", "건이 달라졌다"),
    ("/changes?from=2025-01-01&to=2025-12-31", "강원특별자치도 문서에 처음 나옴", "강원특별자치도 생김"),
    (
        "/compare?regions=gyeongbuk",
        "함께 볼 지역을 하나 더 고르십시오",
        "두 곳 이상 고르십시오: gyeongbuk",
    ),
    ("/compare?regions=광주,전남", "뜻하는 지역을 고르십시오", None),
    (
        "/?layers=gone,growth-engines",
        "지금 없는 것은 빼고 보여 줍니다: gone",
        "쓸 수 없는 값입니다: 'gone'",
    ),
    ("/verify?code=abcd", "파일에 적힌 대로", "'code'에 쓸 수 없는 값입니다"),
    # no superlative, and no word of the machine
    (
        "/changes?from=2024-02-01&to=2025-12-17",
        "그 밖: 위기대응·인구감소 지원 7건 / 준공·가동 2건 / 종료·미선정 7건 / 계획·추진 42건 / 기한 구체화 1건",
        "가장 많이 달라진",
    ),
    ("/changes?from=2023-02-16&to=2023-02-28", "집계에 넣지 않음: 미확인 전환 6건", "가장 많이 달라진"),
    ("/layers/population?asof=2024-03-01", "연말 (공개된 사본에서 읽음)", "연말 (공개된 사본에서 읽음) None"),
    # newer facts
    (
        "/layers/growth-engines",
        "미정 8 · 2026년 하반기 결정 예정",
        "미확인 8",
    ),
    ("/layers/growth-engines", "기한 변경: 2026.2. → 2026년 하반기 (국무조정실 2026.4.1.)", None),
    ("/changes?from=2026-03-01&to=2026-04-30", "전북 · 제주 2026.2. → 2026년 하반기 국무조정실", "건이 달라졌다"),
    ("/layers/sobujang-complexes?asof=2026-06-01", "미정 1 · 2026년 7월 결정 예정", None),
    ("/layers/ax-complexes", "이름 있음 10건 · 명칭 미확인 3건", "이름 있음 3건 · 명칭 미확인 10건"),
    ("/layers/depopulation-areas", "2025년 12월 31일의 고시는 기금 기준의 관심지역과 다른 지정", None),
    ("/layers/innovation-cities", "의결 2007.3.7.", None),
]


def on_the_day(address: str) -> str:
    """The address, of 28 November 2026 where it names no day."""
    dated = "asof=" in address or "from=" in address
    whole = address if dated else f"{address}{'&' if '?' in address else '?'}asof=2026-11-28"
    return quote(whole, safe="/?&=:,.%")


def words(response) -> str:
    """What an answer says, without its markup."""
    text = response.get_data(as_text=True)
    if response.mimetype == "text/html":
        text = unescape(
            re.sub(r"<[^>]+>", " ", re.sub(r"<(script|style)\b.*?</\1>", " ", undated(text), flags=re.DOTALL))
        )
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("address", "said", "no_longer"), TOLD)
@pytest.mark.whole
def test_an_answer_says_what_sources_say(fetch, address, said, no_longer):
    told = words(fetch(on_the_day(address)))
    assert said in told
    assert no_longer is None or no_longer not in told
