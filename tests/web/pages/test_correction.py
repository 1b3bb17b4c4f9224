"""`/items/<id>/correction`: what a reader says is wrong comes back as a file or a text, escaped, and is not kept."""

import json
import re
from html import unescape
from urllib.parse import parse_qs

import pytest

from layers.proposing.correction import FORMAT
from web.service.language import LANGUAGES, translator

ITEM = "advanced-complexes.yongin-pyeongtaek"
URL = f"/items/{ITEM}/correction"
HOSTILE = '</textarea><script>alert(1)</script>"{{7*7}}'


@pytest.fixture(scope="module")
def row(known):
    return known.by_item[ITEM][0].id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_item_leads_to_a_form_with_its_rows(client, row, lang):
    assert f'href="{URL}?' in client.get(f"/items/{ITEM}?lang={lang}").text
    page = client.get(f"{URL}?lang={lang}").text
    assert translator(lang)["correction_title"] in page
    assert f'<option value="{row}">' in page
    assert 'method="post"' in page


def test_the_file_says_what_the_reader_said(client, row, known):
    sent = {"row": row, "wrong": "면적이\r\n다릅니다.", "evidence": "고시 제2024-1호", "as": "file"}
    answer = client.post(URL, data=sent)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="correction.json"')
    assert json.loads(answer.data) == {
        "format": FORMAT, "item": ITEM, "row": row, "wrong": "면적이\n다릅니다.", "evidence": "고시 제2024-1호",
        "data_version": known.data_version,
    }  # fmt: skip


def test_the_text_for_a_mail_keeps_the_form_and_hostile_words_are_text(client, row):
    answer = client.post(f"{URL}?lang=ko", data={"row": row, "wrong": HOSTILE, "evidence": HOSTILE, "as": "mail"})
    page = answer.text
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<script>alert" not in page
    assert unescape(page).count(HOSTILE) == 4
    assert f'<option value="{row}" selected>' in page
    (address,) = re.findall(r'href="mailto:([^"]+)"', page)
    mail = parse_qs(unescape(address).removeprefix("?"))
    assert mail["subject"][0].startswith(translator("ko")("correction_subject", name=""))
    assert ITEM in mail["body"][0]
    assert f"({row})" in mail["body"][0]
    assert mail["body"][0].count(HOSTILE) == 2
    assert "\r\n" in mail["body"][0]


def test_a_text_that_no_mail_program_opens_is_there_to_be_copied(client, row):
    page = client.post(f"{URL}?lang=ko", data={"row": row, "wrong": "가" * 1900, "as": "mail"}).text
    assert "mailto:" not in page
    assert translator("ko")["correction_mail_long"] in page
    assert "가" * 1900 in page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("changed", "form"),
    [
        ({"wrong": " \r\n "}, "correction_wrong_form"),
        ({"wrong": "가" * 2001}, "correction_wrong_form"),
        ({"wrong": "가\x1b[31m"}, "correction_wrong_form"),
        ({"evidence": "나" * 2001}, "correction_evidence_form"),
        ({"evidence": "\u202eabc"}, "correction_evidence_form"),
        ({"row": "no-such-row"}, "correction_row_form"),
        ({"row": HOSTILE}, "correction_row_form"),
        ({"as": "exe"}, "correction_as_form"),
    ],
)
def test_what_cannot_be_taken_is_named_on_a_page(client, changed, form, lang):
    answer = client.post(f"{URL}?lang={lang}", data={"wrong": "면적", "as": "file"} | changed)
    assert answer.status_code == 400
    assert answer.mimetype == "text/html"
    assert translator(lang)[form] in unescape(answer.text)
    assert "<script>alert" not in answer.text


def test_two_thousand_letters_of_many_lines_are_taken(client):
    assert client.post(URL, data={"wrong": "가\r\n" * 1000, "evidence": ""}).status_code == 200


def test_a_larger_body_and_an_item_that_is_none_are_refused(client):
    assert client.post(URL, data={"wrong": "a" * 70_000}).status_code == 413
    assert client.post("/items/no-such-item/correction", data={"wrong": "a"}).status_code == 404
    assert client.get("/items/no-such-item/correction").status_code == 404
