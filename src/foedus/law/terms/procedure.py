"""Rules of procedure as dated data: how a body decides, who may table, what is due when.

Two sorts of facts, because their sources differ: a *version* of the rules of procedure, adopted
by an instrument that has parties of its own, and a *decision rule*, which may stand in the
constituent instrument, in the rules, or in the statute of an office. Which of them applies towards
whom is computed from the parties of the instrument; see `foedus.procedure.versions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from foedus.law.terms.clauses import Text
from foedus.law.terms.conditions import Condition
from foedus.law.terms.days import Span
from foedus.law.terms.wording import Wording


class QuestionKind(StrEnum):
    """What sort of question is put to a body; rules may treat each in its own way."""

    SUBSTANTIVE = "substantive"
    PROCEDURAL = "procedural"
    APPOINTMENT = "appointment"
    DISMISSAL = "dismissal"
    ADMISSION = "admission"
    MEMBERSHIP_ENDED = "membership-ended"
    CHAIR = "chair"
    RULES = "rules"


class Silence(StrEnum):
    """What it means that a delegation has said nothing when the deadline passes."""

    NOTHING = "nothing"
    AGREEMENT = "agreement"


class DueThing(StrEnum):
    """What rules of procedure set a deadline for."""

    CONVOCATION = "convocation"
    AGENDA = "agenda"
    DRAFTS = "drafts"
    COMMENTS = "comments"
    AMENDMENTS = "amendments"
    PROPOSALS = "proposals"


class Proposer(StrEnum):
    """Who may table a question or a draft."""

    SEATED = "seated"
    MEMBERS = "members"
    STATUTORY_BODIES = "statutory-bodies"
    SECTORAL_BODIES = "sectoral-bodies"
    SECRETARIAT = "secretariat"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something is due so many days before the first day of a session."""

    what: DueThing
    days_before: int
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """How a body decides questions of *kinds* (none named: all that no other rule names).

    *condition* counts what delegations say (`conditions.IN_A_BODY`), or nothing is held of it and
    it is None. *instrument* is where the rule stands; empty: not in an instrument of the register.
    The weighted tables that *condition* names are those of *instrument*.
    """

    text: Text
    span: Span
    kinds: frozenset[QuestionKind] = frozenset()
    condition: Condition | None = None
    instrument: str = ""
    silence: Silence = Silence.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesVersion:
    """A version of the rules of procedure of a body, during *span*.

    *instrument* adopted it and has its own parties. *quorum* None: none is held, which is not to
    say that the text has none. *proposers*, *languages*, *deadlines* are empty where nothing was
    read of them. *level* is what a delegation is expected to be led by.
    """

    text: Text
    span: Span
    instrument: str = ""
    quorum: Condition | None = None
    quorum_text: Text | None = None
    proposers: tuple[Proposer, ...] = ()
    proposers_text: Text | None = None
    languages: tuple[str, ...] = ()
    level: Wording = Wording()
    deadlines: tuple[Deadline, ...] = ()
    particulars: tuple[Text, ...] = ()
