"""What a body is and does: the words of the report beside the functions that the register cites.

Words alone never contradict: what the register does not say may still be so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lacking import BODY, not_held, vague
from foedus.claims.judging.lemmas import akin, content_words, held_words
from foedus.claims.judging.seats import first_town, is_of_seat, seat_said
from foedus.claims.judging.telling import say, unique
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Lack,
    Test,
    Ways,
    nothing,
    so,
)
from foedus.claims.terms.claims import BodyFunction
from foedus.law.terms.organisations import Body, Organisation
from foedus.law.terms.people import Town
from foedus.law.terms.wording import Wording

FEWEST: Final = 2
"""So many words at least, where more than one is said."""
ENOUGH: Final = 0.4
"""The share of the content words said that the register must have, to support them."""


def judge_body_function(said: BodyFunction, case: Case) -> Finding:
    """Compare the words with the functions of the body: covered, or not held."""
    held = case.seen.body(said.body.id)
    whole = case.register.organisation.get(said.body.id)
    if held is None and whole is not None:
        return _of_whole(said, case, whole)
    if held is None:
        return not_held(said.body, BODY)
    organisation, body = held
    if (town := seat_said(case)) is not None:
        return _of_seat(case, body, town)
    own = content_words(said.words)
    own -= akin(own, _name_words(case, organisation, body))
    if not own:
        return vague(Wording("no function is named", "функция не названа"))
    texts = tuple(_texts(body))
    covered = akin(own, _words_of(case, texts))
    enough = len(covered) >= max(min(len(own), FEWEST), ENOUGH * len(own))
    decides = _decides(said, case, body) or _binds(own, case, texts)
    decides = decides or _is_made_up(said, case, body)
    return Finding(
        told=_how_it_decides(body)
        if decides and body.decision_rule
        else _told(case, body, texts, covered),
        tests=(
            Test(name=body.id, title=body.title, atoms=(decides or _ways(covered=bool(enough)),)),
        ),
        lack=Lack.RECORD,
        proof=tuple(_proof(body, covered)),
        sources=unique((*(s for t in body.functions for s in t.sources), *body.evidence.sources)),
    )


def _words_of(case: Case, texts: tuple[Wording, ...]) -> frozenset[str]:
    return frozenset().union(
        *(held_words(case.seen, words) for text in texts for words in (text.en, text.ru))
    )


def _of_whole(said: BodyFunction, case: Case, whole: Organisation) -> Finding:
    """How an organisation decides is how its bodies do, as far as that is held."""
    found = [(body, _decides(said, case, body)) for body in whole.bodies]
    tests = tuple(
        Test(name=body.id, title=body.title, atoms=(ways,)) for body, ways in found if ways
    )
    if not tests:
        told = say(
            "{org}: the register holds its bodies, not what is said.",
            "{org}: в реестре есть её органы, но не то, что сказано.",
            org=whole.title,
        )
        return nothing(told, Lack.RECORD)
    rules = [(body, Wording(body.decision_rule)) for body, ways in found if ways]
    proof = tuple(say("{b}: {r}", "{b}: {r}", b=body.title, r=rule) for body, rule in rules)
    return Finding(
        told=say(
            "{org}: how {count} of its bodies decide is held.",
            "{org}: известно, как решают её органы: {count}.",
            org=whole.title,
            count=len(tests),
        ),
        tests=tests,
        proof=proof,
        sources=unique(s for body, ways in found if ways for s in body.evidence.sources),
    )


def _of_seat(case: Case, body: Body, town: Town) -> Finding:
    """Where a body sits: the first town named where the register speaks of its seat."""
    seats = [one for one in body.functions if is_of_seat(case, one.paraphrase or one.words)]
    if not seats:
        told = say(
            "{body}: its seat is not held.", "{body}: место пребывания неизвестно.", body=body.title
        )
        return nothing(told, Lack.RECORD)
    words = seats[0].paraphrase or seats[0].words
    return Finding(
        told=say("{body}: {words}", "{body}: {words}", body=body.title, words=words),
        tests=(Test(name=body.id, title=body.title, atoms=(so(first_town(case, words) == town),)),),
        proof=(say("[{cite}] {words}", "[{cite}] {words}", cite=seats[0].cite, words=words),),
        sources=seats[0].sources or body.evidence.sources,
    )


BINDING: Final = frozenset({"binding", "obligatory", "обязательный"})
ADVISING: Final = frozenset(
    ["recommendation", "recommendatory", "рекомендация", "рекомендательный"]
)
"""The two sorts of force that the decisions of a body may have."""


def _binds(own: frozenset[str], case: Case, texts: tuple[Wording, ...]) -> Ways:
    """Whether its decisions have the force said; nothing, where that is not said or not held."""
    held = _words_of(case, texts)
    asked = [force for force in (BINDING, ADVISING) if force & own]
    known = [force for force in (BINDING, ADVISING) if force & held]
    if len(asked) != 1 or not known:
        return frozenset()
    if asked[0] in known and len(known) > 1:
        return EITHER if len(own) == 1 else frozenset()
    if asked[0] not in known:
        return NO
    return YES if akin(own - asked[0], held) else frozenset()


MADE_UP: Final = frozenset({"consist", "compose", "comprise", "состоять", "состав"})
"""Words for who sits in a body."""
RANKS: Final = frozenset(
    [
        "deputy",
        "minister",
        "ambassador",
        "commander",
        "заместитель",
        "министр",
        "посол",
        "командующий",
    ]
)
"""Words for those who may sit there."""


def _is_made_up(said: BodyFunction, case: Case, body: Body) -> Ways:
    """Whether others sit in a body than those said; nothing, where either does not say who."""
    words = content_words(said.words)
    text = Wording() if body.composition is None else body.composition.paraphrase
    held = (held_words(case.seen, text.en) | held_words(case.seen, text.ru)) & RANKS
    asked = words & RANKS
    return NO if words & MADE_UP and asked and held and not asked <= held else frozenset()


def _ways(*, covered: bool) -> Ways:
    return YES if covered else UNKNOWN


WAYS_OF_DECIDING: Final = (
    frozenset({"consensus", "unanimous", "unanimously", "консенсус", "единогласно"}),
    frozenset({"majority", "большинство"}),
)
"""Two ways in which a body may decide, in both languages."""


def _decides(said: BodyFunction, case: Case, body: Body) -> Ways:
    """Whether a body decides as said; nothing, where the words or the register do not say how."""
    words = content_words(said.words)
    texts = (one.text for one in body.deciding)
    rules = [body.decision_rule, *(t.paraphrase.en for t in texts)]
    held = frozenset().union(*(held_words(case.seen, text) for text in rules))
    asked = [way for way in WAYS_OF_DECIDING if way & words]
    known = [way for way in WAYS_OF_DECIDING if way & held]
    if not asked or not known:
        return frozenset()
    if len(known) > len(asked) and all(way in known for way in asked):
        return so(asked[0] is WAYS_OF_DECIDING[0] or bool(words & ON_PROCEDURE))
    return so(all(way in known for way in asked))


ON_PROCEDURE: Final = frozenset({"procedure", "procedural", "процедура", "процедурный"})
"""A body that decides by consensus may decide by a majority how it goes about it."""


def _name_words(case: Case, organisation: Organisation, body: Body) -> frozenset[str]:
    """The words of the names themselves say nothing of what the body does."""
    titles = (organisation.title, body.title)
    return frozenset().union(
        *(held_words(case.seen, words) for title in titles for words in (title.en, title.ru))
    )


def _texts(body: Body) -> Iterator[Wording]:
    for function in body.functions:
        yield function.words
        yield function.paraphrase
    if body.composition is not None:
        yield body.composition.paraphrase
    yield body.note
    yield Wording(f"{body.decision_rule} {body.frequency}")


def _how_it_decides(body: Body) -> Wording:
    texts = (rule.text.paraphrase for rule in body.deciding)
    words = next((text for text in texts if text), Wording(body.decision_rule))
    return say("{body}: {words}", "{body}: {words}", body=body.title, words=words)


def _told(case: Case, body: Body, texts: tuple[Wording, ...], covered: frozenset[str]) -> Wording:
    """The words of the register that are nearest to what is said."""
    held = [text for text in texts if text]
    words = max(
        held,
        key=lambda t: len(covered & (held_words(case.seen, t.en) | held_words(case.seen, t.ru))),
        default=Wording(),
    )
    if covered:
        return say("{body}: {words}", "{body}: {words}", body=body.title, words=words)
    return say(
        "{body}: what is said is not held. Held: {words}",
        "{body}: сказанного в реестре нет. Есть: {words}",
        body=body.title,
        words=words or Wording("nothing", "ничего"),
    )


def _proof(body: Body, covered: frozenset[str]) -> Iterator[Wording]:
    for function in body.functions:
        yield say(
            "[{cite}] {words}",
            "[{cite}] {words}",
            cite=function.cite,
            words=function.paraphrase or function.words,
        )
    if covered:
        shared = ", ".join(sorted(covered))
        yield say("Shared words: {words}", "Общие слова: {words}", words=shared)
