"""What else could be done to a text without its page: nothing, line rules, extractors over <p>."""

import re
from collections import Counter
from html import escape

from benchmarks.scores import Ranges

# The line rules of the C4 corpus (Raffel et al., "Exploring the limits of transfer learning with
# a unified text-to-text transformer", JMLR 2020): a line stays that has five words and ends in a
# terminal mark, unless it speaks of JavaScript or of the site's policies.
_ENDS = (".", "!", "?", '"')
_LEAST_WORDS = 5
_UNWANTED = re.compile(
    "javascript|lorem ipsum|terms of use|privacy policy|cookie policy|uses? (?:of )?cookies",
    re.IGNORECASE,
)


def c4_lines(text: str) -> Ranges:
    r"""The ranges that C4's line rules keep.

    >>> c4_lines("Home\nThe vote on Monday was close.")
    [(5, 34)]
    """
    kept: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if (
            bare.endswith(_ENDS)
            and not bare.endswith("...")
            and len(bare.split()) >= _LEAST_WORDS
            and not _UNWANTED.search(bare)
        ):
            kept.append((at, at + len(line)))
        at += len(line) + 1
    return kept


def without_lines(text: str, unwanted: str) -> Ranges:
    r"""The ranges of all lines but those that are one text, white space aside.

    >>> without_lines("Board votes\nThe vote was close.", "Board votes")
    [(12, 31)]
    """
    kept: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        if line.split() != unwanted.split():
            kept.append((at, at + len(line)))
        at += len(line) + 1
    return kept


def wrapped(text: str) -> str:
    r"""A page of the text's lines, each a paragraph, for extractors that want HTML.

    >>> wrapped("One\n\nTwo & three")
    '<html><body><p>One</p>\n<p>Two &amp; three</p></body></html>'
    """
    lines = [f"<p>{escape(line.strip())}</p>" for line in text.split("\n") if line.strip()]
    return "<html><body>" + "\n".join(lines) + "</body></html>"


def lines_in(text: str, output: str) -> Ranges:
    r"""The ranges of the text's lines that stand in an output too, each as often as there.

    >>> lines_in("One\nTwo\nOne", "One\n")
    [(0, 3)]
    """
    left = Counter([" ".join(line.split()) for line in output.split("\n")])
    kept: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        flat = " ".join(line.split())
        if flat and left[flat] > 0:
            left[flat] -= 1
            kept.append((at, at + len(line)))
        at += len(line) + 1
    return kept


def joined(text: str, kept: Ranges) -> str:
    """The kept ranges, a line each."""
    return "\n".join([text[start:end] for start, end in kept])
