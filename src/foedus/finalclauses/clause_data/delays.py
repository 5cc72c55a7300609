"""Delays of the vocabulary ──▶ delays of the law."""

from __future__ import annotations

from foedus.finalclauses.terms import Reading
from foedus.law.terms.delays import Base, Delay, Rounding


def entry_delay(reading: Reading, path: str) -> Delay:
    """The delay at a path: "the first day of the second month following" is one month, rounded up.

    Notifications count from their receipt, instruments from their deposit.
    """
    kind = reading.given("entry_into_force.consent_kind")
    base = Base.RECEIPT if kind == "notification" else Base.DEPOSIT
    number = reading.given(f"{path}.n")
    form = str(reading.given(f"{path}.form") or "none")
    unit = str(reading.given(f"{path}.unit") or "")
    return _delay(form, number if isinstance(number, int) else 0, unit, base)


def notice_delay(reading: Reading) -> Delay | None:
    """The notice of withdrawal; None where its length, or from when it counts, is not given."""
    number = reading.given("withdrawal.notice.n")
    unit = reading.given("withdrawal.notice.unit")
    start = reading.given("withdrawal.counted_from")
    if not isinstance(number, int) or unit is None or start is None:
        return None
    form = str(reading.given("withdrawal.notice.form") or unit)
    if start == "end_of_year":
        return _with_rounding(number, str(unit), Base.DATE, Rounding.END_OF_YEAR)
    base = Base.RECEIPT if start == "receipt" else Base.DATE
    return _delay(form, number, str(unit), base)


def term_of(years: int) -> Delay:
    """A term of so many years from entry into force."""
    return Delay(years=years, base=Base.ENTRY_INTO_FORCE)


def _delay(form: str, number: int, unit: str, base: Base) -> Delay:
    if form == "first_day_of_month_after":
        shift = number - 1 if unit == "months" else number
        return _with_rounding(shift, unit, base, Rounding.FIRST_OF_NEXT_MONTH)
    return _with_rounding(number, unit, base, Rounding.NONE)


def _with_rounding(number: int, unit: str, base: Base, rounding: Rounding) -> Delay:
    match unit:
        case "days":
            return Delay(days=number, base=base, rounding=rounding)
        case "months":
            return Delay(months=number, base=base, rounding=rounding)
        case "years":
            return Delay(years=number, base=base, rounding=rounding)
        case _:
            return Delay(base=base, rounding=rounding)
