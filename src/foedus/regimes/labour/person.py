"""The person of a case: the nationality relied on, the residence, the classes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.law.terms.wording import Wording
from foedus.regimes.labour.case import DOCUMENTS, PERIODS
from foedus.regimes.labour.files import Raw
from foedus.regimes.labour.values import Reader
from foedus.regimes.labour.vocabulary import classes_of
from foedus.regimes.rules.cases import Single
from foedus.regimes.rules.terms import Regime

_KEYS: Final = ("nationalities", "reliedOn", "stateless", "residence", "classes", "bornOn")

_STATELESS: Final = Wording(
    "what applies to a person without a nationality",
    "что применяется к лицу без гражданства",
)
_NO_CLASSES: Final = Wording(
    "to which classes the person belongs (key “classes”)",
    "к каким категориям относится лицо (ключ «classes»)",
)
_NO_PERIODS: Final = Wording(
    "the periods of work (key “periods”)", "периоды работы (ключ «periods»)"
)
_NO_DOCUMENTS: Final = Wording(
    "the documents of education (key “education”)", "документы об образовании (ключ «education»)"
)


def person_values(raw: Raw, reader: Reader, regime: Regime) -> Iterator[tuple[str, Single]]:
    """The values of the fields about the person."""
    person = reader.table(raw, "person")
    reader.known_keys(person, _KEYS, "person.")
    reader.day(person.get("bornOn"), "person.bornOn")
    for name in _nationality(person, reader):
        yield "nationality", name
    for state in reader.state_then(person.get("residence"), "person.residence"):
        yield "residence", state
    yield from _classes(person, reader, regime)


def _nationality(person: Raw, reader: Reader) -> tuple[str, ...]:
    """The nationality relied on; nothing where it is not known, or there is none."""
    named = reader.items(person, "nationalities", "person.")
    held = tuple(
        code
        for number, name in enumerate(named)
        for code in reader.state_then(name, f"person.nationalities[{number}]")
    )
    relied = reader.state_then(person.get("reliedOn"), "person.reliedOn")
    if any(reader.flag(person.get("stateless"), "person.stateless")) and (named or relied):
        reader.fault("person.stateless", "R31", "The person is stateless and has a nationality.")
    if relied and named and relied[0] not in held:
        reader.fault("person.reliedOn", "R25", f"{relied[0]} is not among {', '.join(held)}.")
    if len(set(held)) > 1 and person.get("reliedOn") is None:
        reader.fault("person.reliedOn", "R24", f"{', '.join(held)}: none is relied on.")
    return relied or held[:1]


def _classes(person: Raw, reader: Reader, regime: Regime) -> Iterator[tuple[str, Single]]:
    """Every class that the regime asks about, as yes or no; nothing where the case is silent."""
    if person.get("classes") is None:
        return
    known = classes_of(regime)
    named = {
        word
        for number, value in enumerate(reader.items(person, "classes", "person."))
        for word in reader.word(value, known, f"person.classes[{number}]")
    }
    yield from ((name, "yes" if word in named else "no") for word, name in known.items())


def whys(raw: Raw, regime: Regime) -> dict[str, Wording]:
    """Why a field is unknown, where more can be said than its name."""
    person = raw.get("person")
    found = dict.fromkeys(classes_of(regime).values(), _NO_CLASSES)
    if isinstance(person, dict) and person.get("stateless") is True:
        found["nationality"] = _STATELESS
    if raw.get(PERIODS) is None:
        found["period_state"] = _NO_PERIODS
    if raw.get(DOCUMENTS) is None:
        found |= dict.fromkeys(("education_state", "education_field"), _NO_DOCUMENTS)
    return found
