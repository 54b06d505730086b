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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with the pages of the site, each in a file of its own."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for word, text in zip(WORDS, PAGES, strict=True):
        (folder / f"{word}.txt").write_text(text)
    return folder


def records(*hosts: str) -> bytes:
    """JSON lines: the site's pages, on each of the hosts with a refrain of its own."""
    rows = [
        {"url": f"https://{host}/{n}", "text": text.replace("Brekke", host.split(".")[0].upper())}
        for n, text in enumerate(PAGES)
        for host in hosts
    ]
    return "".join([json.dumps(row) + "\n" for row in rows]).encode()


def test_learning_a_directory(run: Run, folder: Path) -> None:
    result = run("learn", str(folder), "-o", "brekke.toml")
    assert (result.stdout, result.stderr, result.returncode) == (b"", b"", 0)
    written = (folder.parent / "brekke.toml").read_bytes()
    assert run("learn", "pages").stdout == written
    found = run("--site", "brekke.toml", stdin=PAGES[-1].encode())
    assert found.stdout.decode() == BODIES[-1]


def test_learning_by_host(run: Run, tmp_path: Path) -> None:
    (tmp_path / "crawl.jsonl").write_bytes(records("a.example", "www.b.example"))
    assert run("learn", "crawl.jsonl", "--out-dir", "sites").returncode == 0
    assert sorted(path.name for path in (tmp_path / "sites").iterdir()) == [
        "a.example.toml",
        "b.example.toml",
    ]
    learnt = profile.SiteProfile.load(str(tmp_path / "sites" / "b.example.toml"))
    assert learnt.host == "b.example"
    assert "the lantern of www shines over the quay and the island" in learnt.lines


def test_merging_keeps_what_was_pinned(run: Run, folder: Path) -> None:
    half = run("learn", *[f"pages/{word}.txt" for word in WORDS[:3]]).stdout.decode()
    (folder.parent / "old.toml").write_text(half.replace("pinned = []", 'pinned = ["home"]'))
    rest = [f"pages/{word}.txt" for word in WORDS[3:]]
    merged = run("learn", *rest, "--merge", "old.toml").stdout.decode()
    everything = run("learn", "pages").stdout.decode()
    assert merged == everything.replace("pinned = []", 'pinned = [\n  "home",\n]')


def test_pages_that_cannot_be_learnt_from_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "crawl.jsonl").write_bytes(b"no json\n" + records("a.example"))
    result = run("learn", "crawl.jsonl", "-o", "a.toml")
    assert result.returncode == 1
    assert result.stderr.startswith(b"newsclean: crawl.jsonl:1: ")
    assert len(profile.SiteProfile.load(str(tmp_path / "a.toml")).pages) == len(PAGES)


@pytest.mark.parametrize("arguments", [("none.txt",), ("pages", "--out-dir", "a", "-o", "b")])
def test_calls_of_learn_that_are_wrong(run: Run, folder: Path, arguments: tuple[str, ...]) -> None:
    assert run("learn", *arguments).returncode == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_cleaning_together(run: Run, folder: Path, jobs: str) -> None:
    paths = [f"pages/{word}.txt" for word in WORDS]
    alone = run(*paths).stdout.decode()
    together = run("--together", "-j", jobs, *paths).stdout.decode()
    assert alone == "".join(PAGES)
    assert together == "".join(BODIES)


def test_cleaning_together_goes_by_host(run: Run, tmp_path: Path) -> None:
    """What is on every page of one host and on one page of the other is that host's alone."""
    mine = records("a.example")
    other = json.dumps({"url": "https://b.example/", "text": PAGES[0].replace("Brekke", "A")})
    (tmp_path / "crawl.jsonl").write_bytes(mine + other.encode() + b"\n")
    result = run("--together", "--jsonl", "--url-field", "url", "crawl.jsonl")
    texts = [json.loads(row)["text"] for row in result.stdout.splitlines()]
    assert texts[:-1] == BODIES
    assert texts[-1] == json.loads(other)["text"]


def test_a_stream_cannot_be_read_twice(run: Run, sites: Path) -> None:
    result = run("--together", stdin=PAGES[0].encode())
    assert (result.returncode, result.stdout) == (2, b"")
    (sites.parent / "a.txt").write_text(PAGES[0])
    result = run("--together", "--site", "sites/brekke.example.toml", "a.txt")
    assert (result.returncode, result.stdout) == (2, b"")
