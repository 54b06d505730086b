"""Web archives and tables: records and rows in order, damage told."""

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

import newsclean
from tests.cli.conftest import ARTICLE, PAGE, Run

CLEANED = newsclean.clean(PAGE)
HTML = f"<html><head><title>T</title></head><body><p>{ARTICLE}</p></body></html>"


def http(
    body: bytes, content_type: str = "text/html", status: str = "200 OK", **more: str
) -> bytes:
    headers = {"Content-Type": content_type, "Content-Length": str(len(body)), **more}
    head = "".join([f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items()])
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def record(kind: str, number: int, body: bytes, content_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2026-02-10T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Target-URI: https://brekke.example/{number}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(number: int, body: bytes) -> bytes:
    return record("response", number, body, "application/http; msgtype=response")


RECORDS = [
    record("warcinfo", 0, b"software: none\r\n", "application/warc-fields"),
    response(1, http(HTML.encode())),
    response(2, http(gzip.compress(HTML.encode()), Content_Encoding="gzip")),
    response(
        3, http(HTML.replace("Brekke", "Brække").encode("latin-1"), "text/html; charset=latin1")
    ),
    response(4, http(b"\xff\xd8", "image/jpeg")),
    response(5, http(HTML.encode(), status="404 Not Found")),
    record("conversion", 6, PAGE.encode(), "text/plain"),
]


@pytest.fixture(autouse=True)
def needs_fastwarc(request: pytest.FixtureRequest) -> None:
    if "archive" in request.node.name:
        pytest.importorskip("fastwarc", reason="needs the warc extra")
    else:
        pytest.importorskip("pyarrow", reason="needs the scale extra")


def urls(output: bytes) -> list[str]:
    return [json.loads(row)["url"].rpartition("/")[2] for row in output.splitlines()]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "-"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_archive_pages_become_records(run: Run, tmp_path: Path, name: str, jobs: str) -> None:
    packed = b"".join([gzip.compress(it) for it in RECORDS])
    data = packed if name.endswith(".gz") or name == "-" else b"".join(RECORDS)
    (tmp_path / "a.warc.gz").write_bytes(data)
    if name != "-":
        (tmp_path / name).write_bytes(data)
    result = run(name, "-j", jobs, stdin=data)
    assert (result.stderr, result.returncode) == (b"", 0)
    rows = [json.loads(row) for row in result.stdout.splitlines()]
    assert urls(result.stdout) == ["1", "2", "3", "6"]
    assert {row["date"] for row in rows} == {"2026-02-10T10:00:00Z"}
    article = newsclean.clean_html(HTML)
    assert [row["text"] for row in rows] == [
        article,
        article,
        article.replace("Brekke", "Brække"),
        CLEANED,
    ]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("missing", [3, 40, 300])
def test_an_archive_cut_short_is_told_after_its_whole_records(
    run: Run, tmp_path: Path, packed: bool, missing: int
) -> None:
    parts = [gzip.compress(it) if packed else it for it in RECORDS]
    name = "a.warc.gz" if packed else "a.warc"
    (tmp_path / name).write_bytes(b"".join(parts)[: -missing - (0 if packed else 4)])
    result = run(name)
    assert result.returncode == 1
    assert b"cut short" in result.stderr
    # Of the last record the check sum alone may be missing.
    whole = ["6"] if packed and missing < 8 else []
    assert urls(result.stdout) == ["1", "2", "3", *whole]


def test_an_archive_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"nothing of the kind\n" * 100)
    result = run("a.warc")
    assert (result.returncode, result.stdout) == (1, b"")
    assert len(result.stderr.splitlines()) == 1


def test_an_archive_goes_to_a_directory_as_records(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(RECORDS[1]))
    assert run("a.warc.gz", "--out-dir", "out", "--trace").returncode == 0
    row = json.loads(gzip.decompress((tmp_path / "out" / "a.jsonl.gz").read_bytes()))
    assert row["newsclean"]["version"] == newsclean.__version__
    refused = run("a.warc.gz", "--in-place")
    assert refused.returncode == 2


def table(tmp_path: Path, **columns: Any) -> Path:
    import pyarrow
    import pyarrow.parquet

    path = tmp_path / "in.parquet"
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def read(path: Path) -> Any:
    import pyarrow.parquet

    return pyarrow.parquet.read_table(path)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_tables_column_is_cleaned_and_all_others_stay(
    run: Run, tmp_path: Path, jobs: str
) -> None:
    texts = [None if i % 3 == 0 else f"{PAGE}\n{i}\n" for i in range(700)]
    numbers = list(range(700))
    nested = [{"a": [i]} for i in numbers]
    source = read(table(tmp_path, n=numbers, body=texts, nested=nested))
    result = run("in.parquet", "--field", "body", "-o", "out.parquet", "-j", jobs)
    assert (result.stdout, result.stderr, result.returncode) == (b"", b"", 0)
    out = read(tmp_path / "out.parquet")
    assert out.schema == source.schema
    assert out.drop(["body"]) == source.drop(["body"])
    assert out["body"].to_pylist() == [text and newsclean.clean(text) for text in texts]


def test_a_tables_trace_is_a_column(run: Run, tmp_path: Path) -> None:
    table(tmp_path, text=[PAGE, ARTICLE])
    assert run("in.parquet", "--trace", "-o", "out.parquet").returncode == 0
    traces = [json.loads(row) for row in read(tmp_path / "out.parquet")["newsclean"].to_pylist()]
    assert [bool(trace["removals"]) for trace in traces] == [True, False]


def test_a_table_needs_a_file_and_other_things_do_not(run: Run, tmp_path: Path) -> None:
    table(tmp_path, text=[PAGE])
    assert run("in.parquet").returncode == 2
    assert run("in.parquet", "--check").returncode == 1
    assert b"in.parquet:row 1" in run("in.parquet", "--explain").stdout
    both = run("in.parquet", "-", "-o", "out.parquet", stdin=b"text")
    assert both.returncode == 2
    assert not (tmp_path / "out.parquet.txt").exists()
    piped = run(stdin=(tmp_path / "in.parquet").read_bytes())
    assert (piped.returncode, piped.stdout) == (2, b"")
    assert b"a table" in piped.stderr


def test_an_empty_table_stays_one(run: Run, tmp_path: Path) -> None:
    import pyarrow

    table(tmp_path, text=pyarrow.array([], pyarrow.string()), n=pyarrow.array([], pyarrow.int8()))
    assert run("in.parquet", "-o", "out.parquet").returncode == 0
    assert read(tmp_path / "out.parquet") == read(tmp_path / "in.parquet")


@pytest.mark.parametrize(
    ("field", "words"), [("nope", "no column 'nope'; there are n, text"), ("n", "holds int64")]
)
def test_a_table_without_that_text_is_told(
    run: Run, tmp_path: Path, field: str, words: str
) -> None:
    table(tmp_path, n=[1], text=["a"])
    result = run("in.parquet", "--field", field, "-o", "out.parquet")
    assert result.returncode == 1
    assert words in result.stderr.decode()
    assert not (tmp_path / "out.parquet").exists()


def test_a_damaged_table_is_told_and_kept(run: Run, tmp_path: Path) -> None:
    data = io.BytesIO(table(tmp_path, text=[PAGE]).read_bytes()).read()[:-10]
    (tmp_path / "in.parquet").write_bytes(data)
    result = run("in.parquet", "--in-place")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert (tmp_path / "in.parquet").read_bytes() == data
