"""Closing a grid: what hinders it, and what stands for the grid that was proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.signing.manners import WITH_WORDS, SigningManner
from foedus.signing.terms import Cell, Document, SigningGrid

W = Wording


class Hindrance(StrEnum):
    """What stands in the way of closing, or (`REMARKS`) what the second officer should know."""

    NO_DOCUMENT = "no-document"
    EARLY = "early"
    OPEN = "open"
    POWERS = "powers"
    NO_WORDS = "no-words"
    TAKEN_AWAY = "taken-away"
    NOBODY_SIGNED = "nobody-signed"
    OPINION_WITHOUT_WORDS = "opinion-without-words"
    UNKNOWN = "unknown"
    NOT_SEATED = "not-seated"


REMARKS: Final = frozenset(
    {Hindrance.NOBODY_SIGNED, Hindrance.OPINION_WITHOUT_WORDS, Hindrance.UNKNOWN}
)
"""What is said and does not hinder."""

HINDRANCE_NAMES: Final[dict[Hindrance, Wording]] = {
    Hindrance.NO_DOCUMENT: W(
        "No document lies for signature.", "Для подписания не положен ни один документ."
    ),
    Hindrance.EARLY: W(
        "The day that the documents bear has not come yet.",
        "День, которым датированы документы, ещё не наступил.",
    ),
    Hindrance.OPEN: W(
        "Neither signed nor marked as not signed.", "Не подписано и не отмечено как неподписанное."
    ),
    Hindrance.POWERS: W(
        "Signed without sufficient powers: record the powers, or let the state sign ad referendum "
        "(VCLT 8, 12(2)(b)).",
        "Подписано без достаточных полномочий: внести полномочия либо подписать ad referendum "
        "(ст. 8, 12(2)(b) ВКПМД).",
    ),
    Hindrance.NO_WORDS: W(
        "The reservation has no words; it is made in writing (VCLT 23(1)).",
        "Нет текста оговорки; она делается в письменной форме (ст. 23(1) ВКПМД).",
    ),
    Hindrance.TAKEN_AWAY: W(
        "The draft was withdrawn; take it from the table.",
        "Проект снят; его следует убрать со стола.",
    ),
    Hindrance.UNKNOWN: W(
        "Marked as unknown: the register will say nothing of it.",
        "Отмечено как неизвестное: в реестр об этом ничего не вносится.",
    ),
    Hindrance.NOT_SEATED: W(
        "Recorded for a state that does not sit in the session; take the entry back.",
        "Записано за государство, не участвующее в заседании; запись следует снять.",
    ),
    Hindrance.NOBODY_SIGNED: W(
        "Nobody signed it: it will not be recorded.", "Никто не подписал: запись не вносится."
    ),
    Hindrance.OPINION_WITHOUT_WORDS: W(
        "The words of the opinion or position are not held.",
        "Текст особого мнения или особой позиции не получен.",
    ),
}
"""What each says, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindered:
    """One hindrance (or remark): about which document, for which delegations."""

    what: Hindrance
    document: str = ""
    parties: tuple[str, ...] = ()

    @property
    def hinders(self) -> bool:
        """Whether the grid cannot be closed for it."""
        return self.what not in REMARKS

    @property
    def words(self) -> Wording:
        """What it says, and what to do."""
        return HINDRANCE_NAMES[self.what]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """What the grid itself does not tell.

    *insufficient*: cells whose powers are not enough. *taken_away*: documents whose drafts were
    withdrawn. *seated*: who sits. *adopted*: documents that the body adopted by decision.
    """

    insufficient: frozenset[tuple[str, str]] = frozenset()
    taken_away: frozenset[str] = frozenset()
    seated: frozenset[str] = frozenset()
    adopted: frozenset[str] = frozenset()


def hindered(grid: SigningGrid, doubts: Doubts) -> tuple[Hindered, ...]:
    """All that hinders closing, and all remarks, document by document."""
    if not grid.lying:
        return (Hindered(what=Hindrance.NO_DOCUMENT),)
    return tuple(told for one in grid.lying for told in _of_document(grid, one, doubts))


def _of_document(grid: SigningGrid, paper: Document, doubts: Doubts) -> Iterator[Hindered]:
    if paper.name in doubts.taken_away:
        yield Hindered(what=Hindrance.TAKEN_AWAY, document=paper.name)
    cells = grid.row(paper.name)
    for what, parties in _by_hindrance(cells, doubts).items():
        if parties:
            yield Hindered(what=what, document=paper.name, parties=parties)
    if not any(cell.is_signed for cell in cells) and paper.name not in doubts.adopted:
        yield Hindered(what=Hindrance.NOBODY_SIGNED, document=paper.name)


def _by_hindrance(cells: tuple[Cell, ...], doubts: Doubts) -> Mapping[Hindrance, tuple[str, ...]]:
    seated = [cell for cell in cells if cell.party in doubts.seated]
    silent = [cell for cell in cells if cell.manner in WITH_WORDS and not _words(cell)]
    return {
        Hindrance.OPEN: _parties(
            cell for cell in seated if cell.is_open and not _is_told_unknown(cell)
        ),
        Hindrance.UNKNOWN: _parties(cell for cell in seated if _is_told_unknown(cell)),
        Hindrance.NOT_SEATED: _parties(
            cell for cell in cells if cell.party not in doubts.seated and _says_something(cell)
        ),
        Hindrance.POWERS: _parties(cell for cell in cells if _pending(cell, doubts)),
        Hindrance.NO_WORDS: _parties(
            cell for cell in silent if cell.manner is SigningManner.RESERVATION
        ),
        Hindrance.OPINION_WITHOUT_WORDS: _parties(
            cell for cell in silent if cell.manner is not SigningManner.RESERVATION
        ),
    }


def _parties(cells: Iterator[Cell]) -> tuple[str, ...]:
    return tuple(cell.party for cell in cells)


def _words(cell: Cell) -> bool:
    return cell.event is not None and bool(cell.event.words)


def _is_told_unknown(cell: Cell) -> bool:
    """It was looked for, and an officer said that nobody can say; an empty cell is only open."""
    return cell.event is not None and cell.manner is SigningManner.UNKNOWN


def _says_something(cell: Cell) -> bool:
    return cell.event is not None and cell.manner is not SigningManner.TAKEN_BACK


def _pending(cell: Cell, doubts: Doubts) -> bool:
    """A signature whose powers are not enough; ad referendum says so itself (VCLT 12(2)(b))."""
    if not cell.is_signed or cell.manner is SigningManner.AD_REFERENDUM:
        return False
    return (cell.document, cell.party) in doubts.insufficient


def digest(grid: SigningGrid) -> str:
    """What stands for the grid: another cell, document or delegation makes another digest."""
    told = [
        *((one.number, one.name, str(one.authority), one.withdrawn) for one in grid.documents),
        *grid.delegations,
        *sorted(
            (place, cell.event.key if cell.event is not None else "")
            for place, cell in grid.cells.items()
        ),
    ]
    return sha256(repr(told).encode()).hexdigest()
