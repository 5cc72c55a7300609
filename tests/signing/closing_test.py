"""What hinders closing a grid, what stands for it, and the acts that it becomes."""

import datetime as dt

import pytest

from foedus.depositary.terms import OfficeHeld, Signatory
from foedus.law.terms.acts import Kind, Manner, Qualification
from foedus.law.terms.wording import Wording
from foedus.signing.closing import Doubts, Hindrance, digest, hindered
from foedus.signing.folding import fold
from foedus.signing.manners import Declared, SigningManner
from foedus.signing.recorded_acts import Ceremony, acts_of_document
from foedus.signing.terms import Document, SigningEvent

AT = dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC)
PAPER = Document(name="lake/paper", number=1)
PARTIES = ("AM", "BY")
SEATED = frozenset(PARTIES)
WHO = Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_STATE)
CEREMONY = Ceremony(
    day=dt.date(2024, 5, 2), place="Lakeside", recorded=dt.date(2024, 5, 3), reference="2024-s-1"
)


def event(party="AM", manner=SigningManner.SIGNED, **more):
    fields = {
        "key": f"{party}-{manner}",
        "seq": 1,
        "document": PAPER.name,
        "party": party,
        "manner": manner,
        "signatory": WHO,
        "at": AT,
        "by": "an officer",
    }
    return SigningEvent(**{**fields, **more})


def grid(*events, papers=(PAPER,)):
    return fold(papers, PARTIES, events)


def found(value, **doubts):
    told = hindered(value, Doubts(**{"seated": SEATED, **doubts}))
    return {(one.what, one.parties) for one in told}


BOTH = (event("AM"), event("BY", SigningManner.NOT_SIGNED))


def test_a_grid_in_which_every_cell_is_signed_or_marked_as_not_signed_can_be_closed():
    assert not found(grid(*BOTH))


def test_an_open_cell_hinders_also_where_an_entry_was_taken_back():
    taken_back = event("BY", SigningManner.TAKEN_BACK)
    assert found(grid(event("AM"))) == {(Hindrance.OPEN, ("BY",))}
    assert found(grid(event("AM"), taken_back)) == {(Hindrance.OPEN, ("BY",))}


def test_a_cell_of_which_an_officer_says_that_nobody_knows_is_remarked_and_does_not_hinder():
    told = hindered(grid(event("AM"), event("BY", SigningManner.UNKNOWN)), Doubts(seated=SEATED))
    assert [(one.what, one.parties, one.hinders) for one in told] == [
        (Hindrance.UNKNOWN, ("BY",), False)
    ]


def test_powers_that_are_not_enough_hinder_unless_the_signature_waits_to_be_confirmed_itself():
    doubted = {"insufficient": frozenset({(PAPER.name, "AM")})}
    assert found(grid(*BOTH), **doubted) == {(Hindrance.POWERS, ("AM",))}
    ad_referendum = grid(event("AM", SigningManner.AD_REFERENDUM), BOTH[1])
    assert not found(ad_referendum, **doubted)


def test_a_reservation_without_words_hinders_and_an_opinion_without_words_is_remarked():
    reserved = grid(event("AM", SigningManner.RESERVATION), BOTH[1])
    opinion = grid(event("AM", SigningManner.SPECIAL_OPINION), BOTH[1])
    assert found(reserved) == {(Hindrance.NO_WORDS, ("AM",))}
    told = hindered(opinion, Doubts(seated=SEATED))
    assert [(one.what, one.hinders) for one in told] == [(Hindrance.OPINION_WITHOUT_WORDS, False)]
    with_words = event("AM", SigningManner.RESERVATION, words=Wording("Not Article 2."))
    assert not found(grid(with_words, BOTH[1]))


def test_a_draft_that_was_withdrawn_hinders_until_it_is_taken_from_the_table():
    taken = frozenset({PAPER.name})
    assert found(grid(*BOTH), taken_away=taken) == {(Hindrance.TAKEN_AWAY, ())}
    gone = Document(name=PAPER.name, number=1, withdrawn=True)
    other = Document(name="lake/other", number=2)
    rows = [event(one, document=other.name, key=f"{one}-other") for one in PARTIES]
    assert not found(grid(*BOTH, *rows, papers=(gone, other)), taken_away=taken)


def test_what_was_recorded_for_a_state_that_does_not_sit_hinders():
    told = found(grid(*BOTH, event("MD")))
    assert told == {(Hindrance.NOT_SEATED, ("MD",))}


def test_an_empty_table_cannot_be_closed_and_what_nobody_signed_is_said():
    assert found(fold((), PARTIES, ())) == {(Hindrance.NO_DOCUMENT, ())}
    refused = grid(*(event(one, SigningManner.REFUSED) for one in PARTIES))
    assert found(refused) == {(Hindrance.NOBODY_SIGNED, ())}


def test_another_entry_document_or_delegation_is_another_grid():
    told = [
        grid(*BOTH),
        grid(BOTH[0]),
        grid(BOTH[0], event("BY", SigningManner.REFUSED)),
        grid(*BOTH, papers=(Document(name=PAPER.name, number=1, withdrawn=True),)),
        grid(*BOTH, event("KZ")),
    ]
    assert len({digest(one) for one in told}) == len(told)
    assert digest(grid(*BOTH)) == digest(grid(*reversed(BOTH)))


def acts(*events, paper=PAPER):
    return acts_of_document(grid(*events, papers=(paper,)), paper, CEREMONY)


def test_a_new_document_is_adopted_and_each_state_signs_or_does_not():
    adoption, signed, absent = acts(*BOTH)
    assert (adoption.kind, adoption.party, adoption.id) == (
        Kind.ADOPTION, "", "lake/paper/adoption",
    )  # fmt: skip
    assert (signed.kind, signed.party, signed.person) == (Kind.SIGNATURE, "AM", "A. Person")
    assert (signed.date, signed.place, signed.recorded) == (
        CEREMONY.day, "Lakeside", CEREMONY.recorded,
    )  # fmt: skip
    assert (absent.kind, absent.party, absent.qualification) == (
        Kind.NOT_SIGNED, "BY", Qualification.NONE,
    )  # fmt: skip
    assert len({act.id for act in (adoption, signed, absent)}) == 3


def test_an_instrument_that_the_register_holds_is_not_adopted_again():
    held = Document(name=PAPER.name, number=1, is_new=False)
    assert [one.kind for one in acts(*BOTH, paper=held)] == [Kind.SIGNATURE, Kind.NOT_SIGNED]


@pytest.mark.parametrize(
    ("manner", "how", "qualified"),
    [
        (SigningManner.SIGNED, Manner.AS_CLAUSE_SAYS, Qualification.NONE),
        (SigningManner.SPECIAL_OPINION, Manner.AS_CLAUSE_SAYS, Qualification.SPECIAL_OPINION),
        (SigningManner.SPECIAL_POSITION, Manner.AS_CLAUSE_SAYS, Qualification.SPECIAL_POSITION),
        (SigningManner.AD_REFERENDUM, Manner.AD_REFERENDUM, Qualification.NONE),
        (SigningManner.SUBJECT_TO_PROCEDURES, Manner.SUBJECT_TO_PROCEDURES, Qualification.NONE),
    ],
)
def test_each_manner_of_signature_is_recorded_as_it_was_given(manner, how, qualified):
    (_adoption, signed) = acts(event("AM", manner, words=Wording("Said.")))
    assert (signed.manner, signed.qualification) == (how, qualified)
    assert bool(signed.words) == (qualified is not Qualification.NONE)


def test_a_reservation_is_an_act_of_its_own_with_the_words_that_were_signed():
    words = Wording("Not Article 2.", "Кроме статьи 2.")
    _adoption, signed, reserved = acts(event("AM", SigningManner.RESERVATION, words=words))
    assert (signed.qualification, signed.words) == (Qualification.RESERVATION, words)
    assert (reserved.kind, reserved.words) == (Kind.RESERVATION, words)
    assert reserved.id == f"{signed.id}-reservation-1"


@pytest.mark.parametrize(
    ("declared", "kinds"),
    [
        (Declared.NOTHING, []),
        (Declared.PROCEDURES_REQUIRED, [Kind.PROCEDURES_REQUIRED]),
        (Declared.NO_PROCEDURES_REQUIRED, [Kind.NO_PROCEDURES_REQUIRED]),
    ],
)
def test_that_procedures_are_needed_is_recorded_only_where_the_state_declares_it(declared, kinds):
    told = acts(event("AM", declared=declared))
    assert [one.kind for one in told[2:]] == kinds


def test_who_refused_is_recorded_as_not_having_signed_and_the_refusal_is_said():
    told = acts(event("AM"), event("BY", SigningManner.REFUSED))
    assert (told[-1].kind, told[-1].words.en) == (Kind.NOT_SIGNED, "Refused to sign.")


def test_what_is_unknown_becomes_no_act_and_what_nobody_signed_none_at_all():
    told = acts(event("AM"), event("BY", SigningManner.UNKNOWN))
    assert {one.party for one in told} == {"", "AM"}
    assert not acts(*(event(one, SigningManner.NOT_SIGNED) for one in PARTIES))
    gone = Document(name=PAPER.name, number=1, withdrawn=True)
    assert not acts(*BOTH, paper=gone)
