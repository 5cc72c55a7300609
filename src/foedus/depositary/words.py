"""Days, names and numbers as a notification writes them, in English and Russian."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from foedus.law.terms.days import Edge
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording

W = Wording

_MONTHS: Final = (
    W("January", "января"),
    W("February", "февраля"),
    W("March", "марта"),
    W("April", "апреля"),
    W("May", "мая"),
    W("June", "июня"),
    W("July", "июля"),
    W("August", "августа"),
    W("September", "сентября"),
    W("October", "октября"),
    W("November", "ноября"),
    W("December", "декабря"),
)


def day_words(day: Edge | None) -> Wording:
    """A day written out; an open or unknown end as a dash.

    >>> day_words(date(2012, 9, 20)).en, day_words(date(2012, 9, 20)).ru
    ('20 September 2012', '20 сентября 2012 года')
    """
    if not isinstance(day, date):
        return W("–", "–")
    month = _MONTHS[day.month - 1]
    return W(f"{day.day} {month.en} {day.year}", f"{day.day} {month.ru} {day.year} года")


def cite_words(cite: str) -> Wording:
    """Where a clause stands, as each language abbreviates it.

    >>> cite_words("Art. 22(1)").ru
    'ст. 22(1)'
    """
    return Wording(cite, _ARTICLE.sub("ст. ", cite))


def rule_words(rule: str) -> Wording:
    """A rule of the Vienna Conventions, by the name that each language gives them.

    >>> rule_words("VCLT 20(5)").ru
    'ВКПМД 20(5)'
    """
    return Wording(rule, rule.replace("VCLT", "ВКПМД").replace("VCSST", "ВКППМД"))


_ARTICLE: Final = re.compile(r"\b(?:Arts?\.|Articles?)\s+")


def name_of(register: Register, code: str) -> Wording:
    """The name of a party; its code where the register holds none."""
    held = register.party.get(code)
    return Wording(code, code) if held is None or not held.name else held.name


def names_joined(register: Register, codes: list[str] | tuple[str, ...]) -> Wording:
    """The names of parties, joined by commas, in each language."""
    names = [name_of(register, code) for code in codes]
    return Wording(
        ", ".join(name.in_language("en") for name in names),
        ", ".join(name.in_language("ru") for name in names),
    )
