"""Whom the depositary informs, and in what capacity (VCLT 77(1)(e), 78)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from depositary.small import IN_FORCE, SIGNED, TODAY, act, opened, ratified, treaty
from foedus.depositary.addressees import CAPACITY_NAMES, Capacity, addressees
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Entitlement, Participation, Text
from foedus.law.terms.conditions import Listed
from foedus.law.terms.errors import UnknownName
from foedus.opened import open_register

DAY = timedelta(days=1)
TEXT = Text(cite="Art. 8")


def told(held, one, on=TODAY):
    return {a.code: a.capacity for a in addressees(opened(held), one, on)}


def test_each_is_told_in_its_strongest_capacity():
    clause = Participation(
        text=TEXT, open_to=(Entitlement.LISTED,), states=Listed(frozenset({"AA", "DD"}))
    )
    held = treaty((*SIGNED, ratified("AA", date(2020, 3, 1))), participation=clause)
    assert told(held, ratified("BB", TODAY)) == {
        "BB": Capacity.ACTING_STATE,
        "AA": Capacity.CONTRACTING_STATE,
        "CC": Capacity.SIGNATORY,
        "DD": Capacity.ENTITLED,
    }


def test_the_acting_state_comes_first_and_gets_the_receipt():
    found = addressees(opened(treaty(IN_FORCE)), ratified("CC", TODAY), TODAY)
    assert (found[0].code, found[0].rule) == ("CC", "VCLT 77(1)(c), (d)")
    assert [a.code for a in found[1:]] == ["AA", "BB"]


def test_a_contracting_state_is_a_party_from_the_day_of_entry_into_force():
    held, one = treaty(IN_FORCE), act(Kind.COMMUNICATION, "DD", TODAY)
    force = date(2020, 5, 31)
    assert told(held, one, force - DAY)["AA"] is Capacity.CONTRACTING_STATE
    assert told(held, one, force)["AA"] is Capacity.PARTY


def test_a_state_that_left_is_still_a_signatory():
    left = act(Kind.WITHDRAWAL, "AA", date(2020, 6, 30))
    held, one = treaty((*IN_FORCE, left)), act(Kind.COMMUNICATION, "DD", TODAY)
    assert told(held, one, date(2021, 6, 29))["AA"] is Capacity.PARTY
    assert told(held, one, date(2021, 6, 30))["AA"] is Capacity.SIGNATORY


def test_any_state_means_every_state_that_exists_and_no_organisation():
    clause = Participation(text=TEXT, open_to=(Entitlement.ANY_STATE,))
    found = told(treaty(participation=clause), act(Kind.COMMUNICATION, "", TODAY))
    assert set(found) == {"AA", "BB", "CC", "DD", "EE"}


@pytest.mark.parametrize(("day", "code"), [(date(2020, 5, 31), "SU"), (date(2020, 6, 1), "EE")])
def test_a_state_that_is_no_more_is_replaced_by_its_successor(day, code):
    heir = act(
        Kind.SUCCESSION,
        "EE",
        date(2020, 9, 1),
        predecessor="SU",
        date_of_succession=date(2020, 6, 1),
    )
    clause = Participation(
        text=TEXT, open_to=(Entitlement.LISTED,), states=Listed(frozenset({"SU"}))
    )
    held = treaty((*SIGNED, heir), participation=clause)
    found = addressees(opened(held), act(Kind.COMMUNICATION, "AA", TODAY), day)
    by_code = {a.code: a for a in found}
    assert code in by_code
    assert ("SU" in by_code) == (code == "SU")
    if code == "EE":
        assert by_code["EE"].for_party == "SU"


def test_an_invited_state_is_told_from_its_invitation():
    invited = act(Kind.INVITATION, "DD", date(2021, 1, 1))
    clause = Participation(text=TEXT, open_to=(Entitlement.INVITED,))
    held, one = treaty((*SIGNED, invited), participation=clause), ratified("AA", TODAY)
    assert "DD" not in told(held, one, date(2020, 12, 31))
    assert told(held, one, date(2021, 1, 1))["DD"] is Capacity.ENTITLED


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (Kind.RATIFICATION, "VCLT 77(1)(e)"),
        (Kind.RESERVATION, "VCLT 23(1), 78(c)"),
        (Kind.WITHDRAWAL, "VCLT 65(1), 67(2), 77(1)(e)"),
        (Kind.CORRECTION_PROPOSED, "VCLT 79(1)(b)"),
    ],
)
def test_the_rule_follows_the_act(kind, rule):
    found = addressees(opened(treaty(IN_FORCE)), act(kind, "AA", TODAY), TODAY)
    assert {a.rule for a in found if a.code != "AA"} == {rule}


def test_an_act_under_nothing_is_an_error_of_the_caller():
    with pytest.raises(UnknownName):
        addressees(opened(treaty()), replace(SIGNED[0], instrument="x/other"), TODAY)


def test_capacities_have_names_in_both_languages():
    assert set(CAPACITY_NAMES) == set(Capacity)
    assert all(words.en and words.ru for words in CAPACITY_NAMES.values())


def test_a_real_charter_is_notified_to_members_and_to_those_who_founded():
    one = act(Kind.WITHDRAWAL, "MD", TODAY, instrument="cis/charter-1993")
    found = {a.code: a.capacity for a in addressees(open_register("cis"), one, date(2026, 3, 2))}
    assert found["MD"] is Capacity.ACTING_STATE
    assert found["KZ"] is Capacity.PARTY
    assert found["UA"] is Capacity.ENTITLED
