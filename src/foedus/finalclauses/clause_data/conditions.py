"""Triggers of the vocabulary ──▶ conditions of the law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from foedus.finalclauses.terms import Reading
from foedus.law.terms.conditions import (
    All,
    Condition,
    Count,
    Every,
    FromDay,
    Group,
    Includes,
    Signing,
    What,
)

_WHAT: Final = {
    "ratification": What.RATIFICATIONS,
    "notification": What.NOTIFICATIONS,
    "acceptance": What.ACCEPTANCES,
    "signature": What.SIGNATURES,
    "any": What.CONSENTS,
}
_BY_ALL: Final = frozenset({"all_consents", "last_notification", "exchange_of_instruments"})


def condition_of(reading: Reading, codes: Mapping[str, str]) -> Condition | None:
    """The condition of entry into force; None where the given values do not make one.

    A state that must be included and has no code leaves the condition out: a condition without
    it would be another one.
    """
    path = "entry_into_force"
    trigger = reading.given(f"{path}.trigger")
    what = _WHAT.get(str(reading.given(f"{path}.consent_kind")))
    included = reading.given(f"{path}.must_include")
    names = included if isinstance(included, tuple) else ()
    if any(name not in codes for name in names):
        return None
    main = _main(reading, str(trigger), what)
    if main is None or not names:
        return main
    includes = Includes(frozenset(codes[name] for name in names), what or What.CONSENTS)
    return All((main, includes))


def _main(reading: Reading, trigger: str, what: What | None) -> Condition | None:
    number = reading.given("entry_into_force.n")
    day = reading.given("entry_into_force.delay.date")
    if trigger == "on_signature":
        return Signing()
    if trigger in _BY_ALL and what is not None:
        return Every(Group.SIGNATORIES, what)
    if trigger == "nth_consent" and isinstance(number, int) and what is not None:
        return Count(number, what, _among(reading))
    if trigger == "fixed_date_if_consents" and isinstance(day, date) and what is not None:
        counted: Condition = (
            Count(number, what) if isinstance(number, int) else Every(Group.SIGNATORIES, what)
        )
        return All((counted, FromDay(day)))
    return None


def _among(reading: Reading) -> Group:
    """Signatories, where the words of the trigger limit the count to them."""
    value = reading.value("entry_into_force.quote")
    words = str(value.value).lower() if value else ""
    return Group.SIGNATORIES if "signator" in words or "подписавш" in words else Group.ANY
