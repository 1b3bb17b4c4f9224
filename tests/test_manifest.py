"""The record of what the service answers: every address and format, by what is said and not how it is packed."""

import io
import sqlite3
import zipfile

import pytest
from click.testing import CliRunner
from PIL import Image

from tests.manifest import addresses, compared, record
from tests.manifest.__main__ import main
from tests.manifest.plain import parts, plain
from web.export.formats import DOCUMENTS, FILES, FORMATS, MAP_FORMATS
from web.views.kinds import VIEWS

STATIC = "/static/<path:filename>"


@pytest.fixture(scope="module")
def asked(app):
    return addresses.every(app.test_client())


def zipped(level, **members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return file.getvalue()


def drawn(level, colour):
    file = io.BytesIO()
    Image.new("RGB", (40, 40), colour).save(file, "PNG", compress_level=level)
    return file.getvalue()


def database(tmp_path, page_size, value):
    path = tmp_path / f"{page_size}-{value}.gpkg"
    with sqlite3.connect(path) as made:
        made.execute(f"PRAGMA page_size = {page_size}")
        made.execute("CREATE TABLE places (name TEXT)")
        made.execute("INSERT INTO places VALUES (?)", (value,))
    made.close()
    return path.read_bytes()


def test_every_route_is_asked_for(app, asked):
    matched = app.url_map.bind("localhost")
    rules = {matched.match(one.address.partition("?")[0], one.media_type and "POST", return_rule=True)[0].rule
             for one in asked}  # fmt: skip
    assert rules == {rule.rule for rule in app.url_map.iter_rules()} - {STATIC}


def test_no_two_requests_have_the_same_line(asked):
    assert len({str(one) for one in asked}) == len(asked)


def test_every_row_of_the_tables_of_formats_is_asked_for(asked):
    paths = {one.address.partition("?")[0] for one in asked}
    pictures_and_documents = {*MAP_FORMATS, *DOCUMENTS}
    assert {f"/export/map.{name}" for name in {*pictures_and_documents, *FILES}} <= paths
    for kind in ("compare", "changes", "regions/gyeongbuk"):
        assert {f"/export/{kind}.{name}" for name in pictures_and_documents} <= paths
    for about in ("instruments/growth-engines", "sectors/battery"):
        assert {f"/export/{about}.{name}" for name in DOCUMENTS} <= paths
    assert {f"/export/brief/gyeongbuk.{name}" for name in (*MAP_FORMATS, "pptx")} <= paths
    assert {f"/export/{kind}.{name}" for kind in ("data", "layers/grdp") for name in FORMATS} <= paths
    assert set(VIEWS) == {"map", "compare", "regions", "brief", "changes", "sectors", "instruments"}


def test_equal_content_is_equal_however_it_is_packed(tmp_path):
    text = "가나다" * 500
    assert plain(zipped(1, a=text)) == plain(zipped(9, a=text)) != plain(zipped(9, a=text + "."))
    assert plain(drawn(1, "red")) == plain(drawn(9, "red")) != plain(drawn(9, "blue"))
    assert plain(zipped(1, a=drawn(1, "red"))) == plain(zipped(1, a=drawn(9, "red")))
    few, many = (database(tmp_path, size, "포항") for size in (1024, 4096))
    assert few != many
    assert plain(few) == plain(many) != plain(database(tmp_path, 1024, "구미"))


def test_the_order_of_a_package_and_its_names_are_heard():
    assert plain(zipped(6, a="1", b="2")) != plain(zipped(6, b="2", a="1"))
    assert plain(zipped(6, a="1")) != plain(zipped(6, b="1"))


def test_only_the_hash_of_a_static_file_is_left_out():
    one, other, moved = (
        f'<link href="/static/{path}">'.encode()
        for path in ("vendor/site.af96a2f7cf.css?v=af96a2f7cf70", "vendor/site.0123456789.css?v=0123456789ab",
                     "vendor/page.af96a2f7cf.css?v=af96a2f7cf70")
    )  # fmt: skip
    assert plain(one) == plain(other) == b'<link href="/static/vendor/site.css?v=-">'
    assert plain(one) != plain(moved)


def test_a_page_of_a_pdf_is_heard_and_its_digest_is_not(app):
    made = app.test_client().get("/export/brief/sejong.pdf?asof=2025-12-17").get_data()
    assert plain(made) == plain(made.replace(b"/ID \n[<", b"/ID \n[<00"))
    assert plain(made) != plain(app.test_client().get("/export/brief/sejong.pdf?asof=2025-12-18").get_data())
    assert b"Tj" in plain(made)


@pytest.mark.whole
def test_a_script_of_the_one_file_map_leaves_its_page_and_its_data_as_they_are(app):
    page = app.test_client().get("/export/map.html?asof=2025-12-17").get_data()
    before, after = (
        parts("/export/map.html", body) for body in (page, page.replace(b"window.atlas = ", b"window.atlas="))
    )
    assert {name for name in before if before[name] != after[name]} == {"#scripts"}
    assert {"", "#styles", "#scripts", "#atlas-store", "#context"} <= set(before)
    assert before["#atlas-store"].startswith(b"{")


def test_the_data_version_is_pinned_and_the_day_too():
    client = record.application().test_client()
    assert client.get("/readyz").get_json()["data_version"] == record.VERSION
    assert client.get("/scene.json").get_json()["state"]["asof"] == record.TODAY.isoformat()


def test_a_line_has_hash_status_type_name_and_address(app, tmp_path):
    (line,) = record.lines(app.test_client(), addresses.Asked("/due.ics?lang=en"), tmp_path)
    digest, status, kind, address = line.rstrip("\n").split("  ")
    assert (status, address) == ("200", "/due.ics?lang=en")
    assert kind == "text/calendar;charset=utf-8;filename=due.ics"
    assert (tmp_path / digest).read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_what_differs_is_named_and_fails(tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    before.write_text(f"{record.HEAD}1  200  text/html  /\n2  200  text/html  /at\n3  200  text/html  /due\n", "utf-8")
    after.write_text(f"{record.HEAD}1  200  text/html  /\n2  404  text/html  /at\n4  200  text/html  /new\n", "utf-8")
    told = CliRunner().invoke(main, ["--compare", str(before), str(after)])
    assert told.exit_code == 1
    assert told.output.splitlines() == [
        "changed  /at  200 → 404", "gone  /due", "new  /new", "1 equal, 1 changed, 1 gone, 1 new",
    ]  # fmt: skip
    same = CliRunner().invoke(main, ["--compare", str(before), str(before)])
    assert (same.exit_code, same.output) == (0, "3 equal, 0 changed, 0 gone, 0 new\n")
    assert compared.read(before)["/at"] == ("2", "200", "text/html")
