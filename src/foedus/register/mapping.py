"""rows ◀──▶ values: the only door between the database and the law."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Final

import msgspec

from foedus.law.terms.acts import Act
from foedus.law.terms.days import FOREVER
from foedus.law.terms.evidence import Place
from foedus.law.terms.uncertain import When, first_possible
from foedus.register.models import ActRow, Block, FileVersion


def act_row(act: Act, block: Block) -> ActRow:
    """The row of an act that stands in *block*."""
    return ActRow(block=block, **act_columns(act))


def act_columns(act: Act) -> dict[str, Any]:
    """The columns of an act: what its row must hold, by name."""
    return {
        "act": act.id,
        "instrument": act.instrument,
        "party": act.party,
        "kind": str(act.kind),
        "done": _edtf(act.date),
        "received": _edtf(act.received),
        "effect": _edtf(act.effect),
        "until": _edtf(act.until),
        "legal_from": None if act.legal_when is None else first_possible(act.legal_when),
        "known_from": act.known_from(),
        "value": act_text(act),
    }


def act_text(act: Act) -> str:
    """The whole act as JSON, its keys in order; where it stands in a file is not part of it."""
    return _ACTS.encode(replace(act, where=Place())).decode()


def cuts_of(version: FileVersion) -> tuple[tuple[int, int], ...]:
    """Where the acts of a file belong: (offset in the skeleton, ordinal of the block)."""
    return tuple((offset, ordinal) for offset, ordinal in json.loads(version.cuts))


def _open_end(value: object) -> str:
    """An end that is not in sight, in words; nothing else of an act is without a form in JSON."""
    if value is FOREVER:
        return "forever"
    raise NotImplementedError


_ACTS: Final = msgspec.json.Encoder(order="sorted", enc_hook=_open_end)


def _edtf(when: When | None) -> str:
    return "" if when is None else when.isoformat()
