"""Where a sentence could be turned round, is too old, too small or contradicted, it is not told, and says why."""

from dataclasses import replace
from datetime import date

import pytest

from layers.errors import BrokenSeeds, UnknownFinding
from layers.findings import template
from layers.findings.finding import Silent
from layers.findings.findings import FEW, MOST, findings
from layers.findings.template import Template, read, unknown
from layers.words.catalogue import words_of

FIRST, REPORT, TODAY = date(2017, 12, 18), date(2025, 12, 17), date(2026, 11, 28)
#: Day, sentence, why it is silent.
CASES = [
    (TODAY, "call-applications", "stale"),
    (REPORT, "call-awaited", "contradicted"),
    (REPORT, "call-applications", "none"),
    (date(2024, 2, 27), "changes-of-year", "nothing_changed"),
    (REPORT, "engines-moved", "not_moved"),
    (TODAY, "engines-awaited", "moved"),
    (date(2027, 2, 1), "engines-moved", "stale"),
    (date(2027, 2, 1), "changes-of-year", "unread"),
    (TODAY, "manufacturing-share", "replaced"),
    (TODAY, "pharmaceuticals-quotient", "withheld"),
    (FIRST, "complexes-outside-capital", "none"),
    (FIRST, "bio-in-main-industries", "not_yet"),
]


@pytest.mark.parametrize(("asof", "key", "why"), CASES)
def test_a_sentence_rightly_stays_silent(real, asof, key, why):
    found = findings(real, asof).one(key)
    assert isinstance(found, Silent)
    assert found.reason.key == f"reason.{why}"
    assert all("{" not in found.said(lang) for lang in ("ko", "en"))


def test_a_sentence_with_its_own_closed_day_stands_however_old_its_layer(real):
    told = {one.template.id for one in findings(real, date(2027, 2, 1)).told}
    assert {"complexes-investment", "complexes-infrastructure", "complexes-outside-capital"} <= told


def silent(real, asof, key, **changes):
    """Why a template of the release is silent once it is changed."""
    one = next(each for each in read() if each.id == key)
    found = findings(real, asof, templates=[replace(one, **changes)]).one(key)
    return found.reason.key if isinstance(found, Silent) else None


@pytest.mark.parametrize(
    ("key", "changes", "why"),
    [
        ("complexes-investment", {"on": "2024-06-27", "item": "advanced-complexes.daejeon"}, "reason.missing"),
        ("complexes-investment", {"printed": None}, "reason.sum"),
        ("complexes-outside-capital", {"layer": "advanced-complex-call-2026"}, "reason.incomplete"),
        ("complexes-outside-capital", {"layer": "main-industries"}, "reason.quota"),
        ("complexes-outside-capital", {"without": ("chungnam",)}, None),
        ("complexes-outside-capital", {"without": ("incheon",)}, "reason.unplaced"),
        ("bio-in-main-industries", {"sector": "semiconductor"}, "reason.part"),
        ("belt-roles", {"least": 4}, "reason.few"),
    ],
)
def test_what_a_template_may_not_say(real, key, changes, why):
    assert silent(real, TODAY, key, **changes) == why


def test_unknowns_that_could_reach_the_whole_silence_a_field(real):
    """Where all fourteen but those confirmed were unconfirmed, the sentence could be about every province."""
    ids = {row.id for row in findings(real, TODAY).one("bio-in-main-industries").rows if row.part == "unknown"}
    assert len(ids) == 2
    turned = replace(real, facts=tuple(map(_with_bio, real.facts)), places_of=real.places_of)
    found = findings(turned, TODAY, templates=read()).one("bio-in-main-industries")
    assert found.reason.key == "reason.unknown_turns"


def _with_bio(fact):
    """The one province without the field gets it, unconfirmed."""
    if fact.item != "main-industries.ulsan.functional-chemicals" or not fact.draws:
        return fact
    return replace(fact, sector="bio-health", status="unconfirmed")


def test_few_findings_say_which_were_silent_and_why(real):
    found = findings(real, FIRST)
    assert found.few
    assert len(found.told) < FEW
    assert len(found.silent) == sum(one.about == template.NATION for one in read())
    assert all(one.said("ko") and one.name("ko") for one in found.silent)


def test_no_more_than_six_are_told_and_the_rest_hold_too(real):
    found = findings(real, TODAY)
    assert len(found.told) == MOST
    assert {one.template.id for one in found.more} >= {"sobujang-outside-capital", "belt-roles"}


def test_an_unknown_finding_names_those_there_are(real):
    with pytest.raises(UnknownFinding, match="engines-moved"):
        findings(real, TODAY).one("nothing")


def test_the_templates_name_only_what_is_there(real):
    assert unknown(real) == []


def test_a_template_of_another_atlas_is_left_out(toy):
    assert {one.template.layer for one in findings(toy, REPORT).silent} <= {None, *toy.catalog}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("- {id: a, kind: best, label: moved}", "must be one of moved"),
        ("- {id: a, kind: moved, label: moved, colour: red}", "unknown key"),
        ("- {id: a, kind: change, label: change}\n- {id: a, kind: change, label: change}", "stands twice"),
    ],
)
def test_a_broken_template_is_named(tmp_path, line, said):
    path = tmp_path / "templates.yml"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(BrokenSeeds, match=said):
        read(path)


def test_a_template_that_names_nothing_is_a_problem(real, tmp_path):
    path = tmp_path / "templates.yml"
    path.write_text("- {id: a, kind: count, label: place, layer: no-such-layer}", encoding="utf-8")
    assert [problem.value for problem in unknown(real, path)] == ["no-such-layer"]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_kind_label_and_unit_has_its_words(lang):
    words = words_of(lang, "finding")
    for one in read():
        assert f"label.{one.label}" in words
        assert f"unit.{one.unit}" in words
        assert one.area is None or f"area.{one.area}" in words
        assert one.layer or f"name.{one.id}" in words


def test_an_indirect_confirmation_counts_nowhere(real):
    """Jeju's industries rest on a page that reposts a release: they are told beside, never among the confirmed."""
    found = findings(real, TODAY).one("bio-in-main-industries")
    counted = {row.id for row in found.rows if row.part == "counted"}
    assert not counted & {fact.id for fact in real.by_document["jeju-2023-ind"]}
    assert "제주 간접 확인" in found.said("ko")


def test_a_template_is_data(real):
    one = Template("any", "count", "place", layer="sobujang-complexes", without=("gyeonggi",), area="noncapital")
    assert findings(real, TODAY, templates=[one]).one("any").numbers == {"n": 10, "m": 8}
