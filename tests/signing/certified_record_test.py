"""What of a register goes into a certified copy: who signed, how, and who is said not to have."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foedus.law.terms.acts import Act, Kind, Manner, Qualification
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.evidence import Evidence
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from foedus.signing.certified.certificates import new_certifier
from foedus.signing.certified.paper import paper_of
from foedus.signing.certified.recorded import Kept, Status, recorded_copy

DAY = date(2007, 10, 5)
W = Wording


def act(party, kind=Kind.SIGNATURE, when=DAY, **more):
    told = {"id": f"{party}-{kind}-{when}", "kind": kind, "instrument": "lake/pact", "party": party}
    return Act(**told, date=when, evidence=Evidence(), **more)


ACTS = (
    act("AA"),
    act(
        "BB", qualification=Qualification.RESERVATION, words=W("Except Article 1."), person="B. B."
    ),
    act("CC", qualification=Qualification.SPECIAL_OPINION),
    act("DD", manner=Manner.AD_REFERENDUM),
    act("EE", Kind.NOT_SIGNED),
    act("FF", when=date(2008, 1, 1)),
    act("GG", when=Bounded(date(2007, 10, 5), date(2007, 10, 31), "2007-10")),
    act("HH", recorded=date(2024, 6, 1)),
    act("AA", Kind.RATIFICATION, date(2009, 1, 1)),
)


def register(acts=ACTS):
    pact = Instrument(
        id="lake/pact",
        title=W("Pact", "Пакт"),
        adopted=Bounded(date(2007, 1, 1), date(2007, 12, 31), "2007"),
        place="Lakeside",
        acts=acts,
    )
    parties = tuple(Party(code=f"{c}{c}", name=W(f"State {c}", f"Страна {c}")) for c in "ABCDEFGH")
    return Register(id="lake", title=W("Lake"), parties=parties, instruments=(pact,))


def copied(as_of=date(2024, 5, 1), known=date(2024, 5, 2), acts=ACTS):
    status = Status(as_of=as_of, known=known)
    return recorded_copy(register(acts), "lake/pact", W("League"), (W("English"),), Kept(), status)


def test_each_signature_stands_with_its_manner_person_and_words():
    told = {one.party.en[-1]: one for one in copied().signatures}
    assert {name: one.manner.en for name, one in told.items()} == {
        "A": "signed",
        "B": "signed with a reservation",
        "C": "signed with a special opinion",
        "D": "signed ad referendum",
        "F": "signed",
        "G": "signed",
    }
    assert (told["B"].words.en, told["B"].who) == ("Except Article 1.", "B. B.")
    assert all(one.manner.ru for one in told.values())


def test_only_who_is_recorded_as_not_signing_is_said_not_to_have_signed():
    assert [one.party.en for one in copied().not_signing] == ["State E"]


@pytest.mark.parametrize(
    ("day", "is_there"),
    [(date(2007, 12, 31), False), (date(2008, 1, 1), True), (date(2008, 1, 2), True)],
)
def test_what_was_signed_after_the_day_is_left_out(day, is_there):
    told = [one.party.en for one in copied(as_of=day).signatures]
    assert ("State F" in told) is is_there


@pytest.mark.parametrize(
    ("known", "is_there"),
    [(date(2024, 5, 31), False), (date(2024, 6, 1), True), (date(2024, 6, 2), True)],
)
def test_what_the_register_learnt_later_is_left_out(known, is_there):
    told = [one.party.en for one in copied(known=known).signatures]
    assert ("State H" in told) is is_there


def test_a_day_that_is_not_known_is_printed_as_the_source_has_it():
    at = datetime(2024, 5, 2, tzinfo=UTC)
    made = replace(copied(), reference="CC 1")
    paper = paper_of(made, "en", new_certifier("League", at), at)
    days = {row[0]: row[3] for row in paper["signatures"]}
    assert (days["State A"], days["State G"]) == ("5 October 2007", "2007-10")
    assert paper["adopted"] == "Adopted in Lakeside, 2007"


def test_a_document_that_is_not_held_is_refused():
    with pytest.raises(UnknownName):
        recorded_copy(register(), "lake/other", W("L"), (), Kept(), Status(as_of=DAY, known=DAY))
