"""Asking what a case expects, and telling what differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from foedus.law.answers.answers import Moment, PartyStanding
from foedus.law.answers.questions.between import bond
from foedus.law.answers.questions.members import members
from foedus.law.answers.questions.offices import chair, holder
from foedus.law.answers.questions.status import standing_of, status
from foedus.law.answers.told import Told, told_day
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.derive.calendar import day_after
from foedus.law.derive.visible import as_known
from foedus.texts import tables
from foedus.texts.clause_mapping import delay_from
from support.cases import TODAY, Case


def differences(case: Case, expected: dict[str, Any]) -> list[str]:
    """What the answer to one expectation says otherwise; empty when it is met."""
    if expected["ask"] == "delay":
        return list(_delay(expected))
    known = expected.get("known")
    readings = frozenset({expected["reading"]} if "reading" in expected else ())
    worlds = worlds_of(as_known(case.register, known), readings)
    moment = Moment(on=expected.get("on", TODAY), known=known)
    ask = {"status": _status, "between": _between, "members": _members}
    ask |= {"holder": _holder, "chair": _chair}
    return list(ask[expected["ask"]](worlds, expected, moment))


def _differs(what: str, expected: object, actual: object) -> Iterator[str]:
    wanted = expected.isoformat() if isinstance(expected, date) else expected
    if wanted != actual:
        yield f"{what}: expected {wanted}, answered {actual}"


def _delay(expected: dict[str, Any]) -> Iterator[str]:
    delay = delay_from(msgspec.convert(expected["delay"], tables.DelayTable))
    named = expected.get("named")
    yield from _differs(
        "delay", expected["gives"], day_after(delay, expected["base"], named=named).isoformat()
    )


def _status(worlds: Worlds, expected: dict[str, Any], moment: Moment) -> Iterator[str]:
    if "in_force_from" in expected:
        answer = status(worlds, expected["of"], moment)
        actual = told_day(answer.in_force_from) or "never"
        yield from _differs("in_force_from", expected["in_force_from"], actual)
    for party, wanted in expected.get("parties", {}).items():
        table = {"status": wanted} if isinstance(wanted, str) else wanted
        standing = standing_of(worlds, expected["of"], party, moment)
        yield from _standing(party, table, standing)


def _standing(party: str, wanted: dict[str, Any], standing: PartyStanding) -> Iterator[str]:
    yield from _differs(f"{party} status", wanted["status"], _word(standing.word))
    if "since" in wanted:
        yield from _differs(f"{party} since", wanted["since"], told_day(standing.since))
    if "until" in wanted:
        yield from _differs(f"{party} until", wanted["until"], told_day(standing.until))


def _word(told: Told[Any]) -> str:
    if told.certain:
        return "none" if told.value is None else str(told.value)
    return str(told.doubt)


def _between(worlds: Worlds, expected: dict[str, Any], moment: Moment) -> Iterator[str]:
    first, second = expected["pair"]
    instrument = worlds.material.register.instrument[expected["of"]]
    found = bond(worlds, instrument, first, second, moment)
    if found is None:
        yield from _differs("bond", expected["bond"], "none")
        return
    yield from _differs("bond", expected["bond"], _word(found.bond))
    if "since" in expected:
        yield from _differs("since", expected["since"], told_day(found.since))
    for key, effect in (
        ("modified", "modified"),
        ("not_applied", "not-applied"),
        ("pending", "pending"),
    ):
        if key in expected:
            actual = sorted(p for r in found.reserved if r.effect == effect for p in r.provisions)
            yield from _differs(key, sorted(expected[key]), actual)


def _members(worlds: Worlds, expected: dict[str, Any], moment: Moment) -> Iterator[str]:
    answer = members(worlds, expected["of"], expected.get("criterion", "member"), moment)
    actual = sorted(one.party for one in answer.members)
    yield from _differs("members", sorted(expected["are"]), actual)


def _holder(worlds: Worlds, expected: dict[str, Any], moment: Moment) -> Iterator[str]:
    answer = holder(worlds, expected["of"], moment)
    actual = sorted(one.person for one in answer.holders)
    yield from _differs("holders", sorted(expected["are"]), actual)


def _chair(worlds: Worlds, expected: dict[str, Any], moment: Moment) -> Iterator[str]:
    answer = chair(worlds, expected["of"], moment)
    yield from _differs("chairs", sorted(expected["are"]), sorted(c.party for c in answer.chairs))
    if "co_chairs" in expected:
        actual = sorted(code for one in answer.chairs for code in one.co_chairs)
        yield from _differs("co_chairs", sorted(expected["co_chairs"]), actual)
