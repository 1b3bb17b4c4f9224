"""From a file to the map by keyboard alone: a release is read, a line accepted, what changes seen, then written."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from playwright.sync_api import expect
from werkzeug.serving import make_server

from layers.accepting import accept
from layers.atlas import atlas as atlases
from web.cli.documents.accepting import reader
from web.desk.app import Desk, create
from web.desk.work import opened
from web.service.config import Config

TOKEN = "k" * 32
TEXT = "장난감부 보도자료\n배포일: 2026. 11. 20.\n특화단지 지정\nㅇ 강릉시를 이차전지 특화단지로 지정했다.\n"


@pytest.fixture
def laid(tmp_path):
    """A desk with one invented release, and its folder."""
    (tmp_path / "release.txt").write_text(TEXT, encoding="utf-8")
    config, folder = Config(), tmp_path / "own"
    atlas = atlases.read(config.seeds, config.data, config.definitions)
    target = accept.own(folder)
    works = opened(atlas, folder, [tmp_path / "release.txt"])
    works[0].head("특화단지 지정", "장난감부", "2026-11-20")
    server = make_server("127.0.0.1", 0, lambda *_: [])
    server.app = create(Desk(atlas, works, target, reader(config, target), date(2026, 11, 30)), TOKEN, server.port)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/{TOKEN}/0", folder, works[0]
    server.shutdown()
    thread.join()


def test_by_keyboard_from_a_file_to_the_map(page, laid):
    address, folder, work = laid
    at = next(n for n, line in enumerate(work.lines) if "강릉" in line.cells["place"])
    page.goto(address)
    expect(page.locator("#line-0")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("e")
    expect(page.locator("#line-0 input[name=topic]")).to_be_focused()
    page.keyboard.press("Escape")
    for _ in range(at):
        page.keyboard.press("j")
    expect(page.locator(f"#line-{at}")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator(f"#line-{at} input[name=topic]")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator(f"#line-{at}.accepted")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("홍길동")
    page.keyboard.press("Enter")
    expect(page.locator("#finish table")).to_contain_text("지정")
    expect(page.locator("#finish img")).to_be_visible()
    assert page.locator("#finish img").evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    page.locator("#finish button[name=write]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_contain_text("1행을")
    expect(page.locator("[role=status]")).to_contain_text("ATLAS_OWN_DIR=")
    config = Config()
    made = atlases.read(config.seeds, config.data, config.definitions, folder)
    assert [made.places_of[one.id] for one in made.own.facts] == [("gangwon.gangneung",)]
