"""Every case is computed by the register: its verdict, and a few words of what is told."""

from __future__ import annotations

from typing import Any

import pytest

from claims.judging.built import all_cases, claim_of
from foedus.claims.judging.asked import Asked, Kept
from foedus.claims.judging.judge import judge
from foedus.claims.terms.verdicts import Judgement, Verdict
from foedus.opened import OpenRegister, open_register

CASES = list(all_cases())


@pytest.fixture(scope="module")
def register() -> OpenRegister:
    return open_register("cis")


@pytest.fixture(scope="module")
def kept() -> Kept:
    return Kept()


@pytest.fixture(params=CASES, ids=[f"{c['file']}: {c['name']}" for c in CASES])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


@pytest.fixture
def found(case: dict[str, Any], register: OpenRegister, kept: Kept) -> Judgement:
    return judge(claim_of(case), Asked(register, case["on"], kept=kept))


def test_the_verdict_is_that_of_a_careful_reader(case: dict[str, Any], found: Judgement) -> None:
    assert found.verdict == Verdict(case["verdict"]), found.told.en


def test_what_was_known_then_is_judged_apart(case: dict[str, Any], found: Judgement) -> None:
    assert found.then == Verdict(case.get("then", case["verdict"])), found.told.en


def test_what_the_register_holds_is_told_in_both_languages(
    case: dict[str, Any], found: Judgement
) -> None:
    for words in case.get("told", ()):
        assert words in found.told.en
    assert found.told.en
    assert found.told.ru


def test_a_judgement_on_what_is_held_has_criteria_and_proof(found: Judgement) -> None:
    if found.verdict in {Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.DEPENDS}:
        assert found.criteria
        assert found.proof
        assert found.sources or "unverified" in " ".join(step.en for step in found.proof)
