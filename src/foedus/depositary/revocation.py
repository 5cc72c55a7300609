"""Until when a notice of withdrawal can be revoked: any time before it takes effect (VCLT 68)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.depositary.findings import filled
from foedus.depositary.words import day_words
from foedus.law.derive.endings import Ending, withdrawal_effect
from foedus.law.derive.history import Done, History
from foedus.law.derive.status import Status
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import FOREVER, ONE_DAY, Edge
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister

W = Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocability:
    """A notice of withdrawal, the day it takes effect, and the day it was revoked.

    *effect* is `FOREVER` where no day can be computed (no clause, a clock not started);
    *revoked* is `FOREVER` where it was not revoked in time.
    """

    notice: Act
    given: date
    effect: Edge
    revoked: Edge
    ending: Ending

    @property
    def last_day(self) -> Edge:
        """The last day on which it can be revoked: the day before it takes effect."""
        return self.effect - ONE_DAY if isinstance(self.effect, date) else FOREVER

    def open_on(self, day: date) -> bool:
        """Whether it can be revoked on *day*."""
        return self.given <= day < self.effect and day < self.revoked

    def words_on(self, day: date) -> Wording:
        """How it stands on *day*, as a sentence."""
        if self.revoked <= day:
            return filled(_REVOKED, day=day_words(self.revoked))
        if self.effect <= day:
            return filled(_OVER, day=day_words(self.effect))
        if isinstance(self.effect, date):
            return filled(_OPEN, last=day_words(self.last_day), day=day_words(self.effect))
        return _NO_DAY


_REVOKED = W("Revoked on {day}.", "Отозвано {day}.")
_OVER = W(
    "It took effect on {day} and can no longer be revoked (VCLT 68).",
    "Вступило в действие {day}, отозвать нельзя (ст. 68 ВКПМД).",
)
_OPEN = W(
    "It can be revoked until {last} inclusive; it takes effect on {day} (VCLT 68).",
    "Может быть отозвано до {last} включительно; вступает в действие {day} (ст. 68 ВКПМД).",
)
_NO_DAY = W(
    "No day of effect can be computed; it can be revoked at any time before (VCLT 68).",
    "День вступления в действие не вычислить; до него может быть отозвано (ст. 68 ВКПМД).",
)


def revocability(opened: OpenRegister, notice: str) -> Revocability:
    """How it stands with the notice of withdrawal of that act id; UnknownName if there is none."""
    world = opened.worlds(None).first()
    for instrument in opened.register.instruments:
        if any(act.id == notice and act.kind is Kind.WITHDRAWAL for act in instrument.acts):
            status = world.status(instrument.id)
            for done in status.history.of(Kind.WITHDRAWAL) if status is not None else ():
                if done.act.id == notice and status is not None:
                    return of_notice(status, done)
    raise UnknownName("notice of withdrawal", notice, _notices(opened))


def _notices(opened: OpenRegister) -> Iterator[str]:
    return (act.id for act in opened.register.acts() if act.kind is Kind.WITHDRAWAL)


def of_notice(status: Status, notice: Done) -> Revocability:
    """How it stands with one notice of the history of *status*."""
    party = notice.act.party
    bare = _without_revocations(status.history, party)
    ending = withdrawal_effect(bare, status.entry, notice, since_of(status, notice))
    revoked = (
        done.day
        for done in status.history.by(party, Kind.WITHDRAWAL_REVOKED)
        if notice.day <= done.day < ending.day and done.act.about in {"", notice.act.id}
    )
    return Revocability(
        notice=notice.act,
        given=notice.day,
        effect=ending.day,
        revoked=next(revoked, FOREVER),
        ending=ending,
    )


def since_of(status: Status, notice: Done) -> date:
    """Since when the state that gives notice is bound; the day of the notice if it is not yet."""
    record = status.records.get(notice.act.party)
    spans = record.spans(Standing.PARTY) if record is not None else ()
    begun = [span.start for span in spans if span.start <= notice.day]
    return max(begun, default=notice.day)


def _without_revocations(history: History, party: str) -> History:
    own = history.by_state.get(party, ())
    kept = tuple(one for one in own if one.act.kind is not Kind.WITHDRAWAL_REVOKED)
    return replace(history, by_state={**history.by_state, party: kept})
