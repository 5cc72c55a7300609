"""The report as of a day: every number recomputed by a slow way; before, on, after a notice."""

import json
from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import tomli
from pypdf import PdfReader

from foedus.collection.formats.csv_text import csv_of
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.matrix_cells import Cell
from foedus.collection.pages.view import View
from foedus.followup import report_pdf
from foedus.followup.bodies import total
from foedus.followup.errors import NotYet, TooLong
from foedus.followup.procedures import NEEDING, Procedures
from foedus.followup.report import Report, Scope, report
from foedus.followup.report_data import as_csv, as_json
from foedus.followup.report_pdf import as_pdf
from foedus.law.terms.acts import Act, Kind
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.organisations import Session
from foedus.law.terms.uncertain import Bounded, first_possible, last_possible
from foedus.law.terms.wording import Wording
from foedus.opened import OpenRegister, open_register
from followup.small import ADOPTED, SPLIT, STATES, act, convention, opened, seen, signed

TODAY = date(2024, 5, 1)
REGISTER = Path("src/foedus/registers/cis")


def of(register: OpenRegister, on: date, **scope: str) -> Report:
    """The report of the League."""
    return report(seen(register, on), TODAY, Scope(**{"organisation": "league", **scope}))


def cells(found: Report, number: int = 0) -> dict[str, str]:
    """What is printed for each state under one document."""
    return {cell.party: cell.text for cell in found.documents[number].row.cells}


# --- the legend: each sign


def test_the_legend_is_that_of_the_print_and_in_its_order():
    view = View(opened=opened(convention(signed("AA"))), on=TODAY, language="ru")
    found = report(view, TODAY, Scope(organisation="league"))
    assert [(one.sign, one.words) for one in found.legend] == [
        ("дата", "процедуры выполнены"),
        ("+", "процедуры не выполнены"),
        ("-", "не подписан"),
        ("ВП", "временно применяется с подписания"),
        ("курсив", "документ не вступил в силу"),
        ("пусто", "государство вышло или заявило, что не станет участником"),
    ]


def test_the_cell_changes_on_the_day_of_the_notice_and_neither_before_nor_after():
    notice = act(Kind.RATIFICATION, "AA", date(2020, 5, 1), received=date(2020, 5, 4))
    register = opened(convention([*signed("AA", "BB"), notice]))

    assert cells(of(register, date(2020, 5, 3)))["AA"] == "+"
    assert cells(of(register, date(2020, 5, 4)))["AA"] == "2020-05-04"
    assert cells(of(register, date(2020, 5, 5)))["AA"] == "2020-05-04"
    assert cells(of(register, date(2020, 5, 5)))["BB"] == "+"


def test_a_notice_that_the_register_learnt_of_later_is_not_in_an_earlier_knowledge():
    notice = act(Kind.RATIFICATION, "AA", date(2020, 5, 1), recorded=date(2020, 9, 1))
    register = opened(convention([*signed("AA"), notice]))

    def known(day: date) -> str:
        view = seen(register, date(2020, 6, 1), day)
        return cells(report(view, TODAY, Scope(organisation="league")))["AA"]

    assert known(date(2020, 8, 31)) == "+"
    assert known(date(2020, 9, 1)) == "2020-05-01"


def test_a_state_that_left_has_a_blank_cell_from_that_day_where_it_completed_nothing():
    admitted = act(Kind.ADMISSION, "AA", date(2019, 1, 1))
    leaves = act(Kind.WITHDRAWAL, "AA", date(2020, 9, 1))
    done = convention(
        [*signed("AA"), act(Kind.RATIFICATION, "AA", date(2020, 2, 1))],
        id="league/other",
        adopted=date(2020, 1, 11),
    )
    register = opened(convention(signed("AA", "BB")), done, league_acts=(admitted, leaves))

    assert cells(of(register, date(2020, 8, 31)))["AA"] == "+"
    found = of(register, date(2020, 9, 1))
    assert cells(found)["AA"] == ""
    assert cells(found, 1)["AA"] == "2020-02-01"  # what it completed stands
    assert "left the organisation" in found.documents[0].row.cells[0].words


def test_a_document_of_a_later_day_and_a_state_that_came_later_are_not_in_it():
    later = convention(
        [act(Kind.SIGNATURE, "EE", date(2021, 3, 1))], id="league/later", adopted=date(2021, 3, 1)
    )
    register = opened(convention(signed("AA", "BB")), later)

    before, after = of(register, date(2021, 2, 28)), of(register, date(2021, 3, 1))
    assert [one.row.instrument.id for one in before.documents] == ["league/convention"]
    assert "EE" not in {one.id for one in before.states}
    assert len(after.documents) == 2
    assert "EE" in {one.id for one in after.states}


def test_a_document_that_is_not_in_force_is_in_italics_until_the_day_on_which_it_is():
    three = [act(Kind.RATIFICATION, party, date(2020, 2, 1)) for party in ("AA", "BB", "CC")]
    register = opened(convention([*signed("AA", "BB", "CC"), *three]))

    (before,) = of(register, date(2020, 3, 1)).documents
    (after,) = of(register, date(2020, 3, 2)).documents
    assert (before.row.italics, before.entry.text) == (True, "2020-03-02")
    assert (after.row.italics, after.entry.text) == (False, "2020-03-02")


# --- counts


def test_sessions_count_that_are_on_record_as_held_by_the_day_for_certain():
    def held(name: str, when) -> Session:
        kind = Kind.SESSION_HELD
        done = Act(id=name, kind=kind, instrument=name, date=when)
        return Session(id=name, body="league/council", title=Wording(name), acts=(done,))

    planned = Session(
        id="s3",
        body="league/council",
        title=Wording("s3"),
        acts=(Act(id="p", kind=Kind.SESSION_PLANNED, instrument="s3", date=ADOPTED),),
    )
    month = Bounded(date(2020, 2, 1), date(2020, 2, 29))
    register = opened(
        convention(signed("AA")), sessions=(held("s1", ADOPTED), held("s2", month), planned)
    )

    def count(on: date) -> int:
        return total(of(register, on).bodies).sessions

    days = (ADOPTED - timedelta(1), ADOPTED, date(2020, 2, 28), date(2020, 2, 29))
    assert [count(day) for day in days] == [0, 1, 1, 2]


def test_each_document_is_counted_once_and_in_one_way():
    political = convention([], id="league/words", binding=False)
    split = convention(signed("AA"), SPLIT, id="league/split", body="")
    found = of(opened(convention(signed("AA")), political, split), date(2020, 6, 1))

    whole = total(found.bodies)
    parts = (whole.in_force, whole.not_yet, whole.ceased, whole.political, whole.in_doubt)
    assert whole.documents == sum(parts) == 3
    assert whole.political == 1
    assert whole.needing == 2
    assert [one.body.id for one in found.bodies] == ["league/council", ""]
    assert [one.procedures for one in found.documents] == [
        Procedures.RATIFICATION,
        Procedures.INTERNAL,
        Procedures.NONE,
    ]


@pytest.fixture(scope="module")
def cis() -> OpenRegister:
    """The register that is shipped."""
    return open_register("cis")


DAYS = [
    date(2004, 9, 1),
    date(2007, 10, 4),
    date(2007, 10, 5),
    date(2009, 8, 18),
    date(2012, 9, 20),
]


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_count_of_the_shipped_register_is_what_a_slow_count_gives(
    cis: OpenRegister, on: date
):
    found = report(View(opened=cis, on=on), TODAY, Scope(organisation="cis"))
    register = cis.register
    documents = [
        one
        for one in register.instruments
        if one.within == "cis" and first_possible(one.adopted) <= on
    ]
    assert {one.row.instrument.id for one in found.documents} == {one.id for one in documents}
    assert {one.body.id: one.documents for one in found.bodies if one.documents} == Counter(
        one.body for one in documents
    )
    _slow_sessions(register, found, on)
    _slow_needs(found, documents)
    _slow_states(cis, found, documents, on)
    _slow_cells(found)


def _slow_sessions(register, found: Report, on: date) -> None:
    held = Counter(
        session.body
        for session in register.sessions
        for act_ in [
            [a for a in session.acts if a.kind == "session-held" and a.legal_when is not None]
        ]
        if any(last_possible(a.legal_when) <= on for a in act_)
    )
    assert {one.body.id: one.sessions for one in found.bodies if one.sessions} == {
        body: number for body, number in held.items() if body.startswith("cis/")
    }


def _slow_states(cis: OpenRegister, found: Report, documents: list, on: date) -> None:
    """In force, ceased: asked document by document, of the public question."""
    answers = {one.id: cis.status(one.id, on=on).answer for one in documents}
    certain = {name for name, one in answers.items() if one.binding and one.in_force.certain}
    now = {name for name in certain if answers[name].in_force.value}
    whole = total(found.bodies)
    assert whole.in_force == len(now)
    ended = {
        name
        for name in certain - now
        if all(day is not None and day <= on for day in answers[name].in_force_from.values)
    }
    assert whole.ceased == len(ended)
    assert whole.political == sum(1 for one in answers.values() if not one.binding)
    assert whole.in_doubt == sum(1 for one in answers.values() if not one.in_force.certain)
    assert whole.documents == (
        whole.in_force + whole.not_yet + whole.ceased + whole.political + whole.in_doubt
    )


def _slow_needs(found: Report, documents: list) -> None:
    """What a document needs, read off the files themselves: no value of the program is asked."""
    tables = {}
    for path in (REGISTER / "instruments").rglob("*.toml"):
        table = tomli.loads(path.read_text(encoding="utf-8"))
        tables[table["id"]] = table
    told = {one.row.instrument.id: one.procedures for one in found.documents}
    needing = {one.id for one in documents if _asks_for_more(tables[one.id])}
    assert {name for name, said in told.items() if said in NEEDING} == needing
    assert total(found.bodies).needing == len(needing)


def _asks_for_more(table: dict) -> bool:
    """Whether a file says that a signature must be followed by something."""
    signature, entry = table.get("signature"), table.get("entry_into_force")
    if not table.get("binding", True):
        return False
    if signature and (signature.get("split") or signature.get("manner") != "definitive"):
        return True
    if signature:
        return False
    if any(one["kind"] == "procedures-required" for one in table.get("acts", ())):
        return True
    if entry and ("when" in entry or "on" in entry):
        return _counts_states(entry.get("when", {}))
    return table.get("text_held", "whole") == "whole"


def _counts_states(when: dict) -> bool:
    of = when.get("of", "consents")
    counts = {"count", "share", "every", "includes"} & set(when)
    if counts and of in {"consents", "notifications", "ratifications"}:
        return True
    return any(_counts_states(one) for key in ("all", "any") for one in when.get(key, ()))


def _slow_cells(found: Report) -> None:
    """Each document stands in one list of each state; the totals are those of the lists."""
    names = ("done", "outstanding", "provisional", "not_signed", "left", "other")
    for one in found.lists:
        assert sum(len(getattr(one, name)) for name in names) == len(found.documents)
    totals = dict(found.totals)
    assert sum(len(one.outstanding) for one in found.lists) == totals.get(Cell.PENDING, 0)
    assert sum(len(one.not_signed) for one in found.lists) == totals.get(Cell.NOT_SIGNED, 0)
    assert sum(totals.values()) == len(found.documents) * len(found.states)


def test_a_date_in_the_matrix_of_the_shipped_register_is_that_of_an_act_on_record(
    cis: OpenRegister,
):
    found = report(View(opened=cis, on=date(2009, 11, 1)), TODAY, Scope(organisation="cis"))
    for document in found.documents:
        held = cis.register.instrument[document.row.instrument.id]
        for cell in document.row.cells:
            if cell.cell is Cell.DATE and cell.day.day is not None:
                days = {
                    held.adopted if one.legal_when is None else one.legal_when
                    for one in held.acts
                    if one.party == cell.party
                }
                assert cell.day.day in days, (held.id, cell.party)
                assert cell.day.day <= date(2009, 11, 1)


def test_georgia_stands_blank_from_the_day_on_which_it_left(cis: OpenRegister):
    def outstanding(on: date) -> tuple[int, int]:
        found = report(View(opened=cis, on=on), TODAY, Scope(organisation="cis"))
        (georgia,) = [one for one in found.lists if one.state.id == "GE"]
        return len(georgia.outstanding), len(georgia.not_signed)

    before, after = outstanding(date(2009, 8, 17)), outstanding(date(2009, 8, 18))
    assert all(before)
    assert after == (0, 0)


# --- what cannot be asked


def test_a_report_is_as_of_a_day_that_has_come():
    register = opened(convention(signed("AA")))
    assert of(register, TODAY)
    with pytest.raises(NotYet, match="2024-05-02 has not come"):
        of(register, TODAY + timedelta(1))


def test_an_organisation_or_subject_that_is_not_held_is_named():
    register = opened(convention(signed("AA")))
    with pytest.raises(UnknownName, match="no organisation 'atlantis'"):
        of(register, TODAY, organisation="atlantis")
    with pytest.raises(BadFilter):
        of(register, TODAY, subject="magic")


def test_a_report_of_one_body_holds_its_documents_only():
    other = convention(signed("AA"), id="league/other", body="")
    found = of(opened(convention(signed("AA")), other), TODAY, body="league/council")
    assert [one.row.instrument.id for one in found.documents] == ["league/convention"]


# --- the papers


def test_the_paper_is_a4_landscape_with_both_days_and_the_same_bytes_every_time():
    found = of(opened(convention(signed("AA"))), date(2020, 6, 1))
    paper = as_pdf(found, TODAY, "en")
    assert paper == as_pdf(found, TODAY, "en")
    pages = PdfReader(BytesIO(paper)).pages
    width, height = (float(one) for one in pages[0].mediabox[2:])
    assert (round(width), round(height)) == (842, 595)
    words = " ".join(pages[0].extract_text().split())
    assert "as of 1 June 2020, knowledge of 1 May 2024" in words
    assert "Convention of the League" in words


def test_the_russian_paper_has_its_russian_title():
    view = View(opened=opened(convention(signed("AA"))), on=TODAY, language="ru")
    paper = as_pdf(report(view, TODAY, Scope(organisation="league")), TODAY, "ru")
    words = " ".join(PdfReader(BytesIO(paper)).pages[0].extract_text().split())
    assert "Справка о ратификации документов" in words


@pytest.mark.parametrize("evil", ['#read("/etc/passwd")', "$x$ *b* _i_ \\", "=cmd|' /C calc'!A0"])
def test_words_that_look_like_markup_are_only_shown(evil: str):
    found = of(opened(convention(signed("AA"), title=Wording(evil, evil))), TODAY)
    words = PdfReader(BytesIO(as_pdf(found, TODAY, "en"))).pages[0].extract_text()
    assert "root:" not in words
    table = as_csv(found, "2024-05-01", "en")
    assert "\r\n=cmd" not in table.replace(",=", "\r\n=")


def test_more_documents_than_fit_on_a_paper_are_refused_with_the_way_out(monkeypatch):
    monkeypatch.setattr(report_pdf, "MOST_PRINTED", 1)
    two = opened(convention(signed("AA")), convention(signed("AA"), id="league/other"))
    with pytest.raises(TooLong, match="take it as CSV"):
        as_pdf(of(two, TODAY), TODAY, "en")


def test_the_table_has_a_row_a_document_and_a_column_a_state():
    found = of(opened(convention(signed("AA", "BB"))), date(2020, 6, 1))
    header, row = as_csv(found, "2024-05-01", "en").split("\r\n")[:2]
    assert header.endswith("AA,BB,Status as of,Knowledge of")
    assert row.endswith("'+,'+,2020-06-01,2024-05-01")
    assert csv_of(("a",), [("+",)]) == "a\r\n'+\r\n"


def test_the_data_is_what_the_page_shows():
    found = of(opened(convention(signed("AA"))), date(2020, 6, 1))
    data = json.loads(json.dumps(as_json(found)))
    assert data["on"] == "2020-06-01"
    assert data["documents"][0]["cells"]["AA"] == {
        "cell": "pending",
        "text": "+",
        "day": "2020-01-10",
    }
    assert data["total"]["documents"] == 1
    assert data["lists"]["AA"]["outstanding"][0]["instrument"] == "league/convention"
    assert set(data["states"]) <= set(STATES)
