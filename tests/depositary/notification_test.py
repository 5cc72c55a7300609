"""The notification: its number, its sentences in both languages, its PDF."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from depositary.small import (
    ENTRY,
    IN_FORCE,
    LEAVING,
    SIGNED,
    TODAY,
    act,
    opened,
    ratified,
    treaty,
)
from foedus.depositary.clocks import informed
from foedus.depositary.corrections import CorrectionCase, proposal_act
from foedus.depositary.errors import ActNotHeld, BadNumber, CannotPrint
from foedus.depositary.letters import letter_of
from foedus.depositary.notification import notification_of
from foedus.depositary.paragraphs import ParagraphKind
from foedus.depositary.pdf import as_pdf
from foedus.law.answers.questions.changes import with_acts
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Text
from foedus.law.terms.days import FOREVER
from foedus.law.terms.delays import Base, Delay
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister, open_register

DAY = timedelta(days=1)
DEPOSITARY = Wording("The Secretariat", "Секретариат")
TWO_IN = (*SIGNED, ratified("AA", date(2020, 3, 1)), ratified("BB", date(2020, 4, 1)))
THIRD = ratified("CC", date(2020, 5, 1))
HOSTILE = '#panic("x") *bold* $x$ \\ @ref <label> = Heading // c\n- item [[acts]] `raw` é Ж'


def told(one, *acts, on=date(2020, 5, 5), **clauses):
    held = opened(treaty((*acts, one), **clauses))
    return notification_of(held, one, 12, 2020, on, DEPOSITARY)


def english(found):
    return "\n".join(p.words.in_language("en") for p in found.paragraphs)


def russian(found):
    return "\n".join(p.words.in_language("ru") for p in found.paragraphs)


# its words


def test_the_reference_carries_number_and_year():
    assert told(THIRD, *TWO_IN).reference == "F.N.12.2020"


def test_the_act_that_brings_the_treaty_into_force_says_so():
    found = told(THIRD, *TWO_IN)
    assert found.enters_into_force
    assert "On 1 May 2020, Celand deposited its instrument of ratification" in english(found)
    assert "conditions for entry into force are met" in english(found)
    assert "will enter into force for Celand on 31 May 2020" in english(found)
    assert "Этим актом выполнены условия вступления в силу" in russian(found)
    assert "вступит в силу для указанной стороны 31 мая 2020 года" in russian(found)


def test_the_article_is_quoted_and_cited():
    found = told(THIRD, *TWO_IN)
    quotes = [p for p in found.paragraphs if p.kind is ParagraphKind.QUOTE]
    assert [q.words.en for q in quotes] == [ENTRY.text.words.en]
    assert "Art. 9, which reads as follows" in english(found)
    assert "ст. 9" in russian(found)


def test_a_paraphrase_is_not_passed_off_as_a_quotation():
    text = Text(cite="Art. 9", paraphrase=Wording("thirty days after"))
    found = told(THIRD, *TWO_IN, entry_into_force=replace(ENTRY, text=text))
    assert "provides in substance" in english(found)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2020, 5, 30), "will enter into force for Celand on 31 May 2020"),
        (date(2020, 5, 31), "entered into force for Celand on 31 May 2020"),
        (date(2020, 6, 1), "entered into force for Celand on 31 May 2020"),
    ],
)
def test_the_tense_follows_the_day_of_the_notification(on, words):
    assert words in english(told(THIRD, *TWO_IN, on=on))


def test_a_later_state_is_told_its_own_day_and_no_general_entry():
    later = ratified("DD", date(2021, 2, 1))
    found = told(later, act(Kind.SIGNATURE, "DD", date(2020, 1, 20)), *IN_FORCE)
    assert not found.enters_into_force
    assert "will enter into force for Deland on 3 March 2021" in english(found)


def test_where_conditions_are_not_met_it_says_what_is_missing():
    found = told(ratified("BB", date(2020, 4, 1)), *SIGNED, ratified("AA", date(2020, 3, 1)))
    assert not found.enters_into_force
    assert "there are 2 (Aland, Beland), 1 more needed" in english(found)
    assert found.effect.for_state.value == FOREVER


def test_a_day_in_doubt_is_not_stated_as_a_day():
    when = Bounded(date(2020, 4, 1), FOREVER)
    doubtful = replace(TWO_IN[-1], date=when, received=when)
    found = told(THIRD, *TWO_IN[:-1], doubtful)
    assert "cannot be stated with certainty" in english(found)
    assert "нельзя назвать с уверенностью" in russian(found)


def test_a_withdrawal_names_its_day_and_that_it_can_be_revoked():
    found = told(act(Kind.WITHDRAWAL, "AA", date(2021, 1, 31)), *IN_FORCE, on=TODAY)
    assert "takes effect on 31 January 2022" in english(found)
    assert "article 68" in english(found)
    assert LEAVING.text.words.en in english(found)
    assert "вступает в действие 31 января 2022 года" in russian(found)


def test_a_withdrawal_without_a_clause_starts_the_clock_of_objections():
    found = told(act(Kind.WITHDRAWAL, "AA", TODAY), *IN_FORCE, withdrawal=None)
    assert "cannot be computed" in english(found)
    (clock,) = found.clocks
    assert clock.ends(date(2021, 7, 31)) == date(2021, 10, 31)


def test_a_notice_that_runs_from_the_copy_says_so():
    each = Delay(months=6, base=Base.NOTIFICATION_TO_ADDRESSEE)
    found = told(
        act(Kind.WITHDRAWAL, "AA", TODAY), *IN_FORCE, withdrawal=replace(LEAVING, notice=each)
    )
    assert [c.delay for c in found.clocks] == [each]


def test_reservations_that_came_with_the_act_are_quoted_with_their_clock():
    made = act(Kind.RESERVATION, "CC", THIRD.date, words=Wording("Not Article 3", "Не статья 3"))
    found = told(THIRD, *TWO_IN, made)
    assert found.reservations == (made,)
    assert "Not Article 3" in english(found)
    assert "Не статья 3" in russian(found)
    (clock,) = found.clocks
    assert clock.ends(date(2020, 6, 1)) == date(2021, 6, 1)
    assert "ВКПМД 20(5)" in russian(found)


def test_a_late_reservation_is_circulated_as_one():
    late = act(Kind.RESERVATION, "CC", TODAY, words=Wording("Not Article 3"))
    assert "within twelve months of this notification" in english(told(late, *IN_FORCE))
    timely = act(Kind.RESERVATION, "CC", THIRD.date, words=Wording("Not Article 3"))
    assert "twelve months of this notification" not in english(told(timely, *IN_FORCE))


def test_an_objection_says_to_what_and_whether_it_opposes():
    made = act(Kind.RESERVATION, "CC", THIRD.date)
    objection = act(Kind.OBJECTION, "BB", TODAY, about=made.id, opposes_entry_into_force=True)
    found = told(objection, *IN_FORCE, made)
    assert "the act of Celand of 1 May 2020 (Reservation)" in english(found)
    assert "opposes the entry into force" in english(found)
    assert "Селандия" in russian(found)


def test_a_proposed_correction_names_both_days_and_the_time_limit():
    case = CorrectionCase(
        instrument="x/treaty",
        about="ratification-CC",
        corrects=(("received", date(2020, 5, 2)),),
        proposed=TODAY,
        notified=TODAY,
        period_days=60,
    )
    found = told(proposal_act(case, "p", TODAY), *IN_FORCE, on=TODAY)
    assert "Date of receipt: 2 May 2020 instead of 1 May 2020." in english(found)
    assert "within 60 days of this notification" in english(found)
    (clock,) = found.clocks
    assert clock.ends(TODAY) == case.last_day


def test_each_addressee_is_informed_on_its_own_day():
    """The clock of VCLT 20(5): BB's silence is acceptance a year after *its* receipt."""
    made = act(Kind.RESERVATION, "CC", THIRD.date, provisions=("3",))
    when = {"AA": date(2020, 6, 1), "BB": date(2020, 9, 1)}
    held = opened(treaty((*IN_FORCE, informed(made, when))))
    for code, day in when.items():
        year_later = date(day.year + 1, day.month, day.day)
        for on, effect in ((year_later - DAY, "pending"), (year_later, "modified")):
            (bond,) = held.between("CC", code, on=on).answer.bonds
            assert [one.effect for one in bond.reserved] == [effect], (code, on)


def test_a_later_receipt_does_not_move_an_earlier_one():
    first = informed(act(Kind.RESERVATION, "CC", THIRD.date), {"BB": date(2020, 6, 1)})
    again = informed(first, {"BB": date(2020, 7, 1), "AA": date(2020, 7, 2)})
    assert dict(again.notified_to) == {"AA": date(2020, 7, 2), "BB": date(2020, 6, 1)}


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_act_can_be_notified_in_both_languages(kind):
    found = told(act(kind, "AA", TODAY), *IN_FORCE, on=TODAY)
    assert found.subject.en
    assert found.subject.ru
    for one in found.paragraphs:
        assert one.words.in_language("en")
        assert one.words.in_language("ru")
        assert "{" not in english(found)
    assert "article 78(c)" in found.paragraphs[-1].words.en


def test_words_of_the_document_are_told_as_they_stand():
    said = Wording("We declare {this} & <that>", "")
    found = told(act(Kind.DECLARATION, "AA", TODAY, words=said), *IN_FORCE)
    assert "We declare {this} & <that>" in english(found)


# errors of the caller


def test_an_act_that_is_not_recorded_is_not_notified():
    with pytest.raises(ActNotHeld, match="Record it first"):
        notification_of(opened(treaty(TWO_IN)), THIRD, 1, 2020, TODAY, DEPOSITARY)


def test_an_act_under_nothing_is_not_notified():
    other = replace(THIRD, instrument="x/other")
    with pytest.raises(UnknownName):
        notification_of(opened(treaty(IN_FORCE)), other, 1, 2020, TODAY, DEPOSITARY)


@pytest.mark.parametrize(("number", "year"), [(0, 2020), (-1, 2020), (1, 0), (1, 10_000)])
def test_numbers_begin_with_one(number, year):
    with pytest.raises(BadNumber):
        notification_of(opened(treaty(IN_FORCE)), THIRD, number, year, TODAY, DEPOSITARY)


# the PDF


def text_of(pdf):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def flat(text):
    return "".join(text.split())


def test_the_pdf_says_in_english_what_the_notification_says():
    text = text_of(as_pdf(told(THIRD, *TWO_IN), "en"))
    for part in (
        "F.N.12.2020",
        "5 May 2020",
        "Treaty on Small Things",
        "Celand: Ratification",
        "31 May 2020",
        ENTRY.text.words.en,
    ):
        assert flat(part) in flat(text), part


def test_the_pdf_prints_cyrillic():
    text = flat(text_of(as_pdf(told(THIRD, *TWO_IN), "ru")))
    for part in ("Договор о малых делах", "Селандия: Ратификация", "31 мая 2020 года"):
        assert flat(part) in text, part


def test_the_pdf_is_one_or_more_a4_pages_with_embedded_fonts():
    reader = PdfReader(io.BytesIO(as_pdf(told(THIRD, *TWO_IN), "ru")))
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert reader.metadata.title == "F.N.12.2020 Договор о малых делах"


def test_the_same_notification_is_the_same_bytes():
    first, second = told(THIRD, *TWO_IN), told(THIRD, *TWO_IN)
    assert as_pdf(first, "en") == as_pdf(second, "en")
    assert as_pdf(letter_of(first), "en") == as_pdf(first, "en")
    later = told(THIRD, *TWO_IN, on=date(2020, 5, 6))
    assert as_pdf(later, "en") != as_pdf(first, "en")


def test_hostile_text_is_printed_as_text():
    made = act(Kind.RESERVATION, "CC", THIRD.date, words=Wording(HOSTILE))
    held = replace(treaty((*TWO_IN, THIRD, made)), title=Wording(HOSTILE), place=HOSTILE)
    named = Wording(HOSTILE)
    found = notification_of(opened(held), THIRD, 1, 2020, TODAY, named)
    text = flat(text_of(as_pdf(found, "en")))
    assert flat('#panic("x")') in text or flat("#panic(“x”)") in text
    for part in ("*bold*", "$x$", "@ref", "<label>", "=Heading", "//c", "[[acts]]", "`raw`"):
        assert part in text, part


def test_a_very_long_text_flows_over_pages():
    made = act(Kind.RESERVATION, "CC", THIRD.date, words=Wording("Not this. " * 2000))
    pages = PdfReader(io.BytesIO(as_pdf(told(THIRD, *TWO_IN, made), "en"))).pages
    assert len(pages) > 3


def test_half_of_a_character_cannot_be_printed():
    made = act(Kind.RESERVATION, "CC", THIRD.date, words=Wording("\ud800"))
    with pytest.raises(CannotPrint, match=r"F\.N\.12\.2020"):
        as_pdf(told(THIRD, *TWO_IN, made), "en")


# a real register


@pytest.mark.parametrize(
    ("kind", "party", "instrument", "words"),
    [
        (Kind.ACCESSION, "UZ", "cis/free-trade-2011", "for Uzbekistan on 31 March 2026"),
        (Kind.NOTIFICATION, "KG", "cis/services-2023", "for Kyrgyzstan on 31 March 2026"),
        (Kind.WITHDRAWAL, "TJ", "cis/charter-1993", "Tajikistan takes effect on 1 March 2027"),
    ],
)
def test_acts_under_real_treaties_are_notified(kind, party, instrument, words):
    one = act(kind, party, date(2026, 3, 1), instrument=instrument, id="new")
    after = OpenRegister(with_acts(open_register("cis").register, (one,)))
    found = notification_of(after, one, 1, 2026, date(2026, 3, 2), DEPOSITARY)
    assert words in english(found)
    assert as_pdf(found, "ru").startswith(b"%PDF-")
