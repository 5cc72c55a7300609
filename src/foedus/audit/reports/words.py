"""The words of an audit's report, in both languages."""

from __future__ import annotations

from typing import Final

from foedus.audit.terms import Cause
from foedus.law.terms.wording import Wording

W = Wording

WORDS: Final[dict[str, Wording]] = {
    "title": W("Audit of {table}", "Проверка таблицы {table}"),
    "acts-from": W("The acts are those of {tables}.", "Акты взяты из {tables}."),
    "lead": W(
        "{rows} published days of entry into force can be computed; {agree} are what the clauses "
        "give ({share}), {differ} differ.",
        "Вычислить можно {rows} опубликованных дней вступления в силу; {agree} совпадают "
        "({share}), {differ} расходятся.",
    ),
    "not-computable": W(
        "For {rows} more the clause counts from something that the table does not tell; each has "
        "its cause below.",
        "Ещё для {rows} статья считает с того, чего в таблице нет; причина каждого указана ниже.",
    ),
    "nothing": W(
        "The table publishes no day of entry into force, so there is nothing to compare.",
        "В таблице нет дней вступления в силу: сравнивать нечего.",
    ),
    "causes": W("Causes", "Причины"),
    "cause": W("Cause", "Причина"),
    "rows": W("Rows", "Строк"),
    "treaties": W("Treaties", "Договоры"),
    "treaty": W("Treaty", "Договор"),
    "agree": W("Agree", "Совпало"),
    "first": W("First parties", "Первые участники"),
    "later": W("Later parties", "Последующие"),
    "differ": W("Differ", "Расходится"),
    "open": W("Not computable", "Не вычислить"),
    "general": W("In force from", "В силе с"),
    "general-agrees": W(
        "In force in general from {day}, as published.",
        "В целом в силе с {day}, как опубликовано.",
    ),
    "general-differs": W(
        "In force in general: published {published}, computed {computed}. {why}",
        "В целом в силе: опубликовано {published}, вычислено {computed}. {why}",
    ),
    "aligned": W(
        "The rows below are computed from the published day.",
        "Строки ниже вычислены от опубликованного дня.",
    ),
    "successions": W(
        "{rows} rows agree if read as successions: the table does not tell the kinds of acts.",
        "{rows} строк совпадают, если читать их как правопреемство: таблица не различает акты.",
    ),
    "all-agree": W("All rows agree.", "Все строки совпадают."),
    "party": W("Party", "Участник"),
    "act": W("Act", "Акт"),
    "published": W("Published", "Опубликовано"),
    "computed": W("Computed", "Вычислено"),
    "why": W("Why", "Почему"),
    "line": W("line {line}", "строка {line}"),
    "proof": W("Proof of the computed day", "Доказательство вычисленного дня"),
    "not-held": W(
        "The register does not hold these treaties of the table: {names}.",
        "Этих договоров таблицы в реестре нет: {names}.",
    ),
    "findings": W("Faults of the table itself", "Недостатки самой таблицы"),
    "none": W("none", "нет"),
}

CAUSES: Final[dict[Cause, Wording]] = {
    Cause.MONTH_END: W("month-end policy", "правило конца месяца"),
    Cause.NOTIFICATION: W("notification clock", "срок с уведомления"),
    Cause.SUCCESSOR: W("successor with earlier effect", "преемник с более ранним действием"),
    Cause.ORGANISATION: W(
        "deposit waiting for an organisation", "сдача ждала документа организации"
    ),
    Cause.PREDECESSOR: W(
        "predecessor missing from a current list", "предшественника нет в нынешнем списке"
    ),
    Cause.LIST_INCOMPLETE: W("consent missing from the list", "согласия нет в списке"),
    Cause.ACT_DATE: W("act date differs", "иной день акта"),
    Cause.LATER_DAY: W(
        "later day named in the instrument", "более поздний день, названный в документе"
    ),
    Cause.EARLIER_TEXT: W("earlier text of the treaty", "более ранний текст договора"),
    Cause.CONTRADICTION: W("the table contradicts itself", "таблица противоречит себе"),
    Cause.FLOOR: W("waiting for another treaty", "ожидание другого договора"),
    Cause.ARITHMETIC: W("arithmetic", "арифметика"),
    Cause.UNEXPLAINED: W("unexplained", "не объяснено"),
}
