"""Entry into force: which sentence holds the general rule, and what it says.

The general rule is the first sentence of the treaty itself ("This Agreement shall enter into
force ..."); fall-backs ("If it has not ...") and later parties ("For each State ...") are apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from foedus.finalclauses.grammar.meanings import SUCH, Saying
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.reading.values import Sheet, within
from foedus.finalclauses.terms import Value

PREFIX: Final = "entry_into_force"


def entry_values(
    text: str, main: Sequence[Sentence], later: Sequence[Sentence], beside: Sequence[Sentence]
) -> list[Value]:
    """The values of the clause on entry into force, from the sentences that hold the rule.

    *beside*: other sentences of the article; they may name the kind of consent ("This Agreement
    is subject to ratification") to which the rule only points ("the exchange of instruments").
    """
    sheet = Sheet(text, PREFIX)
    for sentence in main:
        _rule(sheet, sentence)
    if sheet.has("trigger") and not sheet.has("consent_kind") and not sheet.has("delay.date"):
        _kind_beside(sheet, beside)
    for sentence in later:
        _later(sheet, sentence)
    return list(sheet.values.values())


def _rule(sheet: Sheet, sentence: Sentence) -> None:
    assert sentence.meaning is not None  # noqa: S101 - the caller chose read sentences
    said = within(sentence.meaning.sayings, PREFIX)
    trigger = _trigger(said)
    if trigger:
        if not sheet.has("quote"):
            sheet.put("quote", text_of(sheet, sentence), sentence)
        sheet.put("trigger", trigger, sentence, said.get("trigger") or said.get("delay.date"))
    _consents(sheet, sentence, said, trigger)
    if trigger != "agreed_date":
        _delay(sheet, sentence, said, "delay")
    if "alternatives" in said:
        sheet.put("alternatives", (str(said["alternatives"].value),), sentence)
    for name in sentence.meaning.doubtful:
        sheet.doubt(name.removeprefix(f"{PREFIX}."))


def _kind_beside(sheet: Sheet, beside: Sequence[Sentence]) -> None:
    """The kind of consent that other sentences of the article name."""
    for sentence in beside:
        if sentence.meaning is not None and "consent_kind" in sentence.meaning:
            said = sentence.meaning.sayings["consent_kind"]
            if said.value != SUCH:
                sheet.put("consent_kind", str(said.value), sentence, said)


def text_of(sheet: Sheet, sentence: Sentence) -> str:
    """The words of a sentence."""
    return sheet.text[sentence.start : sentence.end]


def _trigger(said: Mapping[str, Saying]) -> str:
    """The event of the rule, in the vocabulary of clause data; empty where none is told."""
    held = said.get("trigger")
    if "floor" in said or (held is not None and held.value == "later_of"):
        return "later_of"
    if _is_date(said):
        return (
            "fixed_date_if_consents"
            if "conditional" in said or "condition.once" in said
            else "fixed_date"
        )
    return str(held.value) if held else ""


def _is_date(said: Mapping[str, Saying]) -> bool:
    return "delay.form" in said and said["delay.form"].value == "date"


def _consents(sheet: Sheet, sentence: Sentence, said: Mapping[str, Saying], trigger: str) -> None:
    """The kind and number of what is counted, and who must be among them."""
    counted = {**said, **within(said, "condition")} if _is_date(said) else said
    kind = counted.get("consent_kind") or said.get("condition.consent_kind")
    if kind is not None and kind.value != SUCH and trigger:
        sheet.put("consent_kind", str(kind.value), sentence, kind)
    include = counted.get("must_include") or said.get("condition.must_include")
    if include is not None and (names := _names(sheet.text, include)):
        also = _names(sheet.text, counted["also"]) if "also" in counted else ()
        sheet.put("must_include", (*names, *also), sentence, include)
    number = counted.get("n") or counted.get("some") or said.get("condition.some")
    if number is None or "share" in counted or trigger in _UNCOUNTED:
        return
    if isinstance(number.value, int):
        sheet.put("n", number.value, sentence, number)


_UNCOUNTED: Final = frozenset({"all_consents", "exchange_of_instruments", "last_notification"})
"""The triggers that wait for the consents of all who take part: there is no number of them."""

_AS_WRITTEN: Final = "@"
"""What a phrase means where its own words are the value."""


def _names(text: str, said: Saying) -> tuple[str, ...]:
    """Who must be included, as written."""
    if said.value == _AS_WRITTEN:
        return (_bare(" ".join(text[said.start : said.end].split())),)
    return tuple(_bare(name) for name in said.value) if isinstance(said.value, tuple) else ()


_BEFORE_NAME: Final = re.compile(r"^(?:[Tt]he\s*)?(?:Governments of\s+(?:the\s+)?)?(?=[A-Z])")
"""What a sentence sets before a name; "Governments" in the plural stands before several."""


def _bare(name: str) -> str:
    """A name without the article that a sentence gives it."""
    return _BEFORE_NAME.sub("", name) if name[:1].isalpha() else name


def _later(sheet: Sheet, sentence: Sentence) -> None:
    assert sentence.meaning is not None  # noqa: S101 - the caller chose read sentences
    said = within(sentence.meaning.sayings, "later")
    _delay(sheet, sentence, said, "later_parties.delay")


def _delay(sheet: Sheet, sentence: Sentence, said: Mapping[str, Saying], name: str) -> None:
    """The form, number, unit and day of a delay."""
    told = within(said, "delay")
    form = delay_form(told)
    if not form:
        return
    where = told.get("n") or told.get("date") or told.get("form")
    sheet.put(f"{name}.form", form, sentence, where)
    for part in ("date",) if form == "date" else ("n", "unit", "expiry"):
        if part in told:
            value = told[part].value
            if part == "n" and "after_months" in told and isinstance(value, int):
                value += 1
            sheet.put(f"{name}.{part}", value, sentence, told[part])
    if told.get("day_of_month") is not None and told["day_of_month"].value != 1:
        sheet.doubt(f"{name}.form")


def delay_form(told: Mapping[str, Saying]) -> str:
    """The form of a delay: as said, else by its unit."""
    if "form" in told:
        return str(told["form"].value)
    return str(told["unit"].value) if "unit" in told else ""
