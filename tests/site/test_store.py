"""A profile as a file: nothing is lost in it, and what a person edits counts."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Cleaner, SiteProfile, clean
from newsclean.site.store import dumps, loads
from tests.site.brekke import FOOTER, HEADER, TOWNS, page, pages, paragraphs

# A line that nothing but its being on every page gives away.
REFRAIN = "The lantern of Brekke shines over the quay and the island"


@given(
    st.lists(st.one_of(st.text(max_size=60), st.sampled_from(pages())), max_size=6),
    st.lists(st.text(max_size=12), max_size=2),
)
@settings(max_examples=60, deadline=None)
def test_a_file_holds_the_profile(documents: list[str], pinned: list[str]) -> None:
    learnt = SiteProfile.learn(documents, host="brekke.example")
    profile = learnt.merge(SiteProfile(pinned=pinned, host="brekke.example"))
    again = loads(dumps(loads(dumps(profile))))
    assert dumps(again) == dumps(loads(dumps(profile)))
    assert again.pages == profile.pages
    assert again.lines == profile.lines


def test_pages_learnt_apart_make_the_same_file() -> None:
    some, more = SiteProfile.learn(pages()[:3]), SiteProfile.learn(pages()[3:])
    assert dumps(loads(dumps(some)).merge(loads(dumps(more)))) == dumps(SiteProfile.learn(pages()))


def test_the_file_says_what_it_rests_on_most_frequent_lines_first() -> None:
    documents = [page(town, footer=FOOTER[: 1 + n % 2]) for n, town in enumerate(TOWNS)]
    text = dumps(SiteProfile.learn(documents, host="brekke.example"))
    assert f"from {len(TOWNS)} different pages" in text.partition("\n")[0]
    data = tomllib.loads(text)
    assert data["host"] == "brekke.example"
    counts = {line: entry["pages"] for line, entry in data["lines"].items()}
    assert counts["home"] == len(TOWNS)
    assert counts["about the post"] == len(TOWNS) / 2
    assert list(counts.values()) == sorted(counts.values(), reverse=True)


def test_no_line_of_a_single_page_is_readable_in_the_file() -> None:
    text = dumps(SiteProfile.learn(pages()))
    assert not any("we were never asked" in line.lower() for line in text.splitlines())
    assert "fisherman" not in text


def test_one_page_more_leaves_most_of_the_file_as_it_was() -> None:
    before = dumps(SiteProfile.learn(pages()[:-1])).splitlines()
    after = dumps(SiteProfile.learn(pages())).splitlines()
    assert [line.partition(" = ")[0] for line in before if line.startswith('"')] == [
        line.partition(" = ")[0] for line in after if line.startswith('"')
    ]


def edited(path: Path, old: str, new: str) -> SiteProfile:
    """The profile of pages with a refrain, as a person has changed its file."""
    SiteProfile.learn([page(town, header=[REFRAIN]) for town in TOWNS]).save(str(path))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return SiteProfile.load(str(path))


def test_a_struck_line_stays(tmp_path: Path) -> None:
    text = page("Nes", header=[REFRAIN])
    assert REFRAIN in clean(text)
    learnt = edited(tmp_path / "a.toml", "", "")
    assert REFRAIN not in Cleaner(site=learnt).clean(text)
    struck = edited(tmp_path / "a.toml", "struck = []", f'struck = ["{REFRAIN.upper()}!"]')
    assert REFRAIN in Cleaner(site=struck).clean(text)


def test_a_pinned_line_goes(tmp_path: Path) -> None:
    text, sentence = page("Nes"), paragraphs("Nes")[1]
    assert sentence in Cleaner(site=edited(tmp_path / "a.toml", "", "")).clean(text)
    pinned = edited(tmp_path / "a.toml", "pinned = []", f'pinned = ["{sentence}"]')
    assert sentence not in Cleaner(site=pinned).clean(text)


def test_what_a_person_chose_outlives_learning_again(tmp_path: Path) -> None:
    edited_before = edited(tmp_path / "a.toml", "struck = []", 'struck = ["Home"]')
    again = SiteProfile.learn(pages(3)).merge(edited_before)
    assert again.struck == frozenset({"home"})
    assert loads(dumps(again)).struck == again.struck


def test_a_line_deleted_from_the_file_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    SiteProfile.learn(pages()).save(str(path))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([line for line in lines if not line.startswith('"home"')]))
    assert "home" not in SiteProfile.load(str(path)).lines


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = 2",
        "format = 1\n[lines]\nhome = 3",
        'format = 1\n[lines]\nhome = { above = "7" }',
        "format = 1\n[[page]]\n",
        'format = 1\n[[page]]\nid = "x"\nabove = ""\nwithin = ""\nbelow = ""\nprose = ""\n',
        "format = 1\npinned = [1]",
    ],
)
def test_what_is_no_profile_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"a\.toml: "):
        SiteProfile.load(str(path))


def test_reasons_count_the_pages() -> None:
    site = SiteProfile.learn([page(town, header=HEADER) for town in TOWNS])
    report = Cleaner(site=site).explain(page("Nes"))
    details = [reason.detail for removal in report.removals for reason in removal.reasons]
    assert f"on {len(TOWNS)} of {len(TOWNS)} pages of this site" in details
