"""A comparison names what changed, page by page; saved results come back as they were."""

from pathlib import Path

import pytest

from benchmarks.compare import changes, compare
from benchmarks.measure import Result, load, save
from benchmarks.scores import Counts, Score

SYSTEM = "newsclean balanced"


def result(id: str, f1: float, output: str = "") -> Result:
    score = Score(f1, 0.5, None, 0.0)
    return Result(
        id, "wcxb", "full", "en", "x", "article", SYSTEM, "in sample", score, Counts(), None, output
    )


@pytest.mark.parametrize("name", ["run.json", "run.json.gz"])
def test_saved_results_come_back(name: str, tmp_path: Path) -> None:
    results = [
        result("a", 0.5, "ö"),
        result("b", 0.5)._replace(score=None, counts=None, segments=(1, 2, 3)),
    ]
    save(tmp_path / name, results)
    assert load(tmp_path / name) == results


def test_changes_run_from_loss_to_gain() -> None:
    old = [result("a", 0.5), result("b", 0.5), result("only old", 0.5)]
    new = [result("a", 0.7), result("b", 0.4), result("only new", 0.5)]
    assert [c.new.id for c in changes(old, new)] == ["b", "a"]


def test_the_worst_pages_are_shown_with_their_diffs() -> None:
    old = [result("a", 0.9, "The vote was close.\nHome"), result("b", 0.5)]
    new = [result("a", 0.4, "Home\nMore news"), result("b", 0.6)]
    said = compare(old, new, {("a", "full"): "The vote was close."}, 5)
    assert "-* The vote was close." in said
    assert "+  More news" in said
    assert "-  Home" not in said
    lost, gained = said.split("### Gained most")
    assert "| a full |" in lost and "| b full |" not in lost
    assert "| b full |" in gained


def test_equal_runs_show_no_page() -> None:
    same = [result("a", 0.9, "The vote was close.")]
    assert "| a full" not in compare(same, same, {}, 5)
