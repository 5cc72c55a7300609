"""The words of the annotated page, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from foedus.claims.dating.terms import Speaks
from foedus.claims.terms.verdicts import Agrees, Verdict
from foedus.law.terms.evidence import Confidence
from foedus.law.terms.wording import Wording

CHECKED: Final = Wording("A report checked", "Проверка сообщения")
TEXT: Final = Wording("The report, as it was read", "Сообщение, как оно прочитано")
STATEMENTS: Final = Wording("Its statements", "Его утверждения")
SUMMARY: Final = Wording("What was found", "Что найдено")
REGISTER: Final = Wording("Register asked", "Спрошенный реестр")
DAY: Final = Wording("Day of the report", "День сообщения")
NO_DAY: Final = Wording(
    "not known; every statement is judged by all that is held",
    "неизвестен; каждое утверждение оценено по всему, что есть в реестре",
)
SOME_DAY: Final = Wording("between {start} and {end}", "между {start} и {end}")
GROUNDS: Final = Wording("How the day was found", "Как найден день")
SPEAKS: Final[Mapping[Speaks, Wording]] = {
    Speaks.FOR: Wording("for", "за"),
    Speaks.AGAINST: Wording("against", "против"),
}
CONFIDENCES: Final[Mapping[Confidence, Wording]] = {
    Confidence.HIGH: Wording("certain", "точно"),
    Confidence.MEDIUM: Wording("probable", "вероятно"),
    Confidence.LOW: Wording("a guess", "предположение"),
}
UNREAD: Final = Wording("Not read", "Не прочитано")
UNREAD_LANGUAGES: Final = Wording(
    "Passages in another language were not read: {languages}.",
    "Не прочитаны части на другом языке: {languages}.",
)
LANGUAGES: Final[Mapping[str, Wording]] = {
    "es": Wording("Spanish", "испанский"),
    "fr": Wording("French", "французский"),
    "uk": Wording("Ukrainian", "украинский"),
    "other": Wording("a language that is not recognised", "нераспознанный язык"),
}
ALL_READ: Final = Wording("nothing: all of the text was read", "ничего: прочитан весь текст")
NONE: Final = Wording(
    "No statement of a kind that can be checked was found. Looked for were: {kinds}.",
    "Утверждений, которые можно проверить, не найдено. Искали: {kinds}.",
)
HOW_TO_READ: Final = Wording(
    "Each marked statement leads to what the register holds of it, and on whose evidence.",
    "Каждое отмеченное утверждение ведёт к тому, что об этом есть в реестре и из каких источников.",
)
NO_JUDGE: Final = Wording(
    "A verdict says what this register holds, not what is true of the world.",
    "Вывод говорит о том, что есть в этом реестре, а не о том, что верно вообще.",
)
MEANINGS: Final[Mapping[Verdict, Wording]] = {
    Verdict.SUPPORTED: Wording("all that is held says so", "так говорит всё, что есть"),
    Verdict.CONTRADICTED: Wording(
        "all that is held says otherwise", "всё, что есть, говорит иначе"
    ),
    Verdict.DEPENDS: Wording(
        "so by one criterion or reading, not by another",
        "по одному критерию или толкованию так, по другому нет",
    ),
    Verdict.ANNOUNCED: Wording(
        "said of what was to come; no record that it came",
        "сказано о будущем; записи о том, что это произошло, нет",
    ),
    Verdict.ABSENT: Wording(
        "clear, but nothing is held that decides it", "ясно, но решить нечем: записей нет"
    ),
    Verdict.VAGUE: Wording(
        "it names nothing definite enough to look up",
        "не названо ничего определённого, что можно найти",
    ),
}
QUOTED: Final = Wording("“{words}”", "«{words}»")
PROOF: Final = Wording("Proof of statement {number}", "Доказательство к утверждению {number}")
STATEMENT: Final = Wording("Statement {number}", "Утверждение {number}")
SAYS_SO: Final = Wording("Said by: {words}", "Со слов: {words}")
DENIES: Final = Wording("said as a denial", "сказано как отрицание")
THEN: Final = Wording(
    "As known on the day of the report: {verdict}.", "По сведениям на день сообщения: {verdict}."
)
CRITERIA: Final = Wording("By each criterion", "По каждому критерию")
CRITERION: Final = Wording("Criterion", "Критерий")
COUNT: Final = Wording("Number", "Число")
LIST: Final = Wording("Which", "Кто")
AGREES: Final = Wording("Agrees with the report", "Совпадает с сообщением")
AGREE_WORDS: Final[Mapping[Agrees, Wording]] = {
    Agrees.YES: Wording("yes", "да"),
    Agrees.NO: Wording("no", "нет"),
    Agrees.UNKNOWN: Wording("not known", "неизвестно"),
}
STEPS: Final = Wording("Steps", "Шаги")
NO_STEPS: Final = Wording(
    "No step is shown: nothing is held that could be counted.",
    "Шагов нет: в реестре нет того, что можно было бы сосчитать.",
)
SOURCES: Final = Wording("Sources", "Источники")
NO_SOURCES: Final = Wording("None is on record.", "Источников в реестре нет.")
IN_REGISTER: Final = Wording("In the register", "В реестре")
BACK: Final = Wording("Back to its words in the report", "Назад к словам сообщения")
PAGE: Final = Wording("page {number}", "страница {number}")
MADE_BY: Final = Wording(
    "Made by Foedus. The words of the report are its author’s.",
    "Сделано программой Foedus. Слова сообщения принадлежат его автору.",
)
