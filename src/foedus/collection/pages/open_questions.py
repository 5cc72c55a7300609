"""What is not settled, shown openly: disputes, days not known, statements that do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.collection.pages.acts import act_shown, acts_shown, thing_named
from foedus.collection.pages.disputes import claims_by_reading
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.memory import remembered
from foedus.collection.pages.parts import ActShown, Named
from foedus.collection.pages.view import View
from foedus.law.derive.certain import has_bounded_date
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Dispute
from foedus.law.terms.wording import Wording

W = Wording


class QuestionKind(StrEnum):
    """Why something is open."""

    DISPUTE = "dispute"
    CRITERION = "criterion"
    UNKNOWN_DAY = "unknown-day"
    CONTRADICTED = "contradicted"


_UNKNOWN = W("The day is not known: {}", "День неизвестен: {}")
_AGAINST = W(
    "A source states another day than the one computed: {}",
    "Источник называет не тот день, что вычислен: {}",
)
_CRITERION = W("“{}” is read in several ways", "«{}» толкуется по-разному")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """An open question: what is asked, *where* it stands, the acts that bear on it.

    *readings* are the rival readings by name. *href* is where it is shown in full.
    """

    kind: QuestionKind
    mark: Mark
    question: str
    where: Named
    readings: tuple[str, ...]
    acts: tuple[ActShown, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestionsPage:
    """All open questions, disputes first; *counts* are by kind."""

    on: date
    known: date | None
    questions: tuple[OpenQuestion, ...]
    counts: tuple[tuple[QuestionKind, int], ...]


def open_questions(view: View) -> OpenQuestionsPage:
    """All that the register holds open, given what was known and the readings chosen."""
    found = (
        *_disputes(view),
        *_criteria(view),
        *_unknown_days(view),
        *_contradicted(view),
    )
    kinds = [one.kind for one in found]
    counts = tuple((kind, kinds.count(kind)) for kind in QuestionKind if kind in kinds)
    return OpenQuestionsPage(on=view.on, known=view.known, questions=found, counts=counts)


def holders(view: View) -> Iterator[tuple[str, tuple[Act, ...], tuple[Dispute, ...]]]:
    """Whatever holds acts and disputes: instruments, organisations, offices, sessions."""
    register = view.register
    yield from ((one.id, one.acts, one.disputes) for one in register.instruments)
    yield from ((one.id, one.acts, one.disputes) for one in register.organisations)
    yield from ((one.id, one.acts, one.disputes) for one in register.offices)
    yield from ((one.id, one.acts, one.disputes) for one in register.sessions)


def unsettled(view: View) -> Iterator[tuple[str, Dispute, dict[str, list[Act]]]]:
    """The disputes that nobody has settled, and in which no reading was chosen."""
    settled = view.worlds.settled
    for holder, acts, disputes in holders(view):
        for dispute in disputes:
            claims = claims_by_reading(acts, dispute.id)
            if len(claims) > 1 and (holder, dispute.id) not in settled:
                yield holder, dispute, claims


def _disputes(view: View) -> Iterator[OpenQuestion]:
    for holder, dispute, claims in unsettled(view):
        where = thing_named(view, holder)
        acts = acts_shown(view, (act for held in claims.values() for act in held))
        yield OpenQuestion(
            kind=QuestionKind.DISPUTE,
            mark=Mark.DISPUTED,
            question=view.say(dispute.question),
            where=where,
            readings=tuple(dict.fromkeys(act.reading for act in acts)),
            acts=acts,
            href=where.href or acts[0].href,
        )


def _criteria(view: View) -> Iterator[OpenQuestion]:
    """The criteria of membership that lawyers read in several ways."""
    for matter in view.worlds.open:
        organisation = view.register.organisation.get(matter.holder)
        name = matter.name.removeprefix("criterion ")
        tests = () if organisation is None else organisation.criteria
        title = next((view.say(one.title) for one in tests if one.name == name), "")
        if title and not matter.dated:
            where = thing_named(view, matter.holder)
            yield OpenQuestion(
                kind=QuestionKind.CRITERION,
                mark=Mark.DISPUTED,
                question=view.say(_CRITERION).format(title),
                where=where,
                readings=matter.alternatives,
                acts=(),
                href=where.href,
            )


def _unknown_days(view: View) -> Iterator[OpenQuestion]:
    for _, acts, _ in holders(view):
        for act in acts:
            if has_bounded_date(act):
                yield _about(view, act, QuestionKind.UNKNOWN_DAY, Mark.UNKNOWN, _UNKNOWN)


def _contradicted(view: View) -> Iterator[OpenQuestion]:
    """The statements that disagree with what is computed, in the first of the readings."""
    key = ("contradicted", view.known, view.readings)
    for act in remembered(view.opened, key, lambda: tuple(_against(view))):
        yield _about(view, act, QuestionKind.CONTRADICTED, Mark.DISPUTED, _AGAINST)


def _against(view: View) -> Iterator[Act]:
    for one in view.register.instruments:
        status = view.first.status(one.id)
        yield from () if status is None else dict.fromkeys(status.contradicted)


def _about(view: View, act: Act, kind: QuestionKind, mark: Mark, words: Wording) -> OpenQuestion:
    shown = act_shown(view, act)
    return OpenQuestion(
        kind=kind,
        mark=mark,
        question=view.say(words).format(shown.sentence),
        where=shown.subject,
        readings=(),
        acts=(shown,),
        href=shown.subject.href or shown.href,
    )
