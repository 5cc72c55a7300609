"""``FIELD=VALUE`` ──▶ the values of a case, each by the kind of its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from foedus.law.terms.errors import BadQuestion, UnknownName
from foedus.opened import read_day
from foedus.regimes.rules.cases import OneOf, Single, Value
from foedus.regimes.rules.terms import Field, FieldKind, Regime

BETWEEN: Final = "|"
"""What stands between several possible values."""

FLAGS: Final = ("yes", "no")

Party = Callable[[str], str]
"""A name of a state ──▶ its code; raises `UnknownName`."""


def case_values(regime: Regime, words: Iterable[str], party: Party) -> dict[str, Value]:
    """The values that *words* say.

    Raises `BadQuestion` for a word that cannot be read, `UnknownName` for a field or a state that
    nobody knows.
    """
    found: dict[str, Value] = {}
    for word in words:
        name, sign, text = word.partition("=")
        if not sign or not text:
            raise BadQuestion(f"{word!r} is no FIELD=VALUE, as importer=KZ.")
        if name not in regime.fields:
            raise UnknownName(f"field of {regime.id}", name, regime.fields)
        if name in found:
            raise BadQuestion(f"The field {name!r} is given twice; write {name}=A{BETWEEN}B.")
        found[name] = value_of(regime.fields[name], text, party)
    return found


def value_of(field: Field, text: str, party: Party) -> Value:
    """The value that *text* says for *field*; several possible ones as `OneOf`."""
    values = frozenset(single_of(field, part.strip(), party) for part in text.split(BETWEEN))
    return next(iter(values)) if len(values) == 1 else OneOf(values)


def single_of(field: Field, text: str, party: Party) -> Single:
    """One value by the kind of its field."""
    match field.kind:
        case FieldKind.STATE:
            return party(text)
        case FieldKind.DAY:
            return read_day(text)
        case FieldKind.NUMBER:
            return _number(field, text)
        case FieldKind.CODE:
            return _code(field, text)
        case FieldKind.FLAG:
            return _flag(field, text)
        case FieldKind.TEXT:
            return text


def day_of_case(regime: Regime, values: Mapping[str, Value]) -> date | None:
    """The day that the case itself says, where it says one."""
    held = values.get(regime.day)
    return held if isinstance(held, date) else None


def _number(field: Field, text: str) -> Decimal:
    try:
        found = Decimal(text)
    except InvalidOperation as fault:
        raise BadQuestion(f"{field.name}: {text!r} is no number; write it as 2.5.") from fault
    if not found.is_finite():
        raise BadQuestion(f"{field.name}: {text!r} is no number; write it as 2.5.")
    return found


def _code(field: Field, text: str) -> str:
    digits = text.replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        raise BadQuestion(f"{field.name}: {text!r} is no code; write its digits.")
    return digits


def _flag(field: Field, text: str) -> str:
    if text not in FLAGS:
        raise BadQuestion(f"{field.name}: {text!r} is neither yes nor no.")
    return text
