"""A good and what it is made of, as the caller states them. What is not stated is left empty."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from foedus.regimes.nomenclature.codes import CommodityCode
from foedus.regimes.origin.errors import BadGood


class Proof(StrEnum):
    """Whether there is proof of a material's origin (a certificate); UNKNOWN: nobody said."""

    HELD = "held"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a material is to the good.

    INPUT: it goes into the good. NEUTRAL: energy, a tool, a machine; it is not considered.
    PACKAGING: that in which the good is presented.
    """

    INPUT = "input"
    NEUTRAL = "neutral"
    PACKAGING = "packaging"


class Form(StrEnum):
    """SINGLE: one good. SET: goods put up together, its materials being the parts of the set."""

    SINGLE = "single"
    SET = "set"


class Listed(StrEnum):
    """Whether the whole list of product-specific rules was looked up for the good.

    UNKNOWN: nobody did. NOT_LISTED: somebody did, and the good is not in it.
    """

    UNKNOWN = "unknown"
    NOT_LISTED = "not-listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A material used, or a part of a set.

    *origin* is a state, empty where it is not known. *value* is in the good's currency, None
    where it is not stated. *category* is that under which the material was wholly produced.
    *kinds* are words of rules that it answers to ("yarn"), *not_kinds* those that it does not,
    for codes do not tell them.
    """

    code: CommodityCode
    origin: str = ""
    value: Decimal | None = None
    originating_proof: Proof = Proof.UNKNOWN
    category: str = ""
    role: Role = Role.INPUT
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a value below zero, or none at all."""
        if self.value is not None and not (self.value.is_finite() and self.value >= 0):
            raise BadGood(f"The material {self.code} has the value {self.value}. Give 0 or more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A good whose origin is asked.

    *ex_works_price* is in *currency*. *wholly_obtained* names the category that is claimed.
    *operations* are all that were done to the materials; empty: not stated. *list_rows* are rows
    of the list whose description covers the good, *not_list_rows* those whose does not, where
    a row takes a part of its codes only ("ex"). *listed* matters where the list is held in part.
    """

    code: CommodityCode
    produced_in: str
    ex_works_price: Decimal | None = None
    currency: str = ""
    wholly_obtained: str = ""
    operations: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    form: Form = Form.SINGLE
    list_rows: tuple[str, ...] = ()
    not_list_rows: tuple[str, ...] = ()
    listed: Listed = Listed.UNKNOWN

    def __post_init__(self) -> None:
        """Refuse a price that is none."""
        price = self.ex_works_price
        if price is not None and not (price.is_finite() and price > 0):
            raise BadGood(f"The good {self.code} has the ex-works price {price}. Give one above 0.")
