"""The words that a case may use where the register gives no list of its own."""

from __future__ import annotations

from typing import Final

from foedus.regimes.rules.terms import Regime

PURPOSES: Final = ("work", "study", "visit", "family", "transit")
"""Why somebody comes."""

KINDS: Final = ("employment", "self-employment", "military", "study", "other")
"""What a period was."""

DISCIPLINES: Final = (
    "agriculture",
    "arts",
    "business",
    "computing",
    "economics",
    "engineering",
    "humanities",
    "law",
    "medicine",
    "natural-sciences",
    "pedagogy",
    "pharmacy",
    "services",
    "social-sciences",
    "other",
)
"""Fields of education; which of them a treaty excepts stands in the regime's tables."""

_CLASS: Final = "class_"


def classes_of(regime: Regime) -> dict[str, str]:
    """The classes of persons that a regime asks about: how a case names each, and its field."""
    fields = (name for name in regime.fields if name.startswith(_CLASS))
    return {name.removeprefix(_CLASS).replace("_", "-"): name for name in fields}
