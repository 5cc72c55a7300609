"""What a lawyer decides of a reading, the file it makes, and what sample acts would give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.documents.reading import read_document
from foedus.finalclauses.proposed.deciding import Decision, Verdict, decided, value_from
from foedus.finalclauses.proposed.errors import BadCorrection, BadSample, UnknownField
from foedus.finalclauses.proposed.fields import ENDINGS, FIELDS, Field, Sort, field_of, place_of
from foedus.finalclauses.proposed.proposing import (
    Proposed,
    called_by_name,
    proposed,
    sample_parties,
)
from foedus.finalclauses.proposed.rows import EXPECTED, rows_of
from foedus.finalclauses.proposed.samples import MOST, Sample, sample_codes
from foedus.finalclauses.proposed.words import told_value, typed_value
from foedus.finalclauses.reading import read_treaty
from foedus.finalclauses.terms import Quote, Reading, Status, Value
from foedus.law.terms.wording import Wording

SIGNED = date(2024, 1, 15)


def reading(**values: object) -> Reading:
    """A reading with these values, "__" for the points of their paths, all given."""
    found = tuple(
        Value(
            path=path.replace("__", "."),
            value=value,
            status=Status.GIVEN,
            quotes=(Quote(0, 4, "text"),),
        )
        for path, value in values.items()
    )
    return Reading(name="x.txt", language="en", text="text", whole=True, values=found)


def third_notification(days: int = 30, number: int = 3) -> Reading:
    return reading(
        entry_into_force__trigger="nth_consent",
        entry_into_force__n=number,
        entry_into_force__consent_kind="notification",
        entry_into_force__delay__form="days",
        entry_into_force__delay__n=days,
        entry_into_force__delay__unit="days",
        withdrawal__allowed=True,
        withdrawal__notice__n=6,
        withdrawal__notice__unit="months",
        withdrawal__counted_from="receipt",
        withdrawal__addressee="depositary",
    )


def proposal(of: Reading, sample: Sample | None = None) -> Proposed:
    return proposed(of, called_by_name(of.name, "", SIGNED), sample)


def by(verdict: Verdict, path: str, given_: str = "") -> Decision:
    return Decision(path, verdict, given_)


# --- decisions


def test_an_accepted_proposal_is_given() -> None:
    before = reading(duration__kind="fixed")
    doubtful = replace(before, values=(replace(before.values[0], status=Status.TO_CONFIRM),))

    after = decided(doubtful, [by(Verdict.ACCEPTED, "duration.kind")])

    assert doubtful.given("duration.kind") is None
    assert after.given("duration.kind") == "fixed"


def test_a_corrected_value_keeps_the_words_that_it_rests_on() -> None:
    before = reading(duration__kind="fixed")

    after = decided(before, [by(Verdict.CORRECTED, "duration.kind", "renewable")])

    assert after.given("duration.kind") == "renewable"
    assert after.values[0].quotes == before.values[0].quotes


def test_a_rejected_value_is_not_found_and_stands_in_no_file() -> None:
    before = third_notification()

    after = decided(before, [by(Verdict.REJECTED, "entry_into_force.trigger")])

    assert after.given("entry_into_force.trigger") is None
    assert "[entry_into_force]" in proposal(before).clauses
    assert "[entry_into_force]" not in proposal(after).clauses


def test_a_value_that_was_not_read_can_be_supplied() -> None:
    after = decided(reading(), [by(Verdict.CORRECTED, "reservations", "prohibited")])

    assert after.given("reservations") == "prohibited"
    assert 'rule = "prohibited"' in proposal(after).clauses


@pytest.mark.parametrize("verdict", [Verdict.ACCEPTED, Verdict.REJECTED])
def test_nothing_is_accepted_or_rejected_where_nothing_was_read(verdict: Verdict) -> None:
    with pytest.raises(UnknownField):
        decided(reading(), [by(verdict, "reservations")])


def test_a_field_that_there_is_not_cannot_be_decided() -> None:
    with pytest.raises(UnknownField):
        decided(reading(), [by(Verdict.CORRECTED, "entry_into_force.colour", "red")])


ALL = [*FIELDS.values(), *ENDINGS.values()]


@given(st.sampled_from(ALL), st.text(max_size=40))
def test_whatever_is_typed_is_a_value_of_its_sort_or_refused(field: Field, typed: str) -> None:
    try:
        value = value_from(field, typed)
    except BadCorrection:
        return
    kinds = {Sort.NUMBER: int, Sort.YES_NO: bool, Sort.DAY: date, Sort.NAMES: tuple}
    assert isinstance(value, kinds.get(field.sort, str))


@given(
    st.sampled_from(sorted(FIELDS)),
    st.one_of(
        st.integers(0, 10_000),
        st.booleans(),
        st.dates(),
        st.lists(st.from_regex(r"\A[A-Za-z]{1,9}\Z"), min_size=1, max_size=3).map(tuple),
    ),
)
def test_what_the_form_shows_is_read_back_as_it_was(path: str, value: object) -> None:
    field = FIELDS[path]
    wanted = {Sort.NUMBER: int, Sort.YES_NO: bool, Sort.DAY: date, Sort.NAMES: tuple}
    held = value if type(value) is wanted.get(field.sort) else next(iter(field.choices), None)
    if held is None:
        return
    told = Value(path=path, value=held, status=Status.GIVEN)

    assert value_from(field, typed_value(told)) == held
    assert told_value(told, "en")
    assert told_value(told, "ru")


def test_every_field_has_both_languages() -> None:
    for field in ALL:
        for words in (field.title, *field.choices.values()):
            assert words.en
            assert words.ru


def test_fields_are_known_by_the_end_of_their_path() -> None:
    assert field_of("entry_into_force.later_parties.delay.n") is ENDINGS["delay.n"]
    assert field_of("delay.n") is None
    assert field_of("entry_into_force.xdelay.n") is None


def test_entry_into_force_is_shown_before_withdrawal() -> None:
    paths = ["withdrawal.notice.unit", "withdrawal.notice.n", "entry_into_force.delay.n"]
    paths += ["entry_into_force.delay.form", "entry_into_force.n", "entry_into_force.trigger"]

    assert sorted(paths, key=place_of) == paths[::-1]


def test_what_every_treaty_should_say_has_a_row_though_it_was_not_found() -> None:
    rows = rows_of(reading(duration__kind="fixed"))

    assert {row.path for row in rows} == {*EXPECTED}
    assert {row.path for row in rows if row.status is Status.GIVEN} == {"duration.kind"}


# --- the file, and the sample


def test_the_sample_shows_one_state_more_than_is_counted() -> None:
    found = proposal(third_notification(number=5)).outcome

    assert found is not None
    assert [one.code for one in found.tried.states] == list(sample_codes(6))


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_the_day_is_that_of_the_third_notification_and_the_delay(shift: int) -> None:
    days = [date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1) + timedelta(days=shift)]
    sample = Sample(SIGNED, dict(zip(sample_codes(3), days, strict=True)))

    found = proposal(third_notification(), sample).outcome

    assert found is not None
    assert found.tried.in_force == date(2024, 5, 1) + timedelta(days=shift)


@given(
    st.lists(st.dates(SIGNED, date(2030, 1, 1)), min_size=1, max_size=6),
    st.integers(1, 4),
    st.integers(0, 90),
)
def test_the_engine_gives_the_day_that_one_counts_by_hand(
    days: list[date], number: int, delay: int
) -> None:
    sample = Sample(SIGNED, dict(zip(sample_codes(len(days)), days, strict=True)))

    found = proposal(third_notification(delay, number), sample).outcome

    counted = sorted(days)[number - 1] if len(days) >= number else None
    expected = counted + timedelta(days=delay) if counted is not None else None
    assert found is not None
    assert found.tried.in_force == expected


def test_a_notice_of_withdrawal_is_tried_too() -> None:
    found = proposal(third_notification()).outcome

    assert found is not None
    leaving = found.tried.leaving
    assert leaving is not None
    assert leaving.notice == date(2025, 5, 15)
    assert leaving.left == date(2025, 11, 15)


def test_a_state_that_must_be_included_is_in_the_sample_by_its_name() -> None:
    held = third_notification()
    added = Value(path="entry_into_force.must_include", value=("Norland",), status=Status.GIVEN)

    parties = sample_parties(replace(held, values=(*held.values, added)), 3)

    assert [one.name.en for one in parties] == ["Norland", "State A", "State B"]


def test_without_the_state_that_must_be_included_it_does_not_enter_into_force() -> None:
    held = third_notification(number=2)
    included = Value(path="entry_into_force.must_include", value=("Norland",), status=Status.GIVEN)
    days = {"XB": date(2024, 2, 1), "XC": date(2024, 3, 1)}
    named = replace(held, values=(*held.values, included))

    without = proposal(named, Sample(SIGNED, days)).outcome
    together = proposal(named, Sample(SIGNED, {**days, "XA": date(2024, 4, 1)})).outcome

    assert without is not None
    assert together is not None
    assert without.tried.in_force is None
    assert together.tried.in_force == date(2024, 5, 1)


def test_a_rule_that_was_not_read_is_no_silence_and_gives_no_day() -> None:
    weighted = decided(
        third_notification(),
        [by(Verdict.CORRECTED, "entry_into_force.trigger", "threshold_weighted")],
    )

    found = proposal(weighted)

    assert 'text_held = "in-part"' in found.clauses
    assert found.outcome is not None
    assert found.outcome.instrument.clauses.entry_into_force is None
    assert found.outcome.tried.in_force is None
    assert "L01" not in [one.code for one in found.outcome.findings]


@pytest.mark.parametrize(("shift", "supposed"), [(0, date(2023, 1, 15)), (1, SIGNED)])
def test_a_supposed_adoption_comes_before_the_day_that_the_text_names(
    shift: int, supposed: date
) -> None:
    named = reading(
        entry_into_force__trigger="fixed_date",
        entry_into_force__delay__form="date",
        entry_into_force__delay__date=SIGNED + timedelta(days=shift),
    )

    found = proposed(named, called_by_name("x", "", SIGNED, supposed=True))
    said = proposed(named, called_by_name("x", "", SIGNED))

    assert found.called.adopted == supposed
    assert said.called.adopted == SIGNED
    assert found.outcome is not None
    assert found.outcome.tried.in_force == SIGNED + timedelta(days=shift)


def test_a_whole_text_that_was_read_is_held_whole() -> None:
    assert "text_held" not in proposal(third_notification()).clauses


@pytest.mark.parametrize("day", [date(2024, 1, 14), date(1600, 1, 1), date(2500, 1, 1)])
def test_a_day_that_cannot_be_is_told_and_nothing_is_computed(day: date) -> None:
    found = proposal(third_notification(), Sample(SIGNED, {"XA": day}))

    assert isinstance(found.fault, BadSample)
    assert found.outcome is None


@pytest.mark.parametrize("number", [0, -1, MOST + 1])
def test_a_sample_has_neither_no_state_nor_too_many(number: int) -> None:
    with pytest.raises(BadSample):
        sample_codes(number)


@pytest.mark.parametrize("number", [MOST - 1, MOST, 9_999])
def test_a_count_of_many_states_is_tried_with_as_many_as_there_are(number: int) -> None:
    found = proposal(third_notification(number=number)).outcome

    assert found is not None
    assert (found.tried.in_force is None) == (number > MOST)
    assert len(found.tried.states) == MOST


@given(st.text(max_size=300), st.text(max_size=300))
def test_whatever_a_file_and_a_treaty_are_called_the_file_can_be_read(
    name: str, title: str
) -> None:
    called = called_by_name(name, title, SIGNED)

    found = proposed(third_notification(), called)

    assert found.outcome is not None
    assert found.outcome.instrument.id == called.id


@pytest.mark.parametrize(
    "text",
    [
        'Article 1 Entry into force\nThis Agreement """ shall [[acts]] \\ enter into force.',
        "Article 1\nReservations to this Agreement \x07 \x7f \u2028 are not permitted.",
        "treaty {{ 7*7 }} # ] = '''",
    ],
)
def test_words_of_a_text_cannot_leave_their_place_in_the_file(text: str) -> None:
    document = read_document(text.encode(), "x.txt")

    found = proposal(read_treaty(document))

    assert found.outcome is not None
    assert not found.outcome.instrument.acts


def test_the_title_of_a_treaty_is_a_wording() -> None:
    assert called_by_name("a.txt", " A\n B ", SIGNED).title == Wording("A B")
