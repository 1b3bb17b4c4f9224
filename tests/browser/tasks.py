"""Twelve tasks of twelve readers, each begun on the front page; `make tasks` prints what they cost."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

import pypdfium2
from pptx import Presentation

from layers.atlas.atlas import Atlas
from tests.browser import right_answers as right
from tests.browser.reader import Reader

DESK = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ENLARGED = {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2, "forced_colors": "active"}
#: What a page writes to the clipboard stays where it can be read.
KEPT = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { window.wrote = text; }}})"
ITEM = re.compile(r"/items/[\w.-]+")
#: Wrong addresses, and where their answers have to lead, or what they name as left out.
WRONG = {
    "/regions/gyeongbook": "/regions/gyeongbuk",
    "/sectors/batery": "/sectors/battery",
    "/items/xyz": "/layers",
    "/scenes/batery": "/?scene=battery",
    "/?scene=batery": "/?scene=battery",
    "/?asof=2030-99-99": "/",
    "/?layers=nonsense": "nonsense",
}


@dataclass(frozen=True)
class Task:
    """A question, how it is answered on the pages, how often one may press, and its answer from the data."""

    name: str
    question: str
    most: int
    answer: Callable[[Reader], Any]
    right: Callable[[Atlas], Any]
    window: dict[str, Any]


def newcomer(reader: Reader) -> dict[str, str]:
    reader.press(".front-entries a", "처음 이용 안내")
    told = zip(reader.texts(".help .words dt"), reader.texts(".help .words dd"), strict=True)
    return {word: meaning for word, meaning in told if word in ("미정", "미확인")}


def planner(reader: Reader) -> set[str]:
    reader.press(".front-entries a", "우리 지역")
    reader.press(".region-groups a", "경상북도")
    return set(reader.texts("section[aria-labelledby=lacking] li a"))


def official(reader: Reader) -> str:
    reader.seek("경북")
    reader.press("#search-hits .hit")
    slides = Presentation(io.BytesIO(reader.taken("#card-body .card-actions a[href*='.pptx']"))).slides
    return slides[0].shapes.title.text_frame.text.partition(", ")[0]


def journalist(reader: Reader) -> set[str]:
    reader.seek("10GW")
    reader.press("#search-hits .hit-item")
    reader.press("#table-body tr[aria-current=true] a[href*='/items/']")
    reader.press(".item-tools [data-copy]")
    reader.page.wait_for_function("() => window.wrote")
    publisher, title, locator = re.match(
        r"(.+?), 「(.+)」\(.*?\), (\d+)번째 줄", reader.page.evaluate("window.wrote")
    ).groups()
    return {publisher, title, locator}


def technopark(reader: Reader) -> tuple[str, set[str]]:
    reader.seek("36.08, 129.38")
    reader.press("#search-hits .hit")
    reader.page.wait_for_url("**/at?**")
    rows = reader.page.locator("section[aria-labelledby^=applies] tr")
    links = [
        row.locator("td a").first.get_attribute("href")
        for row in rows.filter(has_text=re.compile("이 지역|여러 곳")).all()
    ]
    municipality = reader.page.locator(".lead a[href*='/regions/']").nth(1).get_attribute("href")
    return re.search(r"/regions/([\w.-]+)", municipality)[1], {
        ITEM.search(link)[0].removeprefix("/items/") for link in links
    }


def aide(reader: Reader) -> tuple[int, int, set[str]]:
    reader.seek("국가첨단전략산업 특화단지")
    reader.press("#search-hits .hit-layer")
    reader.press("#panel-groups a[href*='/layers/advanced-complexes?']")
    file = reader.taken("main .actions a[href*='.csv']").decode("utf-8-sig")
    listed = {row["id"] for row in csv.DictReader(io.StringIO(file))}
    reader.press("main .actions a", "변경 내역")
    reader.press(".spans a", "2024.1.1. ~ 오늘")
    reader.page.wait_for_url("**from=2024-01-01**")
    named = reader.page.locator(".agenda-main tbody a[href*='/items/']").all_text_contents()
    return len(listed), len(named), set(named)


def researcher(reader: Reader) -> tuple[int, bool, bool]:
    reader.press(".main-nav a", "자료·데이터")
    with ZipFile(io.BytesIO(reader.taken("main a[href*='atlas.zip']"))) as package:
        facts = csv.DictReader(io.StringIO(package.read("facts.csv").decode("utf-8-sig")))
        meant = {row["column"] for row in csv.DictReader(io.StringIO(package.read("codebook.csv").decode("utf-8-sig")))}
        return len(list(facts)), set(facts.fieldnames or ()) <= meant, bool(package.read("LICENCES.txt"))


def keyboard(reader: Reader) -> str:
    while reader.page.evaluate("document.activeElement.getAttribute('href')") != "#search":
        reader.keys("Tab")
    reader.keys("Enter")
    reader.page.wait_for_function("() => document.activeElement.id === 'search'")
    reader.page.keyboard.type("포항 이차전지")
    reader.page.locator("#search-hits .hit").first.wait_for()
    reader.keys("ArrowDown", "Enter")
    reader.page.wait_for_function("() => document.activeElement.closest('tr[aria-current=true]')")
    reader.keys("Enter")
    reader.page.wait_for_url("**/items/*")
    return ITEM.search(reader.page.url)[0]


def phone(reader: Reader) -> set[str]:
    reader.touch(".thumbs a", "우리 지역")
    reader.touch(".region-groups a[href*='/regions/gangwon?']", "지역 주축산업")
    return set(reader.texts("section[aria-labelledby=layer-main-industries] .profile-name a"))


def printed(reader: Reader) -> bool:
    reader.press(".main-nav a", "지역 비교")
    for region in ("경북", "전북", "충남"):
        reader.press("label", region)
    reader.press("main form button", "비교하기")
    rows = reader.texts("main table:visible tr:has(td a) th[scope=row] > a") + reader.texts(
        "#sources ~ * li a, .footnotes li a"
    )
    sheets = pypdfium2.PdfDocument(reader.page.pdf(format="A4"))
    text = _plain("".join(sheet.get_textpage().get_text_range() for sheet in sheets))
    return len(rows) > 50 and all(_plain(row) in text for row in rows)


def enlarged(reader: Reader) -> str:
    reader.press(".to-search")
    reader.seek("호남권 성장엔진")
    reader.press("#search-hits .hit-item")
    return reader.page.locator("#table-body tr[aria-current=true] .chip").first.text_content().strip()


def wrong(reader: Reader) -> dict[str, str]:
    led = {}
    for address in WRONG:
        reader.go(address)
        ways = reader.page.locator(".error a, #notices li").first
        led[address] = (ways.get_attribute("href") or ways.text_content().rpartition(": ")[2]).strip()
    return {address: way.removesuffix("lang=ko").rstrip("?&") for address, way in led.items()}


def owners(reader: Reader) -> set[str]:
    reader.press(".front-entries a", "우리 산업")
    reader.press("main a[href^='/sectors/battery?']")
    reader.page.wait_for_url("**/sectors/battery?**")
    table = reader.page.locator("main table").first
    column = [each.strip() for each in table.locator("thead th").all_text_contents()].index("국가첨단전략산업 특화단지")
    rows = table.locator("tbody tr").all()
    return {
        row.locator("th").text_content().strip()
        for row in rows
        if row.locator("td").nth(column - 1).locator(".chip").count()
    }


def _plain(text: str) -> str:
    return re.sub(r"[\s·‐\-​]+", "", text)


TASKS = (
    Task("newcomer", "미정과 미확인은 어떻게 다른가", 1, newcomer, right.meanings, DESK),
    Task("planner", "전체 목록이 확인된 제도 가운데 경북에 없는 것", 2, planner, right.lacking, DESK),
    Task("official", "경북 슬라이드 한 장", 2, official, right.gyeongbuk, DESK),
    Task("journalist", "10GW를 누가 어느 문서 어디에 적었는가, 인용문으로", 3, journalist, right.power, DESK),
    Task("technopark", "북위 36.08, 동경 129.38에 적용되는 것", 1, technopark, right.here, DESK),
    Task("aide", "국가첨단전략산업 특화단지 전부를 파일로, 그중 2024년 이후의 것", 5, aide, right.complexes, DESK),
    Task("researcher", "전체 자료와 코드북, 이용 조건", 2, researcher, right.package, DESK),
    Task("keyboard", "키보드만으로 포항 이차전지 특화단지의 페이지까지", 20, keyboard, right.complex_page, DESK),
    Task("phone", "강원의 지역 주축산업", 2, phone, right.main_industries, PHONE),
    Task("print", "경북·전북·충남 비교를 인쇄하면 온전한가", 5, printed, right.whole, DESK),
    Task("enlarged", "200% 확대와 고대비에서 호남권 성장엔진의 상태", 2, enlarged, right.engine, ENLARGED),
    Task("wrong", "틀린 주소는 어디로 이끄는가", 0, wrong, lambda _: WRONG, DESK),
    Task("owners", "이차전지 특화단지를 가진 시·도", 2, owners, right.battery_provinces, DESK),
)
