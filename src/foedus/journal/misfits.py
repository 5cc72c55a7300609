"""Misfits: what in a log, or between a log and a register, does not fit. Values, never raised.

Codes are stable; J is for *journal*.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from foedus.law.terms.evidence import Place
from foedus.law.terms.findings import Finding, Severity
from foedus.law.terms.wording import Language, Wording

NO_ENTRIES: Final = range(0)


@dataclass(frozen=True, slots=True)
class Rule:
    """What must be so, and what to do when it is not."""

    sentence: Wording
    remedy: Wording
    severity: Severity = Severity.ERROR


_ANEW: Final = Wording(
    "Download the log anew; if it is still so, ask the register and keep both logs.",
    "Скачайте журнал заново; если ничего не изменилось, обратитесь в реестр и сохраните оба.",
)
_ASK: Final = Wording(
    "Keep this log and ask the register: what was recorded has been changed.",
    "Сохраните этот журнал и обратитесь в реестр: записанное было изменено.",
)
_COMPARE: Final = Wording(
    "Compare the file with the entry; trust neither before the difference is explained.",
    "Сравните файл с записью; не полагайтесь ни на то, ни на другое, пока нет объяснения.",
)

RULES: Final[dict[str, Rule]] = {
    "J1": Rule(
        Wording(
            "Each line is one JSON object in UTF-8.",
            "Каждая строка — один объект JSON в UTF-8.",
        ),
        _ANEW,
    ),
    "J2": Rule(
        Wording(
            "Each line is canonical JSON (RFC 8785), ended by one line feed.",
            "Каждая строка — канонический JSON (RFC 8785) с одним переводом строки в конце.",
        ),
        _ANEW,
    ),
    "J3": Rule(
        Wording(
            "The first line, and no other, names the format, the origin and the key.",
            "Первая строка, и только она, называет формат, происхождение и ключ.",
        ),
        _ANEW,
    ),
    "J4": Rule(
        Wording(
            "A line is an entry or a signed head, complete and of the right types.",
            "Строка — запись или подписанная вершина, полная и с верными типами.",
        ),
        _ANEW,
    ),
    "J5": Rule(
        Wording(
            "Entries are numbered from 0 without gaps.", "Записи нумеруются с 0 без пропусков."
        ),
        _ASK,
    ),
    "J6": Rule(
        Wording("The leaf is the hash of the entry's words.", "Лист — хеш слов записи."), _ASK
    ),
    "J7": Rule(
        Wording(
            "Each head is signed with the register's key.",
            "Каждая вершина подписана ключом реестра.",
        ),
        _ASK,
    ),
    "J8": Rule(
        Wording(
            "The root of a head is that of the entries before it.",
            "Корень вершины — корень дерева записей до неё.",
        ),
        _ASK,
    ),
    "J9": Rule(
        Wording("A head counts the entries before it.", "Вершина называет число записей до неё."),
        _ASK,
    ),
    "J10": Rule(
        Wording(
            "A head belongs to the journal that the log names.",
            "Вершина принадлежит тому журналу, который назван в начале.",
        ),
        _ASK,
    ),
    "J11": Rule(
        Wording(
            "The log agrees with the head that the reader kept.",
            "Журнал согласуется с вершиной, которую сохранил читатель.",
        ),
        _ASK,
    ),
    "J12": Rule(
        Wording(
            "The log reaches as far as the head that the reader kept.",
            "Журнал не короче, чем при вершине, которую сохранил читатель.",
        ),
        _ASK,
    ),
    "J13": Rule(
        Wording(
            "The head that the reader kept is of this journal and signed with its key.",
            "Сохранённая читателем вершина относится к этому журналу и подписана его ключом.",
        ),
        Wording(
            "Check that the head and the key belong to this journal.",
            "Проверьте, что вершина и ключ относятся к этому журналу.",
        ),
    ),
    "J14": Rule(
        Wording("The last head covers all entries.", "Последняя вершина охватывает все записи."),
        Wording(
            "Download the log again later; until then nobody vouches for these entries.",
            "Скачайте журнал позже; до того за эти записи никто не ручается.",
        ),
        Severity.WARNING,
    ),
    "J15": Rule(
        Wording(
            "The log names the key that the reader was given.",
            "Журнал называет тот ключ, который дан читателю.",
        ),
        Wording(
            "Ask the register for its key in another way, and compare.",
            "Узнайте ключ реестра другим путём и сравните.",
        ),
    ),
    "J16": Rule(
        Wording("A log holds at least one signed head.", "В журнале есть подписанная вершина."),
        _ANEW,
    ),
    "J20": Rule(
        Wording(
            "What an entry says stands in the register's file.",
            "Сказанное в записи стоит в файле реестра.",
        ),
        _COMPARE,
    ),
    "J21": Rule(
        Wording("A file that the log tells is there.", "Файл, известный журналу, имеется."),
        _COMPARE,
    ),
    "J22": Rule(
        Wording("A file that is there is told by the log.", "Имеющийся файл известен журналу."),
        _COMPARE,
    ),
    "J23": Rule(
        Wording("An entry about a file can be followed.", "Записи о файле можно последовать."),
        _ASK,
    ),
    "J24": Rule(
        Wording(
            "The hash in an entry is that of the whole file after it.",
            "Хеш в записи — хеш всего файла после неё.",
        ),
        _ASK,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """One thing that does not fit: *what*, and where.

    *line* is of the log, from 1 (0: none); *entries* are the numbers of those that it concerns
    (empty: none in particular); *path* is of the register's file, where it is about one.
    """

    code: str
    what: Wording
    line: int = 0
    entries: range = NO_ENTRIES
    path: str = ""

    @property
    def rule(self) -> Rule:
        """The rule that is not kept."""
        return RULES[self.code]

    @property
    def is_error(self) -> bool:
        """Whether the log or the register cannot be relied on; otherwise it is a warning."""
        return self.rule.severity is Severity.ERROR

    def sentence(self) -> Wording:
        """Which entries, on which line, what does not fit."""
        return Wording(
            _placed(_english(self.entries), f"line {self.line}" if self.line else "")
            + self.what.en,
            _placed(_russian(self.entries), f"строка {self.line}" if self.line else "")
            + self.what.ru,
        )

    def finding(self, log: str, language: Language) -> Finding:
        """As a finding in the file *log*, or in the register's file that it is about."""
        told = f"{self.sentence().in_language(language)} {self.rule.sentence.in_language(language)}"
        return Finding(
            code=self.code,
            message=told,
            remedy=self.rule.remedy.in_language(language),
            where=Place(self.path or log, 0 if self.path else self.line),
            severity=self.rule.severity,
        )


def _placed(*places: str) -> str:
    told = ", ".join(place for place in places if place)
    return f"{told}: " if told else ""


def _english(entries: range) -> str:
    match len(entries):
        case 0:
            return ""
        case 1:
            return f"entry {entries[0]}"
        case _:
            return f"entries {entries[0]} to {entries[-1]}"


def _russian(entries: range) -> str:
    match len(entries):
        case 0:
            return ""
        case 1:
            return f"запись {entries[0]}"
        case _:
            return f"записи {entries[0]}–{entries[-1]}"
