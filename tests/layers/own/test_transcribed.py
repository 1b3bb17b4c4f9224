"""Facts that an organisation transcribed as the release does: documents, places and sites of its own folder."""

from layers.facts.facts import COLUMNS

HEAD = """
order: 90
group: promotion
owner: {ko: 시험기관, en: Test agency}
title: {ko: 지정 단지, en: Designated complexes}
abstract: {ko: 도가 지정한 단지., en: Complexes of the province.}
topic: own-complexes
level: site
geometry: points
symbol: {shape: square, by: status}
instrument: {kind: designation, ground: promotion, allocation: open, complete: false, counted: false}
"""
DOCUMENT = """own-notice-2026:
  title_ko: 도 고시
  publisher_ko: 경상북도
  date: 2026-03-02
  grade: 1
  checked: 2026-11-20
"""
SITE = "id,name_ko,name_en,region,lon,lat,radius_km,precision,found,basis,source,note\n"
ROW = {
    "id": "own-complexes-a-status", "topic": "own-complexes", "item": "own-complexes.a", "claim": "status",
    "place": "우리 단지", "site": "own-a", "subject_ko": "우리 단지", "status": "designated", "evidence": "우리 단지",
    "basis": "document", "confidence": "high", "notice_no": "경상북도고시 제2026-10호",
}  # fmt: skip


def filled(folder, **changed):
    """The folder with one item; some cells may be other ones."""
    (folder.path / "layers" / "own-complexes.yml").write_text(f"id: own-complexes\n{HEAD}", encoding="utf-8")
    folder.file("documents/notices.yml", DOCUMENT)
    folder.file(
        "places/places.csv",
        "place,topic,regions,precision,reason,source\n우리 단지,own-complexes,gyeongbuk.gumi,area,,\n",
    )
    folder.file("places/sites.csv", f"{SITE}own-a,우리 단지,Ours,gyeongbuk.gumi,128.4,36.1,0.5,site,,sourced,,\n")
    row = ROW | changed
    lines = (",".join(COLUMNS), ",".join(row.get(column, "") for column in COLUMNS))
    folder.file("facts/own-notice-2026.csv", "\n".join(lines) + "\n")


def test_own_facts_are_read_with_their_documents_places_and_sites(folder):
    filled(folder)
    own = folder.read()
    (fact,) = own.facts
    assert (fact.item, own.places[0].regions, own.sites["own-a"].lon) == ("own-complexes.a", ("gyeongbuk.gumi",), 128.4)
    assert own.documents["own-notice-2026"].title_ko == "도 고시 (자체 수록)"
    assert own.documents["own-notice-2026"].publisher_ko == "경상북도"
    assert own.owners["own-complexes"].ko == "시험기관"


def test_own_facts_add_nothing_to_what_the_release_lists(folder):
    filled(folder, topic="battery-triangle", item="battery-triangle.x", id="battery-triangle-x-status")
    assert [one.split(": ")[1].partition(" = ")[0] for one in folder.problems()] == ["id", "topic", "item"]


def test_what_the_release_refuses_is_refused_with_korean_words(folder):
    filled(folder, status="", confidence="sure", valid_from="어제")
    found = folder.problems()
    assert len(found) == 3
    assert "다음 가운데 하나여야 합니다" in "".join(found)


def test_a_lock_of_other_rows_is_refused(folder):
    filled(folder)
    folder.file("./evidence.lock", '{"own-other": {"sha256": "0", "paragraphs": "0", "rows": {"x": "0 - found"}}}')
    assert all("evidence.lock" in one for one in folder.problems())


def test_a_sentence_can_be_silenced_and_nothing_else_be_said_there(folder):
    folder.file("./findings.yml", "silent: [changes-of-year]\n")
    assert folder.read().silent == {"changes-of-year"}
    for wrong in ("silent: changes\n", "loud: []\n", "- a\n"):
        folder.file("./findings.yml", wrong)
        assert len(folder.problems()) == 1
