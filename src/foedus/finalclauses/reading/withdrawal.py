"""Withdrawal, denunciation and termination by notice: who may, how long before, to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from foedus.finalclauses.grammar.meanings import Saying
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.reading.values import Sheet, within
from foedus.finalclauses.terms import Value

PREFIX: Final = "withdrawal"


def withdrawal_values(text: str, sentences: Sequence[Sentence]) -> list[Value]:
    """The values of the withdrawal clause, from all sentences that say something of it."""
    sheet = Sheet(text, PREFIX)
    for sentence in sentences:
        assert sentence.meaning is not None  # noqa: S101 - the caller chose read sentences
        said = within(sentence.meaning.sayings, PREFIX)
        if not sheet.has("quote"):
            sheet.put("quote", text[sentence.start : sentence.end], sentence)
        _allowed(sheet, sentence, said)
        _notice(sheet, sentence, said)
        _addressee(sheet, sentence, said)
        if "tail" in said or "goes_on" in said:
            sheet.put("tail", value=True, sentence=sentence)
        for name in sentence.meaning.doubtful:
            sheet.doubt(name.removeprefix(f"{PREFIX}."))
    _start(sheet, sentences)
    return list(sheet.values.values())


def _allowed(sheet: Sheet, sentence: Sentence, said: Mapping[str, Saying]) -> None:
    """Leaving is allowed where the clause says so, or says when a notice takes effect."""
    if "allowed" in said:
        sheet.put("allowed", bool(said["allowed"].value), sentence, said["allowed"])
    elif "notice.n" in said and not sheet.has("allowed"):
        sheet.put("allowed", value=True, sentence=sentence)


def _notice(sheet: Sheet, sentence: Sentence, said: Mapping[str, Saying]) -> None:
    told = within(said, "notice")
    for part in ("n", "unit", "form", "expiry"):
        if part in told:
            sheet.put(f"notice.{part}", told[part].value, sentence, told[part])
    if told.get("day_of_month") is not None and told["day_of_month"].value != 1:
        sheet.doubt("notice.n")


def _addressee(sheet: Sheet, sentence: Sentence, said: Mapping[str, Saying]) -> None:
    """Who is told; the depositary, where it stands beside others."""
    held = said.get("addressee")
    if held is None:
        return
    value = str(held.value)
    if value == "office":
        words = sheet.text[held.start : held.end]
        value = "depositary" if is_depositary(sheet.text, words) else "other"
    if value == "depositary":
        sheet.drop("addressee")
    if sheet.given("addressee") != "depositary":
        sheet.put("addressee", value, sentence, held)


def is_depositary(text: str, words: str) -> bool:
    """Whether the text has instruments, or itself, deposited with the office of these words."""
    office = re.sub(r"^(?:to|with|by)?\s*(?:the)?\s*", "", " ".join(words.split()))
    if not office:
        return False
    named = r"\s+".join(re.escape(word) for word in office.split()[:8])
    deposit = rf"(?:deposit|lodg)\w*[^.;]{{0,120}}?\b(?:with|in)\s+(?:the\s+)?{named}"
    acts_as = rf"{named}[^.;]{{0,80}}\bdepositary"
    return re.search(f"{deposit}|{acts_as}", text, re.IGNORECASE) is not None


def _start(sheet: Sheet, sentences: Sequence[Sentence]) -> None:
    """From what the notice counts: from its receipt, where any sentence names the receipt.

    A notice that prevents the next renewal is counted back from the end of the term.
    """
    told = [
        (sentence, sentence.meaning.sayings[f"{PREFIX}.counted_from"])
        for sentence in sentences
        if sentence.meaning is not None
        and f"{PREFIX}.counted_from" in sentence.meaning
        and not _is_renewal(sentence)
    ]
    if not told or not sheet.has("notice.n"):
        return
    sentence, saying = next((one for one in told if one[1].value == "receipt"), told[0])
    sheet.put("counted_from", str(saying.value), sentence, saying)


def _is_renewal(sentence: Sentence) -> bool:
    """Whether a sentence renews the treaty for further terms, not for good."""
    said = sentence.meaning
    return (
        said is not None
        and "duration.renewed" in said
        and said.get("duration.kind") != "indefinite"
    )
