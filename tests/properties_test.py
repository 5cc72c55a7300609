"""What must be true of every register: depositary-rules 3.9, item 14, and more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, find, given, settings
from hypothesis import strategies as st

from foedus.law.answers.answers import Moment, PartyStanding
from foedus.law.answers.questions.status import standing_of
from foedus.law.answers.standing import Word, stand_on
from foedus.law.answers.told import Doubt
from foedus.law.answers.worlds import LIMIT, Worlds, worlds_of
from foedus.law.derive.calendar import add_months, day_after
from foedus.law.derive.certain import FIRST, LAST
from foedus.law.derive.conditions import Doing, Presence, holds
from foedus.law.derive.consents import consents_of
from foedus.law.derive.history import history_of
from foedus.law.derive.reservations import Effect, reserved_between
from foedus.law.derive.status import Status
from foedus.law.derive.visible import as_known
from foedus.law.derive.world import World, material_of
from foedus.law.terms.acts import Act, Kind, Rival
from foedus.law.terms.clauses import (
    EntryIntoForce,
    ProvisionalApplication,
    ReservationRule,
    Reservations,
    Withdrawal,
)
from foedus.law.terms.conditions import (
    All,
    AnyOf,
    Condition,
    Count,
    Every,
    FromDay,
    Group,
    Includes,
    Listed,
    Not,
    Share,
    Standing,
    StateSet,
    What,
)
from foedus.law.terms.days import (
    FOREVER,
    Edge,
    Forever,
    Span,
    Spans,
    common,
    holds_on,
    joined,
    without,
)
from foedus.law.terms.delays import Base, Counting, Delay, Expiry, MonthEnd, Rounding
from foedus.law.terms.instruments import Clauses, Instrument
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from support.worlds import (
    ADOPTED,
    CONSENTING,
    LAST_ACT,
    STATES,
    TEXT,
    TREATY,
    act,
    adding,
    days,
    days_worth_asking,
    delays,
    party_spans,
    record_of,
    register_of,
    shape,
    shapes,
    spans_of,
    status_in,
    status_of,
    treaties,
    treaty,
    without_act,
)

RARE = [HealthCheck.filter_too_much, HealthCheck.too_slow]
NOWHERE = World(material_of(Register(id="nowhere", title=Wording("Nowhere"))), {})
"""A register that holds nothing: what an instrument that looks nowhere else is asked in."""
CHEAP = settings(max_examples=100, deadline=None, suppress_health_check=RARE)
DEAR = settings(max_examples=50, deadline=None, suppress_health_check=RARE)


def in_force(instrument: Instrument) -> tuple[Status, date]:
    """The status of a treaty that is in force, with the day since which it is."""
    found = status_of(instrument)
    assume(found.entry.day is not None)
    assert found.entry.day is not None
    return found, found.entry.day


def starts(found: Status) -> dict[str, date]:
    """Since when each state is party for the first time."""
    return {party: spans[0].start for party, spans in party_spans(found).items()}


def words(found: Status, day: date) -> dict[str, Word]:
    """The word of each state on a day."""
    return {party: stand_on(record_of(found, party), day).word for party in STATES}


# (a) later deposits


@CHEAP
@given(treaties(), st.sampled_from(STATES), days(last=date(1999, 12, 31)))
def test_a_deposit_after_the_threshold_never_moves_the_date_of_an_earlier_party(
    instrument: Instrument, party: str, day: date
) -> None:
    """Adding a later deposit never moves an earlier party's date."""
    before, _ = in_force(instrument)
    assume(not before.consents.by_party.get(party))
    assume(before.entry.threshold is not None and day > before.entry.threshold)
    after = status_of(adding(instrument, act(Kind.ACCESSION, party, day)))
    others = {state: since for state, since in starts(after).items() if state != party}

    assert after.entry.day == before.entry.day
    assert others == starts(before)


def test_a_later_deposit_does_not_put_an_earlier_accepted_reservation_in_doubt() -> None:
    """VCLT 20(2): all the parties accepted; one that comes years later takes nothing away."""
    clause = Reservations(text=TEXT, rule=ReservationRule.ACCEPTANCE_BY_ALL)
    reservation = act(Kind.RESERVATION, "AA", date(1993, 1, 1), provisions=("5",))
    accepted = act(Kind.RESERVATION_ACCEPTED, "BB", date(1993, 2, 1), about=reservation.id)
    consents = [act(Kind.RATIFICATION, code, date(1993, 1, 1)) for code in ("AA", "BB")]
    early = treaty([*consents, reservation, accepted], Count(2), reservations=clause)
    later = adding(early, act(Kind.ACCESSION, "CC", date(1998, 1, 1)))

    assert starts(status_of(early)) == dict.fromkeys(("AA", "BB"), date(1993, 2, 1))
    assert starts(status_of(later)) == starts(status_of(early)) | {"CC": date(1998, 1, 1)}


def test_a_later_signature_does_not_undo_the_entry_into_force_of_a_silent_treaty() -> None:
    """VCLT 24(2): who signs years later is no negotiating state, even where none are listed."""
    acts = [act(Kind.SIGNATURE, code, ADOPTED) for code in ("AA", "BB")]
    acts += [act(Kind.RATIFICATION, code, date(1993, 1, 1)) for code in ("AA", "BB")]
    early = treaty(acts)
    later = adding(early, act(Kind.SIGNATURE, "CC", date(1998, 1, 1)))

    assert starts(status_of(early)) == dict.fromkeys(("AA", "BB"), date(1993, 1, 1))
    assert starts(status_of(later)) == starts(status_of(early))


@DEAR
@pytest.mark.parametrize(
    "kind",
    [
        *CONSENTING,
        Kind.SIGNATURE,
        Kind.SIGNATURE_WITHDRAWN,
        Kind.INSTRUMENT_WITHDRAWN,
        Kind.WITHDRAWAL,
        Kind.WITHDRAWAL_REVOKED,
        Kind.PROVISIONAL_APPLICATION,
        Kind.PROVISIONAL_ENDED,
        Kind.SUSPENSION,
        Kind.SUSPENSION_ENDED,
        Kind.RESERVATION,
        Kind.TERMINATION,
    ],
)
@given(instrument=treaties(), party=st.sampled_from(STATES), day=days())
def test_an_act_never_changes_what_was_so_before_it(
    kind: Kind, instrument: Instrument, party: str, day: date
) -> None:
    """VCLT 28: on every day before an act all states stand as they stood without it."""
    before = status_of(instrument)
    after = status_of(adding(instrument, act(kind, party, day, id="added")))
    asked = [one for one in {*days_worth_asking(before), *days_worth_asking(after)} if one < day]

    assert {one: words(after, one) for one in asked} == {one: words(before, one) for one in asked}


# (b) withdrawn instruments


def test_an_instrument_withdrawn_before_entry_into_force_moves_the_date_of_the_others() -> None:
    """Withdrawing an instrument before entry into force can move an earlier party's date."""
    consents = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.RATIFICATION, "BB", date(1993, 2, 1)),
        act(Kind.RATIFICATION, "CC", date(1993, 4, 1)),
    ]
    plain = treaty(consents, Count(2))
    gone = act(Kind.INSTRUMENT_WITHDRAWN, "AA", date(1993, 1, 15), about=consents[0].id)

    assert starts(status_of(plain))["BB"] == date(1993, 2, 1)
    assert starts(status_of(adding(plain, gone))) == dict.fromkeys(("BB", "CC"), date(1993, 4, 1))


def test_some_random_treaty_shows_that_a_withdrawn_instrument_moves_entry_into_force() -> None:
    """The registers that these properties run on do hold such a case."""

    def moved(instrument: Instrument) -> bool:
        gone = [one for one in instrument.acts if one.kind is Kind.INSTRUMENT_WITHDRAWN]
        with_it = status_of(instrument).entry.day
        return with_it is not None and any(
            status_of(without_act(instrument, one)).entry.day not in {None, with_it} for one in gone
        )

    quick = settings(max_examples=3000, deadline=None, database=None, phases=settings().phases[:3])
    example = find(treaties(counting=True), moved, settings=quick)

    assert moved(example)


@CHEAP
@given(treaties())
def test_an_instrument_withdrawn_never_brings_entry_into_force_forward(
    instrument: Instrument,
) -> None:
    """Fewer consents make the general entry into force later, or leave it, or prevent it."""
    gone = [one for one in instrument.acts if one.kind is Kind.INSTRUMENT_WITHDRAWN]
    assume(gone)
    with_it = status_of(instrument).entry.day
    for one in gone:
        without_it = status_of(without_act(instrument, one)).entry.day

        assert without_it is not None or with_it is None
        assert with_it is None or without_it is None or without_it <= with_it


@CHEAP
@given(treaties(), st.data())
def test_an_instrument_withdrawn_before_entry_into_force_makes_nobody_party(
    instrument: Instrument, data: st.DataObject
) -> None:
    """A state whose only consent was taken back before entry into force never becomes party."""
    found, entry = in_force(instrument)
    single = [held[0] for held in found.consents.by_party.values() if len(held) == 1]
    early = [one for one in single if one.day < entry and one.act.kind in CONSENTING]
    consent = data.draw(st.sampled_from(early or [None]))
    assume(consent is not None)
    assert consent is not None
    gone = act(Kind.INSTRUMENT_WITHDRAWN, consent.party, consent.day, about=consent.act.id)
    after = status_of(adding(instrument, gone))

    assert spans_of(after, consent.party, Standing.PARTY) == ()


# (c) what was known


def recorded_days(register: Register) -> list[date]:
    """The days on which the register learnt of something."""
    return sorted({day for one in register.acts() if (day := one.known_from()) is not None})


@st.composite
def corrected_treaties(draw: st.DrawFn) -> Instrument:
    """Treaties in which, now and then, a date was corrected later on."""
    instrument = draw(treaties())
    if instrument.acts and draw(st.booleans()):
        wrong = draw(st.sampled_from(instrument.acts))
        made = act(
            Kind.CORRECTION,
            "",
            draw(days()),
            about=wrong.id,
            corrects=(("date", draw(days())),),
        )
        return adding(instrument, made)
    return instrument


@CHEAP
@given(corrected_treaties(), days(), days())
def test_what_is_known_changes_only_by_what_was_recorded_in_between(
    instrument: Instrument, one: date, other: date
) -> None:
    """as_of(d).as_known(k) changes with k only by acts recorded in between."""
    register = register_of(instrument)
    first, second = sorted((one, other))
    assume(not any(first < day <= second for day in recorded_days(register)))
    earlier, later = (status_in(as_known(register, known)) for known in (first, second))

    assert shapes(earlier) == shapes(later)
    assert earlier.entry.day == later.entry.day


@CHEAP
@given(corrected_treaties(), st.data())
def test_between_two_recordings_every_day_gives_the_same_answer(
    instrument: Instrument, data: st.DataObject
) -> None:
    """The answer known on a day of recording holds until the day before the next one."""
    register = register_of(instrument)
    known = recorded_days(register)
    assume(len(known) > 1)
    first, following = data.draw(st.sampled_from(list(pairwise(known))))
    last = following - timedelta(days=1)

    assert shapes(status_in(as_known(register, first))) == shapes(
        status_in(as_known(register, last))
    )


@CHEAP
@given(corrected_treaties(), days(last=date(1998, 12, 31)))
def test_an_answer_known_on_a_day_does_not_depend_on_what_was_recorded_later(
    instrument: Instrument, known: date
) -> None:
    """Acts recorded later than k might as well not be in the register."""

    def learnt(one: Act) -> bool:
        day = one.known_from()
        return day is None or day <= known

    without_later = replace(instrument, acts=tuple(filter(learnt, instrument.acts)))
    full = status_in(as_known(register_of(instrument), known))
    cut = status_in(as_known(register_of(without_later), None))

    assert shapes(full) == shapes(cut)


@CHEAP
@given(treaties(), days(last=date(1998, 12, 31)), days(last=date(1999, 12, 31)))
def test_an_act_recorded_later_is_unseen_until_then_and_seen_from_then_on(
    instrument: Instrument, day: date, recorded: date
) -> None:
    """Record time is apart from legal time: the act works back to its own day once it is known."""
    assume(recorded >= day)
    late = act(Kind.ACCESSION, "HH", day, recorded=recorded)
    register = register_of(adding(instrument, late))
    eve = recorded - timedelta(days=1)
    unaware = register_of(instrument)
    prompt = register_of(adding(instrument, replace(late, recorded=recorded)))

    assert shapes(status_in(as_known(register, eve))) == shapes(status_in(as_known(unaware, eve)))
    assert shapes(status_in(as_known(register, recorded))) == shapes(
        status_in(as_known(prompt, recorded))
    )


# (d) twelve months of silence


@dataclass(frozen=True)
class Silence:
    """A reservation of AA, and for BB and CC: when each was notified, and consented."""

    made: date
    notified: Mapping[str, date]
    consented: Mapping[str, date]

    def effects(self, other: str) -> list[tuple[Effect, Span]]:
        """What the reservation does between AA and *other*."""
        reservation = act(
            Kind.RESERVATION,
            "AA",
            self.made,
            provisions=("5",),
            notified_to=tuple(self.notified.items()),
        )
        consents = [act(Kind.RATIFICATION, "AA", self.made)]
        consents += [act(Kind.RATIFICATION, code, day) for code, day in self.consented.items()]
        history = history_of(treaty([*consents, reservation], Count(1)))
        found = reserved_between(history, consents_of(history, NOWHERE), "AA", other)
        return [(one.effect, one.span) for one in found]


@st.composite
def silences(draw: st.DrawFn) -> Silence:
    made = draw(days(last=date(1993, 12, 31)))
    told = st.integers(0, 400).map(lambda by: made + timedelta(days=by))
    return Silence(
        made,
        {code: draw(told) for code in ("BB", "CC")},
        {code: draw(days(last=date(1996, 12, 31))) for code in ("BB", "CC")},
    )


@CHEAP
@given(silences())
def test_silence_becomes_acceptance_twelve_months_after_the_notification_to_that_state(
    silence: Silence,
) -> None:
    """VCLT 20(5): not before twelve months from its own notification, nor before its consent."""
    for other in ("BB", "CC"):
        twelve = day_after(Delay(months=12), silence.notified[other])
        accepted = max(twelve, silence.consented[other])

        assert silence.effects(other) == [
            (Effect.PENDING, Span(silence.made, accepted)),
            (Effect.MODIFIED, Span(accepted)),
        ]


@CHEAP
@given(silences(), days(), days())
def test_the_clock_of_one_state_does_not_move_that_of_another(
    silence: Silence, notified: date, consented: date
) -> None:
    """The twelve months run per state: what happens to CC changes nothing for BB."""
    moved = Silence(
        silence.made,
        {**silence.notified, "CC": notified},
        {**silence.consented, "CC": consented},
    )

    assert moved.effects("BB") == silence.effects("BB")


@CHEAP
@given(silences(), st.sampled_from((-1, 0, 1)))
def test_an_objection_is_in_time_until_silence_has_become_acceptance(
    silence: Silence, by: int
) -> None:
    """The day before, the day itself, the day after the clock of the objecting state."""
    twelve = day_after(Delay(months=12), silence.notified["BB"])
    accepted = max(twelve, silence.consented["BB"])
    day = accepted + timedelta(days=by)
    reservation = act(
        Kind.RESERVATION, "AA", silence.made, notified_to=tuple(silence.notified.items())
    )
    consents = [act(Kind.RATIFICATION, "AA", silence.made)]
    consents += [act(Kind.RATIFICATION, "BB", silence.consented["BB"])]
    objection = act(Kind.OBJECTION, "BB", day, about=reservation.id)
    history = history_of(treaty([*consents, reservation, objection], Count(1)))
    found = reserved_between(history, consents_of(history, NOWHERE), "AA", "BB")
    last = Effect.NOT_APPLIED if by <= 0 else Effect.MODIFIED

    assert found[-1].effect == last


# (e) no party before entry into force


@CHEAP
@given(treaties())
def test_no_consent_makes_a_state_party_before_the_general_entry_into_force(
    instrument: Instrument,
) -> None:
    """Consent before entry into force never gives party status before the general entry."""
    found = status_of(instrument)
    first = min(starts(found).values(), default=None)

    assert first is None or (found.entry.day is not None and found.entry.day <= first)


@CHEAP
@given(treaties(stated=True))
def test_not_even_a_statement_makes_a_state_party_before_the_general_entry_into_force(
    instrument: Instrument,
) -> None:
    """Where a source says who is party since when, the general entry is no later than that."""
    found = status_of(instrument)
    first = min(starts(found).values(), default=None)

    assert first is None or (found.entry.day is not None and found.entry.day <= first)


def test_a_statement_about_a_consent_that_was_taken_back_makes_no_party_before_entry() -> None:
    """Where the day of entry into force is computed, no stated party is there before it."""
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1), id="first"),
        act(Kind.INSTRUMENT_WITHDRAWN, "AA", date(1993, 2, 1), about="first"),
        act(Kind.STATEMENT, "AA", None, effect=date(1993, 1, 1)),
        act(Kind.RATIFICATION, "BB", date(1995, 1, 1)),
        act(Kind.RATIFICATION, "CC", date(1995, 1, 1)),
    ]
    found = status_of(treaty(acts, Count(2)))

    assert found.entry.day == min(starts(found).values())


@CHEAP
@given(treaties())
def test_no_state_is_party_before_its_own_consent(instrument: Instrument) -> None:
    """VCLT 34: nobody is bound without having consented."""
    found = status_of(instrument)
    for party, since in starts(found).items():
        assert found.consents.by_party[party][0].day <= since


@CHEAP
@given(treaties())
def test_in_force_at_all_means_in_force_for_somebody_on_that_day(instrument: Instrument) -> None:
    """Where consents are counted, those who are counted are the first parties."""
    condition = instrument.clauses.entry_into_force
    assume(condition is not None and isinstance(condition.condition, Count))
    found, entry = in_force(instrument)

    assert entry in starts(found).values()


# (f) one word a day


@CHEAP
@given(treaties(stated=True))
def test_no_state_is_party_and_former_on_the_same_day(instrument: Instrument) -> None:
    """Any state is in at most one of party and withdrawn on a day."""
    found = status_of(instrument)
    for party in STATES:
        record = record_of(found, party)
        held = [fact.span for fact in record.facts if fact.standing is Standing.PARTY]
        ordered = sorted(held, key=lambda span: span.start)

        assert all(first.overlap(second) is None for first, second in pairwise(ordered))
        for day in days_worth_asking(found):
            bound = holds_on(held, day)

            assert (stand_on(record, day).word in {Word.PARTY, Word.SUSPENDED}) == bound


@CHEAP
@given(treaties(stated=True))
def test_a_stand_holds_the_day_on_which_it_was_asked(instrument: Instrument) -> None:
    """The since and the until of an answer lie around the day asked about."""
    found = status_of(instrument)
    for party in STATES:
        for day in days_worth_asking(found):
            stand = stand_on(record_of(found, party), day)

            assert stand.since is None or stand.since <= day
            assert day < stand.until


def test_a_state_that_comes_back_was_former_until_then() -> None:
    """Out on 1 March 1993, in again on 1 January 1995."""
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.WITHDRAWAL, "AA", date(1993, 2, 1)),
        act(Kind.ACCESSION, "AA", date(1995, 1, 1)),
    ]
    clause = Withdrawal(text=TEXT, notice=Delay(months=1))
    found = status_of(treaty(acts, Count(1), withdrawal=clause))
    stand = stand_on(record_of(found, "AA"), date(1994, 1, 1))

    assert (stand.word, stand.since, stand.until) == (
        Word.FORMER,
        date(1993, 3, 1),
        date(1995, 1, 1),
    )


@CHEAP
@given(treaties(stated=True))
def test_former_until_says_when_the_state_comes_back(instrument: Instrument) -> None:
    """While an answer says "former until …", the state is former."""
    found = status_of(instrument)
    asked = days_worth_asking(found)
    for party in STATES:
        record = record_of(found, party)
        for day in asked:
            stand = stand_on(record, day)
            if stand.word is Word.FORMER and stand.since is not None:
                held = [one for one in asked if one in Span(stand.since, stand.until)]

                assert {stand_on(record, one).word for one in held} == {Word.FORMER}


# ending


@CHEAP
@given(treaties(), st.data())
def test_a_withdrawal_after_entry_into_force_changes_nobody_elses_record(
    instrument: Instrument, data: st.DataObject
) -> None:
    """VCLT 55: falling below the number of parties that was needed ends nothing for the others."""
    before, entry = in_force(instrument)
    party = data.draw(st.sampled_from(sorted(before.consents.by_party)))
    day = data.draw(st.integers(1, 1500).map(lambda by: entry + timedelta(days=by)))
    after = status_of(adding(instrument, act(Kind.WITHDRAWAL, party, day)))

    assert after.entry.day == before.entry.day
    for other in STATES:
        assert other == party or shape(record_of(after, other)) == shape(record_of(before, other))


@CHEAP
@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 900))
def test_a_notice_of_withdrawal_ends_no_consent_that_is_given_after_it(
    first: int, second: int, delay: int
) -> None:
    """VCLT 54, 68: whoever gave notice and then consents anew is bound by the new consent."""
    deposited = date(1993, 1, 1)
    noticed = deposited + timedelta(days=first)
    anew = noticed + timedelta(days=second)
    acts = [
        act(Kind.RATIFICATION, "AA", deposited),
        act(Kind.WITHDRAWAL, "AA", noticed),
        act(Kind.ACCESSION, "AA", anew),
        act(Kind.RATIFICATION, "BB", anew),
    ]
    clause = Withdrawal(text=TEXT, notice=Delay(days=delay))
    found = status_of(treaty(acts, Count(2), withdrawal=clause))

    assert spans_of(found, "AA", Standing.PARTY) == (Span(anew),)


def test_a_revocation_after_the_fact_brings_no_treaty_into_force_in_the_past() -> None:
    """VCLT 68: a consent taken back before entry into force is not there again from the first."""
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.WITHDRAWAL, "AA", date(1993, 2, 1)),
        act(Kind.RATIFICATION, "BB", date(1994, 1, 1)),
        act(Kind.WITHDRAWAL_REVOKED, "AA", date(1996, 1, 1)),
    ]
    found = status_of(treaty(acts, Count(2), withdrawal=Withdrawal(text=TEXT)))

    assert found.entry.day in {None, date(1996, 1, 1)}


def test_a_second_notice_counts_although_the_first_was_revoked() -> None:
    """VCLT 68: a revocation takes back the notice before it, not those that come after."""
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.WITHDRAWAL, "AA", date(1993, 2, 1)),
        act(Kind.WITHDRAWAL_REVOKED, "AA", date(1993, 3, 1)),
        act(Kind.WITHDRAWAL, "AA", date(1993, 4, 1)),
        act(Kind.RATIFICATION, "BB", date(1994, 1, 1)),
    ]
    clause = Withdrawal(text=TEXT, notice=Delay(months=6))
    found = status_of(treaty(acts, Count(2), withdrawal=clause))

    assert found.entry.day is None


def test_a_declaration_of_provisional_application_does_not_erase_what_went_before() -> None:
    """A state that applies since its signature has done so, whatever it declares years later."""
    clause = ProvisionalApplication(text=TEXT)
    signed = treaty([act(Kind.SIGNATURE, "AA", ADOPTED)], Count(1), provisional=clause)
    declared = adding(signed, act(Kind.PROVISIONAL_APPLICATION, "AA", date(1996, 1, 1)))

    assert spans_of(status_of(signed), "AA", Standing.PROVISIONAL) == (Span(ADOPTED),)
    assert spans_of(status_of(declared), "AA", Standing.PROVISIONAL) == (Span(ADOPTED),)


@CHEAP
@given(treaties(), days(last=date(1999, 12, 31)))
def test_after_the_termination_of_a_treaty_in_force_nobody_applies_it(
    instrument: Instrument, day: date
) -> None:
    """VCLT 54, 70: a treaty that has ended for all is neither in force nor applied by anybody."""
    _, entry = in_force(instrument)
    assume(day > entry)
    found = status_of(adding(instrument, act(Kind.TERMINATION, "", day)))
    for party in STATES:
        for standing in (Standing.PARTY, Standing.PROVISIONAL, Standing.SUSPENDED):
            assert common(spans_of(found, party, standing), (Span(day),)) == ()


@CHEAP
@given(st.integers(0, 60), st.integers(0, 120), st.integers(0, 60))
def test_whoever_says_that_it_will_not_apply_provisionally_does_not_once_the_notice_is_over(
    delay: int, said: int, notice: int
) -> None:
    """VCLT 25(2): also if it says so after it has signed and before the application began."""
    day = ADOPTED + timedelta(days=said)
    clause = ProvisionalApplication(
        text=TEXT,
        delay=Delay(days=delay, base=Base.SIGNATURE),
        end_notice=Delay(days=notice),
    )
    acts = [act(Kind.SIGNATURE, "AA", ADOPTED), act(Kind.PROVISIONAL_ENDED, "AA", day)]
    found = status_of(treaty(acts, Count(1), provisional=clause))
    over = Span(day + timedelta(days=notice))

    assert common(spans_of(found, "AA", Standing.PROVISIONAL), (over,)) == ()


def test_a_second_signature_can_be_withdrawn_like_the_first() -> None:
    """VCLT 18(a): signed, withdrawn, signed anew, withdrawn anew."""
    acts = [
        act(Kind.SIGNATURE, "AA", date(1993, 1, 1)),
        act(Kind.SIGNATURE_WITHDRAWN, "AA", date(1993, 2, 1)),
        act(Kind.SIGNATURE, "AA", date(1993, 3, 1)),
        act(Kind.SIGNATURE_WITHDRAWN, "AA", date(1993, 4, 1)),
    ]
    found = status_of(treaty(acts, Count(1)))

    assert spans_of(found, "AA", Standing.SIGNED) == (
        Span(date(1993, 1, 1), date(1993, 2, 1)),
        Span(date(1993, 3, 1), date(1993, 4, 1)),
    )


# spans, against sets of days

WINDOW_START = date(2000, 1, 1)
WINDOW = [WINDOW_START + timedelta(days=by) for by in range(40)]


def window_edges() -> st.SearchStrategy[Edge]:
    return st.one_of(st.sampled_from(WINDOW[:30]), st.just(FOREVER))


def loose_spans() -> st.SearchStrategy[list[Span]]:
    """Spans in any order, empty ones and overlapping ones among them."""
    return st.lists(st.builds(Span, st.sampled_from(WINDOW[:30]), window_edges()), max_size=6)


def days_in(spans: list[Span] | Spans) -> set[date]:
    """The slow twin of spans: the days of the window that any of them holds."""
    return {day for day in WINDOW for span in spans if span.start <= day < span.end}


def are_apart(spans: Spans) -> bool:
    """In order, none empty, neither overlapping nor touching."""
    return all(spans) and all(first.end < second.start for first, second in pairwise(spans))


@CHEAP
@given(loose_spans())
def test_joined_spans_hold_the_days_of_any_and_stand_apart(spans: list[Span]) -> None:
    """`joined` is the union of sets of days, in its only spelling."""
    found = joined(spans)

    assert days_in(found) == days_in(spans)
    assert are_apart(found)
    assert joined(found) == found
    assert joined(reversed(spans)) == found


@CHEAP
@given(loose_spans(), loose_spans())
def test_common_days_are_those_that_both_hold(one: list[Span], other: list[Span]) -> None:
    """`common` is the intersection of sets of days, whichever comes first."""
    first, second = joined(one), joined(other)
    found = common(first, second)

    assert days_in(found) == days_in(first) & days_in(second)
    assert are_apart(found)
    assert common(second, first) == found


@CHEAP
@given(loose_spans(), loose_spans())
def test_without_takes_away_the_days_of_the_other(one: list[Span], other: list[Span]) -> None:
    """`without` is the difference of sets of days."""
    first, second = joined(one), joined(other)
    found = without(first, second)

    assert days_in(found) == days_in(first) - days_in(second)
    assert are_apart(found)
    assert joined((*found, *common(first, second))) == first


@CHEAP
@given(loose_spans(), st.sampled_from(WINDOW))
def test_a_day_is_held_by_spans_if_it_is_one_of_their_days(spans: list[Span], day: date) -> None:
    """`holds_on`, `in` and the sets of days agree."""
    assert holds_on(spans, day) == (day in days_in(spans))
    assert holds_on(joined(spans), day) == holds_on(spans, day)


@CHEAP
@given(window_edges(), window_edges())
def test_forever_is_later_than_every_day_and_equal_only_to_itself(one: Edge, other: Edge) -> None:
    """Edges are totally ordered, with `FOREVER` at the end."""
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one <= other) == (not other < one)
    assert isinstance(one, Forever) == (one == FOREVER)
    assert max(one, other) == (FOREVER if FOREVER in (one, other) else max(one, other))


# conditions, against asking day by day


@dataclass(frozen=True)
class Ground:
    """A made-up ground: who has done what and who belongs, over the same forty days."""

    done: tuple[tuple[str, Span], ...]
    groups: Mapping[Group, Mapping[str, Spans]]
    table: Mapping[str, Fraction]

    @property
    def horizon(self) -> Span:
        return Span(WINDOW_START)

    def doings(self, what: What) -> tuple[Doing, ...]:
        wanted = act(Kind.RATIFICATION, "AA", WINDOW_START)
        return tuple(
            Doing(party, span, wanted)
            for place, (party, span) in enumerate(self.done)
            if what is What.CONSENTS or place % 2
        )

    def presence(self, among: StateSet) -> Presence | None:
        if among is Group.ANY:
            return None
        if isinstance(among, Listed):
            return dict.fromkeys(among.parties, (self.horizon,))
        assert isinstance(among, Group)
        return self.groups[among]

    def weights(self, _table: str) -> Mapping[str, Fraction]:
        return self.table

    def leaf(self, _condition: Condition) -> Spans:
        return ()


FEW = ("AA", "BB", "CC", "DD")


@st.composite
def grounds(draw: st.DrawFn) -> Ground:
    party = st.sampled_from(FEW)
    some_spans = loose_spans().map(joined)
    return Ground(
        tuple((draw(party), span) for span in draw(loose_spans()) if span),
        {
            group: draw(st.dictionaries(party, some_spans, max_size=4))
            for group in (Group.SIGNATORIES, Group.NEGOTIATING)
        },
        draw(st.dictionaries(party, st.integers(1, 9).map(Fraction), max_size=4)),
    )


@st.composite
def counted(draw: st.DrawFn) -> Condition:
    listed = st.frozensets(st.sampled_from(FEW), min_size=1).map(Listed)
    groups = (Group.ANY, Group.SIGNATORIES, Group.NEGOTIATING)
    among: StateSet = draw(st.one_of(st.sampled_from(groups), listed))
    what = draw(st.sampled_from((What.CONSENTS, What.NOTIFICATIONS)))
    share = draw(st.sampled_from((Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1))))
    match draw(st.integers(0, 5)):
        case 0:
            return Count(draw(st.integers(1, 4)), what, among)
        case 1:
            weights = draw(st.sampled_from(("", "tonnage")))
            return Share(share, what, among, weights, more_than=draw(st.booleans()))
        case 2:
            return Every(among, what)
        case 3:
            return Includes(draw(st.frozensets(st.sampled_from(FEW), min_size=1)), what)
        case _:
            return FromDay(draw(st.sampled_from(WINDOW)))


def trees() -> st.SearchStrategy[Condition]:
    """Conditions of any depth."""

    def joined_by(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        several = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return st.one_of(st.builds(All, several), st.builds(AnyOf, several), st.builds(Not, inner))

    return st.recursive(counted(), joined_by, max_leaves=5)


def asked_on(condition: Condition, ground: Ground, day: date) -> bool:
    """The slow twin of `holds`: the condition asked on one day, as one would by hand."""
    match condition:
        case All(several):
            return all(asked_on(one, ground, day) for one in several)
        case AnyOf(several):
            return any(asked_on(one, ground, day) for one in several)
        case Not(inner):
            return not asked_on(inner, ground, day)
        case FromDay(first):
            return first <= day
        case Includes(parties, what):
            return asked_on(Every(Listed(parties), what), ground, day)
        case Count() | Share() | Every():
            return _counted_by_hand(condition, ground, day)
        case _:
            raise AssertionError(condition)


def _counted_by_hand(condition: Count | Share | Every, ground: Ground, day: date) -> bool:
    members = ground.presence(condition.among)
    done = {one.party for one in ground.doings(condition.what) if day in one.span}
    present = done if members is None else {p for p, s in members.items() if holds_on(s, day)}
    done &= present
    if isinstance(condition, Count):
        return len(done) >= condition.number
    if isinstance(condition, Every):
        least = 2 if condition.among in {Group.SIGNATORIES, Group.NEGOTIATING} else 1
        return len(present) >= least and done == present
    if condition.weights:
        held = sum(ground.table.get(party, Fraction()) for party in done)
        whole = sum(ground.table.values(), Fraction())
    else:
        held, whole = Fraction(len(done)), Fraction(len(present))
    if not whole:
        return False
    return (
        held > condition.share * whole if condition.more_than else held >= condition.share * whole
    )


@CHEAP
@given(trees(), grounds())
def test_a_condition_holds_on_the_days_on_which_it_is_found_to_hold(
    condition: Condition, ground: Ground
) -> None:
    """The sweep and the algebra agree with asking on every day of the window."""
    found = holds(condition, ground)
    by_hand = {day for day in WINDOW if asked_on(condition, ground, day)}

    assert days_in(found) == by_hand
    assert are_apart(found)


@CHEAP
@given(st.integers(1, 4), grounds(), st.sampled_from(FEW), st.sampled_from(WINDOW))
def test_one_more_consent_never_makes_a_number_reached_later(
    number: int, ground: Ground, party: str, day: date
) -> None:
    """Conditions that count are monotone in what is done."""
    more = replace(ground, done=(*ground.done, (party, Span(day))))
    before = holds(Count(number), ground)
    after = holds(Count(number), more)

    assert without(before, after) == ()


@CHEAP
@given(treaties(counting=True), st.sampled_from(STATES), days())
def test_one_more_consent_never_makes_entry_into_force_later(
    instrument: Instrument, party: str, day: date
) -> None:
    """A number of consents is reached no later for one consent more."""
    before, entry = in_force(instrument)
    assume(not before.consents.by_party.get(party))
    after = status_of(adding(instrument, act(Kind.RATIFICATION, party, day)))

    assert after.entry.day is not None
    assert after.entry.day <= entry


def test_a_state_that_consents_anew_is_contracting_by_either_consent() -> None:
    """Shares of "the contracting states" see the first consent, although a second one follows."""
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1), id="first"),
        act(Kind.INSTRUMENT_WITHDRAWN, "AA", date(1994, 1, 1), about="first"),
        act(Kind.ACCESSION, "AA", date(1995, 1, 1)),
    ]
    condition = Count(1, What.CONSENTS, Group.CONTRACTING)
    found = status_of(treaty(acts, condition))

    assert found.entry.day == date(1993, 1, 1)


def test_a_state_that_signs_anew_is_a_signatory_since_its_first_signature() -> None:
    """Numbers of "the signatories" see the first signature, although a second one follows."""
    acts = [
        act(Kind.SIGNATURE, "AA", ADOPTED),
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.SIGNATURE, "AA", date(1995, 1, 1)),
    ]
    found = status_of(treaty(acts, Count(1, What.CONSENTS, Group.SIGNATORIES)))

    assert found.entry.day == date(1993, 1, 1)


# calendar


def calendar_days() -> st.SearchStrategy[date]:
    return st.dates(date(1900, 1, 1), date(2100, 12, 31))


@CHEAP
@given(calendar_days(), st.integers(0, 600), st.sampled_from(MonthEnd))
def test_months_lead_to_the_same_day_or_to_the_edge_of_a_shorter_month(
    day: date, months: int, policy: MonthEnd
) -> None:
    """The three policies differ only where the month has no such day, or at the end of a month."""
    clamped = add_months(day, months)
    found = add_months(day, months, policy)
    ends = (day + timedelta(days=1)).day == 1

    assert clamped.year * 12 + clamped.month == day.year * 12 + day.month + months
    assert clamped.day <= day.day
    if policy is MonthEnd.ROLL_OVER:
        shorter = clamped.day < day.day
        assert found == (clamped + timedelta(days=1) if shorter else clamped)
    elif policy is MonthEnd.END_TO_END and ends and months:
        assert (found.year, found.month) == (clamped.year, clamped.month)
        assert (found + timedelta(days=1)).day == 1
    else:
        assert found == clamped


@CHEAP
@given(calendar_days(), st.integers(0, 400), st.integers(0, 120), st.sampled_from(MonthEnd))
def test_a_later_day_never_gives_an_earlier_month(
    day: date, by: int, months: int, policy: MonthEnd
) -> None:
    """Adding months keeps the order of days."""
    later = day + timedelta(days=by)

    assert add_months(day, months, policy) <= add_months(later, months, policy)


@CHEAP
@given(calendar_days(), st.integers(0, 120))
def test_months_taken_back_miss_the_day_by_no_more_than_february_is_short(
    day: date, months: int
) -> None:
    """Forth and back is the day itself, or up to three days before it."""
    back = add_months(add_months(day, months), -months)

    assert timedelta(0) <= day - back <= timedelta(days=3)
    assert (back == day) or day.day > 28


@CHEAP
@given(delays(), calendar_days(), st.integers(0, 400))
def test_delays_keep_the_order_of_days_and_never_lead_back(
    delay: Delay, day: date, by: int
) -> None:
    """A later base gives no earlier day, and no delay ends before its base."""
    later = day + timedelta(days=by)

    assert day <= day_after(delay, day) <= day_after(delay, later)


@CHEAP
@given(delays(), calendar_days())
def test_the_day_after_expiry_is_one_day_later(delay: Delay, day: date) -> None:
    """The two meanings of "upon the expiry of" differ by a day, before any rounding."""
    plain = replace(delay, rounding=Rounding.NONE, expiry=Expiry.ON_LAST_DAY)
    after = replace(plain, expiry=Expiry.DAY_AFTER)

    assert day_after(after, day) == day_after(plain, day) + timedelta(days=1)


@CHEAP
@given(delays(), calendar_days())
def test_counting_the_first_day_makes_a_period_one_day_shorter(delay: Delay, day: date) -> None:
    """Inclusive and exclusive counting differ by a day, where there is anything to count."""
    plain = replace(delay, rounding=Rounding.NONE)
    inclusive = replace(plain, counting=Counting.INCLUSIVE)
    counts = timedelta(days=1 if plain.days or plain.months or plain.years else 0)

    assert day_after(inclusive, day) == day_after(plain, day) - counts


@CHEAP
@given(calendar_days(), st.integers(0, 60))
def test_rounding_leads_to_the_first_or_last_day_that_the_clause_names(
    day: date, months: int
) -> None:
    """The first of the month or year that follows; the last day of the year that runs."""
    plain = day_after(Delay(months=months), day)
    month, end, year = (
        day_after(Delay(months=months, rounding=rounding), day)
        for rounding in (
            Rounding.FIRST_OF_NEXT_MONTH,
            Rounding.END_OF_YEAR,
            Rounding.FIRST_OF_NEXT_YEAR,
        )
    )

    assert month.day == 1
    assert timedelta(days=1) <= month - plain <= timedelta(days=31)
    assert (end.year, end.month, end.day) == (plain.year, 12, 31)
    assert year == end + timedelta(days=1)


@CHEAP
@given(calendar_days(), st.integers(0, 40), st.sampled_from(MonthEnd))
def test_twelve_months_are_a_year(day: date, years: int, policy: MonthEnd) -> None:
    """Years are counted as months are, also from 29 February."""
    in_years = Delay(years=years, month_end=policy)
    in_months = Delay(months=12 * years, month_end=policy)

    assert day_after(in_years, day) == day_after(in_months, day)


@CHEAP
@given(delays(), calendar_days(), calendar_days(), calendar_days())
def test_a_named_day_and_a_floor_only_ever_postpone(
    delay: Delay, day: date, named: date, floor: date
) -> None:
    """The day that the instrument names counts if it is later; so does the floor."""
    plain = day_after(delay, day)
    both = replace(delay, named=True, not_before=floor)

    assert day_after(delay, day, named=named) == plain
    assert day_after(both, day, named=named) == max(plain, named, floor)


# worlds and what is told


def standing(worlds: Worlds, party: str, day: date) -> PartyStanding:
    return standing_of(worlds, TREATY, party, Moment(on=day))


def told_values(found: PartyStanding) -> tuple[Any, ...]:
    """All that is told of a state, without its proof."""
    return found.word, found.since, found.until


def worlds_with(instrument: Instrument, *readings: str) -> Worlds:
    return worlds_of(register_of(instrument), frozenset(readings))


def disputed(one: Act, *days_of_readings: date) -> tuple[Act, ...]:
    """The same act as several readings have it."""
    return tuple(
        replace(one, date=day, rival=Rival(dispute="when", reading=f"reading {number}"))
        for number, day in enumerate(days_of_readings)
    )


@DEAR
@given(treaties(), st.data())
def test_a_dispute_whose_readings_agree_leaves_every_answer_certain(
    instrument: Instrument, data: st.DataObject
) -> None:
    """Where all readings give the same day, nothing is in doubt."""
    assume(instrument.acts)
    one = data.draw(st.sampled_from(instrument.acts))
    assert isinstance(one.date, date)
    rivals = disputed(one, one.date, one.date)
    contested = adding(without_act(instrument, one), *rivals)
    asked = data.draw(days(last=date(1999, 12, 31)))
    for party in STATES:
        plain = standing(worlds_with(instrument), party, asked)
        told = standing(worlds_with(contested), party, asked)

        assert told.word.certain
        assert told_values(told) == told_values(plain)


@DEAR
@given(
    treaties(),
    st.sampled_from((Kind.PROVISIONAL_APPLICATION, Kind.DECLARATION, Kind.SUSPENSION)),
    days(),
    days(),
    days(last=date(1999, 12, 31)),
)
def test_a_dispute_about_another_state_never_changes_an_answer(
    instrument: Instrument, kind: Kind, one: date, other: date, asked: date
) -> None:
    """What HH alone is bound by, or not, is nothing to the other states."""
    contested = adding(instrument, *disputed(act(kind, "HH", one), one, other))
    for party in STATES[:-1]:
        plain = standing(worlds_with(instrument), party, asked)

        assert told_values(standing(worlds_with(contested), party, asked)) == told_values(plain)


@DEAR
@given(treaties(), st.integers(1, 600), st.integers(1, 600), days(last=date(1999, 12, 31)))
def test_a_dispute_about_a_deposit_after_the_threshold_never_changes_another_states_answer(
    instrument: Instrument, one: int, other: int, asked: date
) -> None:
    """Which day HH acceded on does not matter to those who were there before."""
    found, _ = in_force(instrument)
    assume(found.entry.threshold is not None and not found.consents.by_party.get("HH"))
    assert found.entry.threshold is not None
    after = [found.entry.threshold + timedelta(days=by) for by in (one, other)]
    contested = adding(instrument, *disputed(act(Kind.ACCESSION, "HH", after[0]), *after))
    for party in STATES[:-1]:
        plain = standing(worlds_with(instrument), party, asked)

        assert told_values(standing(worlds_with(contested), party, asked)) == told_values(plain)


@DEAR
@given(treaties(), st.data())
def test_a_reading_asked_for_gives_the_answer_of_that_reading_alone(
    instrument: Instrument, data: st.DataObject
) -> None:
    """To choose a reading is to have a register in which nobody holds another."""
    assume(instrument.acts)
    one = data.draw(st.sampled_from(instrument.acts))
    first, second, asked = (data.draw(days()) for _ in range(3))
    rest = without_act(instrument, one)
    contested = adding(rest, *disputed(one, first, second))
    alone = adding(rest, replace(one, date=second))
    for party in STATES:
        plain = standing(worlds_with(alone), party, asked)
        told = standing(worlds_with(contested, "reading 1"), party, asked)

        assert told_values(told) == told_values(plain)


@st.composite
def doubtful(draw: st.DrawFn) -> Instrument:
    """Treaties in which up to four dates are not known for certain."""
    instrument = draw(treaties())
    dated = [one for one in instrument.acts if isinstance(one.date, date)]
    unsure = draw(st.lists(st.sampled_from(dated), max_size=4, unique_by=id)) if dated else []
    made = []
    for number, one in enumerate(instrument.acts):
        if any(one is other for other in unsure):
            assert isinstance(one.date, date)
            last: Edge = one.date + timedelta(days=draw(st.integers(1, 900)))
            when = Bounded(one.date, draw(st.sampled_from((last, last, FOREVER))))
            made.append(replace(one, date=when, id=f"{one.id}#{number}"))
        else:
            made.append(one)
    return replace(instrument, acts=tuple(made))


def full_product(worlds: Worlds) -> Iterator[World]:
    """Every world there is, without asking which of them matter."""
    keys = [(matter.holder, matter.name) for matter in worlds.open]
    for picked in product(*(matter.alternatives for matter in worlds.open)):
        yield World(worlds.material, {**worlds.settled, **dict(zip(keys, picked, strict=True))})


def record_in(world: World, party: str) -> Any:
    found = world.status(TREATY)
    assert found is not None
    return record_of(found, party)


@DEAR
@given(doubtful(), st.sampled_from(STATES), days(last=date(1999, 12, 31)))
def test_the_worlds_that_are_asked_give_all_the_answers_of_the_full_product(
    instrument: Instrument, party: str, asked: date
) -> None:
    """Leaving out what does not matter leaves out no answer."""
    worlds = worlds_with(instrument)
    every = {stand_on(record_in(world, party), asked).word for world in full_product(worlds)}
    told = standing(worlds, party, asked).word

    assert set(told.values) == every
    assert told.certain == (len(every) == 1)
    assert (told.doubt is Doubt.NONE) == told.certain


def test_two_doubts_that_matter_only_together_are_both_asked() -> None:
    """Neither deposit alone decides, and a withdrawal that came late makes up for both."""
    unsure = Bounded(date(1994, 1, 1), date(1996, 1, 1))
    acts = [
        act(Kind.RATIFICATION, "AA", date(1993, 1, 1)),
        act(Kind.RATIFICATION, "BB", unsure, id="b"),  # type: ignore[arg-type]
        act(Kind.RATIFICATION, "CC", unsure, id="c"),  # type: ignore[arg-type]
        act(Kind.RATIFICATION, "EE", date(1994, 1, 1)),
        act(Kind.RATIFICATION, "DD", date(1993, 1, 1), id="d"),
        act(
            Kind.INSTRUMENT_WITHDRAWN,
            "DD",
            Bounded(date(1993, 6, 1), date(1997, 1, 1)),  # type: ignore[arg-type]
            id="gone",
            about="d",
        ),
    ]
    worlds = worlds_with(treaty(acts, Count(3)))
    asked = date(1995, 1, 1)
    every = {stand_on(record_in(world, "AA"), asked).word for world in full_product(worlds)}

    assert every == {Word.PARTY, Word.CONTRACTING}
    assert set(standing(worlds, "AA", asked).word.values) == every


@settings(DEAR, max_examples=5)
@given(st.lists(st.integers(1, 300), min_size=9, max_size=9), days())
def test_beyond_the_limit_only_answers_of_real_worlds_are_told(
    lengths: list[int], asked: date
) -> None:
    """With too many doubts the extremes are asked; what they tell is true in some world."""
    acts = []
    for number, length in enumerate(lengths):
        first = date(1993, 1, 1) + timedelta(days=30 * number)
        when = Bounded(first, first + timedelta(days=length))
        party = STATES[number % len(STATES)]
        acts.append(act(Kind.RATIFICATION, party, when, id=f"n{number}"))  # type: ignore[arg-type]
    worlds = worlds_with(treaty(acts, Count(4)))
    every = {stand_on(record_in(world, "AA"), asked).word for world in full_product(worlds)}

    assert 2 ** len(worlds.open) > LIMIT
    assert set(standing(worlds, "AA", asked).word.values) <= every


@CHEAP
@given(days(), st.integers(1, 900), st.sampled_from(STATES))
def test_a_doubtful_day_is_certain_before_its_first_and_after_its_last_day(
    first: date, length: int, party: str
) -> None:
    """The day before the earliest, both bounds, and what is told of them."""
    last = first + timedelta(days=length)
    made = act(Kind.RATIFICATION, party, Bounded(first, last), id="unsure")  # type: ignore[arg-type]
    worlds = worlds_with(treaty([made], Count(1)))
    eve, eve_of_last = first - timedelta(days=1), last - timedelta(days=1)

    assert standing(worlds, party, eve).word.values == (Word.NONE,)
    assert set(standing(worlds, party, first).word.values) == {Word.PARTY, Word.NONE}
    assert standing(worlds, party, eve_of_last).word.doubt is Doubt.UNKNOWN
    assert standing(worlds, party, last).word.values == (Word.PARTY,)


@CHEAP
@given(treaties(), days())
def test_picks_that_decide_nothing_decide_nothing(instrument: Instrument, asked: date) -> None:
    """A register without doubt has one world, whatever is picked."""
    worlds = worlds_with(instrument)
    picks = {(TREATY, one.id): pick for one in instrument.acts for pick in (FIRST, LAST)}
    world = World(worlds.material, picks)
    for party in STATES:
        told = standing(worlds, party, asked)

        assert worlds.open == ()
        assert told.word.values == (stand_on(record_in(world, party), asked).word,)


def test_the_last_act_of_the_random_registers_is_no_fixed_end_of_time() -> None:
    """The properties ask about days after all acts, too."""
    consents = [act(Kind.RATIFICATION, code, LAST_ACT) for code in ("AA", "BB")]
    entry = EntryIntoForce(text=TEXT, condition=Count(2), delay=Delay(years=1))
    found = status_of(replace(treaty(consents), clauses=Clauses(entry_into_force=entry)))

    assert max(days_worth_asking(found)) == date(1998, 1, 1)
