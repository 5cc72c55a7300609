"""What a customs office has at hand: the regime over the law, rules of origin, tariffs, rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from foedus.law.terms.register import Register
from foedus.names import Names, names_of
from foedus.opened import bundled, open_register
from foedus.regimes.nomenclature.correlation import NO_CORRELATIONS, Correlations
from foedus.regimes.nomenclature.editions import Editions, read_editions
from foedus.regimes.origin.reading import load_rules
from foedus.regimes.origin.rule_sets import RuleSet
from foedus.regimes.quantities.exchange import ExchangeRates
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.reading import FOLDER, load_regime
from foedus.regimes.rules.terms import Regime
from foedus.regimes.tariffs.editions import Edition
from foedus.regimes.tariffs.errors import UnreadableTariff
from foedus.regimes.tariffs.folder import chosen, editions_on, read_edition

REGIME = "trade"


@dataclass(frozen=True)
class Supplies:
    """What the user brings: tariffs on a shelf, exchange rates, correlations of the HS."""

    shelf: Path | None = None
    exchange: ExchangeRates = field(default_factory=ExchangeRates)
    correlations: Correlations = NO_CORRELATIONS

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """Every edition of every tariff on the shelf, by its folder; each is read once."""
        if self.shelf is None:
            return {}
        if not editions_on(self.shelf):
            raise UnreadableTariff(
                str(self.shelf), "It holds no edition of a tariff.", "Import one into it first."
            )
        return {str(folder): read_edition(folder) for folder in editions_on(self.shelf)}

    def edition(self, tariff: str, on: date) -> Edition:
        """The edition of a tariff that holds a day.

        `OverlappingEditions`: two do. `NoEdition`: none does.
        """
        heads = {name: edition.head for name, edition in self.editions.items()}
        return self.editions[chosen(heads, tariff, on)]


@dataclass(frozen=True)
class Books:
    """Everything that a decision about duty looks into."""

    regime: Regime
    law: Law
    rule_sets: Mapping[str, RuleSet]
    editions: Editions
    supplies: Supplies

    @cached_property
    def chapters(self) -> frozenset[str]:
        """The chapters that a commodity code can have: those of any edition that is held."""
        return frozenset(row.cells["chapter"] for row in self.regime.tables["hs-chapters"].rows)

    @cached_property
    def ended(self) -> Mapping[str, date]:
        """The states that are no more, and the first day on which they were not."""
        held = (open_register("world").register, self.law.register)
        parties = (party for register in held for party in register.parties)
        return {one.code: one.existed_until for one in parties if one.existed_until is not None}

    @cached_property
    def names(self) -> Names:
        """What names of states stand for: those of the register, and of the world."""
        return state_names(self.law.register)


def open_books(
    name: str = "cis",
    *,
    known: date | None = None,
    readings: frozenset[str] = frozenset(),
    supplies: Supplies | None = None,
) -> Books:
    """The books of a bundled register, or of a register in a folder.

    Raises `UnknownName`, `UnusableRegister`, `NoSuchRegime`, `UnusableRegime`, `UnusableRules`.
    """
    register = open_register(name).register
    bundle = bundled()
    folder = bundle[name]() if name in bundle else Path(name)
    regime = load_regime(folder, REGIME, register)
    own = folder / FOLDER / REGIME
    sets = (load_rules(path) for path in sorted((own / "origin").glob("*.toml")))
    return Books(
        regime=regime,
        law=Law(register, known, readings),
        rule_sets={one.instrument: one for one in sets},
        editions=read_editions(own / "tables" / "hs-editions.csv"),
        supplies=supplies or Supplies(),
    )


def state_names(register: Register) -> Names:
    """The states that a consignment may name; organisations are none."""
    world = open_register("world").register
    parties: dict[str, str] = {}
    for held in (world, register):
        states = {party.code for party in held.parties if not party.organisation}
        named = names_of(held).parties.items()
        parties |= {name: code for name, code in named if code in states}
    return Names(parties, {}, {}, {})
