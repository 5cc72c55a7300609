"""A condition ──▶ what it asks, as words: "`proven` is yes, and cis/free-trade-2011 binds …".

Fields are called by their names in the regime, as a case gives them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from foedus.law.answers.speech.names import word_name
from foedus.law.terms.wording import Language, Wording
from foedus.regimes.rules import conditions as c
from foedus.regimes.rules.terms import Regime

W = Wording

_OR: Final = W(" or ", " или ")
_ALWAYS: Final = W("nothing: it is the general rule", "ничего: это общее правило")
_BOND: Final = W(
    "{instruments} between {first} and {second} is: {words}",
    "{instruments} между {first} и {second}: {words}",
)
_BILATERAL: Final = W(
    "a bilateral treaty on {subject} between {first} and {second} is: {words}",
    "двусторонний договор ({subject}) между {first} и {second}: {words}",
)
_STANDING: Final = W("{party} stands to {instrument} as: {words}", "{party}, {instrument}: {words}")
_MEMBER: Final = W(
    "{party} is {criterion} of {organisation}", "{party}: {criterion}, {organisation}"
)
_MEASURE: Final = W(
    "{by} applies to {towards} a measure under {instrument} that reaches {goods}",
    "{by} применяет к {towards} меру по {instrument}, которая охватывает {goods}",
)
_IS: Final = W("{field} is {values}", "{field}: {values}")
_IS_NOT: Final = W("{field} is not {values}", "{field}: не {values}")
_NOT_GIVEN: Final = W("the case does not say {field}", "дело не указывает {field}")
_GIVEN: Final = W("the case says {field}", "дело указывает {field}")
_SAME: Final = W("{first} and {second} are the same", "{first} и {second} совпадают")
_ROW: Final = W("a row of “{table}” applies", "применяется строка таблицы «{table}»")
_DECIDED: Final = W("“{question}” came to: {values}", "ответ на вопрос «{question}»: {values}")
_NOT: Final = W("it is not so that ({inner})", "неверно, что ({inner})")
_EDGES: Final = {
    "at_least": W("{edge} or more", "не меньше {edge}"),
    "more_than": W("more than {edge}", "больше {edge}"),
    "at_most": W("{edge} or less", "не больше {edge}"),
    "less_than": W("less than {edge}", "меньше {edge}"),
}
_DAYS: Final = {
    "at_least": W("on or after {edge}", "не раньше {edge}"),
    "more_than": W("after {edge}", "позже {edge}"),
    "at_most": W("on or before {edge}", "не позже {edge}"),
    "less_than": W("before {edge}", "раньше {edge}"),
}


def condition_words(condition: c.Condition, regime: Regime, language: Language) -> str:
    """What *condition* asks, in one language."""
    match condition:
        case c.AllOf(()):
            return _ALWAYS.in_language(language)
        case c.AllOf(conditions):
            parts = (condition_words(one, regime, language) for one in conditions)
            return W(", and ", ", и ").in_language(language).join(parts)
        case c.AnyOf(conditions):
            parts = (condition_words(one, regime, language) for one in conditions)
            return f"({_OR.in_language(language).join(parts)})"
        case c.Not(c.FieldGiven(name)):
            return _NOT_GIVEN.in_language(language).format(field=name)
        case c.Not(c.FieldIs(name, values)):
            told = {"field": name, "values": _any(values, language)}
            return _IS_NOT.in_language(language).format(**told)
        case c.Not(inner):
            said = condition_words(inner, regime, language)
            return _NOT.in_language(language).format(inner=said)
        case c.BondIs() | c.BilateralIs() | c.StandsAs() | c.MemberOf() | c.MeasureBy():
            return _of_law(condition, language)
        case _:
            return _of_case(condition, regime, language)


def _of_law(atom: c.LawAtom | c.MeasureBy, language: Language) -> str:
    match atom:
        case c.BondIs(instruments, (first, second), bonds):
            told = {"instruments": _OR.in_language(language).join(instruments)}
            pair = {"first": first, "second": second, "words": _named(bonds, language)}
            return _BOND.in_language(language).format(**told, **pair)
        case c.BilateralIs(subject, (first, second), bonds):
            pair = {"first": first, "second": second, "words": _named(bonds, language)}
            return _BILATERAL.in_language(language).format(subject=subject, **pair)
        case c.StandsAs(instrument, party, words):
            told = {"instrument": instrument, "words": _named(words, language)}
            return _STANDING.in_language(language).format(party=party, **told)
        case c.MemberOf(organisation, criterion, party):
            told = {"organisation": organisation, "criterion": criterion}
            return _MEMBER.in_language(language).format(party=party, **told)
        case c.MeasureBy(instrument, by, towards, goods):
            told = {"instrument": instrument, "by": by, "towards": towards, "goods": goods}
            return _MEASURE.in_language(language).format(**told)


def _of_case(
    atom: c.FieldIs | c.FieldWithin | c.FieldGiven | c.SameField | c.RowApplies | c.Decided,
    regime: Regime,
    language: Language,
) -> str:
    match atom:
        case c.FieldIs(name, values):
            return _IS.in_language(language).format(field=name, values=_any(values, language))
        case c.FieldWithin(name):
            return f"{name}: {_within(atom, language)}"
        case c.FieldGiven(name):
            return _GIVEN.in_language(language).format(field=name)
        case c.SameField(first, second):
            return _SAME.in_language(language).format(first=first, second=second)
        case c.RowApplies(table):
            title = regime.tables[table].title.in_language(language)
            return _ROW.in_language(language).format(table=title)
        case c.Decided(question, outcomes):
            told = {"question": regime.question(question).title.in_language(language)}
            said = _any(outcomes, language)
            return _DECIDED.in_language(language).format(values=said, **told)


def _within(atom: c.FieldWithin, language: Language) -> str:
    edges = [(key, edge) for key in _EDGES for edge in getattr(atom, key)]
    return ", ".join(_edge(key, edge, language) for key, edge in edges)


def _edge(key: str, edge: Decimal | date, language: Language) -> str:
    words = (_DAYS if isinstance(edge, date) else _EDGES)[key]
    return words.in_language(language).format(edge=edge)


def _any(values: Iterable[str], language: Language) -> str:
    return _OR.in_language(language).join(sorted(values))


def _named(words: Iterable[str], language: Language) -> str:
    return _any((word_name(str(word), language) for word in words), language)
