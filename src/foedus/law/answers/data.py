"""Answers as plain data, for JSON: the keys are a promise (docs/reference/json.md).

A day is ISO 8601; a day in doubt is EDTF (``[2013-12-12,2013-12-13]``), and beside it stands the
list of alternatives. An end that is not in sight is null.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from foedus.law.answers.answers import (
    BetweenAnswer,
    BondAnswer,
    ChairsAnswer,
    ChangesAnswer,
    HangsAnswer,
    HoldersAnswer,
    LintAnswer,
    MemberAnswer,
    MembersAnswer,
    Missing,
    MissingAnswer,
    Moment,
    PartyStanding,
    StatusAnswer,
    Stretch,
    TimelineAnswer,
    WhyAnswer,
)
from foedus.law.answers.render import act_data, as_data, as_text
from foedus.law.answers.speech.conditions import condition_sentence
from foedus.law.answers.speech.names import word_name
from foedus.law.answers.standing import Word
from foedus.law.answers.told import Told, told_day
from foedus.law.derive.relations import Bond
from foedus.law.terms.acts import Act, Kind, Qualification
from foedus.law.terms.days import Edge
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Language, Wording

Data = dict[str, Any]


def _moment(moment: Moment) -> Data:
    known = moment.known.isoformat() if moment.known is not None else None
    return {"on": moment.on.isoformat(), "known": known}


def _words(words: Wording) -> Data:
    return {"en": words.en, "ru": words.ru}


def _edge(edge: Edge | None) -> str | None:
    return edge.isoformat() if isinstance(edge, date) else None


def word_of(told: Told[Any]) -> str:
    """The one word of a told value: the value, or the doubt about it."""
    if told.certain:
        return "none" if told.value is None else str(told.value)
    return str(told.doubt)


def _alternatives(told: Told[Any]) -> list[Data]:
    return [
        {"value": _plain(alternative.value), "if": list(alternative.picks)}
        for alternative in told.alternatives
    ]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | None) else str(value)


def _with_doubt(data: Data, **told: Told[Any]) -> Data:
    """*data*, with the alternatives of each told value that is in doubt."""
    doubts = {name: _alternatives(one) for name, one in told.items() if not one.certain}
    return {**data, "alternatives": doubts} if doubts else data


def standing_data(standing: PartyStanding) -> Data:
    """One row of a status table."""
    row: Data = {
        "party": standing.party,
        "status": word_of(standing.word),
        "since": told_day(standing.since),
        "until": told_day(standing.until),
        "signature": signature_word(standing.signature),
        "interim_obligation": has_interim_obligation(standing),
    }
    return _with_doubt(row, status=standing.word, since=standing.since, until=standing.until)


def has_interim_obligation(standing: PartyStanding) -> bool:
    """Whether the state must not defeat object and purpose before it is bound (VCLT 18)."""
    return set(standing.word.values) <= {Word.SIGNED, Word.CONTRACTING, Word.PROVISIONAL}


def signature_word(signature: Act | None) -> str | None:
    """How a state signed: "plain", a qualification, "not-signed"; None where nothing is known."""
    if signature is None:
        return None
    if signature.kind is Kind.NOT_SIGNED:
        return str(signature.kind)
    qualified = signature.qualification is not Qualification.NONE
    word = str(signature.qualification) if qualified else "plain"
    return f"{word} (inferred)" if signature.inferred else word


def status_data(answer: StatusAnswer, language: Language) -> Data:
    """The status of an instrument: `in_force`, `in_force_from`, `parties[]`, `proof`."""
    data: Data = {
        "instrument": answer.instrument,
        "title": _words(answer.title),
        **_moment(answer.moment),
        "binding": answer.binding,
        "in_force": answer.in_force.value if answer.in_force.certain else None,
        "in_force_from": told_day(answer.in_force_from),
        "in_force_until": told_day(answer.in_force_until),
        "depositary": answer.depositary or None,
        "parties": [standing_data(row) for row in answer.parties],
        "proof": as_data(answer.proof, language),
        "contradicted": [act_data(act) for act in answer.contradicted],
    }
    return _with_doubt(data, in_force=answer.in_force, in_force_from=answer.in_force_from)


def why_data(answer: WhyAnswer, language: Language) -> Data:
    """Why a state stands as it does: `answer` in a sentence, and `proof`."""
    return {
        "instrument": answer.instrument,
        "title": _words(answer.title),
        **_moment(answer.moment),
        **standing_data(answer.standing),
        "answer": why_sentence(answer, language),
        "proof": as_data(answer.standing.proof, language),
        "text": as_text(answer.standing.proof, language),
    }


def why_sentence(answer: WhyAnswer, language: Language) -> str:
    """The answer to "why" in one sentence."""
    standing = answer.standing
    word = word_name(word_of(standing.word), language)
    since, until = told_day(standing.since), told_day(standing.until)
    from_to = {"en": ("since", "until"), "ru": ("с", "до")}[language]
    parts = [f"{standing.party}: {word}"]
    if not standing.word.certain:
        parts.append(" / ".join(word_name(str(value), language) for value in standing.word.values))
    parts += [f"{from_to[0]} {since}"] if since else []
    parts += [f"{from_to[1]} {until}"] if until else []
    return ", ".join(parts) + f" ({answer.moment.on.isoformat()})"


def timeline_data(answer: TimelineAnswer) -> Data:
    """How each state stood over time: `rows[] {party, stretches[]}`."""
    return {
        "instrument": answer.instrument,
        "title": _words(answer.title),
        "known": answer.known.isoformat() if answer.known else None,
        "in_force_from": told_day(answer.in_force_from),
        "rows": [
            {"party": party, "stretches": [stretch_data(one) for one in stretches]}
            for party, stretches in answer.rows
        ],
    }


def stretch_data(stretch: Stretch) -> Data:
    """A stretch of days and its word."""
    data: Data = {
        "status": word_of(stretch.word),
        "since": stretch.since.isoformat(),
        "until": _edge(stretch.until),
    }
    return _with_doubt(data, status=stretch.word)


BOUND = {Bond.IN_FORCE, Bond.PROVISIONAL}
"""What binds two states: in force, or provisionally applied."""


def between_data(answer: BetweenAnswer, language: Language) -> Data:
    """What binds two states: `bonds[]`; what does not operate, and why; what is in doubt."""
    groups: dict[str, list[Data]] = {
        "bonds": [],
        "suspended": [],
        "not_applied": [],
        "in_doubt": [],
    }
    for bond in answer.bonds:
        groups[group_of(bond)].append(bond_data(bond, language))
    return {
        "pair": list(answer.pair),
        **_moment(answer.moment),
        **groups,
        "memberships": [{"organisation": o, "criterion": c} for o, c in answer.memberships],
    }


def group_of(bond: BondAnswer) -> str:
    """The list that a bond belongs to."""
    values = set(bond.bond.values)
    if values <= BOUND:
        return "bonds"
    if values == {Bond.SUSPENDED}:
        return "suspended"
    return "not_applied" if not values & (BOUND | {None, Bond.SUSPENDED}) else "in_doubt"


def bond_data(bond: BondAnswer, language: Language) -> Data:
    """One bond between two states."""
    data: Data = {
        "instrument": bond.instrument,
        "title": _words(bond.title),
        "bond": word_of(bond.bond),
        "since": told_day(bond.since),
        "through_another": bond.through,
        "reservations": [
            {"effect": one.effect, "provisions": list(one.provisions)} for one in bond.reserved
        ],
        "amended_by": list(bond.amended_by),
        "gives_way_to": list(bond.gives_way_to),
        "measures": [{**act_data(act), "goods": list(act.goods)} for act in bond.measures],
        "proof": as_data(bond.proof, language),
    }
    return _with_doubt(data, bond=bond.bond, since=bond.since)


def members_data(answer: MembersAnswer, language: Language) -> Data:
    """Who meets a criterion: `members[] {party, since}` for certain, `in_doubt[]` for the rest."""
    return {
        "organisation": answer.organisation,
        "title": _words(answer.title),
        "criterion": answer.criterion,
        "readings": list(answer.readings),
        **_moment(answer.moment),
        "members": [_member(one, language) for one in answer.members],
        "in_doubt": [_member(one, language) for one in answer.in_doubt],
    }


def _member(one: MemberAnswer, language: Language) -> Data:
    data: Data = {
        "party": one.party,
        "since": told_day(one.since),
        "proof": as_data(one.proof, language),
    }
    return _with_doubt(data, belongs=one.belongs, since=one.since)


def holders_data(answer: HoldersAnswer, language: Language) -> Data:
    """Who holds an office: `holders[] {person, title, since, until}`."""
    return {
        "office": answer.office,
        **_moment(answer.moment),
        "holders": [
            {
                "person": one.person,
                "title": one.title.in_language(language),
                "since": told_day(one.since),
                "until": told_day(one.until),
                "certain": one.certain,
                "holding_over": one.holding_over,
                "proof": as_data(one.proof, language),
            }
            for one in answer.holders
        ],
    }


def chairs_data(answer: ChairsAnswer, language: Language) -> Data:
    """Who presides: `chairs[] {party, since}`, and how we know."""
    return {
        "organisation": answer.organisation,
        **_moment(answer.moment),
        "chairs": [
            {
                "party": one.party,
                "since": told_day(one.since),
                "until": told_day(one.until),
                "co_chairs": list(one.co_chairs),
                "certain": one.certain,
                "expected_by_rule": one.expected,
                "instead_of": one.departs or None,
                "took_over_that_day_from": one.handed_over_by or None,
                "proof": as_data(one.proof, language),
            }
            for one in answer.chairs
        ],
    }


def missing_data(answer: MissingAnswer, language: Language) -> Data:
    """What is missing until entry into force: `parts[] {needed, done, candidates}`."""
    return {
        "instrument": answer.instrument,
        "title": _words(answer.title),
        **_moment(answer.moment),
        "in_force_from": told_day(answer.in_force_from),
        "parts": [_missing(part, language) for part in answer.parts],
        "signed_not_consented": list(answer.signed_not_consented),
        "proof": as_data(answer.proof, language),
    }


def _missing(part: Missing, language: Language) -> Data:
    return {
        "condition": condition_sentence(part.condition, language),
        "met": part.met,
        "done": list(part.done),
        "needed": part.needed,
        "candidates": list(part.candidates),
    }


def changes_data(answer: ChangesAnswer) -> Data:
    """What differs: `changes[] {instrument, party, before[], after[]}`, and the acts behind it."""
    return {
        "from": answer.known[0].isoformat() if answer.known[0] else None,
        "to": answer.known[1].isoformat() if answer.known[1] else None,
        "changes": [
            {
                "instrument": one.instrument,
                "party": one.party,
                "before": [stretch_data(s) for s in one.before],
                "after": [stretch_data(s) for s in one.after],
            }
            for one in answer.changes
        ],
        "acts": [act_data(act) for act in answer.acts],
    }


def hangs_data(answer: HangsAnswer) -> Data:
    """What hangs on a membership."""
    return {
        "organisation": answer.organisation,
        "criterion": answer.criterion,
        "party": answer.party,
        **_moment(answer.moment),
        "end_with_it": list(answer.end_with_it),
        "go_on": list(answer.go_on),
        "bodies": list(answer.bodies),
    }


def finding_data(one: Finding) -> Data:
    """A finding: where, code, message, remedy."""
    return {
        "file": one.where.file,
        "line": one.where.line,
        "code": one.code,
        "severity": str(one.severity),
        "message": one.message,
        "remedy": one.remedy,
        "about": one.about,
    }


def lint_data(answer: LintAnswer) -> Data:
    """Findings about clauses."""
    return {"findings": [finding_data(one) for one in answer.findings]}
