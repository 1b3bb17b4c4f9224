"""What we do not know of a source is kept in the data and named by what the source is about."""

import pytest

from layers.facts.described import described


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        ("press", "제목 미확인 (구미 특화단지 신청)", "구미 특화단지 신청 관련 기사"),
        ("board", "제목 미확인 (앵커기업)", "앵커기업 관련 게시물"),
        ("press", "(제목 미확인) 경남 레전드50+ 2.0 보도", "경남 레전드50+ 2.0 보도"),
        ("press", "지정 고시 18곳 보도 (제목 미확인)", "지정 고시 18곳 보도"),
        ("press", "다음뉴스(매체명 미확인)", "신문 기사"),
        ("press", "Daum News (outlet not shown)", "Press article"),
        ("press", "2단계 착수 (소제목; 제목 미확인)", "2단계 착수 (소제목)"),
        ("press", "Title not shown in the excerpt (Kia Hwaseong)", "Article: Kia Hwaseong"),
        ("press", "다섯 곳 지정", "다섯 곳 지정"),
    ],
)
def test_a_gap_is_told_by_what_is_known(kind, said, told):
    assert described({"title_ko": said, "publisher_ko": said, "kind": kind})["title_ko"] == told


def test_no_source_is_named_by_what_is_not_known(real):
    names = [name for one in real.documents.values() for name in (one.title_ko, one.publisher_ko)]
    names += [name for one in real.documents.values() for name in (one.title_en, one.publisher_en)]
    gaps = ("제목 미확인", "매체명 미확인", "not shown", "title unknown")
    assert [name for name in names if any(gap in name for gap in gaps)] == []
