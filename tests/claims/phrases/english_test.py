"""How English reports say things: manner, words that stand for others, and what says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.claims.phrases.reading import claims_of

from foedus.claims.terms.claims import Claim

CASES = Path(__file__).parent / "cases"


def _lines(name: str) -> list[str]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _of_kind(text: str, kind: str) -> list[Claim]:
    return [claim for claim in claims_of(text) if claim.kind.value == kind]


@pytest.mark.parametrize("line", _lines("manner.txt"))
def test_modality_denial_and_speaker_are_kept(line: str) -> None:
    text, _, said = line.partition(" => ")
    kind, modality, denial, speaker = (part.strip() for part in f"{said} ".split("|"))
    found = _of_kind(text, kind)
    assert found, f"no {kind} in {text!r}"
    manner = found[0].manner
    assert manner.modality.value == modality
    assert manner.negated is (denial == "negated")
    assert manner.attribution == speaker


@pytest.mark.parametrize("line", _lines("referring.txt"))
def test_words_that_stand_for_others_are_understood(line: str) -> None:
    text, _, said = line.partition(" => ")
    kind, _, needed = (part.strip() for part in said.partition("|"))
    contents = [repr(claim.content) for claim in _of_kind(text, kind)]
    assert any(all(word in told for word in needed.split()) for told in contents), contents


@pytest.mark.parametrize("line", _lines("nothing.txt"))
def test_what_is_no_statement_is_not_found(line: str) -> None:
    assert claims_of(line) == ()
