"""Which pages print the same article."""

from newsclean.site.copies import Copies
from newsclean.site.pages import Page

NONE = frozenset[int]()


def copies(*prose: set[int]) -> Copies:
    return Copies([Page(i, NONE, NONE, NONE, frozenset(lines)) for i, lines in enumerate(prose)])


def test_half_of_the_paragraphs_is_enough() -> None:
    found = copies({1, 2, 3, 4}, {1, 2, 8}, {3, 7, 9, 10}, {20, 21})
    assert found.once(0b1111) == 0b1101
    assert found.of(frozenset({1, 2, 30, 31}), 0b1111) == 0b0011


def test_what_most_pages_have_does_not_make_copies() -> None:
    wall = {100, 101, 102, 103}
    assert copies(wall | {1}, wall | {2}, wall | {3}).once(0b111) == 0b111


def test_a_story_on_every_page_is_one_story() -> None:
    story = {1, 2, 3, 4, 5}
    assert copies(story, story, story, story).once(0b1111) == 0b0001
    assert copies(story, story, story | {9}).once(0b111) == 0b001


def test_pages_without_paragraphs_are_no_copies() -> None:
    assert copies(set(), set(), {1}).once(0b111) == 0b111


def test_only_pages_asked_for_count() -> None:
    found = copies({1, 2}, {1, 2}, {1, 2})
    assert found.once(0b110) == 0b010
    assert found.of(frozenset({1, 2}), 0b100) == 0b100
