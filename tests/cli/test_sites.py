"""What is known of a site is used for the pages of that site alone."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

profile = pytest.importorskip("newsclean.site.profile", reason="needs site profiles")

# A line that nothing but its being on every page gives away.
REFRAIN = "The lantern of Brekke shines over the quay and the island"
WORDS = ("hemp", "steel", "nylon", "wool", "silk", "paper")
BODIES = [
    f"{word.capitalize()} has come to the {word} harbour of the {word} makers\n\n"
    f"The council met on Monday and spoke of boats and ropes of {word}, {word} and {word}.\n\n"
    f"Nobody could say how many {word} ropes there were, the {word} master told the {word} board.\n"
    for word in WORDS
]
PAGES = [f"{REFRAIN}\n\n{body}" for body in BODIES]


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    folder = tmp_path / "sites"
    folder.mkdir()
    profile.SiteProfile.learn(PAGES[:-1]).save(str(folder / "brekke.example.toml"))
    return folder


def test_a_profile_is_used(run: Run, sites: Path) -> None:
    without = run(stdin=PAGES[-1].encode()).stdout.decode()
    known = run("--site", "sites/brekke.example.toml", stdin=PAGES[-1].encode()).stdout.decode()
    assert without == PAGES[-1]
    assert known == BODIES[-1]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_profiles_go_by_host(run: Run, sites: Path, jobs: str) -> None:
    hosts = ["brekke.example", "www.BREKKE.example:443", "other.example", "", "../brekke.example"]
    records = [{"url": f"https://{host}/page", "text": PAGES[-1]} for host in hosts]
    records.append({"text": PAGES[-1]})
    raw = "".join([json.dumps(record) + "\n" for record in records]).encode()
    result = run("--jsonl", "--url-field", "url", "--site-dir", "sites", "-j", jobs, stdin=raw)
    assert (result.stderr, result.returncode) == (b"", 0)
    texts = [json.loads(row)["text"] for row in result.stdout.splitlines()]
    assert [text == BODIES[-1] for text in texts] == [True, True, False, False, False, False]


@pytest.mark.parametrize("text", ["", "nonsense = [", "[unknown]\n"])
def test_a_faulty_profile_is_told(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.example.toml").write_text(text)
    result = run("--site", "a.example.toml", stdin=b"text")
    assert (result.returncode, result.stdout) == (2, b"")
    assert len(result.stderr.splitlines()) == 1
    raw = b'{"url": "https://a.example/", "text": "text"}\n'
    result = run("--jsonl", "--url-field", "url", "--site-dir", ".", stdin=raw)
    assert (result.returncode, result.stdout) == (1, raw)
    assert len(result.stderr.splitlines()) == 1


def test_a_directory_that_is_none_is_told(run: Run) -> None:
    result = run("--site-dir", "none", stdin=b"text")
    assert result.returncode == 2
    assert b"none: is not a directory" in result.stderr
