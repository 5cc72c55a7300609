"""What a report states and the register does not hold: whole acts only, never what is denied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from foedus.claims.proposing import Proposal, proposals
from foedus.claims.report.checked import CheckedReport
from foedus.claims.terms import claims
from foedus.claims.terms.claims import Content, Course, Leaving, Meeting, Reach, Step
from foedus.claims.terms.kinds import PLAIN, Manner, Modality
from foedus.claims.terms.said import Named, StatesSaid
from foedus.claims.terms.times import NO_TIME, Relation, TimeSaid
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import ONE_DAY, Span
from foedus.law.terms.evidence import Confidence
from foedus.opened import OpenRegister, open_register
from support.checked import checked, dated, document, undated

TEXT = "Kazakhstan ratified the Charter on 1 March 2030, it is said."
DAY = date(2030, 3, 1)
ON = TimeSaid(Relation.AT, Span(DAY, DAY + ONE_DAY), "on 1 March 2030")
SINCE = replace(ON, relation=Relation.SINCE)
IN_MARCH = TimeSaid(Relation.AT, Span(DAY, date(2030, 4, 1)), "in March 2030")
CHARTER = Named("the Charter", "cis/charter-1993")
CIS = Named("the CIS", "cis")
OFFICE = Named("secretary-general", "csto/secretary-general")
HEADS = Named("the heads of state", "cis/chs")
KZ = StatesSaid(("KZ",))


@pytest.fixture(scope="module")
def register() -> OpenRegister:
    return open_register("cis")


def found(
    register: OpenRegister,
    content: Content,
    verdict: Verdict = Verdict.ABSENT,
    manner: Manner = PLAIN,
    text: str = TEXT,
) -> tuple[Proposal, ...]:
    made = document(text)
    one = checked(made, "Kazakhstan ratified", verdict, content=content, manner=manner)
    return proposals(CheckedReport(made, dated(), (one,), "cis"), register)


def ratified(**changed: Any) -> claims.Ratification:
    return claims.Ratification(**{"states": KZ, "instrument": CHARTER, "when": ON, **changed})


def test_a_proposal_carries_the_words_their_place_and_the_report(register) -> None:
    (one,) = found(register, ratified())

    assert (one.kind, one.party, one.instrument, one.day) == (
        Kind.RATIFICATION,
        "KZ",
        "cis/charter-1993",
        DAY,
    )
    assert (one.quote, TEXT[one.start : one.end], one.in_file) == (
        "Kazakhstan ratified",
        "Kazakhstan ratified",
        True,
    )
    assert (one.report, one.reported) == ("report.txt", "2024-05-01")
    assert one.confidence is Confidence.LOW
    assert not one.rival


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (ratified(step=Step.ACCEDED), Kind.ACCESSION),
        (ratified(step=Step.COMPLETED_PROCEDURES), Kind.NOTIFICATION),
        (claims.Signature(states=KZ, instrument=CHARTER, when=ON), Kind.SIGNATURE),
        (claims.Withdrawal(states=KZ, instrument=CHARTER, when=ON), Kind.WITHDRAWAL),
        (
            claims.Withdrawal(states=KZ, organisation=CIS, leaving=Leaving.SUSPENDED, when=ON),
            Kind.SUSPENSION,
        ),
        (claims.EntryIntoForce(instrument=CHARTER, states=KZ, when=ON), Kind.STATEMENT),
        (
            claims.OfficeHolder(
                office=OFFICE, person=Named("A. Person"), course=Course.BEGINS, when=ON
            ),
            Kind.APPOINTMENT,
        ),
        (
            claims.OfficeHolder(
                office=OFFICE, person=Named("A. Person"), course=Course.ENDS, when=ON
            ),
            Kind.TERM_ENDED,
        ),
        (claims.OfficeHolder(office=OFFICE, person=Named("A."), when=SINCE), Kind.APPOINTMENT),
        (claims.Chair(organisation=CIS, state=KZ, when=SINCE), Kind.CHAIR_TAKEN),
        (
            claims.SessionDatePlace(body=HEADS, meeting=Meeting.PLANNED, when=ON),
            Kind.SESSION_PLANNED,
        ),
        (claims.Participation(states=KZ, body=HEADS, when=ON), Kind.STATEMENT),
    ],
)
def test_each_kind_of_statement_becomes_its_kind_of_act(register, content, kind) -> None:
    (one,) = found(register, content)

    assert one.kind is kind


@pytest.mark.parametrize(
    "content",
    [
        ratified(when=NO_TIME),
        ratified(when=IN_MARCH),
        ratified(when=SINCE),
        ratified(states=StatesSaid(unknown=("Ruritania",))),
        ratified(states=StatesSaid(("QQ",))),
        ratified(instrument=Named("an agreement")),
        ratified(instrument=Named("x", "cis/no-such-thing")),
        ratified(reach=Reach.ALL_EXCEPT),
        claims.Withdrawal(states=KZ, when=ON),
        claims.OfficeHolder(office=Named("a minister"), person=Named("A."), when=ON),
        claims.OfficeHolder(office=OFFICE, person=Named(""), when=ON),
        claims.OfficeHolder(office=OFFICE, person=Named("A."), course=Course.WAS, when=ON),
        claims.Chair(organisation=Named("it"), state=KZ, when=ON),
        claims.SessionDatePlace(body=Named("they"), when=ON),
        claims.MembershipList(organisation=CIS, states=KZ, when=ON),
    ],
)
def test_what_is_not_named_whole_is_not_proposed(register, content) -> None:
    assert found(register, content) == ()


@pytest.mark.parametrize(
    ("verdict", "offered"),
    [
        (Verdict.ABSENT, True),
        (Verdict.ANNOUNCED, True),
        (Verdict.CONTRADICTED, True),
        (Verdict.SUPPORTED, False),
        (Verdict.DEPENDS, False),
        (Verdict.VAGUE, False),
    ],
)
def test_only_what_the_register_does_not_hold_so_is_proposed(register, verdict, offered) -> None:
    made = found(register, ratified(), verdict)

    assert bool(made) is offered
    assert [one.rival for one in made] == ([verdict is Verdict.CONTRADICTED] if offered else [])


@pytest.mark.parametrize("manner", [Manner(negated=True), Manner(Modality.CONDITIONAL)])
def test_what_is_denied_or_only_possible_is_no_act(register, manner) -> None:
    assert found(register, ratified(), manner=manner) == ()


def test_how_it_was_said_is_kept(register) -> None:
    (one,) = found(register, ratified(), Verdict.ANNOUNCED, Manner(Modality.WILL))

    assert one.modality is Modality.WILL


@pytest.mark.parametrize(
    ("modality", "kind"),
    [(Modality.WILL, Kind.SESSION_PLANNED), (Modality.SAID, Kind.SESSION_HELD)],
)
def test_a_session_that_is_still_to_come_is_planned_and_not_held(register, modality, kind) -> None:
    content = claims.SessionDatePlace(body=HEADS, when=ON)

    (one,) = found(register, content, Verdict.ANNOUNCED, Manner(modality))

    assert one.kind is kind


def test_each_state_does_an_act_of_its_own(register) -> None:
    made = found(register, ratified(states=StatesSaid(("KZ", "AM", "KZ"))))

    assert [one.party for one in made] == ["KZ", "AM"]
    assert len({one.key for one in made}) == 2


def test_the_key_is_the_same_for_the_same_words_of_the_same_report_only(register) -> None:
    (one,), (again,) = found(register, ratified()), found(register, ratified())
    (otherwise,) = found(register, ratified(), text=f"{TEXT} Updated.")

    assert one.key == again.key
    assert one.key != otherwise.key
    assert len(one.key) == 64


def test_a_report_without_a_day_or_statements_proposes_as_far_as_it_can(register) -> None:
    assert proposals(undated(TEXT), register) == ()
    made = document(TEXT)
    one = checked(made, "Kazakhstan ratified", Verdict.ABSENT, content=ratified())
    (told,) = proposals(replace(undated(TEXT), document=made, checked=(one,)), register)
    assert told.reported == ""
