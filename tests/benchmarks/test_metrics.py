"""The metrics are the benchmarks' own: known values, and those of the reference where at hand."""

import importlib.util
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import DIRECTORY

from benchmarks.measure import segments
from benchmarks.metrics import shingle_scores, word_f1
from benchmarks.pages import Page
from benchmarks.scores import Score, means, score

TEXTS = st.lists(st.sampled_from(["ferry", "Ferry", "vote", "7", "é", ".", "\n"]), max_size=12).map(
    " ".join
)


def page(wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> Page:
    return Page(
        "p", "trafilatura", "p", "", "article", "html", "", {}, {}, "", "", wanted, unwanted
    )


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    path = DIRECTORY / "data" / "metrics.py"
    spec = importlib.util.spec_from_file_location("reference_metrics", path)
    if not path.exists() or spec is None or spec.loader is None:
        pytest.skip("needs the development data: metrics.py is not under ../shared")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@given(gold=TEXTS, output=TEXTS)
def test_word_f1_is_the_reference(reference: ModuleType, gold: str, output: str) -> None:
    assert word_f1(gold, output) == pytest.approx(reference.word_f1(gold, output))


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
def test_shingles_are_the_reference(reference: ModuleType, pairs: list[tuple[str, str]]) -> None:
    golds, outputs = [gold for gold, _ in pairs], [output for _, output in pairs]
    expected = reference.shingle_scores(golds, outputs)
    wanted = [expected[name] for name in ("precision", "recall", "f1", "accuracy")]
    assert list(shingle_scores(golds, outputs)) == pytest.approx(wanted)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_means_of_pages_are_the_scores_of_all(pairs: list[tuple[str, str]]) -> None:
    together = shingle_scores([gold for gold, _ in pairs], [output for _, output in pairs])
    found = means([score(gold, output) for gold, output in pairs])
    assert found.shingle_f1 == pytest.approx(together.f1)
    assert found.exact == pytest.approx(together.exact)


@given(st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3), TEXTS)
def test_segments_are_the_reference(
    reference: ModuleType, wanted: list[str], unwanted: list[str], output: str
) -> None:
    hit, false, missed, _ = reference.segment_counts(wanted, unwanted, output)
    assert segments(page(tuple(wanted), tuple(unwanted)), output) == (hit, false, missed)


def test_a_page_without_output_counts_for_recall_only() -> None:
    nothing = score("one two three four", "")
    assert nothing == Score(0.0, None, 0.0, 0.0)
    half = means([nothing, score("one two three four", "one two three four")])
    assert half.shingle_f1 == pytest.approx(2 * 1.0 * 0.5 / 1.5)
