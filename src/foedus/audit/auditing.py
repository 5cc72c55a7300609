"""The audit of a table: every row with a published day, computed and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from foedus.audit.causes import explained
from foedus.audit.differences import Difference
from foedus.audit.general import Ground, ground_of
from foedus.audit.recompute import Computed, with_act
from foedus.audit.subjects import Dated, Subject, subjects_of
from foedus.audit.terms import Reading, Row, TableAudit, TreatyAudit
from foedus.law.terms.acts import Kind
from foedus.law.terms.register import Register
from foedus.law.terms.uncertain import first_possible, last_possible
from foedus.published.terms import PublishedTable


def audit(
    table: PublishedTable,
    register: Register,
    *,
    acts_from: Sequence[PublishedTable] = (),
    instrument: str = "",
) -> TableAudit:
    """Recompute every published day of *table* with the clauses of *register*.

    *acts_from*: tables whose acts count instead of those in *table* itself, for the treaties that
    they have. *instrument*: the treaty of a table that names none.
    """
    found = subjects_of(table, register, acts_from=acts_from, instrument=instrument)
    return TableAudit(
        table=table.source,
        acts_from=tuple(one.source for one in acts_from),
        treaties=tuple(_treaty(subject) for subject in found.found),
        not_held=found.not_held,
        undated=found.undated,
        findings=found.findings,
    )


def _treaty(subject: Subject) -> TreatyAudit:
    ground = ground_of(subject)
    return TreatyAudit(
        treaty=subject.treaty,
        instrument=subject.instrument.id,
        title=subject.instrument.title,
        general=ground.general,
        rows=tuple(_rows(subject, ground)),
    )


def _rows(subject: Subject, ground: Ground) -> Iterator[Row]:
    days = [ground.base.day_of(dated.act) for dated in subject.dated]
    offs = [_off(dated, day) for dated, day in zip(subject.dated, days, strict=True)]
    counts = Counter(offs)
    for dated, day, off in zip(subject.dated, days, offs, strict=True):
        row = _compared(ground, dated, day)
        if off == 0:
            yield row
            continue
        difference = Difference(
            subject=subject,
            base=ground.base,
            dated=dated,
            act=dated.act,
            published=row.published,
            computed=day,
            is_settled=ground.is_settled,
            alike=counts[off],
            agreeing=counts[0],
        )
        yield (_as_succession(row, difference) or replace(row, explanation=explained(difference)))


def _off(dated: Dated, day: date | None) -> int | None:
    """How many days the published day is off; 0 where the computed one lies within it."""
    published = dated.entry.effect
    if day is None or published is None:
        return None
    first, last = first_possible(published), last_possible(published)
    return 0 if first <= day <= last else (first - day).days


def _compared(ground: Ground, dated: Dated, day: date | None) -> Row:
    """The row with both days, and the proof of the computed one."""
    base, act = ground.base, dated.act
    published = first_possible(dated.entry.effect or base.instrument.adopted)
    return Row(
        entry=dated.entry,
        act=act,
        published=published,
        computed=day,
        proof=base.proof_of(act, day or published),
        is_first=_is_first(base, dated),
    )


def _as_succession(row: Row, difference: Difference) -> Row | None:
    """The row read as a succession, where the table does not tell one kind of act from another.

    A table that calls every consent a ratification leaves open which of a new state's are
    successions; the two readings give two days, and the published one may be the second.
    """
    act, subject = row.act, difference.subject
    party = subject.register.party.get(act.party)
    if party is None or party.existed_from is None or subject.tells_kinds:
        return None
    succeeding = replace(act, kind=Kind.SUCCESSION, date_of_succession=party.existed_from)
    found = with_act(subject, act, succeeding)
    day = found.day_of(succeeding)
    if day != row.published:
        return None
    proof = found.proof_of(succeeding, row.published)
    return replace(row, act=succeeding, computed=day, proof=proof, reading=Reading.SUCCESSION)


def _is_first(base: Computed, dated: Dated) -> bool:
    """Whether the act lies before the threshold: the party is one of the first."""
    threshold = base.first.entry.threshold
    done = dated.act.legal_when
    return threshold is not None and done is not None and first_possible(done) <= threshold
