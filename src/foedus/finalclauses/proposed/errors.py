"""What can go wrong when a reading is decided on and tried.

FoedusError
├── BadCorrection     E220: a value that a field cannot have
├── UnknownField      E221: a decision on a field that there is not
├── NotWritable       E222: the clause data cannot be read as a file of a register
├── BadSample         E223: sample acts that cannot be
├── UnreadableLine    E224: a line of a corpus that is no treaty
├── UnwritableFolder  E225: a folder that may not be written
└── NotEmptyFolder    E226: a register is to be written where something stands already
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus.law.terms.errors import FoedusError
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording

_SHOWN: Final = 60
"""So many characters of what was given are told."""


class BadCorrection(FoedusError, ValueError):
    """A value given for a field that cannot have it; *expected* says what it can have."""

    code = "E220"

    def __init__(self, field: Wording, given: str, expected: Wording) -> None:
        self.given = given[:_SHOWN]
        self.words = Wording(
            f"“{field.en}” cannot be {self.given!r}: write {expected.en}.",
            f"«{field.ru}» не может быть {self.given!r}: укажите {expected.ru}.",
        )
        super().__init__(self.words.en)


class UnknownField(FoedusError, LookupError):
    """A decision on a field that clause data does not have."""

    code = "E221"

    def __init__(self, path: str, known: Iterable[str]) -> None:
        self.path, self.nearest = path[:_SHOWN], tuple(known)
        self.words = Wording(
            f"There is no field {self.path!r} in clause data. Send the page again from its form.",
            f"В данных о положениях нет поля {self.path!r}. Отправьте страницу снова из её формы.",
        )
        super().__init__(self.words.en)


class NotWritable(FoedusError, ValueError):
    """The values together make no clauses that a register can hold; *findings* say where."""

    code = "E222"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        told = "; ".join(one.message for one in findings) or "it has no instrument"
        self.words = Wording(
            f"The values cannot stand together in a register: {told}. Correct or reject them.",
            f"Вместе эти значения в реестре невозможны: {told}. Исправьте или отклоните их.",
        )
        super().__init__(self.words.en)


class BadSample(FoedusError, ValueError):
    """Sample acts that cannot be: a number of states or a day out of reach."""

    code = "E223"

    def __init__(self, words: Wording) -> None:
        self.words = words
        super().__init__(words.en)


class UnreadableLine(FoedusError, ValueError):
    """A line of a corpus that is no treaty: no JSON, or none of the keys of one."""

    code = "E224"

    def __init__(self, name: str, number: int, reason: Wording) -> None:
        self.name, self.number = name, number
        self.words = Wording(
            f"{name}, line {number}: {reason.en}. A line is a JSON object with id, lang, and "
            "clauses, or entry_into_force and termination, each with article, heading and text.",
            f"{name}, строка {number}: {reason.ru}. Строка – объект JSON с id, lang и clauses, "
            "или entry_into_force и termination, каждая с article, heading и text.",
        )
        super().__init__(self.words.en)


class UnwritableFolder(FoedusError, OSError):
    """A folder that the system does not let be written; *reason* are the system's words."""

    code = "E225"

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.words = Wording(
            f"{name} cannot be written: {reason}. Check its name and your permission.",
            f"{name} записать нельзя: {reason}. Проверьте имя и свои права.",
        )
        super().__init__(self.words.en)


class NotEmptyFolder(FoedusError):
    """A register is to be written where something stands already."""

    code = "E226"

    def __init__(self, name: str) -> None:
        self.name = name
        self.words = Wording(
            f"{name} holds something already. Name a folder that does not exist, or is empty.",
            f"В {name} уже что-то есть. Укажите папку, которой нет или которая пуста.",
        )
        super().__init__(self.words.en)
