"""Clause data read out of texts agrees with the clause data of our registers, or a lawyer says why.

What differs stands in registers_differences.toml with its reason; whoever looks into a text adds
a row. A field that was not read is an abstention, and no difference.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from foedus.cli.questions import QUESTIONS
from foedus.cli.treaties import read
from foedus.finalclauses.clause_data import TomlNaming, clauses_of
from foedus.finalclauses.proposed.batch import reading_of
from foedus.finalclauses.proposed.samples import Sample, sample_codes, tried
from foedus.law.terms.register import Party
from foedus.law.terms.wording import Wording
from foedus.opened import open_register
from support.registers_read import HERE, TEXTS, compared, fields_of, matches

pytestmark = pytest.mark.skipif(
    not TEXTS.exists(), reason="the texts of the treaties are not at hand (FOEDUS_SHARED_DATA)"
)

KNOWN = tomllib.loads((HERE / "registers_differences.toml").read_text("utf-8"))["differences"]
FREE_TRADE = TEXTS / "tota" / "pta_413.xml"


@pytest.fixture(scope="module")
def found():
    return list(compared())


def test_every_treaty_of_the_corpora_has_its_instrument_or_none() -> None:
    ids = [
        json.loads(line)
        for name in ("clauses.jsonl", "multilateral-clauses.jsonl")
        for line in (TEXTS / name).read_bytes().splitlines()
    ]
    wanted = {one["id"] for one in ids if one.get("scope", "intra-CIS") == "intra-CIS"}

    assert wanted == set(matches())
    assert sum(bool(name) for name in matches().values()) == 64


def test_what_differs_from_our_registers_is_explained(found) -> None:
    differing = [one for treaty in found for one in treaty.differences if one.sort != "not read"]

    unexplained = [one for one in differing if not any(_explains(row, one) for row in KNOWN)]
    assert not unexplained, "\n".join(map(str, unexplained))


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: f"{row['field']} {row['read']}")
def test_no_explanation_outlives_its_difference(row, found) -> None:
    for name in row.get("treaties", ("",)):
        told = [one for treaty in found for one in treaty.differences if _explains(row, one)]
        assert any(name in {"", one.treaty} for one in told), name


def test_every_explanation_is_a_sentence() -> None:
    assert all(len(row["why"].split()) > 3 and row["why"].endswith(".") for row in KNOWN)


def test_most_of_what_our_registers_hold_is_read_out_of_the_texts(found) -> None:
    agreeing = sum(one.agreeing for one in found)
    sorts = Counter(one.sort for treaty in found for one in treaty.differences)

    assert agreeing > 3 * (sorts["differs"] + sorts["not held"])
    assert agreeing > sorts["not read"]


def test_the_free_trade_treaty_has_the_clauses_of_the_shipped_register() -> None:
    read_now, held = _free_trade()

    assert fields_of(read_now) == fields_of(held) | {"duration.term": "indefinite"}
    assert read_now.entry_into_force.condition == held.entry_into_force.condition
    assert read_now.entry_into_force.delay == held.entry_into_force.delay
    assert read_now.entry_into_force.later == held.entry_into_force.later
    assert read_now.withdrawal.notice == held.withdrawal.notice


@pytest.mark.parametrize("last", ["2012-08-20", "2012-08-21", "2012-08-22"])
def test_the_same_deposits_give_the_same_days(last: str) -> None:
    read_now, held = _free_trade()
    instrument = open_register("cis").register.instrument["cis/free-trade-2011"]
    days = ("2012-02-01", "2012-06-30", last, "2012-12-31")
    codes = sample_codes(4)
    parties = tuple(Party(code=code, name=Wording(code)) for code in codes)
    sample = Sample(
        date(2011, 10, 18), dict(zip(codes, map(date.fromisoformat, days), strict=True))
    )

    by_both = [tried(_with(instrument, clauses), parties, sample) for clauses in (read_now, held)]

    assert by_both[0] == by_both[1]
    assert by_both[0].in_force == date.fromisoformat(last).replace(month=9, day=19 + int(last[-1]))


def test_status_on_the_proposed_data_gives_the_same_dates(tmp_path) -> None:
    folder = tmp_path / "register"
    _run(read, FREE_TRADE, "--register", folder, "--id", "cis/free-trade-2011")
    path = folder / "instruments" / "free-trade-2011.toml"
    path.write_text(path.read_text("utf-8") + _statements(), encoding="utf-8")
    status = next(one for one in QUESTIONS if one.name == "status")

    for day in ("2012-09-19", "2012-09-20", "2012-12-31", "2016-01-01", "2024-01-01"):
        proposed, shipped = (
            json.loads(
                _run(status, "cis/free-trade-2011", "--register", register, "--on", day, "--json")
            )
            for register in (folder, "cis")
        )
        assert _dates(proposed) == _dates(shipped), day


def _explains(row, one) -> bool:
    said = (row["field"], row["read"], row["held"]) == (one.field, one.read, one.held)
    return said and one.treaty in row.get("treaties", (one.treaty,))


def _free_trade():
    naming = TomlNaming(
        id="cis/free-trade-2011", title=Wording("Treaty"), adopted=date(2011, 10, 18)
    )
    held = open_register("cis").register.instrument["cis/free-trade-2011"]
    return clauses_of(reading_of(FREE_TRADE), naming), held.clauses


def _with(instrument, clauses):
    kept = replace(
        instrument.clauses, entry_into_force=clauses.entry_into_force, withdrawal=clauses.withdrawal
    )
    return replace(instrument, clauses=kept)


def _statements() -> str:
    """The signatures, and the days that sources state, as the shipped register holds them."""
    shipped = open_register("cis").register.instrument["cis/free-trade-2011"]
    lines = []
    for act in shipped.acts:
        if act.kind in {"signature", "statement"} and act.rival is None:
            day = act.date if act.kind == "signature" else act.effect
            when = "date" if act.kind == "signature" else "effect"
            party = f'party = "{act.party}"\n' if act.party else 'states = "in-force"\n'
            lines.append(f'\n[[acts]]\nkind = "{act.kind}"\n{party}{when} = {day}\n')
    return "".join(lines)


def _dates(told) -> dict[str, object]:
    """When it is in force, and since when each state is what it is.

    Kyrgyzstan is left out: its day is disputed. Who is bound through another instrument hangs on
    that one.
    """
    rows = [one for one in told["parties"] if one["status"] != "bound-through"]
    return {
        "in_force_from": told["in_force_from"],
        **{one["party"]: (one["status"], one["since"]) for one in rows if one["party"] != "KG"},
    }


def _run(command, *words) -> str:
    done = CliRunner().invoke(command, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout
