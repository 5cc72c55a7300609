"""The parts that pages are made of: named things, days, acts, quotations, proofs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.law.answers.told import Doubt
from foedus.law.terms.acts import Kind
from foedus.law.terms.evidence import Confidence


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its *id* (or code), its name in the reader's language, and its path.

    *href* is empty for what has no page of its own.
    """

    id: str
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class DayClaim:
    """One of several days that are possible. *text* is empty where it says: never."""

    text: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """A day as a page shows it.

    *text* is ISO 8601, or EDTF where it is in doubt; empty: there is no such day. *day* is the
    one day, where there is one; *long* the same in words, for prose. *claims* are the
    alternatives of a day in doubt. *why* is the key of the proof, the id of its element.
    """

    text: str = ""
    day: date | None = None
    long: str = ""
    doubt: Doubt = Doubt.NONE
    claims: tuple[DayClaim, ...] = ()
    why: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source: the *id* that facts cite, and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a clause says: its own words in *language*, or a paraphrase, which is called one."""

    cite: str
    words: str
    language: str
    is_paraphrase: bool
    confidence: Confidence
    sources: tuple[SourceShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActShown:
    """An act, in the reader's language.

    *day* is the day that counts (receipt, else the act's own), *effect* the day that it names
    itself, *recorded* when the register learnt of it. *letter* is that of depositary practice.
    *reading* and *dispute* are those of a rival claim; *note* is the register's remark, *words*
    those of the act.
    """

    id: str
    href: str
    kind: Kind
    kind_name: str
    letter: str
    subject: Named
    party: Named
    sentence: str
    day: DayShown
    done: DayShown
    received: DayShown
    effect: DayShown
    until: DayShown
    recorded: date | None
    towards: tuple[Named, ...]
    provisions: tuple[str, ...]
    goods: tuple[str, ...]
    person: str
    place: str
    words: str
    note: str
    sources: tuple[SourceShown, ...]
    confidence: Confidence
    dispute: str = ""
    reading: str = ""


class StepKind(StrEnum):
    """What a step of a proof does."""

    CONDITION = "condition"
    ARITHMETIC = "arithmetic"
    STATED = "stated"
    ENDING = "ending"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Sum:
    """Arithmetic with days: *base* and the delay added give *result*."""

    base: date
    added: str
    result: date


@dataclass(frozen=True, slots=True)
class NotCounted:
    """An act that was looked at and not counted, and why."""

    act: ActShown
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofStep:
    """A step of a proof. *rule* is the article or rule behind it; *under* what it rests on."""

    kind: StepKind
    words: str
    rule: str
    quote: Quote | None
    arithmetic: Sum | None
    counted: tuple[ActShown, ...]
    not_counted: tuple[NotCounted, ...]
    under: tuple[ProofStep, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """The steps under one alternative; *readings* say which. None: it holds in every reading."""

    readings: tuple[str, ...]
    steps: tuple[ProofStep, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A question on which sources differ, the reading followed (empty: none), and the reason."""

    id: str
    question: str
    followed: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Why: the reader's *question*, the answer in one sentence, and its steps.

    *key* is the id of its element. *matters* are the disputes that the answer depends on,
    *whichever* doubts that do not change it. It rests on *sources*; *confidence* is that of
    the weakest act that was counted.
    """

    key: str
    question: str
    title: str
    branches: tuple[Branch, ...]
    matters: tuple[Matter, ...]
    whichever: tuple[str, ...]
    sources: tuple[SourceShown, ...]
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Legend:
    """A sign and what it means."""

    sign: str
    words: str
