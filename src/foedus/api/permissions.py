"""Every operation of the API: which permission it needs, and what it does, in one table.

An operation that does not stand here cannot be declared (`operation` raises), and a row without an
operation fails a test. The scope that a key needs is that of the permission.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from foedus.accounts.permissions import permission_named
from foedus.accounts.scopes import Scope
from foedus.law.terms.wording import Wording

READ: Final = "collection.read"
JOURNAL: Final = "journal.read"
BATCH: Final = "batch.run"
DESK: Final = "register.view_desk"
RECEIPTS: Final = "register.view_receipts"
CONFIRM: Final = "register.confirm_receipt"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its *name* in the document, the *permission* it needs, its group."""

    name: str
    permission: str
    group: str
    does: Wording

    @property
    def scope(self) -> Scope | None:
        """What a key must be made for."""
        return permission_named(self.permission).scope

    @property
    def is_open(self) -> bool:
        """Whether it is answered without a key or a session."""
        return self.permission in {READ, JOURNAL}


GROUPS: Final[Mapping[str, Wording]] = MappingProxyType(
    {
        "instruments": Wording(
            "Instruments: status, proofs, timelines, what is missing",
            "Документы: состояние, доказательства, хронология, чего недостаёт",
        ),
        "states": Wording("States, and what binds two of them", "Государства и связи между ними"),
        "organisations": Wording(
            "Organisations, members, offices, chairs",
            "Организации, члены, должности, председательство",
        ),
        "assembly": Wording("Bodies and their sessions", "Органы и их заседания"),
        "acts": Wording("Acts as recorded, and sources", "Акты, как они записаны, и источники"),
        "what-if": Wording(
            "What changed, and what would follow", "Что изменилось и что последовало бы"
        ),
        "reports": Wording("Reports: their statements checked", "Сообщения: проверка утверждений"),
        "desk": Wording(
            "Notifications, receipts, dossiers", "Уведомления, получение, дела депозитария"
        ),
        "batches": Wording("Questions by the million", "Вопросы миллионами"),
        "journal": Wording(
            "The journal: entries, signed heads, proofs", "Журнал: записи, вершины, доказательства"
        ),
    }
)
"""The groups, in the order of the document."""


def _row(name: str, group: str, en: str, ru: str, permission: str = READ) -> Operation:
    return Operation(name, permission, group, Wording(en, ru))


_ROWS: Final = (
    _row("instruments", "instruments", "List instruments", "Перечень документов"),
    _row("instrument", "instruments", "Read one instrument", "Один документ"),
    _row("status", "instruments", "Status on a day", "Состояние на день"),
    _row("status_as", "instruments", "Status as a file", "Состояние в виде файла"),
    _row("why", "instruments", "Why a state stands so, proved", "Почему так, с доказательством"),
    _row("timeline", "instruments", "Status over all time", "Состояние за всё время"),
    _row("timeline_as", "instruments", "Timeline as a file", "Хронология в виде файла"),
    _row("missing", "instruments", "What entry into force lacks", "Чего не хватает до вступления"),
    _row("lint", "instruments", "Findings about final clauses", "Замечания к оговоркам документа"),
    _row("act_log_as", "instruments", "Acts of an instrument as a file", "Акты в виде файла"),
    _row("text_as", "instruments", "The text that is held", "Хранимый текст"),
    _row("parties", "states", "List states and other parties", "Перечень государств"),
    _row("between", "states", "What binds two states", "Что связывает два государства"),
    _row("between_as", "states", "What binds two, as a file", "Связи двух в виде файла"),
    _row("organisations", "organisations", "List organisations", "Перечень организаций"),
    _row("organisation", "organisations", "Read one organisation", "Одна организация"),
    _row("members", "organisations", "Members by a criterion", "Члены по критерию"),
    _row("members_as", "organisations", "Members as a file", "Члены в виде файла"),
    _row("chair", "organisations", "Who presides", "Кто председательствует"),
    _row("hangs_on", "organisations", "What hangs on membership", "Что зависит от членства"),
    _row("offices", "organisations", "List offices", "Перечень должностей"),
    _row("holder", "organisations", "Who holds an office", "Кто занимает должность"),
    _row("sessions", "assembly", "List sessions", "Перечень заседаний"),
    _row("session", "assembly", "Read one session", "Одно заседание"),
    _row("bodies", "assembly", "List bodies", "Перечень органов"),
    _row("body", "assembly", "Who sits in a body", "Состав органа"),
    _row("acts", "acts", "List acts", "Перечень актов"),
    _row("act", "acts", "Read one act", "Один акт"),
    _row("sources", "acts", "List sources", "Перечень источников"),
    _row("search", "acts", "Search", "Поиск"),
    _row("changes", "what-if", "What is told otherwise", "Что говорится иначе"),
    _row("changes_as", "what-if", "Changes as a file", "Изменения в виде файла"),
    _row("suppose", "what-if", "What would follow", "Что последовало бы"),
    _row("check_report", "reports", "Check a report", "Проверить сообщение"),
    _row("copies", "desk", "Copies of notifications", "Экземпляры уведомлений", RECEIPTS),
    _row("confirm_receipt", "desk", "Confirm a receipt", "Подтвердить получение", CONFIRM),
    _row("dossiers", "desk", "Dossiers at the desk", "Дела у депозитария", DESK),
    _row("submit_batch", "batches", "Hand in a file of questions", "Сдать файл вопросов", BATCH),
    _row("batches", "batches", "List your batches", "Перечень ваших пакетов", BATCH),
    _row("batch", "batches", "State and progress", "Состояние и ход", BATCH),
    _row("batch_result", "batches", "Fetch the answers", "Получить ответы", BATCH),
    _row("cancel_batch", "batches", "Cancel and remove", "Отменить и удалить", BATCH),
    _row("journal", "journal", "The journal as it stands", "Журнал, как он есть", JOURNAL),
    _row("journal_key", "journal", "The public key", "Открытый ключ", JOURNAL),
    _row("heads", "journal", "Signed heads", "Подписанные вершины", JOURNAL),
    _row("head", "journal", "The latest signed head", "Последняя вершина", JOURNAL),
    _row("entries", "journal", "Entries in order", "Записи по порядку", JOURNAL),
    _row("entry", "journal", "One entry", "Одна запись", JOURNAL),
    _row("inclusion", "journal", "Proof that it holds an entry", "Что запись есть", JOURNAL),
    _row("consistency", "journal", "Proof that it only grew", "Что он только рос", JOURNAL),
    _row("log", "journal", "The whole log, to verify offline", "Весь журнал для проверки", JOURNAL),
)

OPERATIONS: Final[Mapping[str, Operation]] = MappingProxyType({row.name: row for row in _ROWS})
