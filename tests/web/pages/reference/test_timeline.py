"""`/timeline` shows the four documents in their order and every layer of facts."""

import pytest

from web.pages.reference import timeline
from web.service.language import LANGUAGES


def test_the_four_documents_stand_in_order(known):
    assert [step.document.id for step in timeline.steps(known)] == [
        "motie-2017-12-18", "mss-2023-02-16", "motie-2024-02", "motir-2025-12-17",
    ]  # fmt: skip


def test_every_fact_of_a_document_is_counted_once(known):
    for step in timeline.steps(known):
        counted = sum(n for _, n in step.layers) + step.national
        assert counted == len(known.by_document[step.document.id])


def test_the_frame_of_2017_is_three_areas_three_strategies_and_six_tasks(known):
    first = timeline.steps(known)[0]
    assert len(first.frame) == 12


def test_every_layer_of_facts_has_its_thread(known):
    threads = timeline.threads(known, timeline.steps(known))
    assert [one.layer.id for one in threads] == [layer.id for layer in known.catalog.values() if layer.topic]
    assert all(one.first <= one.last for one in threads)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_them(client, known, lang):
    html = client.get(f"/timeline?lang={lang}").get_data(as_text=True)
    assert html.count('<li class="step">') == 4


def test_a_strategy_is_named_once_and_a_mention_is_not_called_in_force(client):
    page = client.get("/timeline").get_data(as_text=True)
    strategies = page[: page.index('id="threads"')]
    assert strategies.count("반도체 초강대국 달성 전략") == 1
    assert "처음 시행된" not in page
