"""One treaty with very many parties, in the shapes in which a pass could be quadratic.

Real treaties have at most some two hundred parties, so a scan of all acts for each party would
hardly show in a real register. These show it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Final

from foedus.law.terms.acts import Act, Kind, Stated
from foedus.law.terms.clauses import Text, Withdrawal
from foedus.law.terms.delays import Delay
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from mtdsg import PLAIN_CLAUSES

ADOPTED: Final = date(1950, 1, 1)

_CLAUSES: Final = replace(
    PLAIN_CLAUSES, withdrawal=Withdrawal(text=Text(cite="benchmark"), notice=Delay(months=12))
)

Maker = Callable[[int], tuple[Act, ...]]
"""The acts of one party, by its number."""


def _act(number: int, kind: Kind, years: int, states: Stated = Stated.PARTY) -> Act:
    """An act of a party some *years* after adoption, the parties spread over seven years."""
    day = ADOPTED + timedelta(days=365 * years + number % 2500)
    name = f"{number}/{kind}/{years}"
    return Act(id=name, kind=kind, instrument="one", party=f"P{number:06}", date=day, states=states)


def _ratified(number: int) -> tuple[Act, ...]:
    return (_act(number, Kind.RATIFICATION, 2),)


def _signed(number: int) -> tuple[Act, ...]:
    return (_act(number, Kind.SIGNATURE, 0), *_ratified(number))


def _withdrawn(number: int) -> tuple[Act, ...]:
    return (*_ratified(number), _act(number, Kind.WITHDRAWAL, 20))


def _stated(number: int) -> tuple[Act, ...]:
    return (_act(number, Kind.STATEMENT, 2),)


def _provisional(number: int) -> tuple[Act, ...]:
    return (_act(number, Kind.PROVISIONAL_APPLICATION, 0), *_ratified(number))


def _suspended(number: int) -> tuple[Act, ...]:
    return (*_ratified(number), _act(number, Kind.SUSPENSION, 20))


SHAPES: Final[dict[str, Maker]] = {
    "ratified": _ratified,
    "signed and ratified": _signed,
    "ratified, withdrew": _withdrawn,
    "only stated": _stated,
    "provisional, ratified": _provisional,
    "ratified, suspended": _suspended,
}
"""What each party does, by name; *ratified* is the curve that the plot shows."""


def one_treaty(acts: int, shape: str) -> Register:
    """A register of one treaty with as many parties as make *acts* acts in all."""
    make = SHAPES[shape]
    parties = range(acts // len(make(0)))
    done = tuple(chain.from_iterable(make(number) for number in parties))
    treaty = Instrument(
        id="one", title=Wording("One treaty"), adopted=ADOPTED, clauses=_CLAUSES, acts=done
    )
    return Register(
        id="one", title=Wording("One treaty"), parties=tuple(_parties(done)), instruments=(treaty,)
    )


def _parties(acts: tuple[Act, ...]) -> Iterator[Party]:
    for code in dict.fromkeys(act.party for act in acts):
        yield Party(code=code, name=Wording(code))
