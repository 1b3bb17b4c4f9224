"""Twenty more layers get their sentences by twenty entries of the file: no code and no word."""

import shutil
from datetime import date

import pytest

from layers.atlas import atlas
from layers.findings.findings import MOST, findings
from layers.findings.template import read
from tests.layers_named import DEFINITIONS

TODAY, NUMBER = date(2026, 11, 28), 20
TITLE = "title: {{ko: 새 제도 {n}, en: New instrument {n}}}"
SENTENCE = (
    "- {{id: new-{n}, kind: count, label: place, layer: new-{n}, area: noncapital, "
    "without: [gyeonggi, incheon, seoul]}}\n"
)

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The release's definitions and twenty copies of one of them, and as many templates."""
    folder = tmp_path_factory.mktemp("many")
    shutil.copytree(DEFINITIONS, folder / "definitions")
    text = (DEFINITIONS / "sobujang-complexes.yml").read_text(encoding="utf-8")
    for n in range(NUMBER):
        own = "\n".join(TITLE.format(n=n) if line.startswith("title:") else line for line in text.splitlines())
        own = own.replace("id: sobujang-complexes", f"id: new-{n}").replace("default: true", "default: false")
        (folder / "definitions" / f"new-{n}.yml").write_text(own, encoding="utf-8")
    (folder / "templates.yml").write_text("".join(SENTENCE.format(n=n) for n in range(NUMBER)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def many(folder, real):
    return atlas.read(real.seeds_dir, DEFINITIONS.parents[1] / "data", folder / "definitions")


def test_each_of_them_has_its_sentence(many, folder):
    found = findings(many, TODAY, templates=read(folder / "templates.yml"))
    said = [one.said("ko") for one in (*found.told, *found.more)]
    assert said == [f"새 제도 {n} 10곳 중 8곳 비수도권 소재(2023.7.20. 지정분까지)" for n in range(NUMBER)]
    assert len(found.told) == MOST


def test_the_sentences_of_the_release_are_what_they_were(many, real):
    assert [one.said("ko") for one in findings(many, TODAY).told] == [
        one.said("ko") for one in findings(real, TODAY).told
    ]
