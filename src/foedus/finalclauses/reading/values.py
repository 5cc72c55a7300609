"""From the sayings of sentences to values with a status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foedus.finalclauses.grammar.meanings import Saying
from foedus.finalclauses.reading.clauses import mended_number
from foedus.finalclauses.reading.sentence import Sentence
from foedus.finalclauses.terms import Quote, Read, Status, Value
from foedus.law.terms.wording import Wording

TWO_THINGS = Wording("The text says two different things of this.", "Текст говорит об этом двояко.")
MENDED = Wording(
    "A number in the text was misspelt and has been read as the nearest one.",
    "Число в тексте написано с ошибкой и прочитано как ближайшее.",
)


@dataclass(slots=True)
class Sheet:
    """The values of one clause as they are collected from its sentences, under one prefix."""

    text: str
    prefix: str
    values: dict[str, Value] = field(default_factory=dict)

    def put(self, name: str, value: Read, sentence: Sentence, said: Saying | None = None) -> None:
        """Notes a value; what another sentence says differently is to be confirmed."""
        path = f"{self.prefix}.{name}" if name else self.prefix
        start, end = (said.start, said.end) if said else (sentence.start, sentence.end)
        if start >= end:
            start, end = sentence.start, sentence.end
        quote = Quote(start, end, self.text[start:end])
        held = self.values.get(path)
        if held is not None and held.value != value:
            quotes = (*held.quotes, quote)
            self.values[path] = _doubtful(path, held.value, quotes, TWO_THINGS)
        elif held is None:
            doubt = isinstance(value, int) and mended_number(sentence, start, end)
            self.values[path] = (
                _doubtful(path, value, (quote,), MENDED)
                if doubt
                else Value(path=path, value=value, status=Status.GIVEN, quotes=(quote,))
            )

    def doubt(self, name: str, note: Wording = TWO_THINGS) -> None:
        """Marks a value as to be confirmed."""
        path = f"{self.prefix}.{name}"
        held = self.values.get(path)
        if held is not None:
            self.values[path] = _doubtful(path, held.value, held.quotes, note)

    def drop(self, name: str) -> None:
        """Forgets a value, because another goes before it."""
        self.values.pop(f"{self.prefix}.{name}", None)

    def given(self, name: str) -> Read | None:
        """What is noted of a value so far."""
        held = self.values.get(f"{self.prefix}.{name}")
        return None if held is None else held.value

    def has(self, name: str) -> bool:
        """Whether a value is noted."""
        return f"{self.prefix}.{name}" in self.values


def _doubtful(path: str, value: Read, quotes: tuple[Quote, ...], note: Wording) -> Value:
    return Value(
        path=path, value=value, status=Status.TO_CONFIRM, quotes=quotes, whole=False, note=note
    )


def within(sayings: Mapping[str, Saying], prefix: str) -> dict[str, Saying]:
    """The sayings under a prefix, without it."""
    cut = len(prefix) + 1
    return {k[cut:]: v for k, v in sayings.items() if k.startswith(f"{prefix}.")}


def first(sentences: Sequence[Sentence], name: str) -> Sentence | None:
    """The first sentence that says something under a name."""
    return next((one for one in sentences if one.says(name)), None)
