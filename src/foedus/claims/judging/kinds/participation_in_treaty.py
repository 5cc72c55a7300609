"""Who takes part in an instrument, and whether only members of an organisation may."""

from __future__ import annotations

from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lacking import (
    vague,
)
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.looked_up import Standings
from foedus.claims.judging.telling import (
    either,
    joined,
    party,
    proof_lines,
    say,
    sentences,
    sources_of_steps,
    span_words,
    unique,
    when_words,
)
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    YES,
    Finding,
    Test,
    Ways,
    so,
    ways_of,
)
from foedus.claims.terms.claims import Participation
from foedus.law.terms.conditions import Standing
from foedus.law.terms.days import joined as days_of
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

TAKING_PART: Final = (Standing.PARTY, Standing.PROVISIONAL, Standing.BOUND_THROUGH)


def judge_part_in_treaty(said: Participation, case: Case, one: Instrument) -> Finding:
    codes = said.states.codes
    if not codes:
        return _made_apart(case, one)
    told = {code: case.seen.standings(one.id, code) for code in codes}
    meant = case.meant(said.when)

    def takes_part(held: Standings) -> Ways:
        spans = days_of(span for one in TAKING_PART for span in held.spans(one))
        if meant.state(spans):
            return YES
        return EITHER if meant.state(held.spans(Standing.SIGNED)) else NO

    steps = tuple(step for code in codes for step in case.seen.status_steps(one.id, code))
    atoms = tuple(ways_of(told[code], takes_part) for code in codes)
    return Finding(
        told=sentences(
            say("{doc}:", "{doc}:", doc=one.title),
            *(_stands(case, code, told[code].values) for code in codes),
            _requires(one),
        ),
        tests=(Test(name=one.id, title=one.title, atoms=atoms, parties=codes),),
        over=case.over(said.when),
        proof=proof_lines(steps),
        sources=unique((*sources_of_steps(steps), *one.evidence.sources)),
    )


_APART: Final = frozenset(
    ["independent", "internal", "open", "самостоятельный", "внутренний", "открытый", "отдельный"]
)
"""Words for a treaty that stands by itself, or only within the organisation."""


def _made_apart(case: Case, one: Instrument) -> Finding:
    """Whether a treaty made within an organisation is one for its members only."""
    if not content_words(case.claim.words) & _APART:
        return vague(Wording("no state is named", "государство не названо"))
    return Finding(
        told=sentences(say("{doc}:", "{doc}:", doc=one.title), _requires(one)),
        tests=(Test(name=one.id, title=one.title, atoms=(so(one.clauses.membership is None),)),),
        proof=(
            _requires(one),
            say("{doc}, {day}", "{doc}, {day}", doc=one.title, day=when_words(one.adopted)),
        ),
        sources=one.evidence.sources,
    )


def _stands(case: Case, code: str, values: tuple[Standings, ...]) -> Wording:
    ways = (
        joined(
            say(
                "{how} {when}",
                "{how} {when}",
                how=_HOW[standing],
                when=joined(map(span_words, spans)),
            )
            for standing, spans in held.held
            if standing in _HOW
        )
        or Wording("not bound", "не связано")
        for held in values
    )
    return say("{who} – {how}.", "{who} – {how}.", who=party(case.register, code), how=either(ways))


_HOW: Final = {
    Standing.PARTY: Wording("party", "участник"),
    Standing.PROVISIONAL: Wording("applied provisionally", "применяет временно"),
    Standing.BOUND_THROUGH: Wording("bound through another", "связано через другой документ"),
    Standing.SIGNED: Wording("signed", "подписано"),
}


def _requires(one: Instrument) -> Wording:
    """Whether a treaty made within an organisation asks for membership in it."""
    if not one.within:
        return Wording()
    if one.clauses.membership is None:
        return Wording(
            "It was made within the organisation and does not require membership of it.",
            "Заключён в рамках организации и членства в ней не требует.",
        )
    return Wording("It requires membership of the organisation.", "Требует членства в организации.")
