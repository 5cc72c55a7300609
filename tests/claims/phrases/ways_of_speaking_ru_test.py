"""The Russian phrase book: the ordinary ways of saying a thing are found, and nothing else is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.phrases.reading import claims_of, reader_of

from foedus.claims.phrases.cases import cases_of, in_case, in_voice
from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.pattern import groups_of, in_order, orders_of
from foedus.claims.phrases.vocabulary import vocabulary_of
from foedus.claims.pieces.row import Piece, Sort
from foedus.claims.terms.claims import (
    Chair,
    Course,
    EntryIntoForce,
    MembershipList,
    OfficeHolder,
    Ratification,
    Reach,
    Signature,
    Withdrawal,
)
from foedus.claims.terms.kinds import Modality, Stretch
from foedus.claims.words.forms import forms_in
from foedus.claims.words.tokens import tokens_of

TODAY = date(2020, 6, 1)
FORMS = forms_in("ru")


def _cases() -> list[tuple[list[str], str]]:
    lines = (Path(__file__).parent / "cases" / "ru.txt").read_text("utf-8").splitlines()
    told = [line.partition(": ")[::2] for line in lines if line and not line.startswith("#")]
    return [
        (sorted(k.strip() for k in kinds.split(",") if k != "nothing"), text)
        for kinds, text in told
    ]


@pytest.mark.parametrize(("kinds", "text"), _cases(), ids=[text for _, text in _cases()])
def test_a_russian_sentence_makes_just_these_kinds_of_statements(
    kinds: list[str], text: str
) -> None:
    assert sorted(one.kind.value for one in claims_of(text, "ru", TODAY)) == kinds


def _only(text: str) -> object:
    (claim,) = claims_of(text, "ru", TODAY)
    return claim.content


@pytest.mark.parametrize(
    "text",
    [
        "Устав СНГ ратифицировала Армения.",
        "Армения ратифицировала Устав СНГ.",
        "Армения Устав СНГ ратифицировала.",
        "Ратифицировала Устав СНГ Армения.",
        "Устав СНГ ратифицирован Арменией.",
        "Ереван ратифицировал Устав СНГ.",
        "Армянский парламент ратифицировал Устав СНГ.",
    ],
)
def test_the_order_of_words_and_the_voice_do_not_change_who_ratified_what(text: str) -> None:
    content = _only(text)
    assert isinstance(content, Ratification)
    assert content.states.codes == ("AM",)
    assert content.instrument.id == "cis/charter-1993"


def test_the_chair_passes_from_the_first_state_to_the_second() -> None:
    content = _only("Председательство в СНГ перешло от Казахстана к Киргизии.")
    assert isinstance(content, Chair)
    assert (content.before.codes, content.state.codes) == (("KZ",), ("KG",))
    assert content.course is Course.BEGINS


def test_capitals_act_for_their_states_from_one_to_another() -> None:
    content = _only("Председательство в СНГ перешло от Москвы к Астане.")
    assert isinstance(content, Chair)
    assert (content.before.codes, content.state.codes) == (("RU",), ("KZ",))


def test_a_predecessor_is_kept() -> None:
    content = _only("Исполнительным секретарем СНГ избран Сергей Лебедев, сменивший Юрия Ярова.")
    assert isinstance(content, OfficeHolder)
    assert (content.person.id, content.predecessor.words) == ("sergei-lebedev", "Юрия Ярова")


def test_all_except_one_is_kept() -> None:
    content = _only("Устав СНГ ратифицировали все участники, кроме Украины.")
    assert isinstance(content, Ratification)
    assert (content.reach, content.states.codes) == (Reach.ALL_EXCEPT, ("UA",))


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("Армения вышла из СНГ.", Modality.SAID, False),
        ("Армения не вышла из СНГ.", Modality.SAID, True),
        ("Армения так и не вышла из СНГ.", Modality.SAID, True),
        ("Армения выйдет из СНГ.", Modality.WILL, False),
        ("Армения намерена выйти из СНГ.", Modality.EXPECTED, False),
        ("Ожидается, что Армения выйдет из СНГ.", Modality.EXPECTED, False),
        ("Армения, как ожидается, выйдет из СНГ.", Modality.EXPECTED, False),
        ("Армения якобы вышла из СНГ.", Modality.REPORTEDLY, False),
        ("Армения обязалась выйти из СНГ.", Modality.PLEDGED, False),
        ("Армения не собирается выходить из СНГ.", Modality.EXPECTED, True),
        ("Армения может выйти из СНГ.", Modality.CONDITIONAL, False),
    ],
)
def test_modality_and_denial_are_told_apart(
    text: str,
    modality: Modality,
    negated: bool,  # noqa: FBT001 - a column of the table
) -> None:
    (claim,) = claims_of(text, "ru", TODAY)
    assert isinstance(claim.content, Withdrawal)
    assert (claim.manner.modality, claim.manner.negated) == (modality, negated)


def test_a_verb_left_out_is_taken_from_the_statement_before() -> None:
    text = "Армения вышла из СНГ 1 января 2006 года, Молдавия – 9 февраля 2012 года."
    first, second = (one.content for one in claims_of(text, "ru", TODAY))
    assert isinstance(first, Withdrawal)
    assert isinstance(second, Withdrawal)
    assert (first.states.codes, first.when.span.start) == (("AM",), date(2006, 1, 1))
    assert (second.states.codes, second.when.span.start) == (("MD",), date(2012, 2, 9))
    assert second.organisation == first.organisation


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("Армения подписала Договор о ЕАЭС. Договор вступил в силу.", "eaeu/treaty-2014"),
        ("СНГ растет. Устав вступил в силу.", "cis/charter-1993"),
        ("СНГ растет. Соглашение вступило в силу.", "cis/agreement-1991"),
        ("СНГ растет. Соглашение от 15 апреля 1994 года вступило в силу.", ""),
        ("СНГ растет. Соглашение от 8 декабря 1991 года вступило в силу.", "cis/agreement-1991"),
        ("Экономический Суд СНГ растет. Соглашение вступило в силу.", "cis/economic-court-1992"),
        ("СНГ растет. Соглашения вступили в силу.", ""),
    ],
)
def test_a_bare_noun_means_the_document_that_the_report_speaks_of(
    text: str, instrument: str
) -> None:
    found = [one.content for one in claims_of(text, "ru", TODAY)]
    said = [one.instrument.id for one in found if isinstance(one, EntryIntoForce)]
    assert said == [instrument]


def test_who_says_so_is_kept() -> None:
    (claim,) = claims_of("По словам Лебедева, Грузия вышла из СНГ.", "ru", TODAY)
    assert claim.manner.attribution == "Лебедева"


@pytest.mark.parametrize(
    ("pronoun", "verb"), [("Она", "не подписала"), ("Он", "не подписал"), ("Они", "не подписали")]
)
def test_a_pronoun_stands_for_what_has_its_gender_and_number(pronoun: str, verb: str) -> None:
    before = {"Она": "Украина", "Он": "Узбекистан", "Они": "Украина и Грузия"}[pronoun]
    codes = {"Она": ("UA",), "Он": ("UZ",), "Они": ("UA", "GE")}[pronoun]
    found = claims_of(f"{before} уже давно в обиде. {pronoun} {verb} Устав СНГ.", "ru", TODAY)
    assert [one.content.states.codes for one in found if isinstance(one.content, Signature)] == [
        codes
    ]


def test_a_list_that_is_said_to_be_all_claims_to_be_all() -> None:
    content = _only("В состав ОДКБ входят Армения и Россия.")
    some = _only("Армения и Россия входят в ОДКБ.")
    assert isinstance(content, MembershipList)
    assert isinstance(some, MembershipList)
    assert some.reach is Reach.SOME


def _piece(words: str, sort: Sort = Sort.STATES) -> Piece:
    return Piece(sort, tokens_of(words, Stretch(0, len(words)), FORMS))


@pytest.mark.parametrize(
    ("words", "case", "fits"),
    [
        ("Россия", "nomn", True),
        ("Россией", "nomn", False),
        ("Россией", "ablt", True),
        ("СНГ", "ablt", True),
        ("", "ablt", True),
    ],
)
def test_a_name_stands_in_a_case_that_its_form_allows(
    words: str,
    case: str,
    fits: bool,  # noqa: FBT001 - a column of the table
) -> None:
    piece = _piece(words or "25")
    assert in_case(piece, frozenset({case})) is fits


def test_parts_of_a_persons_name_agree_on_its_case() -> None:
    assert cases_of(_piece("Сергея Лебедева", Sort.PERSON)) == {"gent", "accs"}


@pytest.mark.parametrize(
    ("word", "voice", "fits"),
    [
        ("подписала", "actv", True),
        ("подписан", "actv", False),
        ("подписан", "pssv", True),
        ("подписывается", "pssv", True),
        ("подписавший", "pssv", False),
    ],
)
def test_a_verb_shows_its_voice(
    word: str,
    voice: str,
    fits: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert in_voice(_piece(word, Sort.WORD), voice) is fits


def test_glued_elements_keep_their_order_when_the_order_is_free() -> None:
    groups = groups_of("{states} выйти из+{organisation}", vocabulary_of({}, FORMS), FORMS)
    orders = orders_of(groups)
    assert len(orders) == 6
    glued = groups[2]
    assert all(glued == order[order.index(glued[0]) :][:2] for order in orders)
    assert in_order(groups) in orders


@pytest.mark.parametrize("says", ["{states/abcd}", "слово/abcd", "@nothing", "{thing}"])
def test_what_cannot_be_read_in_a_phrase_is_named(says: str) -> None:
    with pytest.raises(BadPhrase, match=r"abcd|nothing|thing"):
        groups_of(says, vocabulary_of({}, FORMS), FORMS)


WORDS = (
    "Россия",
    "СНГ",
    "подписать",
    "не",
    ",",
    ".",
    "—",
    "«",
    "(",
    ")",
    "в",
    "к",
    "и",
    "Устав",
    "который",
    "5",
    "вышла",
    "Лебедев",
    "\x00",
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=40,
    )
)
def test_any_row_of_words_is_read_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for claim in reader_of("ru").claims(text, [Stretch(0, len(text))], TODAY):
        assert claim.words == text[claim.stretch.start : claim.stretch.end]
