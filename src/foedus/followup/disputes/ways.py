"""Where two parties may go with a dispute under a treaty on a day, with the grounds.

Grounds: are both bound towards each other; does the clause stand between them; are both parties
to the court's own instrument; is either excluded; does the step need the consent of both.
A suspension does not close the way: VCLT 65(4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from foedus.followup.disputes.errors import NoClause
from foedus.law.answers.answers import BondAnswer, Moment, Proof
from foedus.law.answers.questions.between import bond
from foedus.law.answers.questions.status import why
from foedus.law.answers.standing import Word
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.relations import Bond
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.settlement import Initiative, Settlement, SettlementStep
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister


class Open(StrEnum):
    """Whether a way is open to the complaining side, as far as the register can say."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


OPEN_NAMES: Final[dict[Open, Wording]] = {
    Open.OPEN: Wording("open", "открыт"),
    Open.CLOSED: Wording("closed", "закрыт"),
    Open.UNKNOWN: Wording("not known", "неизвестно"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who complains of whom, under which instrument."""

    claimant: str
    respondent: str
    instrument: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One reason: what it makes of the way, in words, by which *rule*, and the proof behind it.

    *instrument* is what it is about, *party* the state where it is about one.
    """

    makes: Open
    words: Wording
    rule: str = ""
    instrument: str = ""
    party: str = ""
    proof: Proof | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One step of the clause, whether it is open between the two, and every ground."""

    step: SettlementStep
    open: Open
    grounds: tuple[Ground, ...]

    @property
    def needs_consent(self) -> bool:
        """Whether the other side must agree to go there."""
        return self.step.initiative is Initiative.BOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Every way of the clause on a day. *grounds* are those that hold for all of them."""

    sides: Sides
    moment: Moment
    clause: Settlement
    grounds: tuple[Ground, ...]
    ways: tuple[Way, ...]

    def way(self, name: str) -> Way | None:
        """The way by the step of that name."""
        return next((one for one in self.ways if one.step.name == name), None)


def where_may_it_go(
    opened: OpenRegister,
    sides: Sides,
    on: date,
    known: date | None = None,
    readings: Iterable[str] = (),
) -> Ways:
    """Where the claimant may go on a day, as known on a day.

    Raises:
        BadQuestion: a state against itself.
        UnknownName: a name that the register does not hold.
        NoClause: the instrument has no clause on disputes (E180).

    """
    names = opened.names
    held = Sides(
        claimant=names.party(sides.claimant),
        respondent=names.party(sides.respondent),
        instrument=names.instrument(sides.instrument),
    )
    if held.claimant == held.respondent:
        raise BadQuestion(f"{held.claimant} has no dispute with itself; name two states.")
    worlds, moment = opened.worlds(known, readings), Moment(on=on, known=known)
    instrument = worlds.material.register.instrument.get(held.instrument)
    if instrument is None or instrument.clauses.settlement is None:
        raise NoClause(held.instrument)
    common = tuple(_bound(worlds, instrument, held, moment))
    clause = instrument.clauses.settlement
    ways = (_way(worlds, step, held, moment, common) for step in clause.steps)
    return Ways(sides=held, moment=moment, clause=clause, grounds=common, ways=tuple(ways))


def _way(
    worlds: Worlds, step: SettlementStep, sides: Sides, moment: Moment, common: tuple[Ground, ...]
) -> Way:
    own = (
        *_excluded(step, sides),
        *_parties_to(worlds, step, sides, moment),
        *_conditions(step),
    )
    return Way(step=step, open=_weakest((*common, *own)), grounds=own)


def _weakest(grounds: Iterable[Ground]) -> Open:
    """Closed if anything closes it, unknown if anything is unknown, else open."""
    found = {one.makes for one in grounds}
    if Open.CLOSED in found:
        return Open.CLOSED
    return Open.UNKNOWN if Open.UNKNOWN in found else Open.OPEN


def _bound(
    worlds: Worlds, instrument: Instrument, sides: Sides, moment: Moment
) -> Iterator[Ground]:
    """Whether the clause stands between the two on the day."""
    found = bond(worlds, instrument, sides.claimant, sides.respondent, moment)
    if found is None:
        yield _not_bound(worlds, instrument, sides, moment)
        return
    if found.bond.certain:
        yield _ground_of(found, found.bond.value)
    else:
        yield Ground(
            makes=Open.UNKNOWN,
            words=Wording(
                "Whether the treaty binds the two towards each other on the day is in doubt.",
                "Связывает ли договор стороны друг с другом в этот день – под вопросом.",
            ),
            instrument=instrument.id,
            proof=found.proof,
        )
    yield from _reserved(found, instrument)


_BY_BOND: Final[dict[Bond | None, tuple[Open, str, Wording]]] = {
    Bond.IN_FORCE: (
        Open.OPEN,
        "VCLT 26",
        Wording(
            "The treaty is in force between the two.", "Договор действует в отношениях сторон."
        ),
    ),
    Bond.PROVISIONAL: (
        Open.OPEN,
        "VCLT 25",
        Wording(
            "The treaty is applied provisionally between the two, its clause on disputes with it.",
            "Договор применяется между сторонами временно, вместе со статьёй о спорах.",
        ),
    ),
    Bond.SUSPENDED: (
        Open.OPEN,
        "VCLT 65(4)",
        Wording(
            "The treaty is suspended between the two; that does not affect provisions on the "
            "settlement of disputes.",
            "Действие договора между сторонами приостановлено; положений о разрешении споров это "
            "не затрагивает.",
        ),
    ),
    Bond.DISPLACED: (
        Open.CLOSED,
        "VCLT 30",
        Wording(
            "A later treaty applies between the two instead.",
            "Между сторонами вместо него применяется более поздний договор.",
        ),
    ),
    Bond.PRECLUDED: (
        Open.CLOSED,
        "VCLT 20(4)(b)",
        Wording(
            "An objection keeps the treaty from being in force between the two.",
            "Из-за возражения договор между сторонами не действует.",
        ),
    ),
}


def _ground_of(found: BondAnswer, value: Bond | None) -> Ground:
    makes, rule, words = _BY_BOND[value]
    return Ground(
        makes=makes, words=words, rule=rule, instrument=found.instrument, proof=found.proof
    )


def _not_bound(worlds: Worlds, instrument: Instrument, sides: Sides, moment: Moment) -> Ground:
    """The treaty does not bind the two; what arose while it did may still be brought."""
    left = [
        code
        for code in (sides.claimant, sides.respondent)
        if Word.FORMER in why(worlds, instrument.id, code, moment).standing.word.values
    ]
    tail = instrument.clauses.withdrawal.tail if instrument.clauses.withdrawal else Wording()
    if left and tail:
        names = ", ".join(left)
        return Ground(
            makes=Open.UNKNOWN,
            words=Wording(
                f"{names} has left; what arose before may still be brought. {tail.en}",
                f"{names}: участие прекращено; возникшее до этого ещё может быть заявлено. "
                f"{tail.in_language('ru')}",
            ),
            rule="VCLT 70(1)(b)",
            instrument=instrument.id,
        )
    words = Wording(
        "The treaty does not bind the two towards each other on the day.",
        "Договор не связывает стороны друг с другом в этот день.",
    )
    return Ground(makes=Open.CLOSED, words=words, rule="VCLT 34", instrument=instrument.id)


def _reserved(found: BondAnswer, instrument: Instrument) -> Iterator[Ground]:
    """A reservation to the clause itself, as it works between the two."""
    clause = instrument.clauses.settlement
    cite = clause.text.cite if clause is not None else ""
    for one in found.reserved:
        if any(_same_article(cite, provision) for provision in one.provisions):
            sure = one.effect in {"modified", "not-applied"}
            yield Ground(
                makes=Open.CLOSED if sure else Open.UNKNOWN,
                words=Wording(
                    f"A reservation concerns {cite} ({one.effect}).",
                    f"К {cite} сделана оговорка ({one.effect}).",
                ),
                rule="VCLT 21",
                instrument=instrument.id,
                proof=found.proof,
            )


def _same_article(cite: str, provision: str) -> bool:
    """Whether both name the same article, whatever paragraph: ``Art. 19(2)`` and ``Art. 19``."""
    return bool(cite) and cite.partition("(")[0].strip() == provision.partition("(")[0].strip()


def _excluded(step: SettlementStep, sides: Sides) -> Iterator[Ground]:
    for code in (sides.claimant, sides.respondent):
        if code in step.excluded:
            yield Ground(
                makes=Open.CLOSED,
                words=Wording(f"It is closed to {code}.", f"Для {code} он закрыт."),
                rule=step.text.cite,
                party=code,
            )


def _parties_to(
    worlds: Worlds, step: SettlementStep, sides: Sides, moment: Moment
) -> Iterator[Ground]:
    """Whether both are parties to the instrument that the step asks for: a court's own."""
    name = step.both_parties_to
    if not name:
        return
    if name not in worlds.material.register.instrument:
        yield Ground(
            makes=Open.UNKNOWN,
            words=Wording(f"{name} was not known then.", f"{name} тогда не было известно."),
        )
        return
    for code in (sides.claimant, sides.respondent):
        yield _party_to(worlds, name, code, moment)


_PARTY: Final = frozenset({Word.PARTY, Word.SUSPENDED, Word.BOUND_THROUGH, Word.PROVISIONAL})
"""The words by which a state is bound: a suspension leaves it a party."""


def _party_to(worlds: Worlds, name: str, code: str, moment: Moment) -> Ground:
    standing = why(worlds, name, code, moment).standing
    bound = {word in _PARTY for word in standing.word.values}
    makes = Open.UNKNOWN if len(bound) > 1 else Open.OPEN if bound == {True} else Open.CLOSED
    told = {
        Open.OPEN: Wording(f"{code} is a party to {name}.", f"{code} – участник {name}."),
        Open.CLOSED: Wording(f"{code} is no party to {name}.", f"{code} – не участник {name}."),
        Open.UNKNOWN: Wording(
            f"Whether {code} is a party to {name} is in doubt.",
            f"Участвует ли {code} в {name} – под вопросом.",
        ),
    }
    return Ground(makes=makes, words=told[makes], instrument=name, party=code, proof=standing.proof)


def _conditions(step: SettlementStep) -> Iterator[Ground]:
    if step.requires:
        yield Ground(makes=Open.UNKNOWN, words=step.requires, rule=step.text.cite)
    if step.covers:
        yield Ground(
            makes=Open.UNKNOWN,
            words=Wording(
                f"Only for: {step.covers.en}", f"Только для: {step.covers.in_language('ru')}"
            ),
            rule=step.text.cite,
        )
