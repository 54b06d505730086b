"""A peer that crashes, hangs or fails costs its page and nothing else."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import peers, speed
from benchmarks.pages import Page

# Speaks the protocol of benchmarks.peers, and dies or hangs when told to.
FAKE = """
import json, os, sys, time
for line in sys.stdin:
    html = json.loads(line)["html"] if line.strip() else ""
    if html == "crash":
        os._exit(1)
    if html == "hang":
        time.sleep(60)
    print(json.dumps({"text": html.upper(), "seconds": 0.5, "error": ""}), flush=True)
"""


def interpreter(folder: Path, code: str) -> str:
    """An executable that runs the code whatever it is asked to run."""
    (folder / "fake.py").write_text(code)
    script = folder / "python"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{folder / "fake.py"}"\n')
    script.chmod(0o755)
    return str(script)


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[peers.Peer]:
    running = peers.Peer("fake", interpreter(tmp_path, FAKE))
    yield running
    running.close()


def test_answers_follow_requests(peer: peers.Peer) -> None:
    assert [peer.extract(text).text for text in ("a\nb", "é")] == ["A\nB", "É"]


def test_a_crash_is_an_empty_page(peer: peers.Peer) -> None:
    assert peer.extract("crash") == peers.Answer("", 0.0, "crash")
    assert peer.extract("next").text == "NEXT"


def test_a_hanging_peer_is_ended(peer: peers.Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "TIMEOUT", 0.3)
    assert peer.extract("hang") == peers.Answer("", 0.0, "timeout")
    monkeypatch.undo()
    assert peer.extract("next").text == "NEXT"


def test_what_does_not_start_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert peers.start(["nothing-like-it"], [interpreter(tmp_path, "raise SystemExit(1)")]) == []
    assert "nothing-like-it: not installed" in capsys.readouterr().err


def test_an_error_inside_a_peer_is_named() -> None:
    running = peers.start(["readability-lxml"], [sys.executable])
    if not running:
        pytest.skip("needs the bench extra: readability-lxml")
    with_error = running[0].extract("")
    running[0].close()
    assert with_error.text == ""
    assert with_error.failure


def test_speed_counts_every_round_and_no_warm_up(peer: peers.Peer) -> None:
    page = Page("p", "wcxb", "p", "en", "article", "html", "x", {}, {}, "", "")
    assert speed.seconds([peer], [page] * (speed.WARM_UP + 3), rounds=2) == {"fake": 3.0}
