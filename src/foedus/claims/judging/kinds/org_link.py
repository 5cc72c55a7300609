"""How two organisations stand to one another: agreement, memorandum, observer, member, merger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.indefinite import is_among_several
from foedus.claims.judging.lacking import ORGANISATION, not_held, vague, which
from foedus.claims.judging.lemmas import akin, content_words, held_words
from foedus.claims.judging.telling import brief, joined, say, sentences, unique, when_words
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Lack,
    Test,
    Ways,
    both,
    nothing,
    so,
)
from foedus.claims.terms.claims import OrgLink
from foedus.claims.terms.times import Relation
from foedus.law.terms.organisations import Link, Organisation
from foedus.law.terms.uncertain import first_possible
from foedus.law.terms.wording import Wording

_COOPERATION: Final = frozenset({"cooperation", "link", ""})
"""Words for a bond of whatever sort."""

_RELATIONS: Final = {
    "agreement": ("agreement",),
    "memorandum": ("memorandum", "memorandum-of-secretariats"),
    "observer": ("observer",),
    "member": ("member",),
    "merger": ("merger", "merged"),
}
"""What is said, and the relations by which a register may have it."""


def judge_org_link(said: OrgLink, case: Case) -> Finding:
    """Compare the bond said with the links that the register holds between the two."""
    for named in (said.first, said.second):
        if _organisation(case, named.id) is None:
            if (noted := _in_note(said, case)) is not None:
                return noted
            several = is_among_several(case.claim.words, named) and not named.held
            return vague(which(named)) if several else not_held(named, ORGANISATION)
    links = tuple(_links(said, case))
    pair = _pair(said, case)
    if not links:
        told = say(
            "{pair}: the register holds no link.", "{pair}: связей в реестре нет.", pair=pair
        )
        return nothing(told, Lack.RECORD)
    return Finding(
        told=sentences(
            say(
                "{pair}: {links}.",
                "{pair}: {links}.",
                pair=pair,
                links=joined(map(_words, links), "; "),
            ),
            _other_parties(said, links, case),
        ),
        tests=(_test(said, case, links),),
        over=case.over(said.when),
        proof=tuple(proof for link in links for proof in _proof(case, link)),
        sources=unique(s for link in links for s in link.evidence.sources),
    )


def _in_note(said: OrgLink, case: Case) -> Finding | None:
    """A bond to an organisation that is not held, where the register tells of it in words."""
    own = _organisation(case, said.first.id)
    if own is None or said.second.held or not own.evidence.note:
        return None
    words = content_words(case.claim.words) - content_words(f"{said.first.words} {own.title.en}")
    held = held_words(case.seen, own.evidence.note.en) | held_words(case.seen, own.evidence.note.ru)
    bond = content_words(said.bond) | content_words(_RELATION_WORDS.get(said.bond, own.title).ru)
    covered = akin(words, held)
    year = str(said.when.span.start.year)
    dated = case.meant(said.when).unsaid or year in own.evidence.note.en
    if not dated or not covered & bond or len(covered) < TOLD_OF * len(words):
        return None
    return Finding(
        told=say(
            "{org}: {note}",
            "{org}: {note}",
            org=brief(own),
            note=_sentence(own.evidence.note, bond),
        ),
        tests=(Test(name=own.id, title=own.title, atoms=(YES,)),),
        proof=(own.evidence.note,),
        sources=own.evidence.sources,
    )


def _sentence(note: Wording, bond: frozenset[str]) -> Wording:
    """The sentences of a note that tell of the bond."""
    en, ru = (
        ". ".join(part.rstrip(".") for part in words.split(". ") if content_words(part) & bond)
        for words in (note.en, note.ru)
    )
    return Wording(f"{en}." if en else note.en, f"{ru}." if ru else note.ru)


TOLD_OF: Final = 0.5
"""The share of the words said that a note must have."""


def _organisation(case: Case, name: str) -> Organisation | None:
    body = case.seen.body(name)
    return body[0] if body is not None else case.register.organisation.get(name)


def _links(said: OrgLink, case: Case) -> Iterator[Link]:
    """The links known by then, from either side; one that both sides hold is told once."""
    first, second = (_organisation(case, one.id) for one in (said.first, said.second))
    seen: set[tuple[str, object]] = set()
    if first is None or second is None:
        return
    for own, other in ((first, second), (second, first)):
        for link in own.links:
            key = link.relation, link.since
            if link.to == other.id and key not in seen and _known(case, link):
                seen.add(key)
                yield link


def _known(case: Case, link: Link) -> bool:
    known = case.seen.known
    return known is None or link.since is None or link.since <= known


def _pair(said: OrgLink, case: Case) -> Wording:
    held = (_organisation(case, one.id) for one in (said.first, said.second))
    return joined((brief(one) for one in held if one is not None), " – ")


def _test(said: OrgLink, case: Case, links: tuple[Link, ...]) -> Test:
    found = min((_ways(said, link, case) for link in links), key=_BEST_FIRST.index)
    return Test(
        name="link",
        title=Wording("link between the organisations", "связь между организациями"),
        atoms=(found,),
        told=joined(map(_words, links), "; "),
    )


_BEST_FIRST: Final = (YES, EITHER, NO, UNKNOWN)
_MERGER: Final = "merger"
SECRETARIATS: Final = frozenset({"secretariat", "секретариат", "secretary", "секретарь"})
"""Words by which the secretariats are said to be the parties, not the organisations."""
_STATUS: Final = frozenset({"observer", "member"})


def _ways(said: OrgLink, link: Link, case: Case) -> Ways:
    bond = _is_bond(said, link, case)
    if bond in {NO, UNKNOWN} or link.since is None:
        return bond
    meant = case.meant(said.when)
    if meant.relation is Relation.SINCE:
        return both(bond, so(first_possible(link.since) in meant.when.span))
    return both(bond, meant.event(link.since))


def _is_bond(said: OrgLink, link: Link, case: Case) -> Ways:
    """Whether a link is of the sort said.

    A memorandum of two secretariats is one of the organisations only loosely. A document is
    contradicted by a document of another sort, a status by another status, a merger by any link.
    """
    bond = said.bond.strip().casefold()
    if bond in _COOPERATION:
        return YES
    if link.relation in _RELATIONS.get(bond, (bond,)):
        bodies = all(case.seen.body(one.id) is not None for one in (said.first, said.second))
        bodies |= bool(content_words(case.claim.words) & SECRETARIATS)
        return YES if link.relation == bond or bodies else EITHER
    return NO if bond == _MERGER or (bond in _STATUS) == (link.relation in _STATUS) else UNKNOWN


def _words(link: Link) -> Wording:
    name = link.relation.replace("-", " ")
    return say(
        "{relation} since {day}",
        "{relation}, с {day}",
        relation=_RELATION_WORDS.get(link.relation, Wording(name, name)),
        day=when_words(link.since),
    )


_RELATION_WORDS: Final = {
    "observer": Wording("observer", "наблюдатель"),
    "memorandum-of-secretariats": Wording(
        "memorandum of the secretariats", "меморандум секретариатов"
    ),
    "agreement": Wording("agreement", "соглашение"),
    "memorandum": Wording("memorandum", "меморандум"),
    "member": Wording("member", "член"),
    "merger": Wording("merger", "слияние"),
}


def _other_parties(said: OrgLink, links: tuple[Link, ...], case: Case) -> Wording:
    """That what is held is of another sort than what is said."""
    if any(_is_bond(said, link, case) == YES for link in links):
        return Wording()
    return say(
        "What is held is of another sort than “{bond}”.",
        "Это не то же, что сказано («{bond}»).",
        bond=said.bond[:60],
    )


def _proof(case: Case, link: Link) -> Iterator[Wording]:
    yield say(
        "{told}: {note}",
        "{told}: {note}",
        told=_words(link),
        note=link.evidence.note or link.words or Wording("no more is held", "больше ничего нет"),
    )
    instrument = case.seen.instrument(link.instrument)
    if instrument is not None:
        yield say(
            "{title}, {day}. {note}",
            "{title}, {day}. {note}",
            title=instrument.title,
            day=when_words(instrument.adopted),
            note=instrument.evidence.note,
        )
