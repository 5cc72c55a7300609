"""A rate and a consignment ──▶ the lines of what is due: duty, excise, value-added tax."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from babel.numbers import get_currency_precision

from foedus.law.terms.evidence import Confidence, Evidence
from foedus.law.terms.findings import Finding
from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.money import ExactMoney, Mode, Rounding, exact, rounded, shown
from foedus.regimes.rules.decisions import Decisions
from foedus.regimes.rules.evidence import both
from foedus.regimes.rules.rows import rows_that_apply
from foedus.regimes.rules.terms import Row
from foedus.regimes.rules.truth import Truth
from foedus.regimes.tariffs.amounts import assess
from foedus.regimes.tariffs.assessment import Assessed, AssessmentBase
from foedus.regimes.tariffs.wording import rate_words
from foedus.regimes.trade.answers import Charge, Lack, Line
from foedus.regimes.trade.books import Books
from foedus.regimes.trade.consignments import Consignment
from foedus.regimes.trade.rating import (
    NotRated,
    Rated,
    RateFound,
    general_rate,
    rate_for,
    read_text,
)

if TYPE_CHECKING:
    from moneyed import Money

FIELDS: Final = {
    "T21": "CustomsValuation.customsValue",
    "T22": "GoodsMeasure",
    "T24": "CurrencyExchange",
    "T28": "CustomsValuation.customsValue",
}
"""The field that lacks, by the code of what an assessment lacks."""

_MINOR: Final = "minor"
_HIGH: Final = Evidence(confidence=Confidence.HIGH)


def charges(books: Books, consignment: Consignment, decisions: Decisions) -> tuple[Line, ...]:
    """What is due: the duty first, then what stands on it."""
    duty = duty_line(books, consignment, decisions)
    if decisions["treatment"].outcome == "prohibited":
        return (duty,)
    excise = _excise(books, consignment)
    lines = (duty, *excise)
    return (*lines, *_vat(books, consignment, lines))


def duty_line(books: Books, consignment: Consignment, decisions: Decisions) -> Line:
    """The duty by the rate of the treatment; that of an exception is never above the tariff's."""
    found = rate_for(books, consignment, decisions)
    line = _line(books, consignment, Charge.DUTY, found)
    if decisions["treatment"].outcome != "annex-rate" or line.amount is None:
        return line
    return _not_above(line, _general(books, consignment, decisions))


def _general(books: Books, consignment: Consignment, decisions: Decisions) -> Line:
    found = general_rate(books, consignment, decisions)
    return _line(books, consignment, Charge.DUTY, found)


def _not_above(line: Line, general: Line) -> Line:
    """The exception's rate or the general one, whichever is lower (a policy, and told as one)."""
    if general.amount is None or line.amount is None:
        return _with_note(line, _NOT_COMPARED)
    if general.amount < line.amount:
        return _with_note(general, _LOWERED)
    return line


def _with_note(line: Line, note: Wording) -> Line:
    return replace(line, notes=(*line.notes, note))


def _line(books: Books, consignment: Consignment, charge: Charge, found: RateFound) -> Line:
    if isinstance(found, NotRated):
        return Line(charge=charge, missing=found.missing, lacks=tuple(_unknown(found)))
    assessed = assess(found.rate, _base(books, consignment))
    return _assessed(books, consignment, charge, found, assessed)


def _unknown(found: NotRated) -> Iterable[Lack]:
    if found.unknown:
        yield Lack("W14", "Commodity.Classification.id", f"{found.unknown} is not in the tariff.")


def _lack(found: Finding) -> Lack:
    """What an assessment lacks, as a fault of a field of the consignment."""
    return Lack(found.code, FIELDS.get(found.code, "GoodsMeasure"), found.message)


def _base(books: Books, consignment: Consignment) -> AssessmentBase:
    return AssessmentBase(
        on=consignment.declared,
        customs_value=consignment.customs_value,
        quantities=consignment.quantities,
        exchange=books.supplies.exchange,
    )


def _assessed(
    books: Books, consignment: Consignment, charge: Charge, found: Rated, assessed: Assessed
) -> Line:
    missing = [Wording(one.message, one.message) for one in assessed.missing]
    missing += [Wording(one, one) for one in assessed.refers]
    amount, evidence = _rounded(books, consignment, assessed.amount)
    return Line(
        charge=charge,
        rate=found.text,
        words=rate_words(found.rate),
        source=found.source,
        amount=amount,
        steps=tuple(step.said for step in assessed.steps),
        missing=tuple(missing),
        lacks=tuple(_lack(one) for one in assessed.missing),
        notes=(evidence.note,) if evidence.note else (),
        evidence=found.evidence,
    )


def _rounded(
    books: Books, consignment: Consignment, amount: ExactMoney | None
) -> tuple[Money | None, Evidence]:
    """The amount rounded once, by the rule of the importing state; and the rule's evidence.

    Nothing that is whole in minor units is rounded, and then no rule is rested on.
    """
    if amount is None:
        return None, _HIGH
    row = _row(books, "rounding", consignment, {"currency": amount.currency})
    if row is None:
        return rounded(amount, Rounding(_minor(amount.currency))), _HIGH
    said = row.cells["decimals"]
    decimals = _minor(amount.currency) if said == _MINOR else int(said)
    result = rounded(amount, Rounding(decimals, Mode(row.cells["mode"])))
    is_whole = Fraction(result.amount) == amount.amount
    return result, _HIGH if is_whole else row.evidence


def _minor(currency: str) -> int:
    return int(get_currency_precision(currency))


def _row(books: Books, table: str, consignment: Consignment, more: dict[str, str]) -> Row | None:
    said = {"importer": consignment.importer, **more}
    values = {name: frozenset({value}) for name, value in said.items()}
    found = rows_that_apply(books.regime.tables[table], values, consignment.declared)
    return next((row for row, truth, _ in found if truth is Truth.YES), None)


def _excise(books: Books, consignment: Consignment) -> Iterable[Line]:
    """The excise on its own base, where the declarant names its rate."""
    if consignment.excise:
        found = read_text(consignment.excise, "DutyTaxFee.exciseRate", Confidence.HIGH)
        yield _line(books, consignment, Charge.EXCISE, found)


def _vat(books: Books, consignment: Consignment, lines: tuple[Line, ...]) -> Iterable[Line]:
    """The tax on the value, the duty and the excise together."""
    row = _row(books, "vat", consignment, {})
    value = consignment.customs_value
    if row is None or value is None:
        return
    amounts = [line.amount for line in lines]
    if any(amount is None for amount in amounts):
        yield Line(charge=Charge.VAT, missing=(_NO_DUTY,), evidence=row.evidence)
        return
    yield _taxed(books, consignment, exact(value), row, [a for a in amounts if a is not None])


def _taxed(
    books: Books, consignment: Consignment, value: ExactMoney, row: Row, amounts: list[Money]
) -> Line:
    base = value.amount + sum(
        (Fraction(one.amount) for one in amounts if one.currency.code == value.currency),
        Fraction(0),
    )
    percent = Fraction(Decimal(row.cells["percent"]))
    amount, evidence = _rounded(
        books, consignment, ExactMoney(base * percent / 100, value.currency)
    )
    notes = tuple(filter(None, (row.evidence.note, evidence.note)))
    return Line(
        charge=Charge.VAT,
        rate=f"{row.cells['percent']}%",
        words=Wording(f"{row.cells['percent']}%", f"{row.cells['percent']} %"),
        source="vat",
        amount=amount,
        steps=(_stands_on(base, value.currency),),
        notes=notes,
        evidence=both(row.evidence, evidence),
    )


def _stands_on(base: Fraction, currency: str) -> Wording:
    total = f"{shown(base)} {currency}"
    return Wording(
        f"of value, duty and excise together: {total}",
        f"от стоимости, пошлины и акциза вместе: {total}",
    )


_NOT_COMPARED: Final = Wording(
    "The rate of the exception was not compared with that of the tariff, which is not held.",
    "Ставка изъятия не сравнена со ставкой тарифа: тарифа нет.",
)
_LOWERED: Final = Wording(
    "The tariff's rate is lower than that of the exception, and is charged instead: a preference "
    "must not cost more than none.",
    "Ставка тарифа ниже ставки изъятия и взимается вместо неё: преференция не может быть дороже "
    "её отсутствия.",
)
_NO_DUTY: Final = Wording("the amounts that it stands on", "суммы, на которые он начисляется")
