"""Cases that a lawyer can read: a small register, and what must be answered about it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from foedus.law.terms.findings import Finding
from foedus.law.terms.register import Party, Register
from foedus.law.terms.wording import Wording
from foedus.texts import mapping, shapes
from foedus.texts.atoms import decode
from foedus.texts.reading import FileRead

FOLDER = Path(__file__).parent.parent / "cases"
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Case:
    """One file: its title, its register, its expectations."""

    path: Path
    title: str
    register: Register
    expectations: tuple[dict[str, Any], ...]


def all_cases() -> list[Path]:
    return sorted(FOLDER.glob("*/*.toml"))


def read_case(path: Path) -> Case:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    return Case(path, document["title"], _register(document, path), tuple(document["expect"]))


def _shaped(table: dict[str, Any], shape: type[Any]) -> Any:
    return msgspec.convert(table, shape, dec_hook=decode)


def _register(document: dict[str, Any], path: Path) -> Register:
    file = FileRead(path.name, shapes.PartiesFile(parties=()), path.read_text(encoding="utf-8"))
    instruments = [
        mapping.instrument_from(_shaped(table, shapes.InstrumentFile), file)
        for table in document.get("instruments", [])
    ]
    organisations = [
        mapping.organisation_from(_shaped(table, shapes.OrganisationFile), file)
        for table in document.get("organisations", [])
    ]
    offices = [
        mapping.office_from(_shaped(table, shapes.OfficeFile), file)
        for table in document.get("offices", [])
    ]
    named = [
        mapping.party_from(_shaped(table, shapes.PartyTable), file.place())
        for table in document.get("parties", [])
    ]
    return Register(
        id="case",
        title=Wording(document["title"]),
        instruments=tuple(instruments),
        organisations=tuple(organisations),
        offices=tuple(offices),
        parties=(*named, *_unnamed(named, document)),
    )


def _unnamed(named: list[Party], document: dict[str, Any]) -> list[Party]:
    """The parties that only appear in acts and lists."""
    codes: set[str] = set()
    for part in ("instruments", "organisations"):
        for holder in document.get(part, []):
            codes |= set(holder.get("negotiating", []))
            for act in holder.get("acts", []):
                codes |= {act.get("party", ""), *act.get("parties", []), *act.get("towards", [])}
            for criterion in holder.get("criteria", []):
                codes |= set(_listed(criterion["when"]))
            for rule in holder.get("chair_rules", []):
                codes |= set(rule.get("order", []))
    known = {party.code for party in named}
    return [Party(code=code, name=Wording(code)) for code in sorted(codes - known - {""})]


def _listed(condition: dict[str, Any]) -> list[str]:
    found = list(condition.get("one_of", []))
    for key in ("all", "any"):
        for inner in condition.get(key, []):
            found += _listed(inner)
    return found + (_listed(condition["not"]) if "not" in condition else [])


def told(findings: tuple[Finding, ...]) -> str:
    return "\n".join(str(one) for one in findings)
