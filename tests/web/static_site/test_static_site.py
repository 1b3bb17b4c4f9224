"""The whole site as files: every link leads to a file, nothing asks another host, and what is no file is told."""

import json
import re
from hashlib import sha256

import pytest
from click.testing import CliRunner

from tests.toy_atlas import copied
from tests.web.static_site.crawl import Page, Site
from web.cli.main import main
from web.service.config import variable
from web.service.language import LANGUAGES, translator
from web.static_site.addresses import Choice, wanted
from web.static_site.site import SUMS, NotEmpty, write

ADDRESS = "https://atlas.example.kr/"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """The toy atlas, whose land has no islands to print."""
    return copied(tmp_path_factory.mktemp("static") / "toy")


@pytest.fixture(scope="module")
def made(config, tmp_path_factory):
    """A site of the toy atlas, of a few regions."""
    choice = Choice(config.today, regions=frozenset({"alpha", "beta-gamma"}), data=False)
    return write(config, tmp_path_factory.mktemp("site"), choice, ADDRESS, known=True)


@pytest.fixture(scope="module")
def crawled(made):
    return Site(made.folder).crawl()


def text(made, file):
    return (made.folder / file).read_text(encoding="utf-8")


def test_every_link_leads_to_a_file_and_nothing_to_another_host(crawled):
    assert crawled.dead == []
    assert crawled.elsewhere == []


def test_a_crawler_finds_a_link_that_is_dead_and_one_to_another_host(tmp_path):
    (tmp_path / "index.html").write_text(
        '<a href="gone.html"></a><a href="#x"></a><img src="//cdn.test/x.png"><a href="https://elsewhere.test/"></a>',
        encoding="utf-8",
    )
    found = Site(tmp_path).crawl()
    assert found.dead == ["index.html: http://site.test/gone.html", "index.html: no place #x"]
    assert found.elsewhere == ["index.html: img //cdn.test/x.png"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_of_every_kind_are_there_in_each_language(made, crawled, lang):
    known = made.app.extensions["drawing"].atlas
    expected = {f"{lang}/layers/{each}.html" for each in known.catalog}
    expected |= {f"{lang}/sources/{each}.html" for each in known.documents}
    expected |= {f"{lang}/regions/alpha.gaon.html", f"{lang}/map.html", f"{lang}/embed_controls-legend,zoom.html"}
    expected |= {f"{lang}/embed_controls-legend,zoom_layers-{each}.html" for each in known.catalog}
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*.html")}
    assert expected <= there


def test_regions_that_were_not_chosen_are_told_and_lead_nowhere(made):
    assert not (made.folder / "ko/regions/gamma.haneul.html").exists()
    absent = translator("ko")["static_absent"]
    assert re.search(
        rf'<a role="link" aria-disabled="true" data-absent title="{absent}">', text(made, "ko/regions.html")
    )


def test_no_address_of_the_service_is_left_in_a_page(made):
    for path in made.folder.rglob("*.html"):
        left = [lead for _, lead in Page(path.read_text(encoding="utf-8")).leads if lead.startswith(("/", "?"))]
        assert left == [], path


def test_a_page_says_what_it_is_and_leads_to_the_service(made):
    page = text(made, "en/layers/plants.html")
    assert translator("en")("static_copy", asof=made.choice.day.isoformat()) in page
    assert f'href="{ADDRESS}layers/plants?' in page


def test_the_policy_of_each_page_stands_in_it(made):
    for file in ("index.html", "ko/layers.html", "en/embed_controls-legend,zoom.html"):
        assert "default-src &#x27;self&#x27;" in POLICY.search(text(made, file))[1]
        assert "frame-ancestors" not in POLICY.search(text(made, file))[1]


def test_a_page_leads_to_itself_in_the_other_language_and_to_the_first_page(made):
    page = text(made, "ko/layers/plants.html")
    assert re.search(r'<a class="language"[^>]* href="\.\./\.\./en/layers/plants\.html"', page)
    assert '<a class="brand" href="../index.html">' in page
    assert re.search(r'<a class="language"[^>]* href="en/index\.html"', text(made, "index.html"))
    assert re.search(r'<a class="button primary" href="map\.html#layers=', text(made, "ko/index.html"))


def test_links_to_maps_open_the_one_file_map_at_their_state(made):
    page = text(made, "ko/layers/plants.html")
    assert re.search(r'href="\.\./map\.html#layers=[a-z,-]*plants[^"]*asof=\d{4}-\d{2}-\d{2}', page)
    assert '<a class="brand" href="index.html">' in text(made, "ko/map.html")


def test_a_map_in_a_frame_has_the_files_that_its_script_asks_for(made):
    page = text(made, "ko/embed_controls-legend,zoom_layers-plants.html")
    answers = json.loads(re.search(r'id="answers">(.*?)</script>', page)[1])
    assert any(address.startswith("/scene.json?layers=plants&asof=") for address in answers)
    assert all((made.folder / "ko" / file).is_file() for file in answers.values())


def test_every_file_has_its_checksum(made):
    lines = text(made, SUMS).splitlines()
    listed = dict(reversed(line.split("  ", 1)) for line in lines)
    there = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert set(listed) == there - {SUMS}
    assert all(sha256((made.folder / file).read_bytes()).hexdigest() == told for file, told in listed.items())


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/regions/jeju.seogwipo?layers=grdp&asof=2026-11-21&lang=en&theme=colour", "en/regions/jeju.seogwipo.html"),
        ("/regions/gyeongbuk?asof=2026-11-21", "ko/regions/gyeongbuk.html"),
        ("/compare?regions=busan,ulsan&lang=ko", "ko/compare_regions-busan,ulsan.html"),
        ("/export/layers/grdp.csv?asof=2026-11-21&lang=en", "en/export/layers/grdp.csv"),
        ("/api/items/core-projects.p18?lang=en", "en/api/items/core-projects.p18.json"),
        ("/static/css/print.css?v=1234", "static/css/print.css"),
        ("/compare?regions=ulsan,busan&lang=ko", "ko/compare_regions-busan,ulsan.html"),
        ("/compare?regions=busan,ulsan,daegu", None),
        ("/regions/gyeongbuk?asof=2025-12-17&lang=ko", None),
        ("/regions/gyeongbuk?theme=grey", None),
        ("/export/layers/grdp.csv?crs=5179", None),
        ("/export/regions/gyeongbuk.pptx", None),
        ("/at?lon=129&lat=36", None),
        ("/api/collections/grdp/items", None),
        ("/regions/../../etc/passwd", None),
    ],
)  # fmt: skip
def test_one_rule_says_which_file_an_address_is(config, address, file):
    found = wanted(address, "ko", Choice(config.today))
    assert (found and found.file) == file


def test_a_folder_with_something_in_it_is_refused(config, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotEmpty, match="is not empty"):
        write(config, tmp_path, Choice(config.today), ADDRESS, known=False)


def test_the_command_says_what_it_wrote(config, tmp_path, monkeypatch):
    for name in ("seeds", "data", "definitions"):
        monkeypatch.setenv(variable(name), str(getattr(config, name)))
    words = [
        "build-static",
        str(tmp_path / "site"),
        "--lang",
        "en",
        "--region",
        "alpha",
        "--no-data",
        "--asof",
        "2026-11-21",
    ]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert re.search(r"site: [\d,]+ files, [\d,]+ of them pages, [\d,]+ bytes; as of 2026-11-21", result.output)
    assert not (tmp_path / "site" / "ko").exists()
