"""What can be owed, by whom, since when, until when: the words of follow-up.

No state owes a ratification in law (VCLT 11, 18): a step is *owed* in the sense of a secretariat
that follows up what was signed. What need not be done is called open, what the register cannot
tell is called not known, and a state that left or declined is shown as that.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Final

from foedus.law.terms.acts import Act
from foedus.law.terms.clauses import Text
from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.uncertain import When
from foedus.law.terms.wording import Wording

W = Wording


class Step(StrEnum):
    """What is to be done. The value is the word of addresses, files and rules of reminding."""

    SIGNATURE = "signature"
    POWERS = "powers"
    CONFIRMATION = "confirmation"
    PROCEDURES = "procedures"
    RATIFICATION = "ratification"
    DEPOSIT = "deposit"
    RECEIPT = "receipt"
    COMMENT = "comment"
    POSITION = "position"
    MEASURE = "measure"
    TASK = "task"


STEP_NAMES: Final = {
    Step.SIGNATURE: W("signature", "подписание"),
    Step.POWERS: W("full powers", "полномочия"),
    Step.CONFIRMATION: W(
        "confirmation of a signature ad referendum", "подтверждение подписи ad referendum"
    ),
    Step.PROCEDURES: W(
        "completion of internal procedures and its notification",
        "выполнение внутригосударственных процедур и уведомление о нём",
    ),
    Step.RATIFICATION: W(
        "ratification (acceptance, approval) and deposit",
        "ратификация (принятие, утверждение) и сдача грамоты",
    ),
    Step.DEPOSIT: W(
        "deposit with the depositary of what was completed at home",
        "сдача депозитарию после выполнения процедур",
    ),
    Step.RECEIPT: W(
        "confirmation of the receipt of a notification", "подтверждение получения уведомления"
    ),
    Step.COMMENT: W("comments on a draft", "замечания по проекту"),
    Step.POSITION: W("the position of the delegation", "позиция делегации"),
    Step.MEASURE: W("implementation of a measure", "выполнение мероприятия"),
    Step.TASK: W("task", "поручение"),
}


class Stand(StrEnum):
    """How a step stands: expected, possible, not known, given up, or the state is out."""

    OWED = "owed"
    OPEN = "open"
    NOT_KNOWN = "not-known"
    DECLINED = "declined"
    LEFT = "left"


STAND_NAMES: Final = {
    Stand.OWED: W("awaited", "ожидается"),
    Stand.OPEN: W("open to it, not awaited", "открыто, но не ожидается"),
    Stand.NOT_KNOWN: W("not known whether it is needed", "неизвестно, требуется ли"),
    Stand.DECLINED: W(
        "declared that it will not become a party", "заявило, что не станет участником"
    ),
    Stand.LEFT: W("left the organisation", "вышло из организации"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinders:
    """What waits for the step: an entry into force that needs *needed* more states.

    *done* have done it, *candidates* are those that could, the state among them.
    """

    needed: int
    done: tuple[str, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One step of one state under one thing (*subject*: an instrument, a draft, a copy …).

    *since* is the day on which it began to be awaited, with the reason *why*; None where that day
    is not known. *until* is the last day in time; `FOREVER`: no deadline is held. *hinders* is
    None where nothing waits for it. *clauses* are quoted and *acts* counted: the proof; *href* is
    the page where the whole of it stands.
    """

    step: Step
    stand: Stand = Stand.OWED
    party: str
    subject: str
    title: Wording
    since: When | None
    why: Wording
    until: Edge = FOREVER
    hinders: Hinders | None = None
    clauses: tuple[Text, ...] = ()
    acts: tuple[Act, ...] = ()
    href: str = ""

    @property
    def key(self) -> str:
        """A name that stays while the debt stays: for reminders, calendars and links."""
        named = f"{self.party}\n{self.step}\n{self.subject}"
        return sha256(named.encode()).hexdigest()[:32]

    @property
    def is_awaited(self) -> bool:
        """Whether somebody waits for it: neither open, nor given up."""
        return self.stand in {Stand.OWED, Stand.NOT_KNOWN}

    def is_late(self, on: date) -> bool:
        """Whether its deadline has passed on a day; never without a deadline."""
        return self.stand is Stand.OWED and self.until < on


NO_DEADLINE: Final = W("no deadline is held", "срок не установлен")
"""What is said where neither a clause nor a rule gives a last day."""
