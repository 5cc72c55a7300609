"""Withdrawal and its revocation: allowed, in time, effective when (VCLT 54, 56, 67, 68)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.depositary.acts import act_of
from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.depositary.revocation import Revocability, of_notice, since_of
from foedus.depositary.words import day_words
from foedus.law.answers.standing import Word, stand_on
from foedus.law.derive.calendar import day_after
from foedus.law.derive.endings import Ending, withdrawal_effect
from foedus.law.derive.history import Done
from foedus.law.terms.acts import Kind
from foedus.law.terms.clauses import Withdrawal

_CAN_LEAVE = frozenset(
    {Word.PARTY, Word.SUSPENDED, Word.BOUND_THROUGH, Word.PROVISIONAL, Word.CONTRACTING},
)


def leaving(case: Case) -> Iterator[Found]:
    """A notice of withdrawal, or its revocation."""
    if case.received.kind is Kind.WITHDRAWAL:
        yield from _withdrawal(case)
    elif case.received.kind is Kind.WITHDRAWAL_REVOKED:
        yield from _revocation(case)


def _withdrawal(case: Case) -> Iterator[Found]:
    got = case.received
    stand = stand_on(case.status.records.get(got.party), got.received)
    if stand.word not in _CAN_LEAVE:
        yield found("X74", party=case.party)
    for one in _notices(case):
        if one.open_on(got.received):
            yield found("X79", party=case.party, day=day_words(one.given))
    notice = Done(act_of(got, case.on, ""), got.received)
    since = since_of(case.status, notice)
    ending = withdrawal_effect(case.status.history, case.status.entry, notice, since)
    yield from _effect(case, ending, since)


def _effect(case: Case, ending: Ending, since: date) -> Iterator[Found]:
    clause = case.clauses.withdrawal
    if isinstance(ending.day, date) and clause is not None:
        named = case.received.effect
        if named is not None and named < ending.day:
            yield found("X76", named=day_words(named), day=day_words(ending.day))
        yield found("X75", day=day_words(ending.day), cite=clause.text.cite)
        return
    for reason in (one.reason for step in ending.steps for one in step.omitted):
        yield from _refused(case, reason, clause, since)


def _refused(case: Case, reason: str, clause: Withdrawal | None, since: date) -> Iterator[Found]:
    if clause is None:
        yield found("X70" if reason == "no-clause" else "X71")
    elif reason == "not-allowed":
        yield found("X72", cite=clause.text.cite)
    elif clause.earliest is not None:
        start = since if clause.earliest_for_state else case.status.entry.day or since
        day = day_after(clause.earliest, start)
        yield found("X73", cite=clause.text.cite, day=day_words(day))


def _notices(case: Case) -> Iterator[Revocability]:
    return (of_notice(case.status, notice) for notice in case.own(Kind.WITHDRAWAL))


def _revocation(case: Case) -> Iterator[Found]:
    got = case.received
    given = [one for one in _notices(case) if got.about in {"", one.notice.id}]
    if any(one.open_on(got.received) for one in given):
        return
    late = [one for one in given if one.effect <= got.received < one.revoked]
    if late:
        yield found("X78", day=day_words(late[-1].effect))
    else:
        yield found("X77", party=case.party)
