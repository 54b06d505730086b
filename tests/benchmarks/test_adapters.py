"""The adapters read the benchmarks' own formats: tiny data sets made up here."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import adapters
from benchmarks.rouge import bodies

BODY = [
    "The harbour board voted on Monday to close the ferry line to the outer islands in May.",
    "Islanders said that they would appeal against the decision before the end of the month.",
]
HTML = (
    "<html><head><title>Board votes</title></head><body><nav><a href=/>Home</a></nav><article>"
    f"<h1>Board votes</h1><p>{BODY[0]}</p><p>{BODY[1]}</p></article></body></html>"
)


def write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(content.encode()))
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


@pytest.fixture
def scrapinghub(tmp_path: Path) -> Path:
    write(tmp_path / "ground-truth.json", {"a1": {"articleBody": "\n".join(BODY), "url": "x"}})
    write(tmp_path / "html" / "a1.html.gz", HTML)
    return tmp_path


@pytest.fixture
def wcxb(tmp_path: Path) -> Path:
    truth = {"main_content": "\n\n".join(BODY), "with": [BODY[0][:20]], "without": ["Home"]}
    article = {
        "url": "x",
        "ground_truth": truth,
        "_internal": {"page_type": {"primary": "article"}},
    }
    forum = {**article, "_internal": {"page_type": {"primary": "forum"}}}
    for split, record in (("dev", article), ("test", forum)):
        write(tmp_path / split / "ground-truth" / "0001.json", record)
        write(tmp_path / split / "html" / "0001.html.gz", HTML)
    return tmp_path


@pytest.fixture
def trafilatura(tmp_path: Path) -> Path:
    record = {"file": "a.html", "with": ["voted on Monday"], "without": ["Home", "Sign in"]}
    write(tmp_path / "tests" / "evaldata.json", {"http://localhost/a": record})
    write(tmp_path / "tests" / "cache" / "a.html", HTML)
    return tmp_path


@pytest.fixture
def fundus(tmp_path: Path) -> Path:
    pytest.importorskip("rouge_score", reason="needs the bench extra: rouge-score")
    record = {"url": "x", "body": [*BODY, "[An optional note that the editor has added.]"]}
    write(tmp_path / "dataset" / "ground_truth.json", {"Paper_1": record})
    write(tmp_path / "dataset" / "html" / "Paper_1.html", HTML)
    return tmp_path


def test_scrapinghub_scores_shingles(scrapinghub: Path) -> None:
    suite = adapters.scrapinghub(scrapinghub)
    assert suite.pages[0].gold.splitlines() == BODY
    assert suite.pages[0].text == HTML
    assert suite.score(["\n".join(BODY)]) == [1.0, 1.0, 1.0, 1.0]
    assert suite.score([BODY[0] + BODY[1] + "Home"])[3] == 0.0


def test_wcxb_tells_articles_from_other_kinds(wcxb: Path) -> None:
    suite = adapters.wcxb(wcxb)
    assert [(page.id, page.kind) for page in suite.pages] == [
        ("dev/0001", "article"),
        ("test/0001", "forum"),
    ]
    assert suite.score(["\n".join(BODY), ""]) == [1.0, 0.0, 0.5]


def test_trafilatura_scores_snippets(trafilatura: Path) -> None:
    suite = adapters.trafilatura(trafilatura)
    assert suite.score([BODY[0]]) == [1.0, 1.0, 1.0]
    assert suite.score([f"Home {BODY[0]}"]) == [0.5, 1.0, pytest.approx(2 / 3)]


def test_fundus_leaves_optional_paragraphs_open(fundus: Path) -> None:
    suite = adapters.fundus_eval(fundus)
    optional = "An optional note that the editor has added."
    assert suite.pages[0].gold == "\n\n".join(BODY)
    assert suite.score(["\n\n".join(BODY)]) == [1.0, 1.0, 1.0]
    assert suite.score(["\n\n".join([*BODY, optional])]) == [1.0, 1.0, 1.0]
    assert suite.score([BODY[0]])[1] != 1.0


def test_many_optional_paragraphs_are_all_in_or_all_out() -> None:
    assert len(list(bodies(["A.", *["[B.]"] * 4]))) == 16
    assert len(list(bodies(["A.", *["[B.]"] * 5]))) == 2


def test_our_row_stands_beside_the_published_ones(scrapinghub: Path) -> None:
    lines = adapters.report("scrapinghub", scrapinghub, []).splitlines()
    ours = [line for line in lines if line.startswith("| newsclean")]
    assert len(ours) == 4
    assert any(line.startswith("| Zyte") and "0.470" in line for line in lines)
    assert lines[0] == (
        "## scrapinghub: 1 pages; newsclean as shipped, headline dropped, as the gold has none"
    )


@pytest.mark.parametrize("name", sorted(adapters.SUITES))
def test_what_is_missing_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(adapters.AdapterError, match=str(tmp_path)):
        adapters.SUITES[name](tmp_path)


def test_a_record_without_its_field_is_named(scrapinghub: Path) -> None:
    write(scrapinghub / "ground-truth.json", {"a1": {}})
    with pytest.raises(adapters.AdapterError, match="a1: no 'articleBody'"):
        adapters.scrapinghub(scrapinghub)


def test_a_missing_page_is_named(trafilatura: Path) -> None:
    (trafilatura / "tests" / "cache" / "a.html").unlink()
    with pytest.raises(adapters.AdapterError, match=r"a\.html: missing"):
        adapters.trafilatura(trafilatura)
