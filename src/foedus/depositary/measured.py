"""What a measure does, in a sentence: by whom, towards whom, on which goods, from when."""

from __future__ import annotations

from datetime import date
from typing import Final

from foedus.depositary.findings import filled
from foedus.depositary.words import day_words, name_of, names_joined
from foedus.law.derive.relations import measure_span
from foedus.law.terms.acts import Act
from foedus.law.terms.days import ONE_DAY
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Wording

W = Wording

_APPLIES: Final = W(
    "{party} applies a measure to the goods {goods} (codes of the Harmonized System) towards "
    "{others}, from {day}{until}. It changes what is due on these goods, and nobody's standing.",
    "{party} применяет меру к товарам {goods} (коды Гармонизированной системы) в отношении: "
    "{others}, с {day}{until}. Меняются платежи за эти товары, но ничьё положение.",
)
_UNTIL: Final = W(" until {last} inclusive", " по {last} включительно")
_EVERYBODY: Final = W("all other parties", "все остальные участники")


def measure_told(register: Register, act: Act) -> Wording:
    """The sentence on a measure; its first day is the day that it names, or that of its receipt."""
    span = measure_span(act)
    until = Wording()
    if span is not None and isinstance(span.end, date):
        until = filled(_UNTIL, last=day_words(span.end - ONE_DAY))
    return filled(
        _APPLIES,
        party=name_of(register, act.party),
        goods=", ".join(act.goods) or "–",
        others=names_joined(register, act.towards) if act.towards else _EVERYBODY,
        day=day_words(None if span is None else span.start),
        until=until,
    )
