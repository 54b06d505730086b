"""Class names say what a line is: the box it stands in first, then its own element, then links."""

import pytest

pytest.importorskip("numpy")

from benchmarks.named import box_of
from newsclean.passes.reading import unread
from newsclean.segment.html import segment_html

PAGE = """
<div class="site-newsletter"><p class="date">Every Monday in your inbox</p></div>
<figure><figcaption>Passengers on the quay</figcaption>
<figcaption class="credit">Ines Falk</figcaption></figure>
<p class="byline">By Tor Hallan</p>
<nav><a href="/s">Sport</a></nav>
<footer><a href="/f">Islanders ask for a ferry on Sundays, too</a></footer>
<p>The board met on Monday.</p>
"""


def test_boxes_come_before_lines_and_lines_before_links() -> None:
    whole = unread(segment_html(PAGE))
    found = [
        box_of(block, size) for block, size in zip(whole.document.blocks, whole.size, strict=True)
    ]
    assert found == ["newsletter", "caption", "credit", "meta", "menu", "long link", "unnamed"]
