"""How many documents were signed: as the sources tell it of a session, or of a state at it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from foedus.claims.judging.adopted import (
    MOST,
)
from foedus.claims.judging.asked import Case
from foedus.claims.judging.counting import fits
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.sittings import Sitting, sitting_words, sittings_meant, sittings_of
from foedus.claims.judging.telling import (
    joined,
    party,
    say,
    unique,
)
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Finding, Lack, Test, Ways, nothing, so
from foedus.claims.terms.claims import Signature
from foedus.claims.terms.said import NOTHING_NAMED, Named
from foedus.law.terms.sessions import Figure, FigureKind
from foedus.law.terms.wording import Wording


def judge_number(said: Signature, case: Case) -> Finding:
    """How many documents: as the sources tell it of the session, or of a state at it."""
    meant = case.meant(said.when)
    sittings = sittings_meant(_sittings(said, case), meant)
    pairs = [(one, fig) for one in sittings for fig in _figures(one)]
    if not pairs:
        told = say(
            "The register holds no number of documents signed at the time meant. {near}",
            "В реестре нет числа подписанных за это время документов. {near}",
            near=joined((sitting_words(case, one) for one in sittings[:MOST]), "; "),
        )
        return nothing(told, Lack.RECORD)
    own = [(sitting, fig) for sitting, fig in pairs if fig.by in _counted_of(said)]
    figures = tuple(fig for _, fig in pairs)
    return Finding(
        told=_told_numbers(case, figures),
        tests=(_number_test(said, case, tuple(fig for _, fig in own)),),
        over=case.over(said.when),
        proof=tuple(_figure_words(case, fig) for fig in figures),
        sources=unique(s for fig in figures for s in fig.evidence.sources),
    )


def _sittings(said: Signature, case: Case) -> tuple[Sitting, ...]:
    """The sessions of the organisation; where none is named, those of any on the very day."""
    own = sittings_of(case, NOTHING_NAMED, said.organisation)
    if own or said.organisation:
        return own
    day = case.meant(said.when).single or case.on
    every_one = (
        sitting
        for one in case.register.organisations
        for sitting in sittings_of(case, NOTHING_NAMED, Named(one.id, one.id))
    )
    found = {one.session.id: one for one in every_one if one.away(day) == timedelta(0)}
    return tuple(found.values())


def _counted_of(said: Signature) -> frozenset[str]:
    return frozenset(said.states.codes) if len(said.states.codes) == 1 else frozenset({""})


def _figures(sitting: Sitting) -> Iterator[Figure]:
    """The figures on documents signed, where the session is known to have been held."""
    for figure in sitting.session.figures if sitting.held else ():
        if figure.what in {FigureKind.DOCUMENTS_SIGNED, FigureKind.DOCUMENTS_CONSIDERED}:
            yield figure


def _number_ways(said: Signature, case: Case, figure: Figure) -> Ways:
    """No more can be signed than are considered; that all of these were is not told."""
    if figure.what is FigureKind.DOCUMENTS_SIGNED:
        return so(fits(said.count, figure.number))
    if fits(said.count, figure.number) and not content_words(case.claim.words) & SIGNING:
        return YES
    return NO if said.count.number > figure.number else UNKNOWN


SIGNING = frozenset({"sign", "adopt", "подписать", "подписывать", "принять"})
"""Words for what is done to a document in the end."""


def _number_test(said: Signature, case: Case, own: tuple[Figure, ...]) -> Test:
    ways: Ways = frozenset()
    for figure in own:
        ways |= _number_ways(said, case, figure)
    return Test(
        name="documents-signed",
        title=Wording("documents signed", "подписано документов"),
        atoms=(ways or UNKNOWN,),
        count=own[0].number if own else -1,
        told=joined((_figure_words(case, fig) for fig in own), "; "),
    )


def _told_numbers(case: Case, figures: tuple[Figure, ...]) -> Wording:
    return say(
        "Documents signed: {numbers}.",
        "Подписано документов: {numbers}.",
        numbers=joined((_figure_words(case, fig) for fig in figures), "; "),
    )


def _figure_words(case: Case, figure: Figure) -> Wording:
    whole = Wording("the session as a whole", "всего на заседании")
    note = figure.evidence.note
    return say(
        "{who} – {more}{number}{note}",
        "{who} – {more}{number}{note}",
        who=party(case.register, figure.by) if figure.by else whole,
        more=Wording("more than ", "более ") if figure.more_than else "",
        number=figure.number,
        note=say(" ({note})", " ({note})", note=note) if note else "",
    )
