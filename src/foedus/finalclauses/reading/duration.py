"""Duration and renewal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.reading.values import Sheet, within
from foedus.finalclauses.terms import Value

PREFIX: Final = "duration"
_RANK: Final = ("renewable", "fixed", "indefinite")
"""Where sentences add to one another, the renewal of a term says more than the term."""


def duration_values(text: str, sentences: Sequence[Sentence]) -> list[Value]:
    """The values of the duration clause, from all sentences that say something of it."""
    sheet = Sheet(text, PREFIX)
    names = (f"{PREFIX}.kind", f"{PREFIX}.renewed")
    told = [one for one in sentences if any(one.says(name) for name in names)]
    ranked = sorted(told, key=lambda one: _RANK.index(_kind(one)))
    if not ranked:
        return []
    best = ranked[0]
    assert best.meaning is not None  # noqa: S101 - the caller chose read sentences
    said = within(best.meaning.sayings, PREFIX)
    sheet.put("kind", _kind(best), best, said.get("kind"))
    if _kind(best) != "indefinite":
        for one in told:
            _years(sheet, one)
    if any(_kind(one) == "indefinite" for one in told) and _kind(best) != "indefinite":
        sheet.doubt("kind")
    return list(sheet.values.values())


def _kind(sentence: Sentence) -> str:
    assert sentence.meaning is not None  # noqa: S101 - the caller chose read sentences
    if f"{PREFIX}.renewed" in sentence.meaning:
        return "renewable"
    return str(sentence.meaning.get(f"{PREFIX}.kind"))


def _years(sheet: Sheet, sentence: Sentence) -> None:
    assert sentence.meaning is not None  # noqa: S101 - the caller chose read sentences
    said = within(sentence.meaning.sayings, PREFIX)
    if "n" in said and said["unit"].value == "years":
        sheet.put("n_years", said["n"].value, sentence, said["n"])
    if "renewal.n" in said and said["renewal.unit"].value == "years":
        sheet.put("renewal_years", said["renewal.n"].value, sentence, said["renewal.n"])
