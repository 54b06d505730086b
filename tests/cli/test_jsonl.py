"""Files of records: one field cleaned, all else untouched, bad records passed through."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.cli.splice import find_field, replace, set_key
from newsclean.cli.work import DataError
from tests.cli.conftest import ARTICLE, COMMAND, PAGE, Run

CLEANED = newsclean.clean(PAGE)

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def line(record: Any) -> bytes:
    return json.dumps(record).encode() + b"\n"


@given(st.dictionaries(st.text(), values, max_size=5), st.text(), st.text(), st.booleans())
def test_only_the_field_changes(record: dict[str, Any], old: str, new: str, escape: bool) -> None:
    record["text"] = old
    raw = json.dumps(record, ensure_ascii=escape)
    field = find_field(raw, "text")
    assert field.value == old
    changed = replace(raw, field, new)
    assert json.loads(changed) == {**record, "text": new}
    assert changed.startswith(raw[: field.start])
    assert changed.endswith(raw[field.end :])
    changed.encode("utf-8")


@given(st.dictionaries(st.text(), values, max_size=5), values)
def test_a_key_is_added_or_replaced(record: dict[str, Any], value: Any) -> None:
    changed = set_key(json.dumps(record), "newsclean", value)
    assert json.loads(changed) == {**record, "newsclean": value}


@pytest.mark.parametrize(
    ("raw", "name", "value"),
    [
        ('{"a": {"b": "x"}}', "a.b", "x"),
        ('{"a.b": "y", "a": {"b": "x"}}', "a.b", "y"),
        ('{"a": {"b.c": "x"}}', "a.b.c", "x"),
        ('{"t": "first", "t": "last"}', "t", "last"),
        ('  { "t" : "x" } ', "t", "x"),
        ('{"a": [{"t": "no"}], "t": "x"}', "t", "x"),
    ],
)
def test_fields_are_found_by_dotted_names(raw: str, name: str, value: str) -> None:
    field = find_field(raw, name)
    assert field.value == value
    assert json.loads(raw[field.start : field.end]) == value


@pytest.mark.parametrize("raw", ["{}", '{"a": 1}', '{"a": ["b"]}', '{"a": {}}'])
def test_a_field_that_is_not_there_is_not_found(raw: str) -> None:
    with pytest.raises(DataError, match="no field"):
        find_field(raw, "a.b")


def test_other_fields_stay_to_the_byte(run: Run) -> None:
    before = b'{ "n":1.50,"big":123456789012345678901234567890 , "u":"\\u00e9\\/","text":'
    after = b', "text2" : [ 1e5,\ttrue ]  }\n'
    raw = before + json.dumps(PAGE).encode() + after
    assert run("--jsonl", stdin=raw).stdout == before + json.dumps(CLEANED).encode() + after
    untouched = before + json.dumps(ARTICLE).encode() + after
    assert run("--jsonl", stdin=untouched).stdout == untouched


def test_a_line_ends_as_it_did(run: Run) -> None:
    raw = b'\xef\xbb\xbf{"text": "a"}\r\n\r\n{"text": "b"}\n\n  \n{"text": "c"}'
    assert run("--jsonl", stdin=raw).stdout == raw


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_bad_lines_are_reported_passed_through_and_counted(
    run: Run, tmp_path: Path, jobs: str
) -> None:
    bad = {
        b"{broken\n": "not JSON",
        b"[1, 2]\n": "not a JSON object",
        b'{"other": 1}\n': "no field 'text'",
        b'{"text": 3}\n': "not a string",
        b'{"text": "\xff"}\n': "not utf-8",
        b'{"text": ' + b"[" * 100_000 + b"\n": "nested too deeply",
        b'{"text": "a", "n": ' + b"9" * 5000 + b"}\n": "not usable JSON",
    }
    good = line({"text": PAGE})
    (tmp_path / "in.jsonl").write_bytes(good + good.join(bad) + good)
    result = run("in.jsonl", "-j", jobs)
    cleaned = line({"text": CLEANED})
    assert result.stdout == cleaned + cleaned.join(bad) + cleaned
    messages = result.stderr.decode().splitlines()
    assert len(messages) == len(bad)
    for i, (message, reason) in enumerate(zip(messages, bad.values(), strict=True)):
        assert message.startswith(f"newsclean: in.jsonl:{2 * i + 2}: ")
        assert reason in message
    assert result.returncode == 1


def test_strict_stops_at_the_first_bad_line(run: Run, tmp_path: Path) -> None:
    raw = b'{"text": "a"}\nbad\n{"text": "b"}\n'
    result = run("--jsonl", "--strict", stdin=raw)
    assert result.stdout == b'{"text": "a"}\nbad\n'
    assert result.returncode == 1
    run("--jsonl", "--strict", "-o", "out.jsonl", stdin=raw)
    assert not (tmp_path / "out.jsonl").exists()


def test_null_is_no_text_and_no_fault(run: Run) -> None:
    raw = b'{"text": null}\n'
    result = run("--jsonl", stdin=raw)
    assert (result.stdout, result.stderr, result.returncode) == (raw, b"", 0)


def test_field_and_format_choose_what_is_cleaned(run: Run) -> None:
    html = f"<html><body><p>{ARTICLE}</p></body></html>"
    raw = line({"page": {"body": html}, "url": "https://brekke.example/1"})
    result = run(*("--jsonl", "--field", "page.body", "--url-field", "url", "--html"), stdin=raw)
    assert json.loads(result.stdout)["page"]["body"] == newsclean.clean_html(html)


def test_trace_tells_what_went_where_and_why(run: Run) -> None:
    record = json.loads(run("--jsonl", "--trace", stdin=line({"text": PAGE})).stdout)
    trace = record["newsclean"]
    report = newsclean.explain(PAGE)
    assert record["text"] == CLEANED
    assert trace["version"] == newsclean.__version__
    assert len(trace["model"]) == 12
    assert [(r["start"], r["end"], r["label"], r["text"]) for r in trace["removals"]] == [
        (r.start, r.end, r.label, r.text) for r in report.removals
    ]
    for shown, removal in zip(trace["removals"], report.removals, strict=True):
        assert [reason["name"] for reason in shown["reasons"]] == [r.name for r in removal.reasons]


def test_trace_of_a_text_is_a_record_of_its_own(run: Run, page: Path) -> None:
    record = json.loads(run("--trace", "page.txt").stdout)
    assert (record["file"], record["text"]) == ("page.txt", CLEANED)
    assert record["newsclean"]["removals"]


def test_explanations_name_the_record(run: Run) -> None:
    raw = line({"text": ARTICLE}) + line({"text": PAGE})
    assert run("--jsonl", "--explain", stdin=raw).stdout.startswith(b"(standard input):2: ")
    assert run("--jsonl", "--check", stdin=raw).returncode == 1


def test_only_removed_and_kept_are_the_whole(run: Run) -> None:
    raw = line({"text": PAGE}) + line({"text": ARTICLE})
    removed = [
        json.loads(row) for row in run("--jsonl", "--only-removed", stdin=raw).stdout.splitlines()
    ]
    texts = [removal.text.strip() for removal in newsclean.explain(PAGE).removals]
    assert [record["text"].split("\n")[:-1] for record in removed] == [texts, []]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_record_is_out_before_the_next_comes_in(
    environment: dict[str, str], jobs: str, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--jsonl", "-j", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
    )
    assert process.stdin and process.stdout
    for number in range(3):
        raw = line({"text": ARTICLE, "n": number})
        process.stdin.write(raw)
        process.stdin.flush()
        assert process.stdout.readline() == raw
    process.stdin.close()
    assert process.wait(60) == 0
    process.stdout.close()


def test_processes_keep_the_order(run: Run, tmp_path: Path) -> None:
    records = [
        line({"n": i, "text": f"{PAGE}\n{i} " + "Words here. " * (i % 50)}) for i in range(600)
    ]
    (tmp_path / "in.jsonl").write_bytes(b"".join(records))
    one, two = run("in.jsonl"), run("in.jsonl", "-j", "2")
    assert one.returncode == two.returncode == 0
    assert two.stdout == one.stdout
    assert [json.loads(row)["n"] for row in two.stdout.splitlines()] == list(range(600))
