"""The page of an organisation, of a state, of an office: who belongs, by which test, since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from collection.pages_views import on, proofs_in, viewing
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.offices import office_page
from foedus.collection.pages.organisation import MemberRow, OrganisationPage, organisation_page
from foedus.collection.pages.state import state_page
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Count, Stands
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.organisations import Body, Criterion, Office, OfficeTitle, Organisation
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording
from support.worlds import TREATY, act, register_of, treaty

SUMMIT = "2007-10-05"


def _row(page: OrganisationPage, party: str) -> MemberRow:
    return next(row for row in page.rows if row.party.id == party)


def _cell(page: OrganisationPage, party: str, criterion: str) -> tuple[Mark, str, str]:
    names = [one.name for one in page.criteria]
    cell = _row(page, party).cells[names.index(criterion)]
    return cell.mark, cell.since.text, cell.until.text


# on the bundled register


def test_how_many_members_depends_on_what_is_asked() -> None:
    page = organisation_page(on(SUMMIT), "cis")
    told = {one.name: one.text for one in page.criteria}

    assert told["participant"] == "12"
    assert told["member"] == "10"
    assert told["founding-state"] == "8–10"
    assert told["associate"] == "0–1"


def test_each_reading_of_a_criterion_has_its_own_count() -> None:
    page = organisation_page(on(SUMMIT), "cis")
    founding = next(one for one in page.criteria if one.name == "founding-state")

    assert [(one.reading, one.at_least, one.at_most) for one in founding.readings] == [
        ("strict", 8, 8),
        ("practice", 10, 10),
    ]
    assert all(one.test for one in founding.readings)


@pytest.mark.parametrize(
    ("day", "mark", "members"),
    [
        ("2009-08-17", Mark.IN_FORCE, "10"),
        ("2009-08-18", Mark.ENDED, "9"),
        ("2009-08-19", Mark.ENDED, "9"),
    ],
)
def test_georgia_leaves_and_the_count_falls_by_one(day: str, mark: Mark, members: str) -> None:
    page = organisation_page(on(day), "cis")

    assert _cell(page, "GE", "member") == (mark, "1994-04-19", "2009-08-18")
    assert next(one.text for one in page.criteria if one.name == "member") == members


def test_an_exit_is_told_with_the_proof_of_its_notice() -> None:
    page = organisation_page(on("2026-11-22"), "cis")
    georgia = next(one for one in page.exits if one.criterion == "member state")

    assert (georgia.party.id, georgia.day.text) == ("GE", "2009-08-18")
    sums = [
        step.arithmetic.result
        for row in georgia.standings
        for branch in row.proof.branches
        for step in branch.steps
        if step.arithmetic is not None
    ]
    assert date(2009, 8, 18) in sums


def test_the_count_over_time_ends_with_the_count_of_today() -> None:
    page = organisation_page(on("2026-11-22"), "cis")
    points = dict(page.over_time)["member"]

    assert [(one.day.isoformat(), one.number) for one in points][-2:] == [
        ("1994-06-27", 10),
        ("2009-08-18", 9),
    ]


def test_a_disputed_association_is_disputed_and_says_in_which_reading_it_holds() -> None:
    page = organisation_page(on(SUMMIT), "cis")
    names = [one.name for one in page.criteria]
    cell = _row(page, "TM").cells[names.index("associate")]

    assert cell.mark is Mark.DISPUTED
    assert cell.readings


def test_the_chair_that_was_handed_over_that_day_is_told() -> None:
    page = organisation_page(on(SUMMIT), "cis")

    assert [(one.party.id, one.since.text, one.took_over_from.id) for one in page.chairs] == [
        ("KG", SUMMIT, "KZ")
    ]


def test_the_office_had_two_holders_around_the_summit() -> None:
    before = office_page(on("2007-10-04"), "cis/executive-secretary")
    after = office_page(on(SUMMIT), "cis/executive-secretary")

    assert [one.person for one in before.holders] == ["Vladimir Rushailo"]
    assert [one.person for one in after.holders] == ["Sergei Lebedev"]


def test_a_contested_tenure_is_disputed_with_both_days() -> None:
    tenures = office_page(on("2026-11-22"), "cis/executive-secretary").tenures
    first = next(one for one in tenures if one.person == "Ivan Korotchenya")

    assert first.mark is Mark.DISPUTED
    assert [claim.text for claim in first.since.claims] == ["1993-05-14", "1994-05-14"]


def test_overlap_counts_what_is_certain_and_what_is_possible() -> None:
    shared = organisation_page(on(SUMMIT), "cis").overlap.shared
    told = {(one.first.id, one.second.id): one.text for one in shared}

    assert told["cis", "csto"] == "6–7"
    assert told["cis", "sco"] == "5"
    assert told["cis", "eaeu"] == "0"


def test_the_seats_of_a_body_are_computed() -> None:
    bodies = organisation_page(on(SUMMIT), "cis").bodies
    court = next(one for one in bodies if one.id == "cis/economic-court")

    assert [one.id for one in court.seated] == ["BY", "KZ", "KG", "MD", "RU", "TJ", "UZ"]


def test_a_state_page_tells_what_it_left_and_what_goes_on() -> None:
    page = state_page(on("2026-11-22"), "Georgia")
    rows = {row.instrument.id: row.mark for row in page.rows}
    tests = {(one.organisation.id, one.criterion): one.belonging for one in page.memberships}

    assert rows["cis/charter-1993"] is Mark.ENDED
    assert Mark.IN_FORCE in rows.values()
    assert tests["cis", "member state"].mark is Mark.ENDED
    assert sum(number for _, number in page.counts) == len(page.rows)


def test_a_state_page_says_what_is_outstanding() -> None:
    page = state_page(on("2026-11-22"), "GE")

    assert "cis/agreement-997-747" in {one.instrument.id for one in page.outstanding}


def test_rows_of_a_state_stand_in_every_group_that_they_belong_to() -> None:
    page = state_page(on("2026-11-22"), "AM")

    assert sum(len(rows) for _, rows in page.by_organisation) == len(page.rows)
    assert {row for _, rows in page.by_subject for row in rows} == set(page.rows)


def test_a_state_that_presided_has_its_turns() -> None:
    page = state_page(on(SUMMIT), "KG")

    assert ("cis", Mark.IN_FORCE, SUMMIT) in {
        (one.organisation.id, one.mark, one.since.text) for one in page.chairs
    }


def test_every_proof_of_a_page_has_a_key_of_its_own() -> None:
    """A proof may stand in two places of a page; two proofs never share a key."""
    view = on("2026-11-22")
    for page in (organisation_page(view, "cis"), state_page(view, "AM")):
        proofs = set(proofs_in(page))
        assert len({proof.key for proof in proofs}) == len(proofs) > 0


@pytest.mark.parametrize("name", ["cos", "", "<i>"])
def test_names_that_are_not_held_are_unknown(name: str) -> None:
    view = on("2026-11-22")
    for page in (organisation_page, state_page, office_page):
        with pytest.raises(UnknownName):
            page(view, name)


# on a small register


def _club(condition: Stands, *, office: Office | None = None) -> Register:
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.RATIFICATION, "BB", date(1993, 2, 1)),
        act(Kind.RATIFICATION, "CC", date(1993, 3, 1)),
    ]
    club = Organisation(
        id="club",
        title=Wording("Club"),
        constituent=TREATY,
        criteria=(
            Criterion(
                name="member",
                title=Wording("member"),
                text=Text(cite="Article 2"),
                condition=condition,
            ),
        ),
        bodies=(Body(id="club/council", title=Wording("Council"), seats=condition),),
    )
    held = register_of(treaty(acts, Count(number=2)))
    return replace(held, organisations=(club,), offices=() if office is None else (office,))


@pytest.mark.parametrize(
    ("day", "marks"),
    [
        ("1993-01-31", [Mark.OPEN, Mark.OPEN, Mark.OPEN]),
        ("1993-02-01", [Mark.IN_FORCE, Mark.IN_FORCE, Mark.OPEN]),
        ("1993-03-01", [Mark.IN_FORCE, Mark.IN_FORCE, Mark.IN_FORCE]),
    ],
)
def test_a_membership_begins_with_the_party_status(day: str, marks: list[Mark]) -> None:
    page = organisation_page(viewing(_club(Stands(TREATY)), day), "club")

    assert [row.cells[0].mark for row in page.rows] == marks
    assert [one.id for one in page.bodies[0].seated] == [
        row.party.id for row in page.rows if row.cells[0].mark is Mark.IN_FORCE
    ]


def test_a_term_of_office_that_ran_out_is_held_over() -> None:
    office = Office(
        id="club/clerk",
        organisation="club",
        titles=(OfficeTitle(since=date(1993, 1, 1), title=Wording("Clerk")),),
        term_months=12,
        acts=(act(Kind.APPOINTMENT, "", date(1993, 5, 1), person="Ann"),),
    )
    register = _club(Stands(TREATY), office=office)

    told = {
        day: office_page(viewing(register, day), "club/clerk").holders[0].holding_over
        for day in ("1994-04-30", "1994-05-01", "1994-05-02")
    }
    assert told == {"1994-04-30": False, "1994-05-01": True, "1994-05-02": True}
