"""The checklists of proper form: what is looked at, by whom it was answered, what follows.

Rule source: VCLT 77(1)(d); UN Treaty Handbook, the checklists for instruments and full powers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.law.terms.wording import Wording

W = Wording


class Answer(StrEnum):
    """What was found of one item of form."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    CANNOT_BE_JUDGED = "cannot-be-judged"


ANSWER_NAMES: Final[dict[Answer, Wording]] = {
    Answer.MET: W("met", "соблюдено"),
    Answer.NOT_MET: W("not met", "не соблюдено"),
    Answer.NOT_APPLICABLE: W("not applicable", "неприменимо"),
    Answer.CANNOT_BE_JUDGED: W("cannot be judged", "судить нельзя"),
}
"""How each answer is called."""


class Item(StrEnum):
    """One item of the checklists."""

    TREATY_NAMED = "treaty-named"
    SIGNATORY_NAMED = "signatory-named"
    SIGNED = "signed"
    INTENTION = "intention"
    UNDERTAKING = "undertaking"
    DATED_AND_PLACED = "dated-and-placed"
    SEAL = "seal"
    SCOPE = "scope"
    DECLARATIONS = "declarations"
    RESERVATIONS_SIGNED = "reservations-signed"
    ORIGINAL = "original"
    TRANSLATION = "translation"
    STATE_NAME = "state-name"
    POWERS_TREATY = "powers-treaty"
    POWERS_ACT = "powers-act"
    POWERS_PERSON = "powers-person"
    POWERS_DATE = "powers-date"
    POWERS_ISSUER = "powers-issuer"
    POWERS_SIGNED = "powers-signed"


ITEM_NAMES: Final[dict[Item, Wording]] = {
    Item.TREATY_NAMED: W(
        "Names the treaty by title, date and place", "Назван договор: название, дата, место"
    ),
    Item.SIGNATORY_NAMED: W(
        "Name and title of the signatory are legible", "Имя и должность подписавшего читаются"
    ),
    Item.SIGNED: W("Signed by hand", "Подписан собственноручно"),
    Item.INTENTION: W(
        "States the act without ambiguity (intention to be bound, or to leave)",
        "Воля выражена недвусмысленно (связать себя или выйти)",
    ),
    Item.UNDERTAKING: W(
        "Undertakes to perform the treaty faithfully",
        "Содержит обязательство добросовестно выполнять договор",
    ),
    Item.DATED_AND_PLACED: W("Bears date and place", "Указаны дата и место"),
    Item.SEAL: W("Bears a seal (optional)", "Скреплён печатью (необязательно)"),
    Item.SCOPE: W("Scope or territory is clear", "Ясны объём и территория применения"),
    Item.DECLARATIONS: W(
        "Contains the declarations that the treaty requires",
        "Содержит заявления, которых требует договор",
    ),
    Item.RESERVATIONS_SIGNED: W(
        "Reservations are attached and signed", "Оговорки приложены и подписаны"
    ),
    Item.ORIGINAL: W("The original was received", "Получен подлинник"),
    Item.TRANSLATION: W(
        "A courtesy translation is attached where it is needed",
        "При необходимости приложен неофициальный перевод",
    ),
    Item.STATE_NAME: W(
        "The name of the state is the one under which it acted before",
        "Название государства то же, под которым оно действовало раньше",
    ),
    Item.POWERS_TREATY: W("Full powers: name this treaty", "Полномочия: назван этот договор"),
    Item.POWERS_ACT: W(
        "Full powers: expressly authorise this act", "Полномочия: прямо разрешён этот акт"
    ),
    Item.POWERS_PERSON: W(
        "Full powers: name the person who signed", "Полномочия: названо подписавшее лицо"
    ),
    Item.POWERS_DATE: W(
        "Full powers: valid on the day of the document",
        "Полномочия: действительны в день документа",
    ),
    Item.POWERS_ISSUER: W(
        "Full powers: issued by one of the offices that may issue them",
        "Полномочия: выданы должностным лицом, которое вправе их выдать",
    ),
    Item.POWERS_SIGNED: W(
        "Full powers: signed by hand; a seal alone is not enough",
        "Полномочия: подписаны собственноручно; одной печати недостаточно",
    ),
}
"""How each item is called."""

OF_POWERS_ITEMS: Final = tuple(item for item in Item if item.startswith("powers-"))
"""The items about full powers; they follow from the facts of the powers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemAnswer:
    """What was found of one item, and the remark of whoever looked."""

    item: Item
    answer: Answer
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The answers of an officer with the document at hand; an item not looked at is absent."""

    answers: tuple[ItemAnswer, ...] = ()

    def of(self, item: Item) -> ItemAnswer | None:
        """The officer's answer to *item*; None where the item was not answered."""
        return next((one for one in self.answers if one.item is item), None)


def checklist(
    answers: Mapping[Item, Answer], remarks: Mapping[Item, str] | None = None
) -> Checklist:
    """A checklist from answers and remarks by item.

    >>> checklist({Item.SEAL: Answer.MET}).of(Item.SEAL).answer
    <Answer.MET: 'met'>
    """
    said = remarks or {}
    return Checklist(
        tuple(
            ItemAnswer(item=item, answer=answer, remark=said.get(item, ""))
            for item, answer in answers.items()
        ),
    )
