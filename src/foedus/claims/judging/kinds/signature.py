"""Who signed what: documents have makers, signatures are each state's own.

A document named is looked up. One that is only described ("agreed to coordinate migration") is
looked for among those made at the session meant. A mere number is compared with the figures that
are told of the session.
"""

from __future__ import annotations

from foedus.claims.judging.adopted import (
    MOST,
    about,
    is_of_kind,
    kind_said,
    made_then,
    nearest,
)
from foedus.claims.judging.asked import Case
from foedus.claims.judging.criteria import group_of
from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.kinds.org_link import judge_org_link
from foedus.claims.judging.kinds.signed_number import judge_number
from foedus.claims.judging.kinds.signed_tests import SIGNERS, tests_of_document
from foedus.claims.judging.lacking import INSTRUMENT, not_held, unknown_states, vague, which
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.named import plain
from foedus.claims.judging.signers import manners, who_signed
from foedus.claims.judging.telling import (
    act_words,
    joined,
    quoted,
    say,
    sentences,
    sources_of_acts,
    unique,
    when_words,
)
from foedus.claims.judging.weighing import YES, Finding, Lack, nothing
from foedus.claims.terms.claims import OrgLink, Signature
from foedus.claims.terms.said import Named
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

NEAREST = 2
"""So many documents on a subject are told of in a sentence."""
PAIR = 2
"""A bond is between two organisations."""


def judge_signature(said: Signature, case: Case) -> Finding:
    """Judge by the document, by the bond of two organisations, or by the figures of a session."""
    pair = _organisations(said, case)
    held = case.seen.instrument(said.instrument.id) or _own_charter(said, case)
    if len(pair) >= PAIR and not said.states and held is None:
        return judge_org_link(_bond(said, pair), case)
    if held is not None:
        return _judge_documents(said, case, (held,))
    if said.instrument.held:
        return not_held(said.instrument, INSTRUMENT)
    words = f"{said.subject} {said.instrument.words}"
    of_documents = said.count.number >= 0 and said.count.of not in SIGNERS
    if of_documents and not content_words(said.subject):
        return judge_number(said, case)
    if is_indefinite(said.instrument):
        return vague(which(said.instrument))
    if not content_words(words):
        return _judge_of_kind(said, case)
    return _judge_described(said, case, words)


def _own_charter(said: Signature, case: Case) -> Instrument | None:
    """The charter of the organisation that is spoken of, where the report says only "charter"."""
    own = case.register.organisation.get(said.organisation.id)
    one = None if own is None else case.seen.instrument(own.constituent)
    words = set(plain(said.instrument.words).split()) - {"its", "the", "of", "его", "свой"}
    named = one is not None and one.kind == "charter" and len(words) == 1
    return one if named and kind_said(said.instrument.words) == "charter" else None


def _judge_of_kind(said: Signature, case: Case) -> Finding:
    """A document of which only the sort and the day are said: any such one of that day."""
    meant = case.meant(said.when)
    if not said.instrument or meant.unsaid or not (meant.single or said.place):
        return vague(Wording("no document is named", "документ не назван"))
    pool = made_then(case, said.organisation, meant)
    kind = kind_said(said.instrument.words)
    found = tuple(one for one in pool if is_of_kind(one, kind))
    fitting = tuple(one for one in found if _fits(said, case, one))
    return _judge_documents(said, case, (fitting or found)[:1]) if found else _none_then(pool)


def _fits(said: Signature, case: Case, one: Instrument) -> bool:
    return all(
        t.ways(negated=case.claim.manner.negated) == YES for t in tests_of_document(said, case, one)
    )


def _none_then(pool: tuple[Instrument, ...]) -> Finding:
    told = Wording(
        "The register holds no such document made at the time meant.",
        "В реестре нет такого документа за это время.",
    )
    return nothing(told, Lack.RECORD, *map(_dated, pool[:MOST]))


def _organisations(said: Signature, case: Case) -> tuple[Named, ...]:
    """The organisations that are said to sign, each once; a body signs for its own."""
    held = (one for one in said.signers if group_of(case, one) is not None)
    return tuple({_whole(case, one): one for one in held}.values())


def _whole(case: Case, named: Named) -> str:
    body = case.seen.body(named.id)
    return named.id if body is None else body[0].id


def _bond(said: Signature, pair: tuple[Named, ...]) -> OrgLink:
    kind = kind_said(f"{said.instrument.words} {said.subject}")
    return OrgLink(first=pair[0], second=pair[1], bond=kind or "cooperation", when=said.when)


def _judge_described(said: Signature, case: Case, words: str) -> Finding:
    """A document that is only described, among those made at the time meant."""
    pool = made_then(case, said.organisation, case.meant(said.when))
    if said.subject:
        words = said.subject
    found = about(case, words, pool)
    if found:
        return _judge_documents(said, case, found[:1])
    return _not_among(case, words, pool)


def _not_among(case: Case, words: str, pool: tuple[Instrument, ...]) -> Finding:
    near = tuple(nearest(case, words))
    told = say(
        "The register holds no document about {words} made at the time meant.",
        "В реестре нет документа об этом за это время: {words}.",
        words=quoted(words.strip()),
    )
    others = _listed(near[:NEAREST], "On that subject: {found}.", "По этому предмету: {found}.")
    return nothing(sentences(told, others), Lack.RECORD, *map(_dated, (*near, *pool)))


def _listed(found: tuple[Instrument, ...], en: str, ru: str) -> Wording:
    return say(en, ru, found=joined(map(_dated, found), "; ")) if found else Wording()


def _dated(one: Instrument) -> Wording:
    return say("{title}, {day}", "{title}, {day}", title=one.title, day=when_words(one.adopted))


def _judge_documents(said: Signature, case: Case, found: tuple[Instrument, ...]) -> Finding:
    if said.states.unknown and not said.states.codes:
        return unknown_states(said.states)
    tests = tuple(test for one in found for test in tests_of_document(said, case, one))
    acts = tuple(act for one in found for act in manners(one))
    return Finding(
        told=sentences(*(_told(case, one) for one in found)),
        tests=tests,
        over=any(case.meant(said.when).event(one.adopted) == YES for one in found),
        proof=(*map(_dated, found), *map(act_words, acts)),
        sources=unique(
            (*(s for one in found for s in one.evidence.sources), *sources_of_acts(acts))
        ),
    )


def _told(case: Case, one: Instrument) -> Wording:
    return say("{doc}. {who}", "{doc}. {who}", doc=_dated(one), who=who_signed(case, one))
