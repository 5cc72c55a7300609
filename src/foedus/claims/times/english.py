"""English words for times."""

from __future__ import annotations

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
    Through,
    Turn,
    Unit,
    Value,
    Yearless,
)
from foedus.claims.times.words import Lead, Leads, Words

_MONTHS: Final = listed(
    "january february march april may june july august september october november december"
)
_WEEKDAYS: Final = listed("monday tuesday wednesday thursday friday saturday sunday")
_CARDINALS: Final = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_ORDINALS: Final = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
    "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth twentieth"
)
_NEW_YEAR: Final = Through(Yearless(Unit.DAY, 12, 15), Yearless(Unit.DAY, 1, 15))
"""The turn of the year: a fortnight on either side; a choice, told in the docs."""

_DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90, "noughties": 100,
}  # fmt: skip


def _ordinals() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ORDINALS, start=1)}
    found["thirtieth"] = 30
    for (tens, word), (number, unit) in product(
        ((20, "twenty"), (30, "thirty")), enumerate(_ORDINALS[:9], start=1)
    ):
        if tens + number <= 31:  # noqa: PLR2004 - no month has more days
            found[f"{word} - {unit}"] = found[f"{word} {unit}"] = tens + number
    return found


def _parts() -> dict[str, Part]:
    thirds = {"early": 1, "mid": 2, "mid -": 2, "late": 3}
    found: dict[str, Part] = {w: Share(n - 1, n, 3) for w, n in thirds.items()}
    found["the middle of"] = found["middle of"] = Share(1, 2, 3)
    for words, side in (("beginning start", Leaning.PAST), ("end close", Leaning.AHEAD)):
        for word in words.split():
            found[f"the {word} of"] = found[f"{word} of"] = Brim(side)
    halves = {"first half": 1, "second half": 2, "latter half": 2}
    found |= {f"the {w} of": Share(n - 1, n, 2) for w, n in halves.items()}
    quarters = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    for word, number in quarters.items():
        found[f"the {word} quarter of"] = found[f"{word} quarter of"] = Share(number - 1, number, 4)
    for day in ("first day of", "opening day of"):
        found[day] = found[f"the {day}"] = OuterDay(Leaning.PAST)
    for day in ("last day of", "final day of"):
        found[day] = found[f"the {day}"] = OuterDay(Leaning.AHEAD)
    return found


def _fixed() -> dict[str, Value]:
    today, next_day = Shifted(Unit.DAY, 0), Shifted(Unit.DAY, 1, Rests.ANCHOR)
    eve, same = Shifted(Unit.DAY, -1, Rests.ANCHOR), Shifted(Unit.DAY, 0, Rests.ANCHOR)
    found: dict[str, Value] = {
        "today": today,
        "earlier today": today,
        "later today": today,
        "tonight": today,
        "yesterday": Shifted(Unit.DAY, -1),
        "last night": Shifted(Unit.DAY, -1),
        "tomorrow": Shifted(Unit.DAY, 1),
        "the day after tomorrow": Shifted(Unit.DAY, 2),
        "the day before yesterday": Shifted(Unit.DAY, -2),
        "the day before": eve,
        "a day earlier": eve,
        "on the eve": eve,
        "the year before": Shifted(Unit.YEAR, -1, Rests.ANCHOR),
        "a year before": Shifted(Unit.YEAR, -1, Rests.ANCHOR),
        "the month before": Shifted(Unit.MONTH, -1, Rests.ANCHOR),
        "the week before": Shifted(Unit.WEEK, -1, Rests.ANCHOR),
        "the year after": Shifted(Unit.YEAR, 1, Rests.ANCHOR),
        "the next year": Shifted(Unit.YEAR, 1, Rests.ANCHOR),
        "the next month": Shifted(Unit.MONTH, 1, Rests.ANCHOR),
        "the turn of the year": _NEW_YEAR,
        "at the turn of the year": _NEW_YEAR,
        "around the turn of the year": _NEW_YEAR,
        "the turn of the century": Fixed(years(1999, 3), Unit.DECADE),
        "at the turn of the century": Fixed(years(1999, 3), Unit.DECADE),
        "shortly before": Near(Leaning.PAST),
        "shortly after": Near(Leaning.AHEAD),
    }
    found |= {f"this {part}": today for part in ("morning", "afternoon", "evening")}
    found |= {f"{on}{w} day": next_day for on in ("the ", "on the ") for w in ("next", "following")}
    found["next day"] = next_day
    found |= {f"{on}{w} day": same for on in ("", "on ") for w in ("the same", "that", "that same")}
    for word, side in (("earlier", Leaning.PAST), ("later", Leaning.AHEAD)):
        for unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR):
            found[f"{word} this {unit.name.lower()}"] = Rest(unit, side)
            found[f"{word} in the {unit.name.lower()}"] = Rest(unit, side)
    for unit in (Unit.MONTH, Unit.YEAR):
        for same_one in ("the same", "that", "that same"):
            found[f"{same_one} {unit.name.lower()}"] = Shifted(unit, 0, Rests.ANCHOR)
    return found


def _told_years() -> dict[str, Shifted]:
    found = {"this year": 0, "last year": -1, "next year": 1}
    told = {f"{of}{year}": Shifted(Unit.YEAR, n) for year, n in found.items() for of in ("", "of ")}
    for of, same in product(("", "of "), ("the same year", "that year")):
        told[f"{of}{same}"] = Shifted(Unit.YEAR, 0, Rests.ANCHOR)
    told["of the following year"] = told["the following year"] = Shifted(Unit.YEAR, 1, Rests.ANCHOR)
    told["of the previous year"] = Shifted(Unit.YEAR, -1, Rests.ANCHOR)
    return told


def _relations() -> dict[str, Lead]:
    years = {
        "in": Relation.AT,
        "during": Relation.AT,
        "throughout": Relation.AT,
        "back in": Relation.AT,
        "as of": Relation.AT,
        "as at": Relation.AT,
        "for": Relation.AT,
        "circa": Relation.AT,
        "around": Relation.AT,
        "since": Relation.SINCE,
        "ever since": Relation.SINCE,
        "effective": Relation.SINCE,
        "starting": Relation.SINCE,
        "starting in": Relation.SINCE,
        "starting from": Relation.SINCE,
        "starting on": Relation.SINCE,
        "beginning in": Relation.SINCE,
        "beginning on": Relation.SINCE,
        "as from": Relation.SINCE,
        "with effect from": Relation.SINCE,
        "until": Relation.UNTIL,
        "till": Relation.UNTIL,
        "up to": Relation.UNTIL,
        "up until": Relation.UNTIL,
        "through": Relation.UNTIL,
        "before": Relation.BEFORE,
        "prior to": Relation.BEFORE,
        "ahead of": Relation.BEFORE,
        "no later than": Relation.BEFORE,
        "not later than": Relation.BEFORE,
        "shortly before": Relation.BEFORE,
        "just before": Relation.BEFORE,
        "shortly after": Relation.AFTER,
        "soon after": Relation.AFTER,
        "after": Relation.AFTER,
        "following": Relation.AFTER,
    }
    found = {word: Lead(relation, Leads.YEARS) for word, relation in years.items()}
    found |= {"by": Lead(Relation.BEFORE, Leads.STRICTLY), "of": Lead(Relation.AT, Leads.STRICTLY)}
    found["from"] = Lead(Relation.SINCE, Leads.STRICTLY)
    for word in ("for", "around"):
        found[word] = Lead(Relation.AT, Leads.STRICTLY)
    found |= {word: Lead(Relation.AT, Leads.DAYS) for word in ("on", "at", "dated", "over")}
    return found


ENGLISH: Final = Words(
    months={word: number for number, word in enumerate(_MONTHS, start=1)},
    short_months={w[:3]: n for n, w in enumerate(_MONTHS, start=1) if w != "may"} | {"sept": 9},
    careful=frozenset({"may", "march"}),
    months_capital=True,
    weekdays={word: number for number, word in enumerate(_WEEKDAYS)},
    short_weekdays={word[:3]: n for n, word in enumerate(_WEEKDAYS)}
    | {"tues": 1, "thur": 3, "thurs": 3},
    weekdays_alone=True,
    cardinals={word: n for n, word in enumerate(_CARDINALS, start=1)}
    | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}
    | {"eighty": 80, "ninety": 90},
    ordinals=Lexicon(_ordinals()),
    suffixes=frozenset({"st", "nd", "rd", "th"}),
    year_words=Lexicon({"year": None}),
    month_first=True,
    told_years=Lexicon(_told_years()),
    units={
        f"{unit.name.lower()}{end}": unit
        for unit in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE)
        for end in ("", "s")
    },
    plurals=frozenset({"days", "weeks", "months", "years", "decades"}),
    directions={
        "last": (Turn.LAST, Rests.TODAY),
        "past": (Turn.LAST, Rests.TODAY),
        "this": (Turn.THIS, Rests.TODAY),
        "current": (Turn.THIS, Rests.TODAY),
        "next": (Turn.NEXT, Rests.TODAY),
        "coming": (Turn.COMING, Rests.TODAY),
        "upcoming": (Turn.COMING, Rests.TODAY),
        "previous": (Turn.LAST, Rests.ANCHOR),
        "preceding": (Turn.LAST, Rests.ANCHOR),
        "following": (Turn.NEXT, Rests.ANCHOR),
    },
    seasons={"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12},
    standing_seasons=frozenset(),
    parts=Lexicon(_parts()),
    fixed=Lexicon(_fixed()),
    relations=Lexicon(_relations()),
    openers={
        "from": frozenset({"to", "until", "till", "through", "up"}),
        "between": frozenset({"and"}),
        "since": frozenset({"until", "till"}),
    },
    behind_count=Lexicon(
        {
            "ago": (-1, Rests.TODAY),
            "earlier": (-1, Rests.ANCHOR),
            "before that": (-1, Rests.ANCHOR),
            "later": (1, Rests.ANCHOR),
            "afterwards": (1, Rests.ANCHOR),
            "from now": (1, Rests.TODAY),
        }
    ),
    before_count=Lexicon({}),
    decade_ends=frozenset({"s"}),
    decades=_DECADES,
    centuries=frozenset({"century"}),
    articles=frozenset({"the"}),
    of=frozenset({"of"}),
    both=frozenset({"and"}),
    joins=frozenset({"and", "or"}),
    year_names=Lexicon({}),
    day_parts=Lexicon(
        dict.fromkeys(("morning", "afternoon", "evening", "night", "in the evening"))
    ),
    events=frozenset(
        listed(
            "summit summits session sessions meeting meetings sitting sittings conference "
            "forum talks gathering visit elections election campaign offensive school term edition "
            "yearbook issue"
        )
    ),
    dated=frozenset(listed("founded established born formed created signed adopted est")),
    plain=frozenset(
        listed(
            "and or but to the a an when while was were is are has had as at by in on of for "
            "with from after before until till following it he she they there this that which "
            "who"
        )
    ),
    counted_ends=("s", "people", "men", "women", "children"),
    not_after=frozenset({"good", "black", "bloody", "easter", "palm", "holy", "cyber"}),
)
"""Weekdays are taken alone only as proper names: "Thursday", not "thursday"."""
