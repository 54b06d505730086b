"""The corpus is well formed and covers what docs/corpus.md promises."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import (
    DIRECTORY,
    UNSURE,
    CorpusDocument,
    CorpusError,
    Line,
    Span,
    load,
    load_all,
    parse,
)
from newsclean import labels


@pytest.fixture(scope="module")
def documents() -> tuple[CorpusDocument, ...]:
    return load_all()


@pytest.mark.parametrize("path", sorted(DIRECTORY.glob("*.txt")), ids=lambda path: path.stem)
def test_file_parses(path: Path) -> None:
    document = load(path)
    for line in document.lines:
        assert document.text.startswith(line.text, line.start)
        for span in line.spans:
            assert 0 <= span.start < span.end <= len(line.text)
    assert document.text == document.text.strip("\n"), "the text begins or ends with a blank line"


def test_directory_holds_nothing_else() -> None:
    assert [path.name for path in DIRECTORY.iterdir() if path.suffix != ".txt"] == []


@pytest.mark.parametrize("label", sorted(labels.ALL))
def test_label_is_shown(label: str, documents: tuple[CorpusDocument, ...]) -> None:
    assert any(line.label == label for document in documents for line in document.lines)


def test_size(documents: tuple[CorpusDocument, ...]) -> None:
    assert len(documents) >= 80
    assert len({document.language for document in documents}) >= 20


def test_untouched_texts(documents: tuple[CorpusDocument, ...]) -> None:
    untouched = [document for document in documents if document.untouched]
    assert len(untouched) >= 15
    assert len({document.language for document in untouched}) >= 5


def test_other_texts_hold_article_and_chrome(documents: tuple[CorpusDocument, ...]) -> None:
    for document in documents:
        kept = [line for line in document.lines if line.label in labels.KEEP]
        assert kept, document.name


def test_no_paragraph_serves_twice(documents: tuple[CorpusDocument, ...]) -> None:
    """A long line in two documents would be measured twice and show nothing new."""
    seen = Counter(
        text for document in documents for text in {line.text.strip() for line in document.lines}
    )
    assert [text for text, count in seen.items() if count > 1 and len(text) > 80] == []


def test_parse_keeps_text_to_the_letter() -> None:
    source = (
        "# First half,\n# second half.\n"
        "title      | Ferry | vote\n"
        "           |\n"
        "           |  \n"
        "unsure     |     deep  \n"
        "meta       | 3 May ⟦title: Ferry⟧ ⟦body: end⟧\n"
    )
    document = parse(source, "en-ferry-vote")
    assert document == CorpusDocument(
        name="en-ferry-vote",
        comment="First half, second half.",
        text="Ferry | vote\n\n \n    deep  \n3 May Ferry end",
        lines=(
            Line("title", "Ferry | vote", 0),
            Line("unsure", "    deep  ", 16),
            Line("meta", "3 May Ferry end", 27, (Span(6, 11, "title"), Span(12, 15, "body"))),
        ),
    )
    assert document.language == "en"
    assert not document.untouched


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("body It passed.", "en-x.txt:2: not 'label | text'"),
        ("bodi | It passed.", "en-x.txt:2: unknown label 'bodi'"),
        ("body | It passed.\n     | It failed.", "en-x.txt:3: no label"),
        ("body |", "en-x.txt:2: label 'body' on a line without text"),
        ("body | ⟦ads: Buy⟧", "unknown label 'ads' in a span"),
        ("body | ⟦title: Buy⟧", "span 'title' is not of the other kind than 'body'"),
        ("nav | ⟦ad: Buy⟧", "span 'ad' is not of the other kind than 'nav'"),
        ("unsure | ⟦ad: Buy⟧", "span 'ad' is not of the other kind than 'unsure'"),
        ("body | ⟦ad:  ⟧", "span 'ad' without text"),
        ("body | It ⟦ad: Buy", "a span is not"),
        ("body | It ⟦Buy⟧", "a span is not"),
        ("# only a comment", "no line of text"),
    ],
)
def test_errors_name_the_place(rows: str, message: str) -> None:
    with pytest.raises(CorpusError) as error:
        parse(f"# Shows an error.\n{rows}\n", "en-x")
    assert message in str(error.value)


def test_name_and_comment_are_asked_for() -> None:
    with pytest.raises(CorpusError, match="not LANGUAGE-slug"):
        parse("# Shows.\nbody | Text", "Ferry")
    with pytest.raises(CorpusError, match="no comment"):
        parse("body | Text", "en-x")


_TEXT = st.text(st.characters(exclude_characters="\n⟦⟧", exclude_categories=["Cs"]), min_size=1)
_LABEL = st.sampled_from([*labels.ALL, UNSURE])


@given(st.lists(st.tuples(_LABEL, _TEXT), min_size=1))
def test_any_text_can_be_written(pairs: list[tuple[str, str]]) -> None:
    rows = [f"{label if text.strip() else '':<10} | {text}" for label, text in pairs]
    expected = [(label, text) for label, text in pairs if text.strip()]
    if expected:
        document = parse("\n".join(["# Any.", *rows, ""]), "en-any")
        assert document.text == "\n".join(text for _, text in pairs)
        assert [(line.label, line.text) for line in document.lines] == expected
