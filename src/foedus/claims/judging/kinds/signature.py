"""Who signed what: documents have makers, signatures are each state's own.

A document named is looked up. One that is only described ("agreed to coordinate migration") is
looked for among those made at the session meant. A mere number is compared with the figures that
are told of the session.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from foedus.claims.judging.adopted import (
    MOST,
    about,
    is_of_kind,
    kind_said,
    made_then,
    nearest,
)
from foedus.claims.judging.asked import Case
from foedus.claims.judging.counting import fits
from foedus.claims.judging.criteria import group_of
from foedus.claims.judging.indefinite import is_indefinite
from foedus.claims.judging.kinds.org_link import judge_org_link
from foedus.claims.judging.lacking import INSTRUMENT, not_held, unknown_states, vague, which
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.named import place_said, plain
from foedus.claims.judging.signers import manners, person_signed, signature_ways, who_signed
from foedus.claims.judging.sittings import Sitting, sitting_words, sittings_meant, sittings_of
from foedus.claims.judging.states import Those, those_meant
from foedus.claims.judging.telling import (
    act_words,
    joined,
    party,
    quoted,
    say,
    sentences,
    sources_of_acts,
    unique,
    when_words,
)
from foedus.claims.judging.weighing import NO, UNKNOWN, YES, Finding, Lack, Test, Ways, nothing, so
from foedus.claims.terms.claims import OrgLink, Reach, Signature
from foedus.claims.terms.said import NOTHING_NAMED, Named
from foedus.claims.terms.verdicts import Agrees
from foedus.law.terms.acts import Kind
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.sessions import Figure, FigureKind
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
        return _judge_number(said, case)
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
    return all(t.ways(negated=case.claim.manner.negated) == YES for t in _tests(said, case, one))


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
    tests = tuple(test for one in found for test in _tests(said, case, one))
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


def _tests(said: Signature, case: Case, one: Instrument) -> Iterator[Test]:
    """That it was made as said; and that each state meant signed it."""
    people = tuple(who for who in said.signers if group_of(case, who) is None)
    if people and not said.states:
        persons = tuple(person_signed(case, one, who, said.when) for who in people)
        of_states = all(_has_state(case, who) for who in people)
        given = () if of_states else tuple(_made(said, case, one))
        yield _test(case, one, Those("persons", _PERSONS, ()), persons, given)
        return
    if said.count.number >= 0 and not said.states:
        yield _number_of_signers(said, case, one)
        return
    where = said.organisation or Named("", one.within)
    refused = any(act.kind is Kind.NOT_SIGNED for act in manners(one))
    reach = Reach.ALL if refused and _leaders_sign(said, case) else said.reach
    those = those_meant(case, said.states, reach, where, said.when)
    everybody = reach is not Reach.SOME and not said.states
    if not those or everybody:
        yield _test(case, one, Those("adopted", _ADOPTED, ()), tuple(_made(said, case, one)))
    for group in those:
        atoms = tuple(signature_ways(case, one, code, said.when) for code in group.codes)
        yield _test(case, one, group, atoms, tuple(_made(said, case, one, signed=True)))


def _has_state(case: Case, who: Named) -> bool:
    """Whether a person's state is held, so that the day is that of the state's signature."""
    held = case.register.person.get(who.id)
    return held is not None and bool(held.party)


SIGNERS: Final = frozenset(
    [
        "republic",
        "leader",
        "president",
        "government",
        "head",
        "minister",
        "delegation",
        "party",
        "республика",
        "лидер",
        "президент",
        "правительство",
        "глава",
        "министр",
        "участник",
        "state",
        "country",
        "nation",
        "member",
        "государство",
        "страна",
        "член",
    ]
)
"""Words for those who sign, where they are counted and not the documents."""
COUNCIL: Final = frozenset({"council", "совет", "session", "заседание", "meeting", "summit"})
"""Words for a body as a whole: what it adopts is adopted, whoever of them did not sign."""


def _leaders_sign(said: Signature, case: Case) -> bool:
    """Whether those who sit in a body are said to sign: "the leaders", not "the Council"."""
    return any(
        case.seen.body(who.id) is not None and not content_words(who.words) & COUNCIL
        for who in said.signers
        if who.words != who.id
    )


def _number_of_signers(said: Signature, case: Case, one: Instrument) -> Test:
    """How many states signed at the time meant; those of whom it is not known may have."""
    codes = unique(act.party for act in manners(one))
    ways = [signature_ways(case, one, code, said.when) for code in codes]
    sure = sum(1 for way in ways if way == YES)
    rivals = sum(1 for way in ways if way > YES)
    unknown = sum(1 for way in ways if way == UNKNOWN)
    number = frozenset[Agrees]().union(
        *(so(fits(said.count, sure + more)) for more in range(rivals + 1))
    )
    if number == NO and any(fits(said.count, sure + n) for n in range(rivals + unknown + 1)):
        number = UNKNOWN
    where = tuple(_made(said, case, one, signed=True))
    return _test(case, one, Those("number", _NUMBER, codes), (number if codes else UNKNOWN,), where)


_PERSONS = Wording("the persons named", "названные лица")
_NUMBER = Wording("how many signed", "сколько подписали")
_ADOPTED = Wording("adopted at the session", "принято на заседании")


def _made(said: Signature, case: Case, one: Instrument, *, signed: bool = False) -> Iterator[Ways]:
    """Its day, unless signatures have their own, its place, its sort."""
    if not signed or not (said.states or said.count.number >= 0):
        yield case.meant(said.when).event(one.adopted)
    yield from place_said(case.seen, said.place, one.place)
    kind = kind_said(said.instrument.words)
    if kind and not said.instrument.held:
        yield so(is_of_kind(one, kind))


def _test(
    case: Case,
    one: Instrument,
    group: Those,
    atoms: tuple[Ways, ...],
    given: tuple[Ways, ...] = (),
) -> Test:
    signed = tuple(code for code in group.codes if signature_ways(case, one, code) >= YES)
    return Test(
        name=f"{one.id}: {group.name}",
        title=say("{doc}: {who}", "{doc}: {who}", doc=one.title, who=group.title),
        atoms=atoms,
        given=given,
        count=len(signed) if group.codes else -1,
        parties=signed,
        told=who_signed(case, one),
    )


def _judge_number(said: Signature, case: Case) -> Finding:
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
