"""Who owes which step under an instrument: the day before, the day, the day after; every stand."""

from datetime import date, timedelta

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from foedus.followup.data import as_csv, as_json
from foedus.followup.owed import owed, owed_by, owed_for, owed_in
from foedus.followup.terms import Owed, Stand, Step
from foedus.law.terms.acts import Kind, Manner, Rival
from foedus.law.terms.days import FOREVER
from foedus.law.terms.instruments import Clauses, TextHeld
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from followup.small import (
    ADOPTED,
    NOTIFIED,
    PROVISIONAL,
    RATIFIED,
    SPLIT,
    STATES,
    act,
    convention,
    disputed,
    opened,
    seen,
    signed,
)

LATER = date(2021, 6, 1)


def told(register, on: date = LATER) -> dict[str, tuple[Step, Stand]]:
    """Who owes what: each state under the one convention."""
    return {one.party: (one.step, one.stand) for one in owed(register, on)}


def the(register, party: str, on: date = LATER) -> Owed:
    """The step of one state."""
    (found,) = [one for one in owed(register, on) if one.party == party]
    return found


def test_a_signatory_owes_its_ratification_until_the_day_on_which_it_is_deposited():
    deposit = act(Kind.RATIFICATION, "AA", date(2020, 2, 1), received=date(2020, 2, 10))
    register = opened(convention([*signed("AA", "BB", "CC", "DD"), deposit]))

    assert told(register, ADOPTED - timedelta(1)) == {}
    assert told(register, ADOPTED)["AA"] == (Step.RATIFICATION, Stand.OWED)
    assert "AA" in told(register, date(2020, 2, 9))
    assert "AA" not in told(register, date(2020, 2, 10))
    assert "AA" not in told(register, date(2020, 2, 11))


def test_a_debt_says_since_when_and_why_and_quotes_the_clauses_and_counts_the_act():
    signature = signed("AA")
    one = the(opened(convention(signature)), "AA")

    assert one.since == ADOPTED
    assert one.why == Wording("signed on 10 January 2020", "подписано 10 января 2020 года")
    assert [text.cite for text in one.clauses] == ["Art. 10", "Art. 12"]
    assert one.acts == signature
    assert one.href == "/standings/AA/league/convention"


def test_no_clause_gives_a_deadline_so_none_is_held():
    one = the(opened(convention(signed("AA"))), "AA")
    assert one.until == FOREVER
    assert not one.is_late(date(2999, 1, 1))


def test_what_waits_for_the_step_is_how_many_are_missing_until_entry_into_force():
    first = act(Kind.RATIFICATION, "AA", date(2020, 2, 1))
    register = opened(convention([*signed("AA", "BB", "CC", "DD"), first]))
    hinders = the(register, "BB").hinders

    assert (hinders.needed, hinders.done) == (2, ("AA",))
    assert hinders.candidates == ("BB", "CC", "DD")


def test_nothing_waits_for_a_step_once_as_many_as_are_needed_have_done_it():
    three = [act(Kind.RATIFICATION, party, date(2020, 2, 1)) for party in ("AA", "BB", "CC")]
    register = opened(convention([*signed("AA", "BB", "CC", "DD"), *three]))

    assert the(register, "DD", date(2020, 1, 31)).hinders.needed == 3
    assert the(register, "DD", date(2020, 2, 1)).hinders is None
    assert the(register, "DD", date(2020, 3, 2)).hinders is None  # the day of entry into force


def test_under_a_split_clause_it_is_not_known_what_is_owed_until_the_state_has_said_it():
    required = act(Kind.PROCEDURES_REQUIRED, "AA", date(2020, 3, 1))
    free = act(Kind.NO_PROCEDURES_REQUIRED, "BB", date(2020, 3, 1))
    register = opened(convention([*signed("AA", "BB", "CC"), required, free], SPLIT))

    assert told(register) == {
        "AA": (Step.PROCEDURES, Stand.OWED),
        "CC": (Step.PROCEDURES, Stand.NOT_KNOWN),
    }
    assert the(register, "AA").since == date(2020, 3, 1)
    assert "not known whether procedures are needed" in the(register, "CC").why.en


def test_under_a_split_clause_a_source_that_states_it_as_a_party_leaves_nothing_unknown():
    states = act(Kind.STATEMENT, "AA", effect=date(2020, 4, 1))
    register = opened(convention([*signed("AA", "BB"), states], SPLIT))

    assert set(told(register, date(2020, 3, 31))) == {"AA", "BB"}
    assert set(told(register, date(2020, 4, 1))) == {"BB"}


def test_under_a_split_clause_the_notice_ends_the_debt_on_its_day():
    required = act(Kind.PROCEDURES_REQUIRED, "AA", ADOPTED)
    notice = act(Kind.NOTIFICATION, "AA", date(2020, 5, 1), received=date(2020, 5, 4))
    register = opened(convention([*signed("AA"), required, notice], SPLIT))

    assert "AA" in told(register, date(2020, 5, 3))
    assert "AA" not in told(register, date(2020, 5, 4))


def test_a_notice_is_owed_where_the_text_counts_notices():
    assert the(opened(convention(signed("AA"), NOTIFIED)), "AA").step is Step.PROCEDURES


def test_a_signature_ad_referendum_waits_for_its_confirmation():
    signature = signed("AA", manner=Manner.AD_REFERENDUM)
    confirmed = act(Kind.CONFIRMATION_OF_SIGNATURE, "AA", date(2020, 4, 1))

    assert told(opened(convention(signature)))["AA"] == (Step.CONFIRMATION, Stand.OWED)
    register = opened(convention([*signature, confirmed]))
    assert told(register, date(2020, 3, 31))["AA"] == (Step.CONFIRMATION, Stand.OWED)
    assert told(register, date(2020, 4, 1)).get("AA", (None,))[0] is not Step.CONFIRMATION


def test_what_was_completed_at_home_is_still_to_be_deposited():
    law = act(Kind.DOMESTIC, "AA", date(2020, 6, 1))
    register = opened(convention([*signed("AA"), law]))

    assert told(register, date(2020, 5, 31))["AA"] == (Step.RATIFICATION, Stand.OWED)
    assert told(register, date(2020, 6, 1))["AA"] == (Step.DEPOSIT, Stand.OWED)
    assert the(register, "AA").since == date(2020, 6, 1)


def test_a_text_that_is_open_to_a_state_that_did_not_sign_is_open_and_not_owed():
    refused = act(Kind.NOT_SIGNED, "BB")
    register = opened(convention([*signed("AA"), refused]))

    assert told(register) == {
        "AA": (Step.RATIFICATION, Stand.OWED),
        "BB": (Step.SIGNATURE, Stand.OPEN),
        "CC": (Step.SIGNATURE, Stand.OPEN),
        "DD": (Step.SIGNATURE, Stand.OPEN),
    }
    assert "did not sign" in the(register, "BB").why.en
    assert "no signature of it is on record" in the(register, "CC").why.en


def test_where_the_clause_of_participation_is_not_held_nobody_is_said_to_be_able_to_sign():
    clauses = Clauses(signature=RATIFIED.signature, entry_into_force=RATIFIED.entry_into_force)
    assert set(told(opened(convention(signed("AA"), clauses)))) == {"AA"}


def test_where_no_signature_at_all_is_on_record_it_is_not_known_who_signed():
    assert set(told(opened(convention([]))).values()) == {(Step.SIGNATURE, Stand.NOT_KNOWN)}


def test_where_the_clause_is_not_held_it_is_not_known_whether_anything_is_needed():
    bare = convention(signed("AA"), Clauses(), text_held=TextHeld.IN_PART)
    assert told(opened(bare)) == {"AA": (Step.RATIFICATION, Stand.NOT_KNOWN)}


def test_silence_of_a_text_that_is_held_whole_asks_for_the_consent_of_all():
    assert told(opened(convention(signed("AA"), Clauses()))) == {
        "AA": (Step.RATIFICATION, Stand.OWED)
    }


@pytest.mark.parametrize("kind", [Kind.SIGNATURE_WITHDRAWN, Kind.PROVISIONAL_ENDED])
def test_a_state_that_declared_that_it_will_not_become_party_is_shown_as_such(kind: Kind):
    declared = act(kind, "AA", date(2020, 8, 1))
    register = opened(convention([*signed("AA", "BB"), declared], PROVISIONAL))

    assert told(register, date(2020, 7, 31))["AA"][1] is Stand.OWED
    assert told(register, date(2020, 8, 1))["AA"][1] is Stand.DECLINED
    assert not the(register, "AA").is_awaited


def test_a_state_that_left_the_organisation_is_shown_as_having_left_from_that_day():
    admitted = act(Kind.ADMISSION, "AA", date(2019, 1, 1))
    leaves = act(Kind.WITHDRAWAL, "AA", date(2020, 9, 1))
    register = opened(convention(signed("AA", "BB")), league_acts=(admitted, leaves))

    assert told(register, date(2020, 8, 31))["AA"][1] is Stand.OWED
    assert told(register, date(2020, 9, 1))["AA"][1] is Stand.LEFT
    assert told(register, date(2020, 9, 1))["BB"][1] is Stand.OWED  # it never belonged


def test_a_political_document_asks_for_nothing_after_signature():
    assert told(opened(convention(signed("AA"), Clauses(), binding=False))) == {}


def test_an_instrument_that_has_ended_asks_for_nothing():
    ended = act(Kind.TERMINATION, "", date(2021, 1, 1))
    three = [act(Kind.RATIFICATION, party, date(2020, 2, 1)) for party in ("AA", "BB", "CC")]
    register = opened(convention([*signed("AA", "BB", "CC", "DD"), *three, ended]))

    assert set(told(register, date(2020, 12, 31))) == {"DD"}
    assert told(register, date(2021, 1, 1)) == {}


def test_where_sources_differ_on_whether_it_is_done_it_is_not_known():
    early = act(
        Kind.RATIFICATION, "AA", date(2020, 5, 1), rival=Rival(dispute="day", reading="one")
    )
    late = act(
        Kind.RATIFICATION, "AA", date(2022, 5, 1), rival=Rival(dispute="day", reading="other")
    )
    acts = [*signed("AA"), early, late]
    register = opened(convention(acts, disputes=(disputed("day"),)))

    assert told(register, date(2020, 4, 30))["AA"] == (Step.RATIFICATION, Stand.OWED)
    assert told(register, date(2021, 1, 1))["AA"] == (Step.RATIFICATION, Stand.NOT_KNOWN)
    assert "sources differ" in the(register, "AA", date(2021, 1, 1)).why.en
    assert "AA" not in told(register, date(2022, 5, 1))


def test_a_signature_of_a_day_that_is_only_bounded_keeps_its_bounds():
    when = Bounded(date(2020, 1, 10), date(2020, 1, 20))
    one = the(opened(convention([act(Kind.SIGNATURE, "AA", when)])), "AA")
    assert one.since == when
    assert "[2020-01-10..2020-01-20]" in one.why.en


def test_what_was_not_yet_known_is_not_yet_done():
    deposit = act(Kind.RATIFICATION, "AA", date(2020, 2, 1), recorded=date(2020, 12, 1))
    register = opened(convention([*signed("AA"), deposit]))

    def known(day: date) -> bool:
        return any(one.party == "AA" for one in owed(register, LATER, day))

    assert known(date(2020, 11, 30))
    assert not known(date(2020, 12, 1))


def test_what_the_assembly_hands_in_stands_in_order_of_urgency():
    soon = Owed(
        step=Step.COMMENT,
        party="BB",
        subject="draft",
        title=Wording("Draft"),
        since=ADOPTED,
        why=Wording("asked"),
        until=date(2021, 5, 31),
    )
    found = owed(opened(convention(signed("AA"))), LATER, given=[soon])

    assert found[0] is soon
    assert soon.is_late(LATER)
    assert not soon.is_late(date(2021, 5, 31))


def test_each_way_of_asking_gives_the_same():
    register = opened(convention(signed("AA", "BB")))
    view = seen(register, LATER)

    assert set(owed_in(view)) == {one for code in STATES for one in owed_by(view, code)}
    assert set(owed_in(view)) == set(owed_for(view, "league/convention"))
    assert owed_in(view) is owed_in(view)


def test_a_debt_is_plain_data_and_a_row_that_no_spreadsheet_runs():
    evil = convention(signed("AA"), title=Wording('=HYPERLINK("x")', "=1+1"))
    one = the(opened(evil), "AA")

    assert as_json(one, LATER)["hinders"] == {"needed": 3, "done": [], "candidates": ["AA"]}
    assert as_json(one, LATER)["until"] is None
    table = as_csv([one], LATER, "ru")
    assert "'=1+1" in table
    assert "срок не установлен" in table


# --- a slow twin: the same from the acts alone, day by day

KINDS = (
    Kind.PROCEDURES_REQUIRED,
    Kind.NO_PROCEDURES_REQUIRED,
    Kind.NOTIFICATION,
    Kind.RATIFICATION,
    Kind.DOMESTIC,
)
DAYS = st.integers(0, 40).map(lambda n: ADOPTED + timedelta(days=n))
ACTS = st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(STATES[:3]), DAYS), max_size=8)


def slowly(acts, signatories, on: date) -> dict[str, str]:
    """What a clerk reads off the list of acts under the convention with ratification."""
    found = {}
    for party in signatories if on >= ADOPTED else ():
        done = [kind for kind, who, day in acts if who == party and day <= on]
        if Kind.NOTIFICATION in done or Kind.RATIFICATION in done:
            continue
        found[party] = Step.DEPOSIT if Kind.DOMESTIC in done else Step.RATIFICATION
    return found


@settings(max_examples=60, deadline=None)
@examples(acts=ACTS, count=st.integers(0, 3), on=DAYS)
def test_what_is_owed_is_what_a_clerk_reads_off_the_acts(acts, count: int, on: date):
    signatories = STATES[:count]
    rows = [act(kind, party, day) for kind, party, day in acts]
    no_more = Clauses(signature=RATIFIED.signature, entry_into_force=RATIFIED.entry_into_force)
    register = opened(convention([*signed(*signatories), *rows], no_more))

    found = {one.party: one.step for one in owed(register, on)}
    assert found == slowly(acts, signatories, on)
