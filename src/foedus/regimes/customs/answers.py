"""What the customs instruments between two states let an officer ask or do, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.law.answers.told import Told
from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.wording import Wording
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.decisions import Decisions, Tried
from foedus.regimes.rules.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class StateStanding:
    """How one of the two states stands to an instrument: one word, or those that are possible."""

    party: str
    words: tuple[str, ...]
    since: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class OnInstrument:
    """One instrument: whether it binds the two states, and what it lets the officer ask or do.

    *binds* is UNSURE where the register does not hold its parties; *missing* then says what is
    lacking. *permits* is told all the same: it is what could be asked if it did bind.
    """

    instrument: str
    article: str
    title: Wording
    note: Wording
    binds: Truth
    since: date | None
    in_force: Told[bool]
    standings: tuple[StateStanding, ...]
    permits: tuple[Tried, ...]
    missing: tuple[Wording, ...]
    cures: tuple[Wording, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a report says and no text confirms; it binds nobody."""

    topic: str
    said: Wording
    explained: Wording
    perhaps: str
    since: date
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """What two customs services owe each other on a day, as known on another."""

    pair: tuple[str, str]
    case: Case
    known: date | None
    decisions: Decisions
    instruments: tuple[OnInstrument, ...]
    claims: tuple[Claim, ...]
    confidence: Confidence
