"""`foedus entitle`: lawyers' cases, bad input, the page, and what holds for every period."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.cli.main import main
from foedus.law.terms.days import FOREVER, Span
from foedus.opened import OpenRegister, bundled, open_register
from foedus.regimes.labour.answers import PeriodAnswer
from foedus.regimes.labour.asking import Asking
from foedus.regimes.labour.case import Period, Worker
from foedus.regimes.labour.deciding import answered
from foedus.regimes.labour.findings import RULES
from foedus.regimes.labour.inquiry import Inquiry, Result, result_of
from foedus.regimes.labour.periods import stretches_of
from foedus.regimes.labour.reading import Settings, read_case
from foedus.regimes.labour.speaking import Voice
from foedus.regimes.labour.subjects import Subject, subject_of
from foedus.regimes.labour.vocabulary import DISCIPLINES, classes_of
from foedus.regimes.rules.law import Law
from foedus.regimes.rules.reading import load_regime
from foedus.regimes.rules.terms import Regime

HERE = Path(__file__).parent / "labour"
EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "labour"


@cache
def register() -> OpenRegister:
    return open_register("cis")


@cache
def law() -> Law:
    return Law(register().register)


@cache
def regime() -> Regime:
    return load_regime(bundled()["cis"](), "labour", law().register)


def inquiry(language: Any = "en", *, on: tuple[date, ...] = ()) -> Inquiry:
    return Inquiry(regime(), law(), register().names.party, on, language)


def asked(*cases: Any, language: Any = "en") -> Result:
    return result_of(inquiry(language), [json.dumps(list(cases), default=str)])


def answers(case: dict[str, Any]) -> dict[str, Any]:
    result = asked(case)
    assert not result.faults, [str(fault) for fault in result.faults]
    return {one["question"]: one for one in result.data["cases"][0]["answers"]}


# lawyers' cases


def lawyers_cases() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["cases"]:
            told = {key: value for key, value in case.items() if key not in {"says", "days"}}
            for day, expected in case["days"].items():
                name = f"{path.stem}: {case['says']} ({day})"
                found.append(pytest.param({**told, "on": day}, expected, id=name))
    return found


@pytest.mark.parametrize(("case", "expected"), lawyers_cases())
def test_a_case_is_answered_as_the_lawyer_says(
    case: dict[str, Any], expected: dict[str, Any]
) -> None:
    found = answers(case)
    for question, wanted in expected.items():
        _agrees(found[question], wanted)


def _agrees(found: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert found["answer"] == wanted["answer"], found
    basis = {one["instrument"]: one for one in found["basis"] if one["decides"]}
    assert set(wanted.get("rests_on", ())) <= set(basis)
    assert not set(wanted.get("not_on", ())) & set(basis)
    assert found["confidence"] == wanted.get("confidence", found["confidence"])
    assert wanted.get("article", "") in {"", *(one["article"] for one in basis.values())}
    if "since" in wanted:
        assert wanted["since"].isoformat() in {one["since"] for one in basis.values()}
    if "gives" in wanted:
        assert wanted["gives"].items() <= found["gives"].items()
    if "missing" in wanted:
        assert wanted["missing"] in " ".join(one["en"] for one in found["missing"])
    if "parts" in wanted:
        assert wanted["parts"] == [*map(_part, found.get("periods", found.get("documents")))]


def _part(one: dict[str, Any]) -> str:
    return f"{one['from']} {one['answer']} {one['confidence']}" if "from" in one else one["answer"]


# the cases that are shown


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_an_example_is_answered_and_has_a_note_in_both_languages(path: Path) -> None:
    result = result_of(inquiry(), [path.read_text(encoding="utf-8")])

    assert not result.faults
    assert {"answers", "confidence", "counts"} <= result.data.keys()
    assert all(result.data["note"].values())
    questions = [one["question"] for one in result.data["answers"]]
    assert questions == [one.name for one in regime().questions]


def test_the_order_of_the_questions_is_that_of_the_decision_record() -> None:
    record = ["entry", "registration", "work_authorisation", "contract", "social_insurance"]
    record += ["pension", "seniority", "qualifications", "family", "taxation_remittances"]
    record += ["expulsion"]

    assert [one.name for one in regime().questions if one.name in record] == record


def test_every_question_outcome_and_rule_speaks_both_languages() -> None:
    for question in regime().questions:
        words = [question.title, *question.outcomes.values()]
        words += [one for rule in question.rules for one in (rule.words, rule.cure) if one]
        assert all(one.en and one.ru for one in words), question.name


def test_what_has_no_source_is_unverified() -> None:
    for rule in regime().rules.values():
        says_of_the_case = rule.id in {"family-none", "work-not-asked"}
        assert rule.evidence.sources or says_of_the_case or rule.evidence.confidence == "low"


def test_the_excepted_fields_of_education_are_words_that_a_case_can_use() -> None:
    cells = [row.cells["field"] for row in regime().tables["qualification-exceptions"].rows]

    assert set(" ".join(cells).split()) <= set(DISCIPLINES)


def test_pensions_and_seniority_are_asked_by_period_and_diplomas_by_document() -> None:
    by_subject = {one.name: subject_of(one) for one in regime().questions}

    assert [n for n, s in by_subject.items() if s is Subject.PERIOD] == ["pension", "seniority"]
    assert [n for n, s in by_subject.items() if s is Subject.DOCUMENT] == ["qualifications"]


# what is not told is unknown


SILENT = {"on": "2016-01-01"}


def test_a_case_that_tells_nothing_is_referred_and_says_what_it_lacks() -> None:
    found = answers(SILENT)

    for question in ("entry", "work_authorisation", "pension", "seniority", "qualifications"):
        assert found[question]["answer"] == "refer", question
        assert found[question]["missing"], question


@pytest.mark.parametrize(
    "case",
    [
        SILENT,
        {"on": "2026-01-01", "person": {"nationalities": ["GE"]}, "host": "TM"},
        {"on": "2026-01-01", "person": {"nationalities": ["MD"]}, "host": "KG"},
        {"on": "2026-01-01", "person": {"nationalities": ["UA"], "classes": []}, "host": "RU"},
    ],
)
def test_not_knowing_is_no_knowledge(case: dict[str, Any]) -> None:
    referred = [one for one in answers(case).values() if one["answer"] == "refer"]

    assert referred
    assert {one["confidence"] for one in referred} == {"low"}


def test_the_confidence_of_a_case_is_the_lowest_of_its_answers() -> None:
    result = asked({"person": {"nationalities": ["KG"]}, "host": "RU", "on": "2016-01-01"})
    data = result.data["cases"][0]

    assert data["confidence"] == "low"
    assert "low" in {one["confidence"] for one in data["answers"]}


def test_a_permission_that_rests_on_the_manner_of_entry_is_no_surer_than_it() -> None:
    found = answers({"person": {"nationalities": ["TJ"]}, "host": "RU", "on": "2016-01-01"})

    assert found["entry"]["confidence"] == "medium"
    assert found["work_authorisation"]["confidence"] == "medium"


def test_two_nationalities_are_fine_where_one_is_relied_on() -> None:
    case = {"person": {"nationalities": ["TJ", "KG"], "reliedOn": "KG"}, "host": "RU"}

    assert answers({**case, "on": "2016-01-01"})["work_authorisation"]["answer"] == "none-needed"


def test_states_are_understood_by_name() -> None:
    case = {"person": {"nationalities": ["Киргизия"]}, "host": "Russia", "on": "2016-01-01"}

    assert answers(case)["work_authorisation"]["answer"] == "none-needed"


# bad input

GOOD = {"person": {"nationalities": ["KG"], "classes": []}, "host": "RU", "on": "2016-01-01"}
PERIOD = {"state": "RU", "from": "2010-01-01", "until": "2011-01-01"}


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"colour": "red"}, "colour", "R21"),
        ({"person": {"nationality": ["KG"]}}, "person.nationality", "R21"),
        ({"host": 7}, "host", "R22"),
        ({"periods": "all"}, "periods", "R22"),
        ({"durationMonths": -1}, "durationMonths", "R22"),
        ({"durationMonths": 0}, "durationMonths", "R22"),
        ({"durationMonths": True}, "durationMonths", "R22"),
        ({"person": ["KG"]}, "person", "R22"),
        ({"host": "Ruritania"}, "host", "R23"),
        ({"person": {"nationalities": ["XX"]}}, "person.nationalities[0]", "R23"),
        ({"host": "SU"}, "host", "R23"),
        ({"person": {"nationalities": ["SU"]}}, "person.nationalities[0]", "R23"),
        ({"person": {"nationalities": ["KG"], "residence": "SU"}}, "person.residence", "R23"),
        ({"person": {"nationalities": ["TJ", "KG"]}}, "person.reliedOn", "R24"),
        ({"person": {"nationalities": ["TJ"], "reliedOn": "KG"}}, "person.reliedOn", "R25"),
        ({"on": "2015-8-1"}, "on", "R26"),
        ({"on": "2015-02-30"}, "on", "R26"),
        ({"entered": "yesterday"}, "entered", "R26"),
        ({"periods": [{**PERIOD, "until": "2009-12-31"}]}, "periods[0].until", "R27"),
        ({"periods": [{**PERIOD, "until": "2010-01-01"}]}, "periods[0].until", "R27"),
        ({"occupation": "71125"}, "occupation", "R28"),
        ({"occupation": "mason"}, "occupation", "R28"),
        ({"occupation": 7112}, "occupation", "R28"),
        ({"occupation": "٧"}, "occupation", "R28"),
        ({"purpose": "wrok"}, "purpose", "R29"),
        ({"person": {"classes": ["studnet"]}}, "person.classes[0]", "R29"),
        ({"education": [{"field": "medcine", "state": "KG"}]}, "education[0].field", "R29"),
        ({"on": None}, "on", "R30"),
        ({"periods": [{"state": "RU", "until": "2011-01-01"}]}, "periods[0].from", "R30"),
        ({"person": {"nationalities": ["KG"], "stateless": True}}, "person.stateless", "R31"),
        ({"periods": [PERIOD, {**PERIOD, "from": "2010-12-31"}]}, "periods[1].from", "R32"),
        ({"periods": [PERIOD, {**PERIOD, "state": "KG"}]}, "periods[1].from", "R32"),
    ],
)
def test_a_faulty_row_is_told_and_the_others_are_answered(
    change: dict[str, Any], field: str, code: str
) -> None:
    data = asked(GOOD, {**GOOD, **change}, GOOD).data

    assert [(one["row"], one["field"], one["code"]) for one in data["findings"]] == [
        (2, field, code)
    ]
    assert data["findings"][0]["remedy"]
    assert [one["row"] for one in data["cases"]] == [1, 3]
    assert data["counts"] == {"answered": 2, "faulty": 1}


def test_a_state_that_is_no_more_exists_on_its_last_day() -> None:
    case = {"person": {"nationalities": ["SU"]}, "host": "SU"}

    assert not asked({**case, "on": "1991-12-25"}).faults
    assert {one.code for one in asked({**case, "on": "1991-12-26"}).faults} == {"R23"}


@pytest.mark.parametrize(
    "change", [{"from": "2011-01-01", "until": ".."}, {"kind": "military"}], ids=str
)
def test_periods_that_follow_one_another_or_are_of_two_kinds_are_fine(
    change: dict[str, Any],
) -> None:
    assert not asked({**GOOD, "periods": [PERIOD, {**PERIOD, **change}]}).faults


def test_every_fault_of_a_row_is_told_at_once() -> None:
    bad = {**GOOD, "on": "soon", "host": "Ruritania", "occupation": "mason"}
    data = asked(bad).data

    assert {one["code"] for one in data["findings"]} == {"R26", "R23", "R28"}
    assert data["counts"] == {"answered": 0, "faulty": 1}


def test_a_line_that_is_no_json_is_one_faulty_row() -> None:
    good = json.dumps(GOOD)
    for text, rows in (
        (f"{good}\n{{broken\n[1]\n{good}\n", [2, 3]),
        (f"{{broken\n{good}\n", [1]),
    ):
        result = result_of(inquiry(), [text])
        assert [(one.row, one.code) for one in result.faults] == [(row, "R20") for row in rows]
        assert result.answered


def test_a_case_over_several_lines_with_a_slip_is_one_faulty_row() -> None:
    text = json.dumps(GOOD, indent=2).replace('"RU"', '"RU')

    assert [one.code for one in result_of(inquiry(), [text]).faults] == ["R20"]


@pytest.mark.parametrize("text", ["", "nonsense", "7", '{"on": NaN}', '{"on": 1, "on": 2}', "[7]"])
def test_what_is_no_case_is_a_fault(text: str) -> None:
    result = result_of(inquiry(), [text])

    assert [one.code for one in result.faults] == ["R20"]


def test_every_code_is_on_the_page_that_explains_them() -> None:
    page = (EXAMPLES.parent.parent / "docs" / "how" / "entitle.md").read_text(encoding="utf-8")

    assert [code for code in RULES if f"`{code}`" not in page] == []
    assert [word for word in classes_of(regime()) if f"`{word}`" not in page] == []
    assert [word for word in DISCIPLINES if f"`{word}`" not in page] == []


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["person", "host", "on", "periods", "state", "from", "until"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_whatever_is_written_is_answered_or_told(value: Any) -> None:
    result = asked(value)

    assert len(result.answered) + len({one.row for one in result.faults}) == 1


# what holds for every period

DAYS = st.dates(date(1985, 1, 1), date(2027, 1, 1))
STATES = st.sampled_from(["RU", "KZ", "KG", "TJ", "AZ", "UA", "BY", "MD"])


@st.composite
def workers(draw: Any) -> Worker:
    person = {"nationalities": [draw(STATES)], "residence": draw(STATES), "classes": []}
    case = {"person": person, "host": draw(STATES), "on": "2026-01-01"}
    found = read_case(case, 1, Settings(regime(), register().names.party))
    assert isinstance(found, Worker)
    return found


@st.composite
def spells(draw: Any) -> Period:
    start = draw(DAYS)
    end = draw(st.just(FOREVER) | st.integers(1, 9000).map(lambda n: start + timedelta(n)))
    return Period(Span(start, end), "employment", {"period_state": draw(STATES)})


def asking() -> Asking:
    return Asking(regime(), law())


@settings(max_examples=25, deadline=None)
@given(workers(), spells(), st.sampled_from(["pension", "seniority"]))
def test_the_stretches_of_a_period_tile_it(worker: Worker, period: Period, question: str) -> None:
    found = stretches_of(asking(), worker, period, question)

    assert found[0].span.start == period.span.start
    assert found[-1].span.end == period.span.end
    for one, following in pairwise(found):
        assert one.span.end == following.span.start


@settings(max_examples=25, deadline=None)
@given(workers(), spells(), st.data(), st.sampled_from(["pension", "seniority"]))
def test_every_day_is_answered_as_if_it_were_asked_alone(
    worker: Worker, period: Period, data: Any, question: str
) -> None:
    found = stretches_of(asking(), worker, period, question)
    last = period.span.end if isinstance(period.span.end, date) else date(2028, 1, 1)
    drawn = data.draw(st.dates(period.span.start, max(last, period.span.start)))
    edges = [one.span.start for one in found]
    edges += [day - timedelta(1) for day in edges if day > period.span.start]
    for day in (day for day in (drawn, *edges) if day in period.span):
        alone = asking().decided(worker, day, period.values)[question]
        stretch = next(one for one in found if day in one.span)
        assert (alone.outcome, alone.confidence) == (
            stretch.decision.outcome,
            stretch.decision.confidence,
        )
        assert {one.instrument for one in alone.basis} == {
            one.instrument for one in stretch.decision.basis
        }


@settings(max_examples=15, deadline=None)
@given(workers(), st.lists(spells(), min_size=1, max_size=3), st.randoms())
def test_the_order_of_the_periods_does_not_matter(
    worker: Worker, periods: list[Period], random: Any
) -> None:
    shuffled = list(periods)
    random.shuffle(shuffled)

    def said(order: list[Period]) -> list[Any]:
        held = replace(worker, periods=tuple(order), silent=frozenset())
        return sorted(
            (one.question.name, str(s.period.values), str(s.span), s.decision.outcome)
            for one in answered(asking(), held).answers
            if isinstance(one, PeriodAnswer)
            for s in one.stretches
        )

    assert said(periods) == said(shuffled)


# the page


class Tags(HTMLParser):
    """What a page holds: its tags, in balance; its ids and the links to them."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [str(given["id"])] if "id" in given else []
        self.links += [str(given["href"])] if "href" in given else []
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_its_links_lead_somewhere() -> None:
    case = json.loads((EXAMPLES / "c12.json").read_text(encoding="utf-8"))
    tags = Tags()
    tags.feed(asked(case, {**case, "on": "soon"}).html)

    assert tags.open == []
    assert len(tags.ids) == len(set(tags.ids))
    assert {link.removeprefix("#") for link in tags.links} <= set(tags.ids)


def test_the_page_shows_no_markup_that_a_case_brings() -> None:
    text = asked({**GOOD, "note": "<script>alert(1)</script>", "region": "<b>"}).html

    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_page_says_in_plain_words_what_is_missing_and_how_sure_it_is() -> None:
    case = json.loads((EXAMPLES / "c13.json").read_text(encoding="utf-8"))
    english, russian = asked(case).html, asked(case, language="ru").html

    assert "from which day is not known" in english
    assert "с какого дня, неизвестно" in russian
    assert '<html lang="ru">' in russian
    assert "Lowest confidence" in english


def test_a_russian_page_has_no_english_words_of_the_engine() -> None:
    case = json.loads((EXAMPLES / "c12.json").read_text(encoding="utf-8"))
    result = asked(case, language="ru")
    table = result.tables[0]

    assert {row[-1] for row in table.rows} <= {"высокая", "средняя", "низкая"}
    assert "(в силе, не связано)" in result.html
    assert "(в силе, не связано)" in " ".join(table.notes)
    assert "in-force" not in result.html + " ".join(table.notes)
    missing = [
        m["ru"] for one in result.data["cases"][0]["answers"] for m in one.get("missing", ())
    ]
    assert "in-force" not in " ".join(missing)


def test_an_article_that_is_not_held_is_told_in_russian() -> None:
    voice = Voice(law().register, regime(), "ru")

    assert voice.article("article not held") == "статья неизвестна"


def test_the_time_limit_for_a_patent_has_its_article() -> None:
    terms = answers({"person": {"nationalities": ["TJ"]}, "host": "RU", "on": "2026-01-01"})[
        "terms"
    ]
    places = {(b["instrument"], b["article"]) for one in terms["terms"] for b in one["basis"]}

    assert ("ru/115-fz", "") not in places
    assert ("ru/115-fz", "Art. 13.3") in places


def test_no_id_of_an_instrument_stands_on_the_page() -> None:
    for path in EXAMPLES.glob("*.json"):
        text = asked(json.loads(path.read_text(encoding="utf-8"))).html
        assert not [one.id for one in law().register.instruments if f"{one.id} " in text], path


# the command


def run(*words: str) -> Any:
    return CliRunner().invoke(main, ["entitle", *words], env={"COLUMNS": "120"})


def test_the_command_writes_the_page_and_tells_the_answer(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    ran = run(str(EXAMPLES / "c11.json"), "--html", str(out))

    assert ran.exit_code == 0
    assert "No permission to work is needed." in ran.output
    assert ran.output.endswith("1 answered, 0 with faults.\n")
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_another_day_may_be_asked_about() -> None:
    ran = run(str(EXAMPLES / "c11.json"), "--json", "--on", "2015-08-11")

    found = {one["question"]: one["answer"] for one in json.loads(ran.output)["answers"]}
    assert found["work_authorisation"] == "patent"


def test_a_reading_settles_a_disputed_day() -> None:
    words = (str(EXAMPLES / "c11-day-before.json"), "--json", "--reading", "6-august")
    found = {one["question"]: one["answer"] for one in json.loads(run(*words).output)["answers"]}

    assert found["work_authorisation"] == "none-needed"


def test_several_files_are_counted_through(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text(
        f"{json.dumps(GOOD)}\n{json.dumps({**GOOD, 'on': 'soon'})}\n", encoding="utf-8"
    )
    ran = run(str(EXAMPLES / "c11.json"), str(lines), "--json")

    assert ran.exit_code == 1
    data = json.loads(ran.output)
    assert data["counts"] == {"answered": 2, "faulty": 1}
    assert data["findings"][0]["row"] == 3


def test_a_file_that_is_not_there_is_a_wrong_question() -> None:
    ran = run("nowhere.json")

    assert ran.exit_code == 2
    assert "E2" in ran.output


def test_a_file_that_is_no_text_is_a_wrong_question(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"\xff\xfe\x00")

    assert run(str(path)).exit_code == 2


def test_a_page_that_cannot_be_written_is_a_wrong_question(tmp_path: Path) -> None:
    ran = run(str(EXAMPLES / "c11.json"), "--html", str(tmp_path / "no" / "page.html"))

    assert ran.exit_code == 2


def test_one_question_can_be_asked_alone() -> None:
    ran = run(str(EXAMPLES / "c12.json"), "--json", "--question", "seniority")

    assert [one["question"] for one in json.loads(ran.output)["answers"]] == ["seniority"]


def test_a_question_that_the_regime_does_not_have_is_a_wrong_question() -> None:
    ran = run(str(EXAMPLES / "c12.json"), "--question", "senority")

    assert ran.exit_code == 2
    assert "seniority" in ran.output
