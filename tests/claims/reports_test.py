"""The labelled set of reports is well-formed: only then can figures be measured on it."""

import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

REPORTS = Path(__file__).parent / "reports"
HALVES = ("development", "test")
KINDS = frozenset(
    {
        "membership_list",
        "member_count",
        "founding",
        "office_holder",
        "chair",
        "signature",
        "ratification",
        "entry_into_force",
        "participation",
        "org_link",
        "session_date_place",
        "withdrawal",
        "biography",
        "body_function",
    }
)
VERDICTS = frozenset(
    {
        "supported",
        "contradicted",
        "depends on the criterion",
        "announced but not confirmed",
        "not in the register",
        "too vague",
    }
)
MODALITIES = frozenset(
    {"said", "will", "expected", "reportedly", "agreed", "pledged", "conditional"}
)
OF_A_REPORT = frozenset({"date", "grounds", "language", "statements", "distractors"})
OF_A_STATEMENT = frozenset({"text", "kind", "verdict", "why", "modality", "negated", "attribution"})
ENGLISH_AT_LEAST = {"development": 8, "test": 6}
"""How often every kind occurs in the English reports of a half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One report with its labels: `text` as in the file, `labels` as in the TOML beside it."""

    half: str
    name: str
    text: str
    labels: dict[str, Any]

    @property
    def statements(self) -> list[dict[str, Any]]:
        return list(self.labels.get("statements", ()))

    @property
    def distractors(self) -> list[dict[str, Any]]:
        return list(self.labels.get("distractors", ()))


def _read(path: Path) -> Labelled:
    return Labelled(
        half=path.parent.name,
        name=path.stem,
        text=path.read_bytes().decode("utf-8"),
        labels=tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")),
    )


def _all() -> list[Labelled]:
    return [_read(path) for half in HALVES for path in sorted((REPORTS / half).glob("*.txt"))]


ALL = _all()
EACH = pytest.mark.parametrize(
    "report", ALL, ids=[f"{report.half}-{report.name}" for report in ALL]
)


def test_every_report_has_its_labels_and_every_labels_file_its_report() -> None:
    for half in HALVES:
        texts = {path.stem for path in (REPORTS / half).glob("*.txt")}
        labels = {path.stem for path in (REPORTS / half).glob("*.toml")}
        assert texts == labels


def test_no_other_file_lies_among_the_reports() -> None:
    for half in HALVES:
        suffixes = {path.suffix for path in (REPORTS / half).iterdir()}
        assert suffixes == {".txt", ".toml"}


def test_the_set_is_as_large_as_was_promised() -> None:
    assert len(ALL) >= 60
    assert sum(len(report.statements) for report in ALL) >= 300


def test_no_name_and_no_text_stands_in_both_halves() -> None:
    names = Counter(report.name for report in ALL)
    texts = Counter(report.text for report in ALL)
    assert max(names.values()) == 1
    assert max(texts.values()) == 1


def test_no_sentence_of_a_statement_is_shared_by_two_reports_of_different_halves() -> None:
    told = {
        half: {
            statement["text"].casefold()
            for report in ALL
            if report.half == half
            for statement in report.statements
            if len(statement["text"].split()) > 6
        }
        for half in HALVES
    }
    assert not told["development"] & told["test"]


@pytest.mark.parametrize("half", HALVES)
def test_every_kind_occurs_often_enough_in_english(half: str) -> None:
    counted = Counter(
        statement["kind"]
        for report in ALL
        if report.half == half and report.labels["language"] == "en"
        for statement in report.statements
    )
    assert {kind for kind in KINDS if counted[kind] < ENGLISH_AT_LEAST[half]} == set()


@pytest.mark.parametrize("half", HALVES)
def test_every_verdict_occurs_in_each_language(half: str) -> None:
    for language in ("en", "ru"):
        given = {
            statement["verdict"]
            for report in ALL
            if report.half == half and report.labels["language"] == language
            for statement in report.statements
        }
        assert given == VERDICTS, language


@EACH
def test_a_report_is_plain_text_with_unix_line_ends(report: Labelled) -> None:
    assert report.text.strip()
    assert "\r" not in report.text
    assert "\ufeff" not in report.text
    assert report.text.endswith("\n")


@EACH
def test_a_report_names_its_date_with_its_grounds_and_its_language(report: Labelled) -> None:
    assert set(report.labels) <= OF_A_REPORT
    assert type(report.labels["date"]) is date
    assert report.labels["grounds"].strip()
    assert report.labels["language"] == report.name[:2]


@EACH
def test_every_labelled_text_occurs_exactly_once(report: Labelled) -> None:
    for label in (*report.statements, *report.distractors):
        text = label["text"]
        assert text.strip() == text != ""
        assert report.text.count(text) == 1, text


@EACH
def test_no_two_labels_have_the_same_span(report: Labelled) -> None:
    spans = Counter(label["text"] for label in (*report.statements, *report.distractors))
    assert [text for text, times in spans.items() if times > 1] == []


@EACH
def test_no_statement_lies_in_a_distractor_nor_a_distractor_in_a_statement(
    report: Labelled,
) -> None:
    for distractor in report.distractors:
        start = report.text.index(distractor["text"])
        end = start + len(distractor["text"])
        for statement in report.statements:
            begun = report.text.index(statement["text"])
            assert begun >= end or begun + len(statement["text"]) <= start, statement["text"]


@EACH
def test_every_statement_has_a_known_kind_a_known_verdict_and_a_reason(
    report: Labelled,
) -> None:
    for statement in report.statements:
        assert set(statement) <= OF_A_STATEMENT, statement
        assert statement["kind"] in KINDS
        assert statement["verdict"] in VERDICTS
        assert statement["why"].strip()
        assert "\n" not in statement["why"]
        assert statement.get("modality", "said") in MODALITIES
        assert statement.get("negated", False) in (True, False)
        assert statement.get("attribution", "?").strip()


@EACH
def test_every_attribution_is_in_the_words_of_the_report(report: Labelled) -> None:
    words = " ".join(report.text.split()).casefold()
    for statement in report.statements:
        if "attribution" in statement:
            assert " ".join(statement["attribution"].split()).casefold() in words


@EACH
def test_every_distractor_has_a_reason(report: Labelled) -> None:
    for distractor in report.distractors:
        assert set(distractor) == {"text", "why"}
        assert distractor["why"].strip()
