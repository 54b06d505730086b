"""Real pages keep their articles when they are segmented."""

import re
from collections import Counter

import pytest
from shared import DIRECTORY

from benchmarks.pages import read_jsonl
from newsclean.segment.html import segment_html


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize(("suite", "share"), [("fundus_pub", 0.999), ("fundus_hist", 0.993)])
def test_the_words_of_the_article_are_in_the_source(suite: str, share: float) -> None:
    path = DIRECTORY / "data" / f"html-{suite}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"needs the development data: {path.name} is not under ../shared")
    covers: list[float] = []
    for record in read_jsonl(path):
        gold = words(record["gold"])
        found = gold & words(segment_html(record["html"]).source)
        covers.append(found.total() / gold.total())
    # Some pages hold their article in a script only.
    held = [cover for cover in covers if cover > 0.5]
    assert len(held) >= len(covers) - 1
    assert sum(held) / len(held) >= share
