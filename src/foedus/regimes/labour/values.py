"""One value of a case ──▶ a typed value, or a fault that names its row and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from foedus.law.terms.days import FOREVER, Edge
from foedus.law.terms.errors import UnknownName
from foedus.regimes.labour.files import Raw
from foedus.regimes.labour.findings import Fault

Value = TypeVar("Value")

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_OCCUPATION: Final = re.compile(r"[0-9]{1,4}")
_OPEN: Final = ".."


@dataclass(slots=True)
class Reader:
    """Reads the values of one row; *party* finds the code of a state, or raises UnknownName.

    *gone* holds the day from which a state is no more; *days* the day asked about, once it is read.
    """

    row: int
    party: Callable[[str], str]
    gone: Mapping[str, date] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    faults: list[Fault] = field(default_factory=list)

    def fault(self, name: str, code: str, particular: str) -> None:
        """Note a fault of this row."""
        self.faults.append(Fault(self.row, name, code, particular))

    def known_keys(self, raw: Raw, known: Iterable[str], within: str = "") -> None:
        """Every key of *raw* must be known."""
        for key in raw:
            if key not in set(known):
                self.fault(within + key, "R21", f"{key!r} is not known.")

    def table(self, raw: Raw, key: str, within: str = "") -> Raw:
        """The object under *key*; an empty one where there is none."""
        value = raw.get(key)
        if value is None:
            return {}
        return value if self._is(value, dict, within + key) else {}

    def items(self, raw: Raw, key: str, within: str = "") -> list[Any]:
        """The list under *key*; an empty one where there is none."""
        value = raw.get(key)
        if value is None:
            return []
        return value if self._is(value, list, within + key) else []

    def objects(self, raw: Raw, key: str, within: str = "") -> list[tuple[str, Raw]]:
        """The objects of the list under *key*, each with its place."""
        found = []
        for number, value in enumerate(self.items(raw, key, within)):
            place = f"{within}{key}[{number}]"
            if self._is(value, dict, place):
                found.append((f"{place}.", value))
        return found

    def state(self, value: Any, name: str) -> tuple[str, ...]:
        """The code of a state; nothing where there is none, or a faulty one."""
        if value is None or not self._is(value, str, name):
            return ()
        try:
            return (self.party(value),)
        except UnknownName as fault:
            self.fault(name, "R23", str(fault))
            return ()

    def state_then(self, value: Any, name: str) -> tuple[str, ...]:
        """The code of a state that exists on the day asked about."""
        found = self.state(value, name)
        for until in (self.gone[code] for code in found if code in self.gone):
            if any(until <= on for on in self.days):
                told = f"{found[0]} is no more since {until.isoformat()}."
                self.fault(name, "R23", told)
                return ()
        return found

    def day(self, value: Any, name: str) -> tuple[date, ...]:
        """A day; nothing where there is none, or a faulty one."""
        if value is None:
            return ()
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                return (date.fromisoformat(value),)
            except ValueError:
                pass
        self.fault(name, "R26", f"{value!r} is no day.")
        return ()

    def end(self, value: Any, name: str) -> tuple[Edge, ...]:
        """The end of a period; two dots say that no end is in sight."""
        return (FOREVER,) if value == _OPEN else self.day(value, name)

    def needed(self, raw: Raw, key: str, within: str = "") -> Any:
        """The value under a key that must be there."""
        if raw.get(key) is None:
            self.fault(within + key, "R30", f"{key!r} is missing.")
        return raw.get(key)

    def word(self, value: Any, known: Iterable[str], name: str) -> tuple[str, ...]:
        """One of the words that a key knows."""
        if value is None or not self._is(value, str, name):
            return ()
        words = tuple(known)
        if value not in words:
            self.fault(name, "R29", f"{value!r} is not among {', '.join(words)}.")
            return ()
        return (value,)

    def occupation(self, value: Any, name: str) -> tuple[str, ...]:
        """A code of ISCO-08."""
        if value is None:
            return ()
        if not isinstance(value, str) or not _OCCUPATION.fullmatch(value):
            self.fault(name, "R28", f"{value!r} is no such code.")
            return ()
        return (value,)

    def flag(self, value: Any, name: str) -> tuple[bool, ...]:
        """True or false."""
        return (value,) if value is not None and self._is(value, bool, name) else ()

    def text(self, value: Any, name: str) -> tuple[str, ...]:
        """Free text."""
        return (value,) if value is not None and self._is(value, str, name) else ()

    def number(self, value: Any, name: str, least: int = 0) -> tuple[int, ...]:
        """A whole number that is not below *least*."""
        if value is None:
            return ()
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.fault(name, "R22", f"{value!r} is no whole number from {least}.")
            return ()
        return (value,)

    def _is(self, value: Any, kind: type[Any], name: str) -> bool:
        if isinstance(value, kind):
            return True
        self.fault(name, "R22", f"{value!r} is no {_KINDS[kind]}.")
        return False


_KINDS: Final[dict[type[Any], str]] = {
    dict: "object",
    list: "list",
    str: "text",
    bool: "true or false",
}
