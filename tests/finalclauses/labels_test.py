"""The labelled final clauses: well-formed, of known words, split by agreement, of the corpus."""

from __future__ import annotations

import json
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "labels"
ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT / os.environ.get("FOEDUS_SHARED_DATA", "../shared/data")
CORPUS = SHARED / "treaty-texts" / "final-clauses-all.jsonl"

TRIGGERS = {
    "on_signature",
    "nth_consent",
    "all_consents",
    "exchange_of_instruments",
    "last_notification",
    "fixed_date",
    "fixed_date_if_consents",
    "later_of",
    "decision_of_organ",
    "agreed_date",
    "threshold_weighted",
    "other",
    "none",
}
CONSENTS = {"ratification", "notification", "signature", "acceptance", "any"}
FORMS = {"none", "days", "months", "years", "first_day_of_month_after", "nth_day", "date"}
UNITS = {"days", "working_days", "months", "years"}
STARTS = {"notice", "receipt", "end_of_year"}
ADDRESSEES = {"depositary", "parties", "other"}
DURATIONS = {"indefinite", "fixed", "renewable", "none"}
RESERVATIONS = {"allowed", "prohibited", "limited", "silent"}
KEYS = {
    "agreement": (
        {"id", "language", "entry_into_force", "withdrawal"},
        {"duration", "reservations"},
    ),
    "entry_into_force": (
        {"found", "article", "trigger", "must_include", "provisional_application"},
        {"n", "consent_kind", "delay", "later_parties"},
    ),
    "withdrawal": (
        {"found", "article", "allowed", "tail"},
        {"notice", "counted_from", "addressee"},
    ),
    "delay": ({"form"}, {"n", "unit", "date"}),
    "notice": ({"n", "unit"}, {"form"}),
    "duration": ({"kind"}, {"n_years"}),
}
"""The keys that must be there, and those that may be."""

ON_A_DATE = {"fixed_date", "fixed_date_if_consents"}


def _labels(name: str) -> list[dict[str, Any]]:
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    assert read.keys() == {"agreements"}
    found: list[dict[str, Any]] = read["agreements"]
    return found


DEVELOPMENT, TEST = _labels("development"), _labels("test")
DIFFICULT = _labels("difficult")
ALL = [*DEVELOPMENT, *TEST]
EVERY = [*ALL, *DIFFICULT]


def _id(label: dict[str, Any]) -> str:
    return str(label["id"])


def _number(label: dict[str, Any]) -> int:
    return int(_id(label).removeprefix("pta_"))


def _has_the_keys(table: dict[str, Any], kind: str) -> None:
    needed, allowed = KEYS[kind]
    assert needed <= table.keys() <= needed | allowed, f"{kind}: {sorted(table)}"


def _is_a_delay(delay: dict[str, Any]) -> None:
    _has_the_keys(delay, "delay")
    assert delay["form"] in FORMS
    if delay["form"] == "date":
        assert delay.keys() == {"form", "date"}
        assert date.fromisoformat(delay["date"]) > date(1900, 1, 1)
    elif delay["form"] == "none":
        assert delay.keys() == {"form"}
    else:
        assert delay.keys() == {"form", "n", "unit"}
        assert delay["unit"] in UNITS
        assert delay["n"] > 0


def _entries(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in labels if one["entry_into_force"]["found"]]


def _exits(labels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in labels if one["withdrawal"]["found"]]


def test_at_least_120_agreements_are_labelled() -> None:
    assert len(ALL) >= 120
    assert len(_entries(ALL)) >= 110
    assert len(_exits(ALL)) >= 100


def test_no_agreement_is_labelled_twice_or_stands_in_both_files() -> None:
    ids = [_id(one) for one in EVERY]

    assert sorted(set(ids)) == sorted(ids)


def test_three_agreements_of_five_are_for_development() -> None:
    assert 0.55 < len(DEVELOPMENT) / len(ALL) < 0.65


@pytest.mark.parametrize(
    "labels", [DEVELOPMENT, TEST, DIFFICULT], ids=["development", "test", "difficult"]
)
def test_the_agreements_stand_in_the_order_of_their_numbers(labels: list[dict[str, Any]]) -> None:
    numbers = [_number(one) for one in labels]

    assert numbers == sorted(numbers)


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_every_language_of_the_corpus_is_in_both_files(language: str) -> None:
    for labels in (DEVELOPMENT, TEST):
        assert language in {one["language"] for one in labels}


@pytest.mark.parametrize("label", EVERY, ids=_id)
def test_a_label_has_the_keys_of_the_guide(label: dict[str, Any]) -> None:
    _has_the_keys(label, "agreement")
    for kind in ("entry_into_force", "withdrawal"):
        if label[kind]["found"] is True:
            _has_the_keys(label[kind], kind)
        else:
            assert label[kind] == {"found": False}
    if "duration" in label:
        _has_the_keys(label["duration"], "duration")


@pytest.mark.parametrize("label", _entries(EVERY), ids=_id)
def test_an_entry_into_force_is_told_in_known_words(label: dict[str, Any]) -> None:
    entry = label["entry_into_force"]

    assert entry["trigger"] in TRIGGERS
    assert entry.get("consent_kind", "any") in CONSENTS
    assert isinstance(entry["provisional_application"], bool)
    assert isinstance(entry["must_include"], list)
    if "delay" in entry:
        _is_a_delay(entry["delay"])
    if "later_parties" in entry:
        assert entry["later_parties"].keys() == {"delay"}
        _is_a_delay(entry["later_parties"]["delay"])


@pytest.mark.parametrize("label", _entries(EVERY), ids=_id)
def test_the_values_of_an_entry_into_force_agree_with_its_trigger(label: dict[str, Any]) -> None:
    entry = label["entry_into_force"]
    trigger = entry["trigger"]

    assert ("delay" in entry) is (trigger not in {"agreed_date", "none"})
    assert ("consent_kind" in entry) is (trigger != "fixed_date")
    if trigger in ON_A_DATE:
        assert entry["delay"]["form"] == "date"
    elif trigger != "later_of" and "delay" in entry:
        assert entry["delay"]["form"] != "date"
    if "n" in entry:
        assert trigger in {"nth_consent", "fixed_date_if_consents"}
        assert entry["n"] > 0


@pytest.mark.parametrize("label", _exits(EVERY), ids=_id)
def test_a_withdrawal_is_told_in_known_words(label: dict[str, Any]) -> None:
    leaving = label["withdrawal"]

    assert isinstance(leaving["allowed"], bool)
    assert isinstance(leaving["tail"], bool)
    assert leaving.get("counted_from", "notice") in STARTS
    assert leaving.get("addressee", "other") in ADDRESSEES
    if "notice" in leaving:
        _has_the_keys(leaving["notice"], "notice")
        assert leaving["notice"]["unit"] in UNITS
        assert leaving["notice"]["n"] >= 0
        assert leaving["notice"].get("form", "months") in FORMS
    else:
        assert "counted_from" not in leaving


@pytest.mark.parametrize("label", EVERY, ids=_id)
def test_duration_and_reservations_are_told_in_known_words(label: dict[str, Any]) -> None:
    duration = label.get("duration", {"kind": "none"})

    assert duration["kind"] in DURATIONS
    assert ("n_years" in duration) <= (duration["kind"] in {"fixed", "renewable"})
    assert ("n_years" in duration) >= (duration["kind"] == "renewable")
    assert label.get("reservations", "silent") in RESERVATIONS


@pytest.mark.parametrize("name", ["development", "test", "difficult"])
def test_no_text_of_a_treaty_is_copied(name: str) -> None:
    """A place may be pointed at by a quotation of at most eight words."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    values = [quoted for quoted in re.findall(r'"([^"\n]*)"', text) if len(quoted.split()) > 8]

    assert values == []
    assert max(len(line) for line in text.splitlines()) <= 110


def test_every_word_of_a_trigger_is_explained_in_the_guide() -> None:
    guide = (FOLDER / "GUIDE.md").read_text(encoding="utf-8")
    used = {one["entry_into_force"]["trigger"] for one in _entries(EVERY)}

    assert used <= TRIGGERS
    assert [word for word in sorted(TRIGGERS | FORMS | STARTS) if word not in guide] == []


@pytest.fixture(scope="module")
def corpus() -> dict[str, dict[str, Any]]:
    if not CORPUS.exists():
        pytest.skip(f"There is no corpus at {CORPUS}; set FOEDUS_SHARED_DATA to the data folder.")
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return {_id(row): row for row in map(json.loads, lines)}


def _hits(corpus: dict[str, dict[str, Any]], label: dict[str, Any]) -> list[dict[str, Any]]:
    """The stored articles of an agreement, whatever they were found for."""
    row = corpus[_id(label)]
    return [*row["entry_into_force"], *row["termination"]]


def test_the_labelled_agreements_are_in_the_corpus(corpus: dict[str, dict[str, Any]]) -> None:
    assert [_id(one) for one in EVERY if _id(one) not in corpus] == []
    assert [_id(one) for one in EVERY if corpus[_id(one)]["lang"] != one["language"]] == []


def test_the_labelled_articles_stand_in_the_stored_texts(corpus: dict[str, dict[str, Any]]) -> None:
    """By their number among the hits, or as a heading inside a hit that swallowed the next one."""
    missing = []
    for label in EVERY:
        hits = _hits(corpus, label)
        numbers = {hit["article"].split()[-1] for hit in hits if hit["article"]}
        inside = " ".join(hit["text"] for hit in hits)
        for kind in ("entry_into_force", "withdrawal"):
            article = label[kind].get("article")
            if article and article not in numbers and f"Article {article}" not in inside:
                missing.append((_id(label), kind, article))

    assert missing == []


def test_whoever_must_consent_is_named_in_the_stored_text(
    corpus: dict[str, dict[str, Any]],
) -> None:
    unnamed = [
        (_id(label), name)
        for label in _entries(EVERY)
        for name in label["entry_into_force"]["must_include"]
        if not any(name in " ".join(hit["text"].split()) for hit in _hits(corpus, label))
    ]

    assert unnamed == []
