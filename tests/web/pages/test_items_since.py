"""An address that was cited with other data tells what changed in its item since, if that is on record."""

from datetime import date

import pytest

from layers.atlas import atlas, history
from tests.toy_atlas import copied
from web.application import create_app

ITEM = "/items/plants.gaon?asof=2025-12-17&data="


@pytest.fixture
def config(tmp_path):
    return copied(tmp_path / "toy")


def released(config):
    known = atlas.read(config.seeds, config.data, config.definitions)
    history.release(known, "1.0.0", date(2026, 11, 21))
    return known.data_version


def since(config, version):
    answer = create_app(config).test_client().get(ITEM + version)
    assert answer.status_code == 200
    return answer.get_data(as_text=True).partition('<section class="note since"')[2].partition("</section>")[0]


def test_the_same_data_say_so(config):
    assert "같습니다" in since(config, released(config))


def test_what_changed_is_listed_with_what_it_says_now(config):
    version = released(config)
    path = config.seeds / "facts" / "daily-2024-05-01.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",120,만㎡", ",130,만㎡"), encoding="utf-8")
    told = since(config, version)
    assert "변경 1건" in told
    assert "130만㎡" in told
    assert "120" not in told
    assert "1.0.0 2026-11-21" in told


def test_nothing_is_said_of_data_that_are_not_on_record(config):
    released(config)
    told = since(config, "0123456789ab")
    assert "기록이 이 서버에 없어" in told
    assert "<li>" not in told


@pytest.mark.parametrize("version", ["zz", "0123456789a", "0123456789AB", "../../etc/passwd", "0" * 4000])
def test_what_is_no_data_version_is_refused(client, version):
    assert client.get(f"/items/advanced-complexes.ulsan?data={version}").status_code == 400
