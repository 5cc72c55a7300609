"""Words of both languages that tell what a sentence is about, as far as dating needs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from foedus.law.terms.wording import Language


@dataclass(frozen=True, slots=True)
class Marks:
    """Patterns over one sentence: that a body meets in it, that it is of the past, of the future.

    *former*: what shows that an office is not held now. *remote*: that a body meets over wires.
    *chair*: that a state is in the chair. *weekday*: a day of the week as it stands in a head.
    """

    meeting: re.Pattern[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    former: re.Pattern[str]
    remote: re.Pattern[str]
    chair: re.Pattern[str]
    weekday: re.Pattern[str]


MARKS: Final[dict[Language, Marks]] = {
    "en": Marks(
        meeting=re.compile(
            r"\b(?:sessions?|summits?|meetings?|sittings?|met|meets?|gather\w*|conven\w+|"
            r"councils?|talks|presidents|leaders|ministers|heads of state|heads of government)\b",
            re.IGNORECASE,
        ),
        past=re.compile(
            r"\b(?:was|were|had|did|took|met|held|became|gave|left|said|told|won|began|came|"
            r"spoke|sat|saw|went|made|wrote|brought|put|sent|paid|ran|rose|fell|drew|chose|broke|"
            r"[a-z]{2,20}ed)\b",
            re.IGNORECASE,
        ),
        future=re.compile(
            r"\b(?:(?:will|shall|would|must|should|may|might|is to|are to|to)"
            r" (?:be )?(?:[a-z]{2,20}ed|held|met|given|taken|begun)|"
            r"will|shall|would|'ll|is to|are to|to be|must be|"
            r"to meet|to hold|to convene|to sign|to gather|expected|planned|scheduled|due|intends?|"
            r"plans|next|upcoming|coming|forthcoming)\b",
            re.IGNORECASE,
        ),
        former=re.compile(
            r"\b(?:former|ex|then|late|previous|outgoing|future|next)\W*$", re.IGNORECASE
        ),
        remote=re.compile(r"\b(?:video\w*|on ?line|virtual\w*|remote\w*)\b", re.IGNORECASE),
        chair=re.compile(
            r"\b(?:chairs|in the chair|presides|presiding|is (?:in )?chair\w*|"
            r"(?:holds|has) the (?:\w+ )?(?:chair\w*|presidency))\b",
            re.IGNORECASE,
        ),
        weekday=re.compile(
            r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b", re.IGNORECASE
        ),
    ),
    "ru": Marks(
        meeting=re.compile(
            r"\b(?:(?:заседани|саммит|встреч|сесси|собрал|форум|переговор|президент|лидер|министр|глав)"
            r"\w{0,8}|совет(?:а|е|у|ом|ы|ов)?)\b",
            re.IGNORECASE,
        ),
        past=re.compile(
            r"\b(?:[а-яё]{2,20}(?:л|ла|ло|ли|лся|лась|лось|лись|лено|лена|[аея]но)|(?i:подписан|создан|принят|основан|"
            r"избран|образован|утвержд[её]н|учрежд[её]н|провед[её]н|внес[её]н|одобрен|назван)[аоы]?)\b"
        ),
        future=re.compile(
            r"\b(?:буд(?:ет|ут)|предсто\w+|намерен\w*|планиру\w+|запланирован\w*|назначен\w* на|"
            r"ожидает\w*|состо[ия]тся|пройд[её]т|пройдут|при[мб]ут|соб[еи]рутся|собер[её]тся|встрет[ия]тся|"
            r"перейд[её]т|вступ[ия]т|начн[её]т\w*|стан[еу]т|продл[ия]т\w*|заверш[ия]т\w*|получ[ия]т|"
            r"возглавит|прибудет|истека\w+|откроется|введут|"
            r"следующ\w+|должн\w+|обсудят|подпишут|"
            r"провести|созвать|собраться|встретиться|рассмотреть|подписать|принять|ввести|передать)\b",
            re.IGNORECASE,
        ),
        former=re.compile(
            r"\b(?:бывш\w{2,3}|экс|тогдашн\w{2,3}|прежн\w{2,3}|будущ\w{2,3})\W*$", re.IGNORECASE
        ),
        remote=re.compile(r"\b(?:видео\w*|онлайн\w*|дистанцион\w+|удал[её]нн\w+)", re.IGNORECASE),
        chair=re.compile(r"\bпредседательствует\b|\bпредседатель\w* стран\w+\b", re.IGNORECASE),
        weekday=re.compile(
            r"\b(понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b", re.IGNORECASE
        ),
    ),
}
