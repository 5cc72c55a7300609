"""The fields of clause data: what each is called, and what it can be.

A field is known by its path ("entry_into_force.trigger"). Delays and notices have the same parts
wherever they stand, so that these fields are known by the end of their path.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from foedus.law.terms.wording import Wording

W = Wording


class Sort(StrEnum):
    """What the value of a field is."""

    CHOICE = "choice"
    NUMBER = "number"
    YES_NO = "yes-no"
    DAY = "day"
    NAMES = "names"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it is called, what its value is, and for CHOICE the words of each choice."""

    title: Wording
    sort: Sort
    choices: Mapping[str, Wording] = field(default_factory=dict)


TRIGGERS: Final = MappingProxyType(
    {
        "on_signature": W("signature", "подписание"),
        "nth_consent": W("a number of consents", "определённое число согласий"),
        "all_consents": W("the consent of all", "согласие всех"),
        "exchange_of_instruments": W("an exchange", "обмен документами"),
        "last_notification": W("the last notification", "последнее уведомление"),
        "fixed_date": W("a named day", "названный день"),
        "fixed_date_if_consents": W(
            "a named day, on a condition of consents", "названный день при условии согласий"
        ),
        "later_of": W("the later of two", "более поздний из двух дней"),
        "decision_of_organ": W("a decision of a body", "решение органа"),
        "agreed_date": W("a day to be agreed", "день по договорённости"),
        "threshold_weighted": W("a weighted share", "взвешенная доля"),
        "other": W("another rule", "иное правило"),
        "none": W("no rule", "правила нет"),
    }
)
CONSENTS: Final = MappingProxyType(
    {
        "ratification": W("ratification", "ратификация"),
        "notification": W("notification", "уведомление"),
        "signature": W("signature", "подписание"),
        "acceptance": W("acceptance or approval", "принятие или утверждение"),
        "any": W("any of several", "любой из нескольких"),
    }
)
FORMS: Final = MappingProxyType(
    {
        "none": W("at once", "сразу"),
        "days": W("days after", "через дни"),
        "months": W("months after", "через месяцы"),
        "years": W("years after", "через годы"),
        "first_day_of_month_after": W("first day of a month after", "первое число месяца после"),
        "nth_day": W("on the nth day after", "на энный день после"),
        "date": W("a named day", "названный день"),
    }
)
UNITS: Final = MappingProxyType(
    {
        "days": W("days", "дней"),
        "working_days": W("working days", "рабочих дней"),
        "weeks": W("weeks", "недель"),
        "months": W("months", "месяцев"),
        "years": W("years", "лет"),
    }
)
COUNTED_FROM: Final = MappingProxyType(
    {
        "notice": W("the notice", "уведомления"),
        "receipt": W("its receipt", "его получения"),
        "end_of_year": W("the end of the year", "конца года"),
    }
)
ADDRESSEES: Final = MappingProxyType(
    {
        "depositary": W("the depositary", "депозитарий"),
        "parties": W("the other parties", "другие стороны"),
        "other": W("another office", "иной орган"),
    }
)
STARTS: Final = MappingProxyType(
    {
        "signature": W("signature", "подписания"),
        "adoption": W("adoption", "принятия"),
        "declaration": W("a declaration", "заявления"),
    }
)
DURATIONS: Final = MappingProxyType(
    {
        "indefinite": W("indefinite", "бессрочно"),
        "fixed": W("a fixed term", "определённый срок"),
        "renewable": W("a term that is renewed", "срок с продлением"),
        "none": W("nothing is said", "не указано"),
    }
)
RESERVATIONS: Final = MappingProxyType(
    {
        "allowed": W("allowed", "допускаются"),
        "prohibited": W("prohibited", "запрещены"),
        "limited": W("limited", "ограничены"),
        "silent": W("nothing is said", "не указано"),
    }
)

FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "entry_into_force.trigger": Field(
            W("What brings it into force", "Что вводит в силу"), Sort.CHOICE, TRIGGERS
        ),
        "entry_into_force.n": Field(W("How many", "Сколько"), Sort.NUMBER),
        "entry_into_force.consent_kind": Field(
            W("Which consent", "Какое согласие"), Sort.CHOICE, CONSENTS
        ),
        "entry_into_force.must_include": Field(W("Must include", "Обязательно"), Sort.NAMES),
        "entry_into_force.alternatives": Field(W("Or else", "Или иначе"), Sort.NAMES),
        "entry_into_force.provisional_application": Field(
            W("Provisional application", "Временное применение"), Sort.YES_NO
        ),
        "withdrawal.allowed": Field(W("A party may leave", "Выход возможен"), Sort.YES_NO),
        "withdrawal.counted_from": Field(
            W("Notice counted from", "Срок считается с"), Sort.CHOICE, COUNTED_FROM
        ),
        "withdrawal.addressee": Field(
            W("Notice goes to", "Уведомление направляется"), Sort.CHOICE, ADDRESSEES
        ),
        "withdrawal.tail": Field(
            W("Something goes on afterwards", "Что-то сохраняет силу"), Sort.YES_NO
        ),
        "duration.kind": Field(W("Duration", "Срок действия"), Sort.CHOICE, DURATIONS),
        "duration.n_years": Field(W("Years of the term", "Лет срока"), Sort.NUMBER),
        "duration.renewal_years": Field(W("Years of renewal", "Лет продления"), Sort.NUMBER),
        "provisional.start": Field(
            W("Applied provisionally from", "Применяется временно с"), Sort.CHOICE, STARTS
        ),
        "reservations": Field(W("Reservations", "Оговорки"), Sort.CHOICE, RESERVATIONS),
    }
)
"""The fields with a path of their own, in the order in which they are shown."""

ENDINGS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "delay.form": Field(W("Delay", "Срок"), Sort.CHOICE, FORMS),
        "delay.n": Field(W("Delay: number", "Срок: число"), Sort.NUMBER),
        "delay.unit": Field(W("Delay: unit", "Срок: единица"), Sort.CHOICE, UNITS),
        "delay.date": Field(W("Day", "День"), Sort.DAY),
        "delay.expiry": Field(W("“Upon the expiry”", "«По истечении»"), Sort.YES_NO),
        "delay.after_months": Field(W("After full months", "После полных месяцев"), Sort.YES_NO),
        "notice.n": Field(W("Notice: number", "Уведомление: число"), Sort.NUMBER),
        "notice.unit": Field(W("Notice: unit", "Уведомление: единица"), Sort.CHOICE, UNITS),
        "notice.form": Field(W("Notice: form", "Уведомление: вид срока"), Sort.CHOICE, FORMS),
    }
)
"""The fields known by the end of their path."""

_ORDER: Final = (
    *("trigger", "n", "consent_kind", "must_include", "delay", "alternatives"),
    *("provisional_application", "later_parties", "allowed", "notice", "counted_from"),
    *("addressee", "tail", "kind", "n_years", "renewal_years"),
)
_PARTS: Final = ("delay", "form", "n", "unit", "date", "expiry", "after_months")
_GROUPS: Final = ("entry_into_force", "provisional", "withdrawal", "duration", "reservations")

GROUP_TITLES: Final[Mapping[str, Wording]] = MappingProxyType(
    {
        "entry_into_force": W("Entry into force", "Вступление в силу"),
        "later_parties": W("Later parties", "Последующие участники"),
        "withdrawal": W("Withdrawal", "Выход"),
        "duration": W("Duration", "Срок действия"),
        "reservations": W("Reservations", "Оговорки"),
        "participation": W("Who may join", "Кто может присоединиться"),
        "provisional": W("Provisional application", "Временное применение"),
        "provisional_application": W("Provisional application", "Временное применение"),
        "amendment": W("Amendment", "Изменение"),
        "relation": W("Other treaties", "Другие договоры"),
        "depositary": W("Depositary", "Депозитарий"),
        "languages": W("Authentic languages", "Языки подлинного текста"),
        "testimonium": W("Final formula", "Заключительная формула"),
    }
)
"""What the clauses are called."""


def field_of(path: str) -> Field | None:
    """The field at a path; None where clause data has no such field."""
    if path in FIELDS:
        return FIELDS[path]
    return next((one for end, one in ENDINGS.items() if path.endswith(f".{end}")), None)


def group_of(path: str) -> str:
    """The clause that a field belongs to."""
    return "later_parties" if "later_parties" in path else path.partition(".")[0]


def place_of(path: str) -> tuple[int, ...]:
    """Where a field is shown among the others."""
    group, first, *parts = (*path.split("."), "")
    return (
        _place(group, _GROUPS),
        _place(first, _ORDER),
        *(_place(one, _PARTS) for one in parts),
    )


def _place(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)
