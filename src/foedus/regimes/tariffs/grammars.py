"""The wordings that can be read, and which of them a tariff is in."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from foedus.regimes.tariffs.errors import UnreadableRate
from foedus.regimes.tariffs.grammar import read_rate
from foedus.regimes.tariffs.grammar_eu import EUROPEAN
from foedus.regimes.tariffs.grammar_ru import RUSSIAN
from foedus.regimes.tariffs.grammar_us import AMERICAN
from foedus.regimes.tariffs.tokens import Vocabulary

GRAMMARS: Final[dict[str, Vocabulary]] = {one.name: one for one in (EUROPEAN, RUSSIAN, AMERICAN)}


def best_grammar(texts: Collection[str]) -> Vocabulary:
    """The wording that most of *texts* fit; of two that fit as many, the first that is listed.

    >>> best_grammar(["5%", "2 EUR за 1 кг"]).name, best_grammar(["1¢/kg"]).name
    ('ru', 'us')
    """
    return max(GRAMMARS.values(), key=lambda one: sum(_is_read(text, one) for text in texts))


def _is_read(text: str, vocabulary: Vocabulary) -> bool:
    try:
        read_rate(text, vocabulary)
    except UnreadableRate:
        return False
    return True
