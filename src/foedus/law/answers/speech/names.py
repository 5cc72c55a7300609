"""The names of statuses, bonds and kinds of act, and of parties, in two languages."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.acts import Kind
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording

W = Wording

WORDS: Final[dict[str, Wording]] = {
    "party": W("party", "участник"),
    "suspended": W("suspended", "приостановлено"),
    "bound-through": W("bound through another instrument", "обязано через другой документ"),
    "provisional": W("provisionally applied", "временно применяет"),
    "former": W("former party", "бывший участник"),
    "contracting": W("contracting state", "договаривающееся государство"),
    "signed": W("signed", "подписано"),
    "none": W("no bond", "не связано"),
    "disputed": W("disputed", "спорно"),
    "unknown": W("unknown", "неизвестно"),
    "in-force": W("in force", "в силе"),
    "displaced": W("another treaty applies", "применяется другой договор"),
    "precluded": W("not between these two", "между ними не действует"),
}
"""Status and bond words."""

KINDS: Final[dict[Kind, Wording]] = {
    Kind.SIGNATURE: W("signature", "подписание"),
    Kind.RATIFICATION: W("ratification", "ратификация"),
    Kind.ACCEPTANCE: W("acceptance", "принятие"),
    Kind.APPROVAL: W("approval", "утверждение"),
    Kind.ACCESSION: W("accession", "присоединение"),
    Kind.NOTIFICATION: W("notification of completed procedures", "уведомление о процедурах"),
    Kind.SUCCESSION: W("succession", "правопреемство"),
    Kind.CONTINUATION: W("continuation", "продолжение"),
    Kind.WITHDRAWAL: W("notice of withdrawal", "уведомление о выходе"),
    Kind.STATEMENT: W("statement of a source", "сообщение источника"),
    Kind.RESERVATION: W("reservation", "оговорка"),
    Kind.OBJECTION: W("objection", "возражение"),
    Kind.SUSPENSION: W("suspension", "приостановление"),
    Kind.MEASURE: W("measure", "мера"),
    Kind.APPOINTMENT: W("appointment", "назначение"),
    Kind.CHAIR_TAKEN: W("taking of the chair", "принятие председательства"),
    Kind.NOT_SIGNED: W("not signed", "не подписано"),
    Kind.DOMESTIC: W("domestic act", "внутренний акт"),
}
"""The kinds that readers meet most; the others are named by their own word."""


def word_name(word: str, language: Language) -> str:
    """A status word as a reader says it."""
    return WORDS[word].in_language(language) if word in WORDS else word


def kind_name(kind: Kind, language: Language) -> str:
    """A kind of act as a reader says it."""
    named = KINDS.get(kind)
    return str(kind).replace("-", " ") if named is None else named.in_language(language)


def party_name(register: Register, code: str, language: Language) -> str:
    """The name of a party; its code where the register gives no name."""
    held = register.party.get(code)
    return code if held is None else held.name.in_language(language)
