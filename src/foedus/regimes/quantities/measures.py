"""What is measured: a unit, of the goods themselves or of a part or property of them.

A kilogram of drained weight is no kilogram of the goods: each is declared on its own, and neither
is ever taken for the other.

>>> measure_named("kg on drained weight")
Measure(unit='kilogram', of='drained-weight')
>>> measure_named("KNI"), measure_named("kg/net eda")
(Measure(unit='kilogram', of='nitrogen'), Measure(unit='kilogram', of='drained-weight'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.quantities.units import known, plain, symbol, unit_named


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """A unit, and of what: "" for the goods themselves, else a slug such as "drained-weight"."""

    unit: str
    of: str = ""

    def __post_init__(self) -> None:
        known(self.unit)

    def __str__(self) -> str:
        return f"{self.unit} of {self.of}" if self.of else self.unit


@dataclass(frozen=True, slots=True)
class Part:
    """A part or property of goods by which a quantity is qualified: its slug, and its words.

    *names*: codes and phrases that name a unit of it, each in full.
    """

    slug: str
    unit: str
    words: Wording
    names: tuple[str, ...] = ()


def _part(slug: str, en: str, ru: str, names: str = "", unit: str = "kilogram") -> Part:
    return Part(slug, unit, Wording(en, ru), tuple(filter(None, names.split("|"))))


PARTS: Final = (
    _part("net-weight", "net weight", "нетто", "kg/net|kg net|net kg|kgn|кг нетто|кг/нетто"),
    _part("gross-weight", "gross weight", "брутто",
          "kg/br|kg/gross|kg gross|gross kg|kg/b|кг брутто|кг/брутто"),
    _part("drained-weight", "drained weight", "массы без рассола",
          "kg/net eda|kg net eda|kg drained|kg/net drained wt|кг сухого веса нетто"),
    _part("dry-matter", "dry matter", "сухого вещества",
          "kg/net mas|kg/net/dry|kg/net dry matter|кг сухого вещества|кг с.в"),
    _part("substance-90-dry", "substance 90 % dry", "вещества с содержанием сухого 90 %",
          "ksd|kg 90% sdt|kg 90 % sdt|кг 90% с/в|кг 90 % с/в"),
    _part("raw-sugar", "raw sugar", "сахара-сырца", "kg/raw sugar|кг сахара-сырца"),
    _part("clean-content", "clean content", "чистой шерсти", "clean kg|clean kilogram|kg clean"),
    _part("nitrogen", "nitrogen", "азота", "kni|kg n|кг n"),
    _part("potassium-oxide", "potassium oxide", "оксида калия", "kpo|kg k2o|кг k2o"),
    _part("phosphorus-pentoxide", "phosphorus pentoxide", "пентаоксида фосфора",
          "kpp|kg p2o5|кг p2o5"),
    _part("potassium-hydroxide", "potassium hydroxide", "гидроксида калия", "kph|kg koh|кг koh"),
    _part("sodium-hydroxide", "sodium hydroxide", "гидроксида натрия", "ksh|kg naoh|кг naoh"),
    _part("hydrogen-peroxide", "hydrogen peroxide", "пероксида водорода",
          "khy|kg h2o2|кг h2o2"),
    _part("methylamines", "methylamines", "метиламинов", "kma|kg met.am|кг метиламинов"),
    _part("uranium", "uranium", "урана", "kur|kg u|кг u"),
    _part("choline-chloride", "choline chloride", "холинхлорида", "kcc|kg c5h14clno"),
    _part("fissile-isotopes", "fissile isotopes", "делящихся изотопов",
          "gfi|gi f/s|г д/и", unit="gram"),
    _part("engine-capacity", "engine capacity", "объем двигателя",
          "см3 объема двигателя|см3 рабочего объема двигателя|куб. см объема двигателя"
          "|куб. см рабочего объема двигателя|cm3 engine capacity", unit="cubic_centimetre"),
    _part("pins", "pins", "шпилек", "pin|pins", unit="piece"),
)  # fmt: skip
"""The parts that have a code or a name of their own; a schedule may name others in words."""

_QUALIFIED: Final = re.compile(r"(?P<unit>[^/]+?) (?:on|of) (?P<part>[a-z][a-z' ,-]*)")


def measure_named(text: str) -> Measure | None:
    """The measure that *text* names; None if it names none."""
    name = plain(text)
    if name in _named_parts():
        return _named_parts()[name]
    unit = unit_named(name)
    if unit is not None:
        return Measure(unit)
    found = _QUALIFIED.fullmatch(name)
    if found is None:
        return None
    inner, part = unit_named(found["unit"]), slug(found["part"])
    return Measure(inner, part) if inner and part else None


def slug(phrase: str) -> str:
    """The stable name of a part that a schedule names in words.

    >>> slug("the lead content"), slug("the value of the case and strap, band or bracelet")
    ('lead-content', 'case-and-strap-band-or-bracelet')
    """
    words = re.findall(r"\w+", plain(phrase))
    while words[:1] == ["the"] or words[:2] == ["value", "of"]:
        words = words[1:] if words[0] == "the" else words[2:]
    return "-".join(words)


def part_words(part: str) -> Wording:
    """The words for a part; one without words of its own is shown by its slug's."""
    held = next((one.words for one in PARTS if one.slug == part), None)
    return held or Wording(part.replace("-", " "))


def measure_words(measure: Measure) -> Wording:
    """How a measure is written for people.

    >>> measure_words(Measure("kilogram", "gross-weight")).ru
    'кг (брутто)'
    """
    unit = symbol(measure.unit)
    if not measure.of:
        return unit
    part = part_words(measure.of)
    return Wording(f"{unit.en} ({part.en})", f"{unit.ru} ({part.in_language('ru')})")


@cache
def _named_parts() -> dict[str, Measure]:
    return {plain(name): Measure(one.unit, one.slug) for one in PARTS for name in one.names}
