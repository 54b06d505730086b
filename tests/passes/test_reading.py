"""What counts as prose, in scripts whose characters say more than Latin ones."""

from newsclean.passes.reading import script_scale
from newsclean.reader import Reader

READER = Reader()
PARAGRAPH = (
    "港務局的董事會星期一晚上開會三小時，聽取十一名島民的意見，最後以七比四決定明年春天停駛渡輪。"
)
HEADLINE = "渡輪明年停駛島民憂心生計：港務局董事會七比四表決通過，反對的四名董事會後不願意說明理由"
ITEM = "能源產品，包括煤炭、焦炭、成品油、天然氣、鈾礦" * 5
GLUED = "渡輪明年停駛島民憂心生計 港務局董事會表決通過 市長：尊重決定 " * 4


def prose(*lines: str) -> list[bool]:
    return [mass > 0.0 for mass in READER.read("\n\n".join(lines)).prose]


def test_korean_has_blanks_and_a_scale_of_its_own() -> None:
    assert script_scale("항만 이사회는 월요일 저녁 회의에서 여객선 운항을 중단하기로 했다") == (
        1.7,
        False,
    )


def test_long_headlines_are_no_prose_where_sentences_end_in_a_full_stop() -> None:
    assert prose(PARAGRAPH, PARAGRAPH, HEADLINE) == [True, True, False]


def test_long_headlines_may_be_prose_where_nothing_ends_in_a_full_stop() -> None:
    assert prose(HEADLINE, HEADLINE) == [True, True]


def test_long_items_run_on_where_glued_links_do_not() -> None:
    assert prose(PARAGRAPH, PARAGRAPH, ITEM, GLUED) == [True, True, True, False]
