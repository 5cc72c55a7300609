"""A reading told to people: its values, their standing, what was not understood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from foedus.finalclauses.proposed.deciding import Verdict
from foedus.finalclauses.proposed.fields import field_of
from foedus.finalclauses.terms import Status, Value
from foedus.law.terms.wording import Language, Wording

W = Wording

STATUSES: Final[Mapping[Status, Wording]] = MappingProxyType(
    {
        Status.GIVEN: W("given", "прочитано"),
        Status.TO_CONFIRM: W("to be confirmed", "подтвердить"),
        Status.NOT_FOUND: W("not found", "не найдено"),
    }
)
VERDICTS: Final[Mapping[Verdict, Wording]] = MappingProxyType(
    {
        Verdict.ACCEPTED: W("accepted", "принято"),
        Verdict.CORRECTED: W("corrected", "исправлено"),
        Verdict.REJECTED: W("rejected", "отклонено"),
    }
)
_YES, _NO = W("yes", "да"), W("no", "нет")


def title_of(path: str, language: Language) -> str:
    """What a field is called; its path, where it has no name."""
    field = field_of(path)
    return field.title.in_language(language) if field is not None else path


def told_value(value: Value, language: Language) -> str:
    """A value in words."""
    field = field_of(value.path)
    read = value.value
    match read:
        case bool():
            return (_YES if read else _NO).in_language(language)
        case date():
            return read.isoformat()
        case tuple():
            return "; ".join(read)
        case str() if field is not None and read in field.choices:
            return field.choices[read].in_language(language)
        case _:
            return str(read)


def typed_value(value: Value) -> str:
    """A value as it would be typed: what `deciding.value_from` reads back."""
    match value.value:
        case bool():
            return "yes" if value.value else "no"
        case date():
            return value.value.isoformat()
        case tuple():
            return "; ".join(value.value)
        case _:
            return str(value.value)


def one_line(words: str, most: int) -> str:
    """Words on one line, cut where they are too long."""
    joined = " ".join(words.split())
    return joined if len(joined) <= most else f"{joined[: most - 1].rstrip()}…"
