"""The count of a folder of releases beside their answers."""

import csv

from tests.reader import releases

HEAD = "보도시점 2026. 11. 20.\n\n수소특화단지 두 곳 지정\n\n"
TEXT = f"{HEAD}□ 정부는 포항시를 수소특화단지로 지정했다.\n□ 안동시는 보류했다.\n"
ROWS = """file,kind,words,instrument,places,status,value,unit,due,why
1-a.txt,must,포항시를,hydrogen-complexes,gyeongbuk.pohang,designated,,,,
1-a.txt,must,안동시는,hydrogen-complexes,gyeongbuk.andong,not-selected,,,,undecided also right
1-a.txt,must,구미시는,new,gyeongbuk.gumi,designated,,,,
1-a.txt,trap,안동시는,*,gyeongbuk.andong,designated,,,,held over
1-a.txt,trap,포항시를,*,gyeongbuk.pohang,designated,,,,no trap: to be counted as sprung
"""


def test_rows_are_found_right_or_sprung(atlas, tmp_path):
    path = tmp_path / "1-a.txt"
    path.write_text(TEXT, encoding="utf-8")
    score = releases.scored(atlas, path, list(csv.DictReader(ROWS.splitlines())))
    assert (score.found["row"], score.of["row"]) == (2, 3)
    assert (score.found["right"], score.of["right"]) == (2, 2)
    assert (score.found["trap"], score.of["trap"]) == (1, 2)
    assert any("구미시는" in line for line in score.lines)
