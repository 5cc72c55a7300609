"""Two states and a day ──▶ what the customs instruments between them let an officer ask or do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.law.answers.answers import Moment
from foedus.law.answers.questions.status import status
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.told import Told
from foedus.law.terms.wording import Wording
from foedus.regimes.customs.answers import Claim, Cooperation, OnInstrument, StateStanding
from foedus.regimes.rules.cases import Case
from foedus.regimes.rules.deciding import decide
from foedus.regimes.rules.decisions import Decision, Tried
from foedus.regimes.rules.evidence import weakest
from foedus.regimes.rules.grounds import GroundKind
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.terms import Regime
from foedus.regimes.rules.truth import Truth

W = Wording

REGIME: Final = "customs"
"""The folder of this regime."""

ASKING, OTHER = "asking", "other"
"""The fields of a case."""

INSTRUMENTS, PERMITS, CLAIMS = "instruments", "permits", "claims"
"""The two questions whose every rule answers, and the table of claims."""

_NO_ACT: Final = W(
    "an act of {en} under it, or a list on which {en} stands",
    "акта или перечня, по которым {ru} участвует в документе",
)
_NOT_IN_FORCE: Final = W(
    "whether it is in force at all", "сведений, вступил ли документ в силу вообще"
)


def cooperation(regime: Regime, law: Law, pair: tuple[str, str], on: date) -> Cooperation:
    """What the first of *pair*, as the asking state, may ask of the second or do on day *on*."""
    case = Case(on, {ASKING: pair[0], OTHER: pair[1], regime.day: on})
    decisions = decide(regime, law, case)
    found = _Asked(law, pair, on)
    told = tuple(found.instruments(decisions[INSTRUMENTS], decisions[PERMITS]))
    return Cooperation(
        pair=pair,
        case=case,
        known=law.known,
        decisions=decisions,
        instruments=told,
        claims=tuple(_claims(regime, on)),
        confidence=weakest(one.evidence.confidence for one in told),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """The law, asked about one pair on one day."""

    law: Law
    pair: tuple[str, str]
    on: date

    def instruments(self, binding: Decision, permits: Decision) -> Iterator[OnInstrument]:
        for one in binding.tried:
            cite = one.rule.basis[0]
            allowed = (tried for tried in permits.tried if tried.rule.basis[0] == cite)
            yield self._on_instrument(one, tuple(allowed))

    def _on_instrument(self, found: Tried, permits: tuple[Tried, ...]) -> OnInstrument:
        cite = found.rule.basis[0]
        held = self.law.register.instrument[cite.instrument]
        standings = tuple(self._standing(cite.instrument, party) for party in self.pair)
        in_force = status(self.law.worlds, held.id, Moment(on=self.on)).in_force
        bond = next(one for one in found.held.grounds if one.kind is GroundKind.BOND)
        unsure = found.held.truth is Truth.UNSURE
        rules = (found.rule, *(tried.rule for tried in permits))
        return OnInstrument(
            instrument=held.id,
            article=cite.article,
            title=held.title,
            note=held.evidence.note,
            binds=found.held.truth,
            since=bond.since,
            in_force=in_force,
            standings=standings,
            permits=permits,
            missing=tuple(self._missing(standings, in_force)) if unsure else (),
            cures=tuple(dict.fromkeys(rule.cure for rule in rules if rule.cure)) if unsure else (),
            evidence=bond.evidence,
        )

    def _standing(self, instrument: str, party: str) -> StateStanding:
        seen = self.law.standing(instrument, party).at(self.on)
        words = tuple(sorted(str(value) for value in seen.values))
        return StateStanding(party=party, words=words, since=seen.since, evidence=seen.evidence())

    def _missing(
        self, standings: tuple[StateStanding, ...], in_force: Told[bool]
    ) -> Iterator[Wording]:
        """What would settle whether the instrument binds the two."""
        for one in standings:
            if len(one.words) > 1:
                yield W(
                    _NO_ACT.en.format(en=party_name(self.law.register, one.party, "en")),
                    _NO_ACT.ru.format(ru=party_name(self.law.register, one.party, "ru")),
                )
        if not in_force.certain:
            yield _NOT_IN_FORCE


def _claims(regime: Regime, on: date) -> Iterator[Claim]:
    """The claims that had been made by day *on*."""
    for row in regime.tables[CLAIMS].rows:
        if on in row.span:
            yield Claim(
                topic=row.cells["topic"],
                said=W(row.cells["said_en"], row.cells["said_ru"]),
                explained=row.evidence.note,
                perhaps=row.cells["perhaps"],
                since=row.span.start,
                evidence=row.evidence,
            )
