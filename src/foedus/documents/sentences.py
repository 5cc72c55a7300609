"""Where sentences end, in English and Russian, and well enough in Spanish, French and Ukrainian.

One idea: a stop ends a sentence unless what stands before it or after it says otherwise. After it:
no white space, or a small letter. Before it: the number of an item, an initial, an abbreviation.
Abbreviations are of three sorts: those that a name follows (Gen., им.), those that a number follows
(Art., ст., Oct.), and those that can end a sentence (U.S., etc., г.): after these one begins only
with a word that sentences begin with, or after a year ("1948 г. Лебедев …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.documents.terms import BlockKind, Document
from foedus.documents.wordlists import listed


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets in the text, and the number of its block in `Document.blocks`."""

    start: int
    end: int
    block: int = 0


_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"'»”’)\]]*+(?=\s)")
_NEXT: Final = re.compile(r"\s++[\"'«“„‘(\[–—-]*+\s*+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(r"[^\s(\[«“„\"'—–]+$")
_BACK: Final = 24
"""So far back an abbreviation is looked for."""
_INITIALS: Final = re.compile(r"(?:[A-ZА-ЯЁІЇЄÀ-Þ][a-zа-яё]?\.[-–]?)*[A-ZА-ЯЁІЇЄÀ-Þ]$")
_ITEM: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlcIVXLC]{1,6}|[^\W\d_])$")
_NUMBER_NEXT: Final = re.compile(r"[\d№#]|[IVXLC]+\b|n[°º]")
_YEARS: Final = re.compile(r"\d{2,4}\s{0,3}$")

_BEFORE_NAMES: Final = listed(
    "mr mrs ms dr prof rev hon messrs gen lt col maj capt cmdr adm brig sgt gov sen rep amb pres "
    "fr br supt insp det cpl pvt atty st mt ft vs viz cf e.g i.e eds approx "
    "им т.е т.н напр ср см г-н г-жа г-на г-ну г-же акад проф доц д-р докт ген полк подп адм тов "
    "наст деп зам зав пос пер ул пр-т просп пл обл р-н дер респ ред сост "
    "sr sra sres dra ing lic excmo excma gral mme mlle mm mgr me"
)
_BEFORE_NUMBERS: Final = listed(
    "no nos nr art arts para paras par sec ch vol p pp fig doc res ser jan feb mar apr jun jul aug "
    "sep sept oct nov dec "
    "вып изд корп оф стр л р "
    "ст стст п пп пар ч гл рис табл абз разд прил подп янв фев февр мар апр июн июл авг сен сент "
    "окт ноя нояб дек кв тел стор "
    "núm núms pág págs párr inc cap apdo al"
)
_MAY_END: Final = listed(
    "u.s u.k u.n e.u u.s.a u.s.s.r etc inc ltd corp co jr sr bros dept govt assn a.m p.m a.d b.c "
    "ph.d d.c r.f "
    "г гг в вв т.д т.п т.к др пр проч н.э руб коп тыс млн млрд долл чел экз ред "
    "esq ee.uu ss.mm s.a cía etc p.ej"
)
_STARTERS: Final = listed(
    "the a an in on at it its he she they we i you this that these those there but and however "
    "after before when while since as for from by with under both all each every no not if what "
    "who according last meanwhile his her their our some many most several "
    "then there now today yesterday tomorrow nobody nothing none others another such also only "
    "later earlier soon next still yet so instead here thus therefore nevertheless "
    "в во на по с со к ко о об от до из у за под при он она оно они мы вы это этот эта эти тот та "
    "те но а и или однако после когда пока если как также так кроме согласно для его её ее их "
    "потом затем там тут здесь теперь тогда далее дальше уже еще ещё лишь только сегодня вчера "
    "завтра никто ничто ничего многие много больше позже ранее следующий следующая следующее "
    "другой другие однако зато поэтому напомним кроме об всего "
    "между среди все каждый каждая стороны сторона настоящее настоящий "
    "el la los las un una en de del con por para es se no al lo este esta según pero "
    "le les l un une dans du des par pour sur il elle ils ce cette selon mais"
)
_SHORT_NAMES: Final = listed(
    "yu ya ye yo zh sh kh ch ts iv vl al dm alex geo wm chas thos jos "
    "вл ив ал дж дм мих ник евг конст алекс бор серг анат влад викт григ вас петр"
)
"""First names cut short; with a capital, before a name, they are as good as initials."""

_YEAR_MARKS: Final = frozenset({"г", "гг"})
_ONLY_A_TIME: Final = re.compile(
    r"(?:(?:потом|затем|позже|однако|но|а|и|уже|ещё|еще|лишь|только)\s+)?"
    r"(?:(?:в|во|с|со|до|к|после|по|на|от|около|начиная с)\s+(?:[^\W\d_]{3,9}\s+)?)?"
    r"(?:\d{1,2}\s+[^\W\d_]{3,9}\s+)?\d{4}(?:\s?[–—-]\s?\d{2,4})?\s*",
    re.IGNORECASE,
)
"""What is no sentence: "В 1995 г. Москва приняла саммит"."""

_TIME_REACH: Final = 60
_SMALL_ITEM: Final = 8


def sentences(document: Document) -> tuple[Sentence, ...]:
    """All sentences of a document, in order; a heading is one."""
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            found.append(Sentence(block.start, block.end, number))
        else:
            spans = sentences_in(document.text, block.start, block.end)
            found.extend(Sentence(start, end, number) for start, end in spans)
    return tuple(found)


def sentences_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the sentences between two offsets of *text*, without white space around them.

    >>> text = "It met at St. Petersburg in the U.S. embassy. Gen. A. B. Smith left."
    >>> [text[start:end] for start, end in sentences_in(text, 0, len(text))]
    ['It met at St. Petersburg in the U.S. embassy.', 'Gen. A. B. Smith left.']
    """
    begin = start
    for stop in _END.finditer(text, start, end):
        if _ends(text, begin, stop, end):
            yield from _trimmed(text, begin, stop.end())
            begin = stop.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at *begin* ends with *stop*."""
    gap = _NEXT.match(text, stop.end(), end)
    after = gap.end() if gap is not None else stop.end()
    if after >= end:
        return False  # what is left is the end of the block
    if text[after].islower():
        return False
    if stop[0][0] != "." or stop[0].startswith(".."):
        return True
    return not _is_kept(text, begin, stop.start(), after, end)


def _is_kept(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    """Whether the full stop at *stop* belongs to what stands before it."""
    token = _TOKEN.search(text, max(begin, stop - _BACK), stop)
    if token is None:
        return False
    word = token[0]
    low = word.lower()
    if stop - begin <= _SMALL_ITEM and _ITEM.match(text[begin:stop].strip()):
        return True  # "1. The Parties …"
    if low in _BEFORE_NAMES or low.rpartition("-")[2] in _BEFORE_NAMES:
        return True
    if low in _BEFORE_NUMBERS and _NUMBER_NEXT.match(text, after, end) is not None:
        return True
    if low in _YEAR_MARKS:
        return _is_year_mark(text, begin, token.start(), text[stop:after])
    return _may_go_on(word) and not _begins_sentence(text, after, end)


def _is_year_mark(text: str, begin: int, place: int, gap: str) -> bool:
    """Whether the stop of "г." ends no sentence: no year before it, only a time, or a bracket."""
    if _YEARS.search(text, max(begin, place - 8), place) is None or "(" in gap:
        return True
    start = begin + len(text[begin:place]) - len(text[begin:place].lstrip())
    return place - start <= _TIME_REACH and _ONLY_A_TIME.fullmatch(text, start, place) is not None


def _may_go_on(word: str) -> bool:
    """Whether a name or more may follow a word with its stop: initials, "U.S.", "о. Кипр"."""
    low = word.lower()
    if low in _MAY_END or _INITIALS.match(word):
        return True
    short_name = low in _SHORT_NAMES and word[0].isupper()
    return short_name or (len(word) == 1 and "а" <= word <= "я")


def _begins_sentence(text: str, after: int, end: int) -> bool:
    """Whether the next word is one that sentences begin with, and no initial."""
    word = _WORD.match(text, after, end)
    if word is None:
        return False
    initial = len(word[0]) == 1 and text[word.end() : word.end() + 1] == "."
    return not initial and word[0].lower() in _STARTERS
