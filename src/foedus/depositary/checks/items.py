"""The items of proper form: what the officer answered, and what the entry itself shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.depositary.case import Case
from foedus.depositary.findings import Found, found
from foedus.depositary.form import ITEM_NAMES, OF_POWERS_ITEMS, Answer, Item, ItemAnswer
from foedus.depositary.terms import OF_A_STATE, OF_POWERS, Original
from foedus.law.terms.acts import CONSENT_KINDS, Kind
from foedus.law.terms.wording import Wording

_OF_WILL: Final = CONSENT_KINDS | {Kind.SUCCESSION, Kind.WITHDRAWAL, Kind.WITHDRAWAL_REVOKED}
_STOPS: Final = frozenset({Item.TREATY_NAMED, Item.SIGNED, Item.INTENTION})
_ONLY_TOLD: Final = frozenset({Item.TRANSLATION, Item.DATED_AND_PLACED})

_M, _N = Answer.MET, Answer.NOT_MET
_NA, _Q = Answer.NOT_APPLICABLE, Answer.CANNOT_BE_JUDGED


def items(case: Case) -> tuple[ItemAnswer, ...]:
    """The answers of form for a state's document; nothing for an act of the depositary itself.

    Where the entry shows that an item is not met, an officer's "met" does not make it so.
    """
    if case.received.kind not in OF_A_STATE:
        return ()
    own = (item for item in Item if item not in OF_POWERS_ITEMS)
    return tuple(_answered(case, item) for item in own)


def _answered(case: Case, item: Item) -> ItemAnswer:
    shown = _shown(case, item)
    said = case.received.form.of(item)
    if said is None:
        return ItemAnswer(item=item, answer=shown)
    answer = shown if shown is _N and said.answer is _M else said.answer
    return ItemAnswer(item=item, answer=answer, remark=said.remark)


def _shown(case: Case, item: Item) -> Answer:
    """What the entry itself shows of an item."""
    got = case.received
    authentic = set(got.languages) & set(case.instrument.languages)
    shown = {
        Item.TREATY_NAMED: _M if got.title_as_written.strip() else _N,
        Item.SIGNATORY_NAMED: _M if got.signatory.name.strip() else _Q,
        Item.INTENTION: _Q if got.kind in _OF_WILL else _NA,
        Item.UNDERTAKING: _Q if got.kind in CONSENT_KINDS else _NA,
        Item.DATED_AND_PLACED: _M if got.place.strip() else _N,
        Item.SEAL: _M if got.seal else _N,
        Item.SCOPE: _M if got.scope.strip() else _NA,
        Item.RESERVATIONS_SIGNED: _Q if got.reservations else _NA,
        Item.ORIGINAL: _M if got.original is Original.ORIGINAL else _N,
        Item.TRANSLATION: _translation(case, authentic=bool(authentic)),
    }
    return shown.get(item, _Q)


def _translation(case: Case, *, authentic: bool) -> Answer:
    if case.received.courtesy_translation:
        return _M
    known = case.received.languages and case.instrument.languages
    return _N if known and not authentic else _NA


def form(case: Case, answers: tuple[ItemAnswer, ...]) -> Iterator[Found]:
    """One finding for each item that is not met, and one for those that nobody could judge."""
    for one in answers:
        if one.answer is _N and one.item is not Item.SEAL:
            yield _unmet(case, one.item)
    unjudged = [ITEM_NAMES[one.item] for one in answers if one.answer is _Q]
    if unjudged:
        english = "; ".join(name.en for name in unjudged)
        yield found("X54", items=Wording(english, "; ".join(name.ru for name in unjudged)))


def _unmet(case: Case, item: Item) -> Found:
    name = ITEM_NAMES[item]
    if item is Item.ORIGINAL:
        return found("X50") if case.received.kind in OF_POWERS else found("X53", item=name)
    if item in _STOPS:
        return found("X51", item=name)
    return found("X53" if item in _ONLY_TOLD else "X52", item=name)
