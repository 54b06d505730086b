"""The hand-labelled lines: every line of the seeds right, and floors on the others."""

from collections import Counter
from typing import Any

import pytest
from shared import records

from newsclean import Report, explain
from newsclean.labels import KEEP


def gone_lines(report: Report) -> list[bool]:
    """Of each physical line, whether nothing visible of it is kept."""
    kept = bytearray(len(report.source))
    for start, end in report.kept:
        kept[start:end] = b"\1" * (end - start)
    out: list[bool] = []
    at = 0
    for line in report.source.split("\n"):
        visible = [at + i for i, char in enumerate(line) if not char.isspace()]
        out.append(bool(visible) and not any(kept[i] for i in visible))
        at += len(line) + 1
    return out


def mistakes(record: dict[str, Any]) -> list[tuple[str, str]]:
    """The label and text of each line that is decided wrongly."""
    gone = gone_lines(explain(record["text"]))
    wrong: list[tuple[str, str]] = []
    copies = {line["i"]: line for line in record["lines"]}
    for line in record["lines"]:
        if line["label"] == "unsure":
            continue
        is_gone = gone[line["ln"]]
        if is_gone == (line["label"] not in KEEP):
            continue
        twin = copies.get(line.get("dup_of", -1)) or next(
            (other for other in record["lines"] if other.get("dup_of") == line["i"]), None
        )
        if twin is not None and gone[twin["ln"]] != is_gone:
            continue  # either copy, once, is right
        wrong.append((line["label"], line["text"]))
    return wrong


@pytest.mark.parametrize("number", range(5))
def test_every_line_of_the_seeds_is_right(number: int) -> None:
    assert mistakes(records("gold", "seeds.jsonl")[number]) == []


@pytest.mark.parametrize("number", range(5))
def test_ranges_inside_the_seeds_lines_are_right(number: int) -> None:
    record = records("gold", "seeds.jsonl")[number]
    report = explain(record["text"])
    starts = [0]
    for line in record["text"].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for line in record["lines"]:
        for start, end, label in line.get("spans", []):
            if label in KEEP:
                continue
            at = starts[line["ln"]]
            whole = line["text"][start:end].strip()
            inside = [r for r in report.removals if r.start < at + end and r.end > at + start]
            assert whole in "".join(r.text for r in inside)
            rest = line["text"][:start] + line["text"][end:]
            if line["label"] in KEEP:
                assert rest.strip() in report.text


FLOORS = {"resid": (0.005, 0.55), "full": (0.01, 0.70)}


@pytest.mark.parametrize("view", sorted(FLOORS))
def test_floors_on_hand_labelled_lines(view: str) -> None:
    most_lost, least_gone = FLOORS[view]
    counts: Counter[str] = Counter()
    for record in records("gold", "dev.jsonl"):
        if record["view"] != view:
            continue
        gone = gone_lines(explain(record["text"]))
        for line in record["lines"]:
            if line["label"] != "unsure":
                side = "keep" if line["label"] in KEEP else "chrome"
                counts[side] += 1
                counts[side + " gone"] += gone[line["ln"]]
    assert counts["keep gone"] <= most_lost * counts["keep"]
    assert counts["chrome gone"] >= least_gone * counts["chrome"]
