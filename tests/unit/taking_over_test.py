"""What was derived is taken over where nothing that it rests on differs, and nowhere else."""

from dataclasses import replace
from datetime import date

import pytest

from foedus.law.derive.visible import as_known
from foedus.law.derive.world import material_of, take_over
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.register import Register
from foedus.opened import KEPT, OpenRegister, open_register

CHARTER, AGREEMENT = "cis/charter-1993", "cis/agreement-1991"


@pytest.fixture(scope="module")
def register() -> Register:
    return open_register("cis").register


@pytest.fixture(scope="module")
def warm(register: Register) -> OpenRegister:
    """The register, asked about all that it holds."""
    opened = OpenRegister(register)
    all_statuses(opened)
    return opened


def with_act(register: Register, instrument: str) -> Register:
    act = Act(
        id="new",
        kind=Kind.WITHDRAWAL,
        instrument=instrument,
        party="AM",
        date=date(2026, 1, 1),
        recorded=date(2026, 1, 1),
    )
    changed = tuple(
        replace(one, acts=(*one.acts, act)) if one.id == instrument else one
        for one in register.instruments
    )
    return replace(register, instruments=changed)


def all_statuses(opened: OpenRegister) -> dict[str, object]:
    return {
        one.id: opened.status(one.id, on="2027-06-01").data for one in opened.register.instruments
    }


def test_a_register_that_follows_another_answers_as_one_opened_anew(
    register: Register, warm: OpenRegister
) -> None:
    later = with_act(register, CHARTER)

    assert all_statuses(OpenRegister(later, before=warm)) == all_statuses(OpenRegister(later))


def test_what_rests_on_the_new_act_is_derived_again_and_the_rest_is_the_same_value(
    register: Register, warm: OpenRegister
) -> None:
    old = warm.worlds(None).material
    new = material_of(as_known(with_act(register, CHARTER), None))
    take_over(new, old)

    taken = {name for name, _ in new.statuses}
    resting = {name for name in old.needs if CHARTER in old.needs[name]} | {CHARTER}
    assert not taken & resting
    assert len(taken) > 100
    assert all(new.statuses[key] is old.statuses[key] for key in new.statuses)


def test_where_the_parties_differ_nothing_is_taken_over(register: Register) -> None:
    before = OpenRegister(register)
    before.status(AGREEMENT, on="2000-01-01")
    fewer = replace(register, parties=register.parties[1:])
    new = material_of(fewer)
    take_over(new, before.worlds(None).material)

    assert new.statuses == {}


@pytest.mark.parametrize("known", ["1993-12-31", "2008-08-18", "2008-08-19"])
def test_another_day_of_knowledge_answers_as_if_it_were_the_only_one_asked(
    register: Register, warm: OpenRegister, known: str
) -> None:
    fresh = OpenRegister(register)

    assert (
        warm.status(CHARTER, on="2009-08-18", known=known).data
        == fresh.status(CHARTER, on="2009-08-18", known=known).data
    )


def test_only_so_many_days_of_knowledge_are_kept(register: Register) -> None:
    opened = OpenRegister(register)
    for day in range(60):
        opened.worlds(date.fromordinal(date(2000, 1, 1).toordinal() + day))

    assert len(opened._worlds) == KEPT
