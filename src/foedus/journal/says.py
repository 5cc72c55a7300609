"""The particular words of what `verify` finds; the rule behind each is in `misfits`."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.wording import Wording

EMPTY: Final = Wording("There is no line at all.", "Нет ни одной строки.")
NO_HEADER: Final = Wording(
    "The log does not begin with a header.", "Журнал не начинается с заголовка."
)
SECOND_HEADER: Final = Wording("A header in the middle of the log.", "Заголовок посреди журнала.")
OTHER_KEY: Final = Wording(
    "The log names another key than the one that you gave.",
    "Журнал называет не тот ключ, который дали вы.",
)
FOREIGN_HEAD: Final = Wording(
    "The head that you kept is of another journal, or not signed with this key.",
    "Сохранённая вами вершина — из другого журнала или не подписана этим ключом.",
)
OTHER_ORIGIN: Final = Wording(
    "The head is of another journal.", "Вершина относится к другому журналу."
)
BAD_SIGNATURE: Final = Wording(
    "The signature of the head is not by this key.", "Подпись вершины сделана не этим ключом."
)
ROOT_DIFFERS: Final = Wording(
    "Since the head before, an entry was changed with its leaf, or entries were exchanged.",
    "После предыдущей вершины запись изменена вместе с её листом либо записи переставлены.",
)
NO_HEAD: Final = Wording("No line is a signed head.", "Ни одна строка не есть подписанная вершина.")
NOT_YET_SIGNED: Final = Wording(
    "No head covers these entries: they are not yet signed.",
    "Ни одна вершина не охватывает эти записи: они ещё не подписаны.",
)
HISTORY_DIFFERS: Final = Wording(
    "One of these entries was another when the head that you kept was signed.",
    "Одна из этих записей была иной, когда подписывалась сохранённая вами вершина.",
)
UNREADABLE: Final = Wording(
    "These entries stand in lines that cannot be understood.",
    "Эти записи стоят в строках, которых нельзя понять.",
)


def again(seq: int, expected: int) -> Wording:
    """An entry whose number was there before."""
    return Wording(
        f"The entry is numbered {seq}; {expected} was expected.",
        f"Номер записи {seq}, ожидался {expected}.",
    )


def gap(seq: int, expected: int) -> Wording:
    """Entries that are missing before entry *seq*."""
    return Wording(
        f"After entry {expected - 1} comes {seq}." if expected else f"The first entry is {seq}.",
        f"За записью {expected - 1} следует {seq}." if expected else f"Первая запись — {seq}.",
    )


def size(told: int, counted: int) -> Wording:
    """A head that counts otherwise than the log does."""
    return Wording(
        f"The head is of {told} entries; {counted} stand before it.",
        f"Вершина — для записей числом {told}; перед ней их {counted}.",
    )


def cut_off(entries: int, kept: int) -> Wording:
    """A log that is shorter than it was."""
    return Wording(
        f"The log has {entries} entries; when the head that you kept was signed it had {kept}.",
        f"Записей в журнале {entries}; при подписании сохранённой вами вершины было {kept}.",
    )
