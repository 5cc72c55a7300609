"""What an act would change: for whom, from when, with the proof of before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.small import (
    ADOPTED,
    IN_FORCE,
    SIGNED,
    TODAY,
    TREATY,
    act,
    opened,
    ratified,
    treaty,
)
from foedus.depositary.changes.terms import SUBJECT_NAMES, SubjectKind
from foedus.depositary.preview import preview
from foedus.law.answers.questions.changes import suppose, with_acts
from foedus.law.answers.render import as_text
from foedus.law.derive.world import World, material_of
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Relation, RelationRule, Text
from foedus.law.terms.conditions import Count, Stands
from foedus.law.terms.days import FOREVER
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.organisations import Criterion, Office, OfficeTitle, Organisation
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister, open_register
from support.worlds import days_worth_asking, makers, register_of, status_in

DAY = timedelta(days=1)
TWO_IN = (*SIGNED, ratified("AA", date(2020, 3, 1)), ratified("BB", date(2020, 4, 1)))
THIRD = ratified("CC", date(2020, 5, 1))
FORCE = date(2020, 5, 31)


def seen(held, *acts, on=TODAY, **more):
    return preview(opened(*held, **more), acts, on)


def rows(found, kind):
    return [
        (one.subject.parties, one.since, one.until, one.before.en, one.after.en)
        for one in found.of(kind)
    ]


def test_the_third_ratification_brings_the_treaty_into_force():
    found = seen([treaty(TWO_IN)], THIRD)
    assert rows(found, SubjectKind.INSTRUMENT) == [((), FORCE, FOREVER, "not in force", "in force")]
    assert "enters into force on 31 May 2020" in found.lead[0].en
    assert "вступает в силу 31 мая 2020 года" in found.lead[0].ru


def test_the_acting_state_is_contracting_first_and_then_a_party():
    found = seen([treaty(TWO_IN)], THIRD)
    assert rows(found, SubjectKind.ACTING_STATE) == [
        (("CC",), date(2020, 5, 1), FORCE, "signed", "contracting state"),
        (("CC",), FORCE, FOREVER, "signed", "party"),
    ]


def test_the_others_become_parties_by_it():
    found = seen([treaty(TWO_IN)], THIRD)
    assert rows(found, SubjectKind.OTHER_STATE) == [
        ((code,), FORCE, FOREVER, "contracting state", "party") for code in ("AA", "BB")
    ]


def test_each_pair_is_bound_by_it_and_told_in_one_group():
    found = seen([treaty(TWO_IN)], THIRD)
    pairs = [("AA", "BB"), ("AA", "CC"), ("BB", "CC")]
    assert rows(found, SubjectKind.PAIR) == [
        (pair, FORCE, FOREVER, "no bond", "in force") for pair in pairs
    ]
    group = next(g for g in found.groups if g[0].subject.kind is SubjectKind.PAIR)
    assert [one.subject.parties for one in group] == pairs


def test_each_change_is_proved_before_and_after():
    found = seen([treaty(TWO_IN)], THIRD)
    (one,) = found.of(SubjectKind.INSTRUMENT)
    assert "Counted so far: 2" in as_text(one.proof_before)
    assert "Counted: 3" in as_text(one.proof_after)
    assert "2020-05-01 + 30 days = 2020-05-31" in as_text(one.proof_after)
    for change in found.of(SubjectKind.OTHER_STATE):
        assert "31" in as_text(change.proof_after)
        assert as_text(change.proof_before) != as_text(change.proof_after)


def test_the_second_ratification_says_what_is_missing():
    second = ratified("BB", date(2020, 4, 1))
    found = seen([treaty((*SIGNED, ratified("AA", date(2020, 3, 1))))], second)
    assert not found.of(SubjectKind.INSTRUMENT)
    lead = found.lead[-1]
    assert "there are 2 (Aland, Beland), 1 more needed" in lead.en
    assert "есть 2 (Аландия, Беландия), нужно ещё 1" in lead.ru


def test_an_act_that_the_clause_does_not_count_changes_nothing_and_says_so():
    told = act(Kind.COMMUNICATION, "AA", TODAY)
    found = seen([treaty(IN_FORCE)], told)
    assert found.changes == ()
    assert [one.en for one in found.lead] == [
        "The act is put on record and notified; no standing changes by it."
    ]


def test_a_withdrawal_that_the_treaty_does_not_allow_says_why_nothing_changes():
    notice = act(Kind.WITHDRAWAL, "AA", TODAY)
    found = seen([treaty(IN_FORCE, withdrawal=None)], notice)
    assert found.changes == ()
    assert "no withdrawal clause (VCLT 56)" in found.lead[0].en
    assert "нет статьи о выходе" in found.lead[0].ru


def test_a_withdrawal_works_on_its_day_and_not_the_day_before():
    notice = act(Kind.WITHDRAWAL, "AA", date(2021, 1, 31))
    found = seen([treaty(IN_FORCE)], notice)
    assert rows(found, SubjectKind.ACTING_STATE) == [
        (("AA",), date(2022, 1, 31), FOREVER, "party", "former party")
    ]


def test_what_hangs_on_the_treaty_changes_with_it():
    protocol = replace(
        treaty((act(Kind.SIGNATURE, "AA", ADOPTED),)),
        id="x/later",
        title=Wording("Later"),
        also=(),
        clauses=replace(
            treaty().clauses,
            relations=(
                Relation(
                    text=Text(cite="Art. 1"),
                    rule=RelationRule.SUBJECT_TO,
                    others=(TREATY,),
                ),
            ),
            entry_into_force=replace(treaty().clauses.entry_into_force, condition=Count(1)),
        ),
        acts=(
            act(Kind.RATIFICATION, "AA", ADOPTED, id="l-a", instrument="x/later"),
            act(Kind.RATIFICATION, "BB", ADOPTED, id="l-b", instrument="x/later"),
        ),
    )
    found = seen([treaty(TWO_IN), protocol], THIRD)
    hanging = [one for one in found.of(SubjectKind.PAIR) if one.subject.holder == "x/later"]
    assert [(one.before.en, one.after.en, one.since) for one in hanging] == [
        ("in force", "in force; gives way to Treaty on Small Things", FORCE)
    ]


def test_a_membership_that_hangs_on_the_treaty_changes_with_it():
    club = Organisation(
        id="club",
        title=Wording("Club"),
        criteria=(
            Criterion(
                name="member",
                title=Wording("member"),
                text=Text(cite="Art. 2"),
                condition=Stands(TREATY),
            ),
        ),
    )
    found = seen([treaty(TWO_IN)], THIRD, organisations=(club,))
    assert rows(found, SubjectKind.MEMBERSHIP) == [
        ((code,), FORCE, FOREVER, "does not belong", "belongs") for code in ("AA", "BB", "CC")
    ]
    assert all(as_text(one.proof_after) for one in found.of(SubjectKind.MEMBERSHIP))


def test_an_appointment_changes_who_holds_the_office():
    office = Office(
        id="x/secretary",
        organisation="club",
        titles=(OfficeTitle(since=ADOPTED, title=Wording("Secretary")),),
        acts=(
            act(
                Kind.APPOINTMENT,
                "",
                ADOPTED,
                id="first",
                instrument="x/secretary",
                person="A",
            ),
        ),
    )
    new = act(Kind.APPOINTMENT, "", TODAY, id="second", instrument="x/secretary", person="B")
    found = seen([treaty()], new, offices=(office,))
    assert rows(found, SubjectKind.OFFICE) == [((), TODAY, FOREVER, "A", "B")]


def test_a_correction_is_carried_out_in_the_preview():
    correct = act(
        Kind.CORRECTION,
        "",
        TODAY,
        id="c",
        about="ratification-CC",
        corrects=(("received", date(2020, 5, 2)),),
    )
    found = seen([treaty(IN_FORCE)], correct)
    assert rows(found, SubjectKind.INSTRUMENT) == [
        ((), FORCE, FORCE + DAY, "in force", "not in force")
    ]
    assert "from 1 June 2020, and not from 31 May 2020" in found.lead[0].en


def test_what_is_known_later_is_not_looked_at():
    late = replace(ratified("BB", date(2020, 4, 1)), recorded=date(2020, 6, 1))
    held = opened(treaty((*SIGNED, ratified("AA", date(2020, 3, 1)), late)))
    known = preview(held, (THIRD,), TODAY, known=date(2020, 6, 1))
    unknown = preview(held, (THIRD,), TODAY, known=date(2020, 5, 31))
    assert known.of(SubjectKind.INSTRUMENT)
    assert not unknown.of(SubjectKind.INSTRUMENT)


def test_a_doubt_is_told_with_every_alternative():
    some_day = replace(
        ratified("BB", ADOPTED),
        date=Bounded(date(2020, 4, 1), FOREVER),
        received=Bounded(date(2020, 4, 1), FOREVER),
    )
    held = opened(treaty((*SIGNED, ratified("AA", date(2020, 3, 1)), some_day)))
    found = preview(held, (THIRD,), TODAY)
    (one,) = found.of(SubjectKind.INSTRUMENT)
    assert one.after.en == "in doubt: not in force / in force"
    pair = next(p for p in found.of(SubjectKind.PAIR) if p.subject.parties == ("AA", "BB"))
    assert pair.after.en.startswith("in doubt: ")
    assert len(pair.proof_after.branches) == 2


def test_an_act_under_nothing_is_an_error_of_the_caller():
    with pytest.raises(UnknownName, match="x/other"):
        seen([treaty()], replace(THIRD, instrument="x/other"))


def test_every_sort_of_subject_has_its_heading():
    assert set(SUBJECT_NAMES) == set(SubjectKind)
    assert all(words.en and words.ru for words in SUBJECT_NAMES.values())


# the slow twins


@settings(max_examples=60, deadline=None)
@given(makers(), st.integers(0, 3))
def test_the_states_change_as_the_engine_supposes(maker, number):
    whole = maker.treaty(maker.condition())
    acts = whole.acts
    if not acts:
        return
    gone = acts[number % len(acts)]
    register = register_of(replace(whole, acts=tuple(a for a in acts if a is not gone)))
    told = preview(OpenRegister(register), (gone,), TODAY)
    slow = suppose(register, (gone,), None, frozenset()).changes
    mine = {
        one.subject.parties[0]
        for one in told.changes
        if one.subject.kind in {SubjectKind.ACTING_STATE, SubjectKind.OTHER_STATE}
    }
    assert mine == {change.party for change in slow}


@settings(max_examples=40, deadline=None)
@given(makers(), st.integers(0, 3))
def test_each_pair_is_told_on_the_days_on_which_it_is_bound_otherwise(maker, number):
    whole = maker.treaty(maker.condition())
    if not whole.acts:
        return
    gone = whole.acts[number % len(whole.acts)]
    register = register_of(replace(whole, acts=tuple(a for a in whole.acts if a is not gone)))
    told = preview(OpenRegister(register), (gone,), TODAY).of(SubjectKind.PAIR)
    after = with_acts(register, (gone,))
    old, new = (World(material_of(one), {}) for one in (register, after))
    days = {d for one in (register, after) for d in days_worth_asking(status_in(one))}
    for first, second in combinations(sorted(register.party), 2):
        mine = [one.span for one in told if one.subject.parties == (first, second)]
        for day in days:
            if _bond(old, whole.id, first, second, day) != _bond(new, whole.id, first, second, day):
                assert any(day in span for span in mine), (first, second, day)


def _bond(world, instrument, first, second, day):
    held = world.relations(instrument, first, second).bond_on(day)
    return None if held is None else held.bond


# a real register


def test_the_third_notification_of_a_real_treaty():
    register = open_register("cis")
    notice = act(Kind.NOTIFICATION, "KG", TODAY, instrument="cis/free-trade-2011", id="n")
    found = preview(register, (notice,), TODAY)
    assert found.lead
    assert all(words.en and words.ru for words in found.lead)


def test_an_accession_to_a_real_treaty_reaches_the_treaties_that_it_displaces():
    register = open_register("cis")
    joins = act(Kind.ACCESSION, "UZ", date(2026, 3, 1), instrument="cis/free-trade-2011", id="n")
    found = preview(register, (joins,), date(2026, 3, 2))
    holders = {one.subject.holder for one in found.of(SubjectKind.PAIR)}
    assert "cis/free-trade-1994" in holders
    assert found.of(SubjectKind.ACTING_STATE)[0].since == date(2026, 3, 31)


def test_where_only_others_are_concerned_the_lead_names_them():
    made = act(
        Kind.RESERVATION, "CC", date(2020, 5, 1), provisions=("3",), notified=date(2020, 6, 1)
    )
    objection = act(Kind.OBJECTION, "BB", date(2020, 9, 1), about=made.id)
    found = seen([treaty((*IN_FORCE, made))], objection)
    pending, tacit = found.lead
    assert pending.en == (
        "Beland – Celand: in force; a reservation waits for silence (3) → in force; not applied "
        "as far as reserved (3), from 1 September 2020 until 1 June 2021."
    )
    assert tacit.ru.startswith("Беландия – Селандия: в силе; изменено оговоркой (3) → ")


def test_a_second_reservation_of_the_same_effect_is_no_change():
    made = act(Kind.RESERVATION, "CC", date(2020, 5, 1), provisions=("3",))
    again = replace(made, id="again")
    assert seen([treaty((*IN_FORCE, made))], again).changes == ()
