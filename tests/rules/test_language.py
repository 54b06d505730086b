"""Languages: told from function words and scripts, the same for the same text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.rules.fold import fold
from newsclean.rules.language import Languages, load_languages

SENTENCES = {
    "en": "The ferry was late again, and the islanders who had waited for it said that they "
    "would write a letter.",
    "de": "Die Fähre kam wieder zu spät, und die Menschen, die auf sie gewartet hatten, wollten "
    "nicht mehr nur warten, sondern auch schreiben.",
    "fr": "Le ferry était encore en retard, et les habitants qui l'attendaient ont dit qu'ils "
    "écriraient une lettre dans les jours qui viennent.",
    "es": "El barco llegó tarde otra vez, y los vecinos que lo esperaban en el puerto dijeron que "
    "iban a escribir una carta para la empresa.",
    "pl": "Prom znowu się spóźnił, a mieszkańcy, którzy na niego czekali, powiedzieli, że nie będą "
    "już tylko czekać, ale napiszą do firmy.",
    "ru": "Паром снова опоздал, и жители, которые его ждали, сказали, что они не будут больше "
    "ждать, а напишут письмо.",
    "uk": "Пором знову запізнився, і мешканці, які на нього чекали, сказали, що вони не будуть "
    "більше чекати, а напишуть листа.",
    "ar": "تأخرت العبارة مرة أخرى، وقال السكان الذين كانوا ينتظرونها على الرصيف إنهم سيكتبون رسالة",
    "fa": "کشتی باز هم دیر رسید و مردمی که در اسکله منتظر آن بودند گفتند که به شرکت نامه می‌نویسند",
    "el": "Το πλοίο άργησε ξανά και οι κάτοικοι που το περίμεναν είπαν ότι θα γράψουν",
    "he": "המעבורת איחרה שוב והתושבים שחיכו לה אמרו שיכתבו מכתב",
    "hi": "नौका फिर देर से आई और इंतज़ार कर रहे लोगों ने कहा कि वे चिट्ठी लिखेंगे",
    "ja": "フェリーはまた遅れ、待っていた島の人々は手紙を書くと話した。",
    "zh": "渡轮再次晚点，等候的岛上居民说他们会写信。",
    "ko": "배가 또 늦었고, 기다리던 섬 주민들은 편지를 쓰겠다고 말했다.",
    "th": "เรือมาสายอีกครั้ง และชาวเกาะที่รออยู่บอกว่าจะเขียนจดหมาย",
}


@pytest.fixture(scope="module")
def languages() -> Languages:
    return load_languages()


@pytest.mark.parametrize("language", SENTENCES)
def test_one_sentence_tells_the_language(languages: Languages, language: str) -> None:
    guessed = languages.guess([fold(SENTENCES[language])])
    assert guessed[0] == language
    assert guessed[-1] == "en"


def test_two_languages_weigh_in(languages: Languages) -> None:
    texts = [fold(SENTENCES[language]) for language in ("de", "de", "de", "fr", "fr")]
    assert languages.guess(texts) == ("de", "fr", "en")


def test_near_relatives_stay_together(languages: Languages) -> None:
    text = "Fergen var sen igjen, og de som hadde ventet på den, sa at de ikke ville vente mer."
    assert set(languages.guess([fold(text)])[:2]) == {"no", "da"}


@pytest.mark.parametrize(
    ("declared", "first"),
    [("de", "de"), ("nb-NO", "no"), ("zh_CN", "zh"), ("", "en"), (None, "en")],
)
def test_a_short_text_is_what_the_page_declares(
    languages: Languages, declared: str | None, first: str
) -> None:
    assert languages.guess(["x 0"], declared)[0] == first


def test_words_outweigh_what_the_page_declares(languages: Languages) -> None:
    assert languages.guess([fold(SENTENCES["de"])] * 3, "en") == ("de", "en")


@given(st.lists(st.text(), max_size=5), st.none() | st.text(max_size=8))
def test_any_text_has_a_language(texts: list[str], declared: str | None) -> None:
    languages = load_languages()
    guessed = languages.guess([fold(text) for text in texts], declared)
    assert 1 <= len(guessed) <= 3
    assert len(set(guessed)) == len(guessed)
    assert guessed == languages.guess([fold(text) for text in texts], declared)


def test_a_long_text_is_sampled_all_over(languages: Languages) -> None:
    texts = [fold(SENTENCES["de"])] * 20 + [fold(SENTENCES["fr"])] * 500
    assert languages.guess(texts)[0] == "fr"
