"""Final clauses that refer to an annex which is not in the text: what it says is not known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from foedus.finalclauses.terms import Found, Function, Notice
from foedus.law.terms.findings import Severity
from foedus.law.terms.wording import Wording

_WORD: Final = r"(?:annex(?:e|es)?|anexos?|appendix|ap[eé]ndice|schedule|приложени[^\W\d_]{1,3})"
_NUMBER: Final = r"(?:No\.?|N[°º]|№)?\s{0,3}(?P<number>\d{1,3}|[IVXLC]{1,6}|[A-Z])"
_NAMED: Final = re.compile(rf"\b(?i:{_WORD})\s{{1,3}}{_NUMBER}\b")
_READ: Final = frozenset(
    {
        Function.ENTRY_INTO_FORCE,
        Function.LATER_PARTIES,
        Function.PROVISIONAL_APPLICATION,
        Function.WITHDRAWAL,
        Function.DURATION,
        Function.RESERVATIONS,
    }
)
"""The clauses that are read into values: what their annexes say would change a value."""
_HEADED: Final = re.compile(rf"(?m)^[ \t]{{0,40}}(?i:{_WORD})[ \t]{{1,3}}{_NUMBER}\b")


def absent_annexes(text: str, clauses: Iterable[Found]) -> list[Notice]:
    """A notice for each annex that a final clause refers to and that has no heading in *text*."""
    within = sorted((one for one in clauses if one.function in _READ), key=lambda one: one.start)
    held = {
        found["number"]
        for found in _HEADED.finditer(text)
        if not any(one.start <= found.start() < one.end for one in within)
    }
    told: dict[str, Notice] = {}
    for named in _named_in(text, within):
        number = named["number"]
        if number not in held and number not in told:
            told[number] = _notice(" ".join(named[0].split()), named)
    return list(told.values())


def _named_in(text: str, clauses: Iterable[Found]) -> Iterator[re.Match[str]]:
    for clause in clauses:
        yield from _NAMED.finditer(text, clause.start, clause.end)


def _notice(words: str, named: re.Match[str]) -> Notice:
    return Notice(
        code="absent-annex",
        severity=Severity.WARNING,
        words=Wording(
            f"A final clause refers to “{words}”, which is not in the text: what it says of the "
            "clause is not known. Look at the annex before you confirm.",
            f"Заключительное положение отсылает к «{words}», которого в тексте нет: что там "
            "сказано, неизвестно. Посмотрите приложение, прежде чем подтверждать.",
        ),
        start=named.start(),
        end=named.end(),
    )
