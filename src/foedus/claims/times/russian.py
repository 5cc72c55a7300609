"""Russian words for times, with all their endings."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from foedus.claims.terms.times import Relation
from foedus.claims.times.calendar import years
from foedus.claims.times.lexicon import Lexicon, listed
from foedus.claims.times.terms import (
    Brim,
    Fixed,
    Leaning,
    Near,
    OuterDay,
    Part,
    Rest,
    Rests,
    Share,
    Shifted,
    Turn,
    Unit,
    Value,
)
from foedus.claims.times.words import Lead, Leads, Words

_MONTH_STEMS: Final = {
    "январ": "ь я ю ем е", "феврал": "ь я ю ем е", "март": "* а у ом е", "апрел": "ь я ю ем е",
    "ма": "й я ю ем е", "июн": "ь я ю ем е", "июл": "ь я ю ем е", "август": "* а у ом е",
    "сентябр": "ь я ю ем е", "октябр": "ь я ю ем е", "ноябр": "ь я ю ем е", "декабр": "ь я ю ем е",
}  # fmt: skip
_WEEKDAY_FORMS: Final = (
    "понедельник понедельника понедельнику понедельником понедельнике",
    "вторник вторника вторнику вторником вторнике",
    "среда среды среду",
    "четверг четверга четвергу четвергом четверге",
    "пятница пятницы пятнице пятницу пятницей",
    "суббота субботы субботе субботу субботой",
    "воскресенье воскресенья воскресенью воскресеньем",
)
_ORDINAL_STEMS: Final = (
    "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
    "одиннадцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат",
    "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
)  # fmt: skip
_CARDINALS: Final = (
    ("один", "одна", "одного", "одну", "одним", "одной"),
    ("два", "две", "двух", "двумя"),
    ("три", "трех", "тремя"),
    ("четыре", "четырех", "четырьмя"),
    ("пять", "пяти", "пятью"),
    ("шесть", "шести", "шестью"),
    ("семь", "семи", "семью"),
    ("восемь", "восьми", "восемью"),
    ("девять", "девяти", "девятью"),
    ("десять", "десяти", "десятью"),
)
_UNITS: Final = {
    Unit.DAY: "день дня дню днем дне дни дней дням днями сутки суток",
    Unit.WEEK: "неделя недели неделе неделю неделей недель неделями неделю",
    Unit.MONTH: "месяц месяца месяцу месяцем месяце месяцы месяцев месяцами",
    Unit.YEAR: "год года году годом годе годы годов лет годами",
    Unit.DECADE: "десятилетие десятилетия десятилетии десятилетий",
}
_PARTS_OF_DAY: Final = (
    ("его", "утра"), ("им", "утром"), ("его", "вечера"), ("им", "вечером"), ("ей", "ночи"),
    ("ей", "ночью"),
)  # fmt: skip
_ADJECTIVE: Final = listed("ый ого ому ым ом ая ой ую ое ые ых")
_SOFT: Final = listed("ий его ему им ем яя ей юю ее ие их")


def _endings(stem: str, endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)


def _months() -> dict[str, int]:
    return {
        stem + ("" if ending == "*" else ending): number
        for number, (stem, endings) in enumerate(_MONTH_STEMS.items(), start=1)
        for ending in endings.split()
    }


def _ordinals() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, stem in enumerate(_ORDINAL_STEMS, start=1):
        endings = ("ье", "ьего", "ьему") if stem == "трет" else ("ое", "ого", "ому")
        found |= {stem + ending: number for ending in endings}
    units = [(word, number) for word, number in found.items() if number < 10]  # noqa: PLR2004
    found |= {f"двадцать {word}": 20 + number for word, number in units}
    found |= {f"тридцат{ending}": 30 for ending in ("ое", "ого", "ому")}
    found |= {f"тридцать {word}": 31 for word, number in units if number == 1}
    return found


def _higher_cardinals() -> dict[str, int]:
    """From eleven on: "одиннадцать", "двадцати", "сорок"; an and a half is counted as one."""
    found: dict[str, int] = {"полтора": 1, "полутора": 1, "сорок": 40, "сорока": 40}
    teens = [stem for stem in _ORDINAL_STEMS[10:] if stem.endswith("цат")]
    stems = dict(zip(teens, (*range(11, 20), 20), strict=True)) | {"тридцат": 30}
    for stem, number in stems.items():
        found |= {f"{stem}{ending}": number for ending in ("ь", "и", "ью")}
    for stem, number in (("пят", 50), ("шест", 60), ("сем", 70), ("восем", 80)):
        found |= {f"{stem}ьдесят": number, f"{stem}идесяти": number}
    return found | {"восьмидесяти": 80, "девяносто": 90, "девяноста": 90}


def _directions() -> dict[str, tuple[Turn, Rests]]:
    last = ("прошл", "минувш", "истекш", "прошедш")
    this = ("нынешн", "текущ", "настоящ")
    following = ("следующ", "будущ")
    coming = ("грядущ", "ближайш", "предстоящ", "наступающ")
    found: dict[str, tuple[Turn, Rests]] = {}
    turns = {last: Turn.LAST, this: Turn.THIS, following: Turn.NEXT, coming: Turn.COMING}
    for stems, turn in turns.items():
        for stem in stems:
            for word in (*_endings(stem, _ADJECTIVE), *_endings(stem, _SOFT)):
                found[word] = (turn, Rests.TODAY)
    found |= dict.fromkeys(listed("этот этого этому этом эта эту этой"), (Turn.THIS, Rests.TODAY))
    found |= dict.fromkeys(("последние", "последних"), (Turn.LAST, Rests.TODAY))
    for stem in ("предыдущ", "предшествующ"):
        found |= dict.fromkeys(_endings(stem, _SOFT), (Turn.LAST, Rests.ANCHOR))
        found |= dict.fromkeys(_endings(stem, _ADJECTIVE), (Turn.LAST, Rests.ANCHOR))
    return found


def _parts() -> dict[str, Part]:
    found: dict[str, Part] = {}
    found |= {word: Share(1, 2, 3) for word in ["середине", "середины", "середину", "серединой"]}
    found |= {word: Brim(Leaning.PAST) for word in ["начале", "начала", "началу", "начало"]}
    found |= {word: Brim(Leaning.AHEAD) for word in ["конце", "конца", "концу", "конец"]}
    for stem, number in (("перв", 1), ("втор", 2)):
        for ending in ("ой", "ая", "ую"):
            for half in ("половине", "половины", "половина", "половину"):
                found[f"{stem}{ending} {half}"] = Share(number - 1, number, 2)
    found |= _quarters()
    for day in ("первый день", "первого дня"):
        found[day] = OuterDay(Leaning.PAST)
    for day in ("последний день", "последнего дня"):
        found[day] = OuterDay(Leaning.AHEAD)
    return found


def _quarters() -> dict[str, Part]:
    found: dict[str, Part] = {}
    for number, stem in enumerate(_ORDINAL_STEMS[:4], start=1):
        roman = ("i", "ii", "iii", "iv")[number - 1]
        for quarter in ("квартале", "квартала", "квартал"):
            found[f"{roman} {quarter}"] = Share(number - 1, number, 4)
        for ending in ("ьем", "ьего", "ий") if stem == "трет" else ("ом", "ого", "ый"):
            for quarter in ("квартале", "квартала", "квартал"):
                found[f"{stem}{ending} {quarter}"] = Share(number - 1, number, 4)
    return found


def _fixed() -> dict[str, Value]:
    eve, same = Shifted(Unit.DAY, -1, Rests.ANCHOR), Shifted(Unit.DAY, 0, Rests.ANCHOR)
    found: dict[str, Value] = {
        "сегодня": Shifted(Unit.DAY, 0),
        "вчера": Shifted(Unit.DAY, -1),
        "позавчера": Shifted(Unit.DAY, -2),
        "завтра": Shifted(Unit.DAY, 1),
        "послезавтра": Shifted(Unit.DAY, 2),
        "накануне": eve,
        "днем ранее": eve,
        "днем раньше": eve,
        "на следующий день": Shifted(Unit.DAY, 1, Rests.ANCHOR),
        "в тот же день": same,
        "в этот же день": same,
        "в этот день": same,
        "тогда же": same,
        "за день до этого": eve,
        "на рубеже веков": Fixed(years(1999, 3), Unit.DECADE),
        "незадолго до": Near(Leaning.PAST),
        "незадолго перед": Near(Leaning.PAST),
        "вскоре после": Near(Leaning.AHEAD),
        "в том же месяце": Shifted(Unit.MONTH, 0, Rests.ANCHOR),
        "в том же году": Shifted(Unit.YEAR, 0, Rests.ANCHOR),
        "того же года": Shifted(Unit.YEAR, 0, Rests.ANCHOR),
        "с начала года": Rest(Unit.YEAR, Leaning.PAST),
        "до конца года": Rest(Unit.YEAR, Leaning.AHEAD),
        "до конца месяца": Rest(Unit.MONTH, Leaning.AHEAD),
        "до конца недели": Rest(Unit.WEEK, Leaning.AHEAD),
    }
    found |= {f"нынешн{end} {part}": Shifted(Unit.DAY, 0) for end, part in _PARTS_OF_DAY}
    found |= dict.fromkeys(("этим утром", "этим вечером", "этой ночью"), Shifted(Unit.DAY, 0))
    for stem, number in (("вчерашн", -1), ("сегодняшн", 0), ("завтрашн", 1)):
        found |= {word: Shifted(Unit.DAY, number) for word in _endings(stem, _SOFT)}
        found |= {f"{stem}{end} {part}": Shifted(Unit.DAY, number) for end, part in _PARTS_OF_DAY}
        found[f"{stem}его дня"] = found[f"{stem}ий день"] = Shifted(Unit.DAY, number)
    for word, side in (
        ("ранее", Leaning.PAST),
        ("позже", Leaning.AHEAD),
        ("позднее", Leaning.AHEAD),
    ):
        found |= {f"{word} в {this} году": Rest(Unit.YEAR, side) for this in ("этом", "текущем")}
        found[f"{word} в этом месяце"] = Rest(Unit.MONTH, side)
        found[f"{word} на этой неделе"] = Rest(Unit.WEEK, side)
    return found


def _told_years() -> dict[str, Shifted]:
    this = ("с . г .", "с / г", "сего года", "этого года", "текущего года", "нынешнего года")
    last = ("прошлого года", "минувшего года", "п . г .")
    coming = ("следующего года", "будущего года", "наступающего года")
    same = ("того же года", "этого же года")
    found = {word: Shifted(Unit.YEAR, 0) for word in this}
    found |= {word: Shifted(Unit.YEAR, -1) for word in last}
    found |= {word: Shifted(Unit.YEAR, 1) for word in coming}
    return found | {word: Shifted(Unit.YEAR, 0, Rests.ANCHOR) for word in same}


def _relations() -> dict[str, Lead]:
    found = {
        "в": Relation.AT,
        "во": Relation.AT,
        "на": Relation.AT,
        "за": Relation.AT,
        "от": Relation.AT,
        "в течение": Relation.AT,
        "еще в": Relation.AT,
        "около": Relation.AT,
        "по состоянию на": Relation.AT,
        "с": Relation.SINCE,
        "со": Relation.SINCE,
        "начиная с": Relation.SINCE,
        "начиная со": Relation.SINCE,
        "до": Relation.UNTIL,
        "вплоть до": Relation.UNTIL,
        "по": Relation.UNTIL,
        "к": Relation.BEFORE,
        "ко": Relation.BEFORE,
        "перед": Relation.BEFORE,
        "ранее": Relation.BEFORE,
        "не позднее": Relation.BEFORE,
        "не позже": Relation.BEFORE,
        "незадолго до": Relation.BEFORE,
        "вскоре после": Relation.AFTER,
        "после": Relation.AFTER,
        "позднее": Relation.AFTER,
    }
    return {word: Lead(relation, Leads.MONTHS) for word, relation in found.items()}


def _years() -> dict[str, None]:
    words = "год года году годом годе годы годов годах годам годами г . гг г г."
    found: dict[str, None] = dict.fromkeys(words.replace("г .", "").replace("г.", "").split())
    return found | dict.fromkeys(("г", "г .", "г . г .", "гг", "гг ."))


def _decades() -> dict[str, int]:
    stems = {
        "двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60,
        "семидесят": 70, "восьмидесят": 80, "девяност": 90,
    }  # fmt: skip
    stems |= {"нулев": 100, "двухтысячн": 100}
    return {s + e: n for (s, n), e in product(stems.items(), ("ые", "ых", "ым"))}


def _year_names() -> dict[str, int]:
    """The years of the last decades of the century: "в девяносто первом"."""
    tens = {"семьдесят": 1970, "восемьдесят": 1980, "девяносто": 1990}
    found: dict[str, int] = {}
    for (word, decade), (number, stem) in product(tens.items(), enumerate(_ORDINAL_STEMS[:9], 1)):
        ends = ("ий", "ьего", "ьем", "ьему") if stem == "трет" else ("ый", "ой", "ого", "ом", "ому")
        found |= {f"{word} {stem}{end}": decade + number for end in ends}
    return found


RUSSIAN: Final = Words(
    months=_months(),
    short_months={
        "янв": 1,
        "фев": 2,
        "февр": 2,
        "мар": 3,
        "апр": 4,
        "авг": 8,
        "сен": 9,
        "сент": 9,
        "окт": 10,
        "ноя": 11,
        "нояб": 11,
        "дек": 12,
    },
    careful=frozenset(_months()),
    months_capital=False,
    weekdays={w: n for n, forms in enumerate(_WEEKDAY_FORMS) for w in forms.split()},
    short_weekdays={"пн": 0, "вт": 1, "ср": 2, "чт": 3, "пт": 4, "сб": 5, "вс": 6},
    weekdays_alone=False,
    cardinals={w: n for n, words in enumerate(_CARDINALS, start=1) for w in words}
    | _higher_cardinals(),
    ordinals=Lexicon(_ordinals()),
    suffixes=frozenset({"го", "е", "ого", "ое", "й", "м", "му", "ом"}),
    year_words=Lexicon(_years()),
    month_first=False,
    told_years=Lexicon(_told_years()),
    units={w: unit for unit, words in _UNITS.items() for w in words.split()},
    plurals=frozenset(
        listed("дни дней дням днями недель неделями месяцы месяцев месяцами годы годов лет годами")
    ),
    directions=_directions(),
    seasons={
        w: month
        for month, words in {
            3: "весна весны весне весну весной весною",
            6: "лето лета лету летом лете",
            9: "осень осени осенью",
            12: "зима зимы зиме зиму зимой зимою",
        }.items()
        for w in words.split()
    },
    standing_seasons=frozenset({"весной", "весною", "летом", "осенью", "зимой", "зимою"}),
    parts=Lexicon(_parts()),
    fixed=Lexicon(_fixed()),
    relations=Lexicon(_relations()),
    openers={
        "с": frozenset({"по", "до"}),
        "со": frozenset({"по", "до"}),
        "между": frozenset({"и"}),
    },
    behind_count=Lexicon(
        {
            "назад": (-1, Rests.TODAY),
            "тому назад": (-1, Rests.TODAY),
            "ранее": (-1, Rests.ANCHOR),
            "раньше": (-1, Rests.ANCHOR),
            "до этого": (-1, Rests.ANCHOR),
            "спустя": (1, Rests.ANCHOR),
            "позже": (1, Rests.ANCHOR),
            "позднее": (1, Rests.ANCHOR),
        }
    ),
    before_count=Lexicon({"через": (1, Rests.ANCHOR), "спустя": (1, Rests.ANCHOR)}),
    decade_ends=frozenset({"е", "х", "ые", "ых"}),
    decades=_decades(),
    centuries=frozenset({"век", "века", "веке", "веку"}),
    articles=frozenset(),
    of=frozenset(),
    both=frozenset({"и"}),
    joins=frozenset({"и", "или"}),
    year_names=Lexicon(_year_names()),
    day_parts=Lexicon(
        dict.fromkeys(("утром", "днем", "вечером", "ночью", "во второй половине дня"))
    ),
    events=frozenset(),
    dated=frozenset(),
    plain=frozenset(),
    counted_ends=("",),
    not_after=frozenset(),
)
"""A bare year counts only with its word ("в 2007 году"): "в 2000 документах" is no time."""
