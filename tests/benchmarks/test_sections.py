"""Languages beside English: differences in points, few pages left out."""

from benchmarks.measure import NOTHING, Result
from benchmarks.scores import Score
from benchmarks.sections import BALANCED, STRICT, beside_english


def results(language: str, f1: float, fine: float, pages: int) -> list[Result]:
    score = Score(f1, None, None, 0.0, fine)
    return [
        Result(f"{language}{i}", "fundus_pub", "full", language, "", "article", system, "", score)
        for i in range(pages)
        for system in (BALANCED, STRICT, NOTHING)
    ]


def test_a_language_is_set_beside_english() -> None:
    text = beside_english(
        [*results("ja", 0.8, 0.93, 3), *results("en", 0.9, 0.9, 4), *results("tr", 0.5, 0.5, 2)]
    )
    rows = [[cell.strip() for cell in line.split("|")] for line in text.split("\n")[4:-1]]
    assert [row[1:7] for row in rows] == [
        ["en", "4", "0.900", "0.900", "+0.0", "+0.0"],
        ["ja", "3", "0.800", "0.800", "-10.0", "+3.0"],
    ]
