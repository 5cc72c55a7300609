"""What the verification of a log comes to, as a value and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from foedus.journal.heads import SignedHead
from foedus.journal.keys import key_id
from foedus.journal.misfits import Misfit
from foedus.law.terms.wording import Wording


class KeyFrom(StrEnum):
    """Where the key came from that the heads were checked with."""

    READER = "reader"
    LOG = "log"
    NOWHERE = "nowhere"


_KEY_WORDS: Final[dict[KeyFrom, Wording]] = {
    KeyFrom.READER: Wording(
        "Signatures were checked with the key {key} that you gave.",
        "Подписи проверены ключом {key}, который дали вы.",
    ),
    KeyFrom.LOG: Wording(
        "Signatures were checked only with the key {key} that the log itself brings along: this "
        "shows that the log is whole, not that it is the register's. Give the register's key.",
        "Подписи проверены лишь ключом {key}, который принёс сам журнал: это показывает, что он "
        "цел, но не что он принадлежит реестру. Укажите ключ реестра.",
    ),
    KeyFrom.NOWHERE: Wording(
        "Signatures could not be checked: there is no key.",
        "Подписи проверить не удалось: ключа нет.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found in a log; *misfits* in its order, *untold* more were found than are told."""

    origin: str
    entries: int
    heads: int
    last_head: SignedHead | None
    key: str
    key_from: KeyFrom
    kept_head: SignedHead | None
    """The head that the reader kept, which the log was held against; None: there was none."""
    misfits: tuple[Misfit, ...]
    untold: int

    @property
    def sound(self) -> bool:
        """Whether nothing was found that makes the log unreliable; warnings do not."""
        return self.first_misfit is None

    @property
    def first_misfit(self) -> Misfit | None:
        """The first entry that does not fit; where no entry is concerned, the first fault."""
        errors = [misfit for misfit in self.misfits if misfit.is_error]
        about_entries = (misfit for misfit in errors if misfit.entries)
        return next(about_entries, next(iter(errors), None))

    def sentences(self) -> tuple[Wording, ...]:
        """The verdict in words: how it ends, what was read, whose key, held against what."""
        return (self._outcome(), self._extent(), self._key(), self._kept())

    def _outcome(self) -> Wording:
        first = self.first_misfit
        if first is None:
            return Wording("The log is sound.", "Журнал в порядке.")
        told = first.sentence()
        return Wording(
            f"The log does not fit. First: {told.en}",
            f"Журнал не сходится. Прежде всего: {told.ru}",
        )

    def _extent(self) -> Wording:
        signed = self.last_head.head.size if self.last_head else 0
        return Wording(
            f"Read: {self.entries} entries, {self.heads} heads; the last head covers {signed}.",
            f"Прочитано: записей {self.entries}, вершин {self.heads}; подписано: {signed}.",
        )

    def _key(self) -> Wording:
        words = _KEY_WORDS[self.key_from]
        name = key_id(self.key) if self.key else ""
        return Wording(words.en.format(key=name), words.ru.format(key=name))

    def _kept(self) -> Wording:
        if self.kept_head is None:
            return Wording(
                "No head kept earlier was given: entries cut off at the end would not show.",
                "Сохранённой ранее вершины не дано: записи, отрезанные в конце, не были бы видны.",
            )
        size = self.kept_head.head.size
        return Wording(
            f"Held against the head that you kept, of {size} entries.",
            f"Сверено с сохранённой вами вершиной, записей: {size}.",
        )
