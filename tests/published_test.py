"""Published status tables: what each layout says, whose acts they are, and what comes back out."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.cli.tables import TABLES
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Manner, Stated
from foedus.law.terms.findings import Severity
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.register import Party, Register
from foedus.law.terms.uncertain import Bounded
from foedus.law.terms.wording import Wording
from foedus.published import errors as published_errors
from foedus.published import findings as published_findings
from foedus.published import libraries, parties
from foedus.published.acts import TableActs, acts_of
from foedus.published.cells import meant, meant_by_word, take_apart, without_footnotes
from foedus.published.dates import DayFault, NoDay, Order, read_date
from foedus.published.errors import FolderInTheWay, NoSuchLayout, UnreadableTable
from foedus.published.exporting import export_table
from foedus.published.folder import write_register
from foedus.published.importing import import_tables
from foedus.published.parties import Found, How, Resolver, Unresolved
from foedus.published.read import read
from foedus.published.state_years import belonging, read_state_years
from foedus.published.terms import Layout, Mark, PublishedTable
from foedus.texts.checking import check, load
from foedus.texts.loading import load_trusted

ROOT = Path(__file__).parent.parent
WORLD = ROOT / "src" / "foedus" / "registers" / "world"
SHARED = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared" / "data"))
UN_HEADING = "Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"
EMPTY = Register(id="test", title=Wording("Test"))


def _file(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _read(folder: Path, text: str, name: str = "table.csv") -> PublishedTable:
    return read(_file(folder, text, name))


def _codes(table: PublishedTable) -> list[str]:
    return [found.code for found in table.findings]


def _shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip("the shared data is absent")
    return path


@pytest.fixture(scope="session")
def world() -> Register:
    return load_trusted(WORLD)


def _said(acts: Any) -> list[tuple[object, ...]]:
    """What acts say, without their ids, sources and places."""
    return sorted(
        (
            act.party,
            str(act.kind),
            str(act.date),
            str(act.effect),
            str(act.manner),
            str(act.states),
            str(act.date_of_succession),
        )
        for act in acts
    )


# layouts


def test_a_status_table_has_a_row_a_participant_and_letters_in_its_cells(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        f'Participant,Signature,"{UN_HEADING}"\n'
        "Austria,12 Jan 1973,4 Feb 1985 A\n"
        "Belgium,,28 Mar 1994 a\n"
        "Chile,1 May 1973,2 Jun 1974\n"
        "Serbia,,12 Mar 2001 d\n"
        "France,,9 Sept 1983 AA\n",
    )

    assert table.layout is Layout.STATUS_TABLE
    assert table.rows == 5
    assert [(one.participant, one.kind, one.date) for one in table.entries] == [
        ("Austria", Kind.SIGNATURE, date(1973, 1, 12)),
        ("Austria", Kind.ACCEPTANCE, date(1985, 2, 4)),
        ("Belgium", Kind.ACCESSION, date(1994, 3, 28)),
        ("Chile", Kind.SIGNATURE, date(1973, 5, 1)),
        ("Chile", Kind.RATIFICATION, date(1974, 6, 2)),
        ("Serbia", Kind.SUCCESSION, date(2001, 3, 12)),
        ("France", Kind.APPROVAL, date(1983, 9, 9)),
    ]
    assert _codes(table) == []


def test_a_file_with_a_cell_a_row_says_under_which_column_it_stood(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "treaty,participant,column,raw,date,flag\n"
        f'4-1,Austria,"{UN_HEADING}",28 Mar 1994 a,1994-03-28,a\n'
        "1-2,Austria,Registration Number,7,,\n",
    )

    assert table.layout is Layout.CELLS
    assert [(one.treaty, one.kind) for one in table.entries] == [("4-1", Kind.ACCESSION)]
    assert table.passed_over == (("no act of a participant: Registration Number", 1),)


def test_a_cell_whose_date_beside_it_differs_is_told(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "treaty,participant,column,raw,date,flag\n"
        "4-1,Austria,Ratification,28 Mar 1994,1994-03-29,\n",
    )

    assert _codes(table) == ["P4"]


def test_a_row_a_party_gives_its_entry_into_force_to_the_consent(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "Contracting Party,Treaty,Signature Date,Instrument Type,Instrument Date,"
        "Entry Into Force Date\n"
        "Albania,WCT,1996-12-20,Ratification,2001-05-01,2002-03-06\n"
        "Viet Nam,Paris,,,,1949-03-08\n",
    )
    signed, ratified, stated = table.entries

    assert table.layout is Layout.PARTY_ROWS
    assert (signed.kind, signed.effect) == (Kind.SIGNATURE, None)
    assert (ratified.kind, ratified.effect) == (Kind.RATIFICATION, date(2002, 3, 6))
    assert (stated.kind, stated.date, stated.effect) == (Kind.STATEMENT, None, date(1949, 3, 8))


def test_dates_of_the_state_and_of_the_treaty_are_told_apart(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "stateID,Title,Signature,StateSignature,StateRatification,Force,StateForce,StateEnd\n"
        "AUT,CRC,1989-11-20,1990-08-26,1992-08-06,1990-09-02,1992-09-05,9999-12-31\n",
    )
    signed, ratified = table.entries

    assert [(one.treaty, one.day) for one in table.general] == [("CRC", date(1990, 9, 2))]
    assert signed.date == date(1990, 8, 26)
    assert (ratified.date, ratified.effect, ratified.until) == (
        date(1992, 8, 6),
        date(1992, 9, 5),
        None,
    )
    assert ratified.notes == ("no end known (9999-12-31)",)


def test_a_ratification_without_a_signature_is_remarked_where_kinds_are_not_told(
    tmp_path: Path,
) -> None:
    table = _read(
        tmp_path,
        "Party,Signature,Ratification,EIF\nChile,2001-01-01,2002-01-01,2002-04-01\n"
        "Peru,,2002-01-01,2002-04-01\n",
    )

    assert [one.notes for one in table.entries if one.kind is Kind.RATIFICATION] == [
        (),
        ("no signature is listed: it may be an accession",),
    ]


def test_shares_are_read_as_parts_of_the_whole(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "Code,Name,Signature,Ratification,Kind,Date-Of-Effect,Emissions,Percentage,Year\n"
        "ALB,Albania,2016-04-22,2016-09-21,Acceptance,2016-11-04,6717,0.02,2000\n",
    )
    acceptance = table.entries[1]

    assert [(one.table, one.share) for one in table.weights] == [("emissions", Fraction(1, 5000))]
    assert (acceptance.kind, acceptance.code) == (Kind.ACCEPTANCE, "ALB")


def test_a_log_of_acts_has_a_row_an_act(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "Country\tAction\tAction date\tEffective date\n"
        "Chile\tRatification\t2001-05-01\t2001-06-01\n"
        "Chile\tDenunciation\t2005-05-01\t2006-05-01\n",
    )

    assert table.layout is Layout.ACT_LOG
    assert [one.kind for one in table.entries] == [Kind.RATIFICATION, Kind.WITHDRAWAL]


def test_state_years_are_read_as_codes_and_as_spans_of_membership(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "ccode,year,state,aaa,bbb,ccc,ddd,eee,fff\n"
        "2,1990,usa,0,1,-9,3,-1,2\n2,1991,usa,1,1,-9,3,-1,0\n2,1992,usa,1,1,0,3,-1,0\n",
    )
    held, table = read_state_years(path), read(path)

    assert held.codes.shape == (3, 6)
    assert belonging(held).sum(axis=0).tolist() == [2, 3, 0, 0, 0, 1]
    assert table.layout is Layout.STATE_YEARS
    assert [
        (one.treaty, one.effect and one.effect.wording, one.until and one.until.wording)
        for one in table.entries
        if isinstance(one.effect, Bounded) and not isinstance(one.until, date)
    ] == [("aaa", "1991", None), ("bbb", "1990", None), ("fff", "1990", "1991")]


def test_a_pause_in_the_rows_of_a_state_ends_its_membership_within_the_pause(
    tmp_path: Path,
) -> None:
    text = "ccode,year,state,a,b,c,d,e,f\n7,1990,usa,1,0,0,0,0,0\n7,1995,usa,1,0,0,0,0,0\n"
    first, second = _read(tmp_path, text).entries

    assert first.until == Bounded(date(1991, 1, 1), date(1994, 12, 31), "1991/1994")
    assert (second.effect, second.until) == (
        Bounded(date(1995, 1, 1), date(1995, 12, 31), "1995"),
        None,
    )


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Participant", "Ratification"),
        ("Contracting Party", "Ratification/Accession"),
        ("Country", "Accession(a), Succession(d), Ratification"),
        ("STATE", "Ratification , Accession (a)"),
        ("Party", "Ratificación"),
        ("Участник", "Ратификация"),
        ("État", "Ratification"),
        ("Name", "StateRatification"),
    ],
)
def test_many_headings_mean_the_same(tmp_path: Path, heading: str, cell: str) -> None:
    table = _read(tmp_path, f'{heading},"{cell}"\nChile,2001-05-01\n')

    assert [(one.participant, one.kind) for one in table.entries] == [("Chile", Kind.RATIFICATION)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    text = "\ufeffParticipant,Signature,Ratification\nChile,2001-05-01,\n".replace(",", delimiter)

    assert [one.participant for one in _read(tmp_path, text).entries] == ["Chile"]


def test_a_page_gives_its_largest_table_without_the_superscripts(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "<html><table><tr><td>menu</td></tr></table><table>"
        "<tr><th>Participant</th><th>Signature</th><th>Ratification, Accession(a)</th></tr>"
        "<tr><td>China <sup>2</sup></td><td></td><td>28 Mar 1994 a<sup>3</sup></td></tr>"
        "<tr><td>Chile</td><td>1 May 1973</td><td>[2 Jun 1974]<br>3 Jul 1980 a</td></tr>"
        "</table></html>",
        "page.html",
    )

    assert [(one.participant, one.kind, one.mark) for one in table.entries] == [
        ("China", Kind.ACCESSION, Mark.STANDS),
        ("Chile", Kind.SIGNATURE, Mark.STANDS),
        ("Chile", Kind.RATIFICATION, Mark.TAKEN_BACK),
        ("Chile", Kind.ACCESSION, Mark.STANDS),
    ]
    assert table.entries[0].notes == ("footnote 2", "footnote 3")


def test_parquet_is_read_as_text_is(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    columns = {"Participant": ["Chile"], "Ratification": [date(2001, 5, 1)]}
    parquet.write_table(arrow.table(columns), tmp_path / "t.parquet")

    assert read(tmp_path / "t.parquet").entries[0].date == date(2001, 5, 1)


# what publishers set around a table, and how they write it


def _rows_of(table: PublishedTable) -> list[tuple[str, str, object, object]]:
    return [(one.participant, str(one.kind), one.date, one.effect) for one in table.entries]


def test_titles_above_a_table_and_notes_below_it_are_no_rows(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "STATUS AS AT : 20-03-2024\nCHAPTER IV\n8 . Convention on the Lakes. Geneva, 2 May 1999\n\n"
        '"Entry into force : 3 September 2001, in accordance with article 27(1)."\n'
        f'Participant,Signature,"{UN_HEADING}",\n'
        "Chile4,1 May 2000,2 Jun 2001,\nMembers of the club,,,\n"
        '"Germany6, 7",,3 Jul 20012,\nTotal,1,2,\n'
        "End Note,,,\n1 Resolution of 4 May 1999,,,\nPeru,1 May 2000,2 Jun 2001,\n",
    )

    assert _rows_of(table) == [
        ("Chile", "signature", date(2000, 5, 1), None),
        ("Chile", "ratification", date(2001, 6, 2), None),
        ("Germany", "ratification", date(2001, 7, 3), None),
    ]
    assert "Convention on the Lakes" in table.above
    assert [one.day for one in table.general] == [date(2001, 9, 3)]
    assert dict(table.passed_over)["lines beside the table"] == 4
    assert _codes(table) == []


def test_the_title_above_a_table_names_the_treaty(tmp_path: Path, world: Register) -> None:
    text = "Kyoto Protocol\n\nParticipant,Ratification\nChile,26 Aug 2002\n"
    imported = import_tables([_read(tmp_path, text, "download.csv")], world)

    assert [one.id for one in imported.instruments] == ["world/kyoto-1997"]


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        (
            "States,S,R/A/Su,Type,EIF,EXT,Auth,Res/D/N/DC",
            "Chile,5-X-2001,3-IX-2003,A**,9-V-2004,,1,D",
            [
                ("signature", date(2001, 10, 5), None),
                ("accession", date(2003, 9, 3), date(2004, 5, 9)),
            ],
        ),
        (
            ";Signature;Ratification;Entry into Force;Notes;R.;D.",
            "Chile;28/02/2004;14/06/2005 a;01/10/2005;;X;",
            [
                ("signature", date(2004, 2, 28), None),
                ("accession", date(2005, 6, 14), date(2005, 10, 1)),
            ],
        ),
        (
            "Contracting Party,Signature,Instrument,In Force,Details",
            'Chile,"May 1, 2000","Ratification: March 31, 2008","July 1, 2008",Details',
            [
                ("signature", date(2000, 5, 1), None),
                ("ratification", date(2008, 3, 31), date(2008, 7, 1)),
            ],
        ),
        (
            "Vertragsstaaten;Ratifikation Beitritt (B) Nachfolgeerklärung (N);;Inkrafttreten",
            "Chile*;11. März;1994 B;10. Juni 1994",
            [("accession", date(1994, 3, 11), date(1994, 6, 10))],
        ),
        (
            "Partij;Ondertekening;Ratificatie;Type*;Inwerkingtreding;Opzegging;Buiten werking",
            "Chile (< 25-06-1999);14-08-1980;05-03-1990;T;04-04-1990;;",
            [
                ("signature", date(1980, 8, 14), None),
                ("accession", date(1990, 3, 5), date(1990, 4, 4)),
            ],
        ),
        (
            "Участник;Подписание;Ратификация, присоединение (п);Вступление в силу",
            "Чили;13.06.1992;7 января 1998 г. (п);07.04.1998",
            [
                ("signature", date(1992, 6, 13), None),
                ("accession", date(1998, 1, 7), date(1998, 4, 7)),
            ],
        ),
        (
            "État partie;Signature;Ratification, Adhésion(a);Entrée en vigueur",
            "Chili;10 févr. 2003;1er août 2003 a;1er nov. 2003",
            [
                ("signature", date(2003, 2, 10), None),
                ("accession", date(2003, 8, 1), date(2003, 11, 1)),
            ],
        ),
        (
            "Contracting State;Date of signature or deposit of instrument;Date of entry into force",
            "Chile (acceptance);5 December 1979;25 May 1980",
            [("acceptance", date(1979, 12, 5), date(1980, 5, 25))],
        ),
        (
            "Государство;Дата ратификации;Дата сдачи ратификационной грамоты;Вступление в силу",
            "Чили;15.04.1993;20.07.1993;22.01.1994",
            [("ratification", date(1993, 7, 20), date(1994, 1, 22))],
        ),
        (
            "State Parties / Signatories;Ratified;Date of effect",
            "Chile;Thursday, 3 September 1981;1981/10/03",
            [("ratification", date(1981, 9, 3), date(1981, 10, 3))],
        ),
    ],
)
def test_the_layouts_of_many_publishers_are_read(
    tmp_path: Path, header: str, row: str, said: list[tuple[str, date, date | None]]
) -> None:
    table = _read(tmp_path, f"{header}\n{row}\n")

    assert [one[1:] for one in _rows_of(table)] == said
    assert {one.participant for one in table.entries} <= {"Chile", "Чили", "Chili"}
    assert _codes(table) == []


def test_a_header_may_have_two_rows_and_cells_that_span(tmp_path: Path) -> None:
    page = (
        "<h1>Lakes</h1><table><tr><td>menu</td></tr></table><table>"
        '<tr><th rowspan="2">Participant</th><th colspan="2">Ratification</th>'
        '<th rowspan="2">Entry into force</th></tr><tr><th>Date</th><th>Type</th></tr>'
        '<tr><td rowspan="2">Chile</td><td>1 May 2001</td><td>A</td><td>1 Jun 2001</td></tr>'
        "<tr><td>1 May 2005</td><td>R</td><td>1 Jun 2005</td></tr></table>"
    )

    assert [one[:3] for one in _rows_of(_read(tmp_path, page, "page.html"))] == [
        ("Chile", "accession", date(2001, 5, 1)),
        ("Chile", "ratification", date(2005, 5, 1)),
    ]


@pytest.mark.parametrize(
    ("encoding", "name", "told"),
    [
        ("cp1252", "Côte d’Ivoire", ["P9"]),
        ("cp1251", "Российская Федерация", ["P9"]),
        ("utf-16", "Côte d'Ivoire", []),
        ("utf-16-le", "Cote d'Ivoire", []),
    ],
)
def test_a_text_in_another_encoding_is_read_and_told(
    tmp_path: Path, encoding: str, name: str, told: list[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"Participant,Ratification\n{name},1 May 2001\n".encode(encoding))
    table = read(path)

    assert [one.participant for one in table.entries] == [name]
    assert _codes(table) == told


def test_the_first_line_of_a_spreadsheet_names_the_delimiter(tmp_path: Path) -> None:
    table = _read(tmp_path, 'sep=;\nParticipant;"Ratification, Accession(a)"\nChile;1 May 2001 a\n')

    assert [(one.kind, one.line) for one in table.entries] == [(Kind.ACCESSION, 3)]


def test_a_heading_with_commas_does_not_hide_the_tabs(tmp_path: Path) -> None:
    table = _read(tmp_path, f"Participant\tSignature\t{UN_HEADING}\nChile\t\t1 May 2001 a\n")

    assert [one.kind for one in table.entries] == [Kind.ACCESSION]


def test_rows_that_end_early_are_read_and_told_but_not_one_that_is_cut_off(tmp_path: Path) -> None:
    text = (
        "Participant,Signature,Ratification,Notes\nChile,1 May 2001\nPeru,1 May 2001,2 Jun 2001\n"
    )
    whole = _read(tmp_path, text)
    cut = _read(tmp_path, f"{text}Japan,1 May 20")

    assert [one.participant for one in whole.entries] == ["Chile", "Peru", "Peru"]
    assert _codes(whole) == ["P8"]
    assert _codes(cut) == ["P8", "P8"]
    assert [one.participant for one in cut.entries] == ["Chile", "Peru", "Peru"]
    assert cut.rows == 3


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Withdrawal of Declaration", Kind.COMMUNICATION),
        ("Withdrawal of Denunciation", Kind.WITHDRAWAL_REVOKED),
        ("Withdrawal of Signature", Kind.SIGNATURE_WITHDRAWN),
        ("Withdrawal", Kind.WITHDRAWAL),
        ("VG", Kind.SUCCESSION),
        ("Дата ратификации", Kind.RATIFICATION),
        ("Deposit of instrument of accession", Kind.ACCESSION),
    ],
)
def test_only_who_leaves_the_treaty_withdraws_from_it(word: str, kind: Kind) -> None:
    found = meant_by_word(word)

    assert not isinstance(found, str)
    assert found.kind is kind


def test_acts_about_other_acts_are_passed_over_and_the_import_stands(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "Country,Action,Action date,Effective date\nChile,Accession,20/05/2001,20/06/2001\n"
        "Peru,Objection,21/05/2002,\nPeru,Territorial Extension,22/05/2002,22/05/2002\n",
    )
    write_register(tmp_path / "out", import_tables([table], EMPTY))

    assert [one.kind for one in table.entries] == [Kind.ACCESSION]
    assert sum(number for _, number in table.passed_over) == 2
    assert not check(tmp_path / "out")[1]


def test_a_remark_that_tells_a_denunciation_with_its_day_is_an_act(tmp_path: Path) -> None:
    table = _read(
        tmp_path,
        "Country,Date,Status,Note\nChile,7 Apr 2010,In Force,\n"
        "Peru,13 Jun 2001,Not in force,Denounced on 13 Jun 2011\n",
    )

    assert _rows_of(table)[2] == ("Peru", "withdrawal", date(2011, 6, 13), None)
    assert "status: Not in force" in table.entries[1].notes


def test_brackets_beside_a_withdrawal_say_no_more_than_that(tmp_path: Path) -> None:
    text = "Participant,Ratification,Withdrawal\nChile,[17 Dec 2002],15 Dec 2011\n"
    acts = acts_of(_read(tmp_path, text), Resolver.for_register(EMPTY)).by_treaty[""]

    assert [act.kind for act in acts] == [Kind.RATIFICATION, Kind.WITHDRAWAL]


def test_dates_with_points_have_the_day_first_and_hyphens_are_settled_by_other_rows(
    tmp_path: Path,
) -> None:
    table = _read(tmp_path, "State,Signature,Ratification\nChile,2-3-2020,29-8-2022\n")

    assert read_date("03.04.1994") == date(1994, 4, 3)
    assert [one.date for one in table.entries] == [date(2020, 3, 2), date(2022, 8, 29)]


# cells


@pytest.mark.parametrize(
    ("text", "date_text", "letter", "mark", "footnotes"),
    [
        ("28 Mar 1994 a", "28 Mar 1994", "a", Mark.STANDS, ""),
        ("28 Mar 1994 AA 1, 2", "28 Mar 1994", "AA", Mark.STANDS, "1, 2"),
        ("[ 2 Oct 1995 ]", "2 Oct 1995", "", Mark.TAKEN_BACK, ""),
        ("[2 Oct 1995 a] 3", "2 Oct 1995", "a", Mark.TAKEN_BACK, "3"),
        ("12 Jan 1973¹²", "12 Jan 1973", "", Mark.STANDS, "¹²"),
        ("12 Jan 1973 4", "12 Jan 1973", "", Mark.STANDS, "4"),
        ("1994-03-28 a", "1994-03-28", "a", Mark.STANDS, ""),
        ("1994-03 d", "1994-03", "d", Mark.STANDS, ""),
        ("(28 Mar 1994)", "28 Mar 1994", "", Mark.STANDS, ""),
        ("[1994-01-01..1996-05-05]", "[1994-01-01..1996-05-05]", "", Mark.STANDS, ""),
        ("1 V 1990", "1 V 1990", "", Mark.STANDS, ""),
    ],
)
def test_a_cell_has_a_date_a_letter_brackets_and_footnotes(
    text: str, date_text: str, letter: str, mark: Mark, footnotes: str
) -> None:
    cell = take_apart(text)

    assert (cell.date, cell.letter, cell.mark, cell.footnotes) == (
        date_text,
        letter,
        mark,
        footnotes,
    )


def test_a_name_loses_its_footnotes_and_nothing_else() -> None:
    assert without_footnotes("China 2, 3") == ("China", "2, 3")
    assert without_footnotes("Bosnia and Herzegovina¹") == ("Bosnia and Herzegovina", "¹")
    assert without_footnotes("840") == ("840", "")


@pytest.mark.parametrize(
    ("heading", "letter", "kind", "manner"),
    [
        ("Definitive signature(s), Acceptance(A)", "s", Kind.SIGNATURE, Manner.DEFINITIVE),
        ("Signature, Signature ad referendum (s)", "s", Kind.SIGNATURE, Manner.AD_REFERENDUM),
        ("Signature, Succession to signature(d)", "d", Kind.SIGNATURE, Manner.AS_CLAUSE_SAYS),
        ("Succession(d), Consent to be bound(P)", "P", Kind.NOTIFICATION, Manner.AS_CLAUSE_SAYS),
        ("Simplified procedure(p), Ratification", "p", Kind.NOTIFICATION, Manner.AS_CLAUSE_SAYS),
        ("Formal confirmation(c)", "c", Kind.FORMAL_CONFIRMATION, Manner.AS_CLAUSE_SAYS),
        ("Provisional application(n)", "", Kind.PROVISIONAL_APPLICATION, Manner.AS_CLAUSE_SAYS),
        (
            "Acceptance ipso facto under article 10 of the Convention of 1923, as amended(A)",
            "A",
            Kind.ACCEPTANCE,
            Manner.AS_CLAUSE_SAYS,
        ),
    ],
)
def test_a_letter_tells_which_act_of_the_heading_it_is(
    heading: str, letter: str, kind: Kind, manner: Manner
) -> None:
    found = meant(heading, letter)

    assert not isinstance(found, str)
    assert (found.kind, found.manner) == (kind, manner)


def test_several_acts_without_a_letter_are_never_chosen_from_in_silence() -> None:
    found = meant("Definitive signature of the Protocol, Acceptance of the Protocol", "")

    assert not isinstance(found, str)
    assert found.kind is Kind.SIGNATURE
    assert "several acts" in found.notes[0]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Accession", Kind.ACCESSION),
        ("Declaration of Continued Application", Kind.SUCCESSION),
        ("Declaration/Notification of Succession", Kind.SUCCESSION),
        ("ratified", Kind.RATIFICATION),
        ("R", Kind.RATIFICATION),
        ("signature-withdrawn", Kind.SIGNATURE_WITHDRAWN),
    ],
)
def test_a_column_of_kinds_is_read_by_its_words(word: str, kind: Kind) -> None:
    found = meant_by_word(word)

    assert not isinstance(found, str)
    assert found.kind is kind


# dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28 Mar 1994", date(1994, 3, 28)),
        ("28 March 1994", date(1994, 3, 28)),
        ("28-Mar-1994", date(1994, 3, 28)),
        ("March 28, 1994", date(1994, 3, 28)),
        ("28.III.1994", date(1994, 3, 28)),
        ("28 марта 1994", date(1994, 3, 28)),
        ("28 марта 1994 г.", date(1994, 3, 28)),
        ("28 de marzo de 1994", date(1994, 3, 28)),
        ("28. März 1994", date(1994, 3, 28)),
        ("28Mar1994", date(1994, 3, 28)),
        ("1994/3/28", date(1994, 3, 28)),
        ("19940328", date(1994, 3, 28)),
        ("1994-03-28T00:00:00", date(1994, 3, 28)),
        ("28/03/1994", date(1994, 3, 28)),
        ("3/28/1994", date(1994, 3, 28)),
        ("05.05.1994", date(1994, 5, 5)),
        ("1994", Bounded(date(1994, 1, 1), date(1994, 12, 31), "1994")),
        ("1994-03", Bounded(date(1994, 3, 1), date(1994, 3, 31), "1994-03")),
        ("March 1994", Bounded(date(1994, 3, 1), date(1994, 3, 31), "1994-03")),
        ("9999-12-31", NoDay("no end known (9999-12-31)")),
        ("31 Dec 9999", NoDay("no end known (31 Dec 9999)")),
        ("", NoDay()),
        ("n/a", NoDay()),
        ("—", NoDay()),
    ],
)
def test_dates_are_read_as_tables_write_them(text: str, expected: object) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize("text", ["1994-02-30", "31 Jun 1994", "soon", "32.13.1994", "1994-13-01"])
def test_a_day_that_the_calendar_lacks_is_no_day(text: str) -> None:
    with pytest.raises(DayFault) as fault:
        read_date(text)

    assert fault.value.code == "P2"


def test_a_date_that_may_be_two_days_is_not_read_unless_the_table_settles_it(
    tmp_path: Path,
) -> None:
    alone = _read(tmp_path, "Participant,Ratification\nChile,03/04/1994\n")
    settled = _read(tmp_path, "Participant,Ratification\nChile,03/04/1994\nPeru,28/03/1994\n")

    assert (_codes(alone), alone.entries) == (["P5"], ())
    assert [one.date for one in settled.entries] == [date(1994, 4, 3), date(1994, 3, 28)]
    assert read_date("03/04/1994", Order.MONTH_FIRST) == date(1994, 3, 4)


# faults of the material


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Participant,Ratification\nChile,2001-02-30\n", "P2"),
        (f'Participant,"{UN_HEADING}"\nChile,1 May 2001 z\n', "P3"),
        ("Country,Action,Date\nChile,Dancing,2001-01-01\n", "P3"),
        ("Participant,Ratification,Zoll\nChile,2001-01-01,2002-02-02\n", "P3"),
        ("Participant,Ratification\nChile,2001-01-01\nChile,2001-01-01\n", "P4"),
        ("Participant,Ratification\nChile,2001-01-01\nChile,2001-01-02\n", "P4"),
        ("Participant,Ratification\n,2001-01-01\n", "P6"),
        ("Party,Ratification,EIF,End\nChile,2001-01-01,2001-02-01,2000-01-01\n", "P7"),
        ("Participant,Ratification\nChile,2001-01-01,surplus\n", "P8"),
    ],
)
def test_a_fault_in_a_row_is_told_with_its_line(tmp_path: Path, text: str, code: str) -> None:
    table = _read(tmp_path, text)

    assert _codes(table) == [code]
    assert table.findings[0].where.file == "table.csv"
    assert table.findings[0].where.line > 0


def test_every_finding_says_what_to_do() -> None:
    assert all(rule.sentence and rule.remedy for rule in published_findings.RULES.values())


def test_the_reference_lists_every_finding_and_every_error() -> None:
    page = (ROOT / "docs" / "reference" / "published-tables.md").read_text(encoding="utf-8")
    rows = {line for line in page.splitlines() if line.startswith("| ")}
    rules = published_findings.RULES.items()
    codes = {one.code for one in vars(published_errors).values() if hasattr(one, "code")} - {"E0"}

    assert [
        code
        for code, rule in rules
        if f"| {code} | {rule.sentence} | {rule.remedy} | {rule.severity} |" not in rows
    ] == []
    assert [code for code in codes if not any(row.startswith(f"| {code} ") for row in rows)] == []


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"hello\nworld\n", "one column"),
        (b"a,b\n1,2\n", "no header with a column of participants"),
        (b"Participant,Colour\nChile,red\n", "no header with a column of acts"),
        (b"Participant,Ratification\nC\xf4te\x00,2001\n", "0xf4"),
        (b"PK\x03\x04workbook", "workbook"),
        (b"%PDF-1.7 status", "PDF"),
        (b'Participant,Ratification\n"Chile,2001-01-01\n', "unexpected end"),
        (b"PAR1cut off", "Parquet"),
        (b"<table></table>", "no rows"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, part: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)

    with pytest.raises(UnreadableTable, match=part) as fault:
        read(path)

    assert "Remedy:" in str(fault.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="cannot be read"):
        read(tmp_path / "none.csv")


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_no_bytes_lead_to_a_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"Participant,Ratification\n" + content)
    with contextlib.suppress(UnreadableTable):
        assert read(path).layout is Layout.STATUS_TABLE


# parties


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Bolivia (Plurinational State of)", None, "BO"),
        ("Plurinational State of Bolivia", None, "BO"),
        ("Bolivia, Plurinational State of", None, "BO"),
        ("Korea (Rep.)", None, "KR"),
        ("Republic of Korea", None, "KR"),
        ("Democratic People's Republic of Korea", None, "KP"),
        ("CÔTE D’IVOIRE", None, "CI"),
        ("The Gambia", None, "GM"),
        ("Deutschland", None, "DE"),
        ("Allemagne", None, "DE"),
        ("Австрия", None, "AT"),
        ("Republic of Kenya", None, "KE"),
        ("St. Lucia", None, "LC"),
        ("DEU", None, "DE"),
        ("Germany", date(1970, 1, 1), "DE"),
        ("Yugoslavia", date(1971, 1, 1), "YUCS"),
        ("Yugoslavia", date(1995, 1, 1), "CSXX"),
        ("Czechoslovakia", date(1980, 1, 1), "CSHH"),
        ("USSR", date(1995, 1, 1), "SUHH"),
        ("European Union (EU)", None, "EU"),
        ("EUE", None, "EU"),
        ("Turkey", None, "TR"),
    ],
)
def test_a_participant_is_found_by_its_names(name: str, day: date | None, code: str) -> None:
    found = Resolver.for_register(EMPTY).resolve(name, day)

    assert isinstance(found, Found)
    assert found.code == code


def test_what_the_register_says_comes_first() -> None:
    own = Party(code="LAKE", name=Wording("Algeria", "Алжир"), also=("The Lake",))
    resolver = Resolver.for_register(replace(EMPTY, parties=(own,)))

    for name in ("Algeria", "Алжир", "The Lake"):
        assert resolver.resolve(name, None) == Found("LAKE", How.REGISTER)
    assert Resolver.for_register(EMPTY).resolve("Algeria", None) == Found("DZ", How.WORLD)
    assert isinstance(Resolver.for_register(EMPTY).resolve("The Lake", None), Unresolved)


@pytest.mark.parametrize("name", ["Republic of China", "Utopia", "Yugoslavia"])
def test_what_is_not_known_or_may_be_two_is_never_guessed(name: str) -> None:
    found = Resolver.for_register(EMPTY).resolve(name, None)

    assert isinstance(found, Unresolved)


def _forget_the_libraries() -> None:
    for cached in (libraries.iso_codes, libraries.iso_names, libraries.names_of_territories):
        cached.cache_clear()
    for cached in (parties._iso_index, parties._cldr_index, libraries._territories):
        cached.cache_clear()


def test_without_the_libraries_the_registers_still_know_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _forget_the_libraries()
    monkeypatch.setitem(sys.modules, "pycountry", None)
    monkeypatch.setitem(sys.modules, "babel", None)
    own = Party(code="CL", name=Wording("Chile", "Чили"))
    resolver = Resolver.for_register(replace(EMPTY, parties=(own,)))
    names = ("Чили", "Austria", "Autriche", "AUT")
    chile, *austria = (resolver.resolve(name, None) for name in names)
    monkeypatch.undo()
    _forget_the_libraries()

    assert chile == Found("CL", How.REGISTER)
    assert austria[0] == Found("AT", How.WORLD)
    assert all(isinstance(one, Unresolved) for one in austria[1:])


def test_an_unresolved_name_is_told_with_the_nearest_names(tmp_path: Path) -> None:
    found = acts_of(
        _read(tmp_path, "Participant,Ratification\nAustri,2001-01-01\n"),
        Resolver.for_register(EMPTY),
    )

    assert [one.code for one in found.findings] == ["P1"]
    assert "Austria" in found.findings[0].remedy
    assert len(found.unresolved) == 1


# acts


def _acts(folder: Path, text: str, register: Register = EMPTY, **given: Any) -> TableActs:
    return acts_of(_read(folder, text), Resolver.for_register(register), **given)


def test_the_published_entry_into_force_does_not_become_the_effect_of_an_act(
    tmp_path: Path,
) -> None:
    found = _acts(tmp_path, "Party,Ratification,EIF\nChile,2001-01-01,2001-04-01\nPeru,,1990\n")
    ratified, stated = found.by_treaty[""]

    assert (ratified.effect, found.entries["", ratified.id].effect) == (None, date(2001, 4, 1))
    assert (stated.kind, stated.states) == (Kind.STATEMENT, Stated.PARTY)
    assert stated.effect == Bounded(date(1990, 1, 1), date(1990, 12, 31), "1990")


def test_a_successor_succeeds_on_its_first_day(tmp_path: Path) -> None:
    born = Party(code="ME", name=Wording("Montenegro"), existed_from=date(2006, 6, 3))
    text = f'Participant,"{UN_HEADING}"\nMontenegro,23 Oct 2006 d\n'
    found = _acts(tmp_path, text, replace(EMPTY, parties=(born,)))

    assert found.by_treaty[""][0].date_of_succession == date(2006, 6, 3)


def test_brackets_say_that_it_ended_on_some_day_before_the_day_of_the_table(
    tmp_path: Path,
) -> None:
    text = "Participant,Signature,Ratification\nChile,[ 1 May 1990 ],[ 2 Jun 1991 ]\n"
    _, gone, _, ended = _acts(tmp_path, text, as_of=date(2015, 3, 31)).by_treaty[""]

    assert gone.kind is Kind.SIGNATURE_WITHDRAWN
    assert gone.date == Bounded(date(1990, 5, 1), date(2015, 3, 31), "1990-05-01/2015-03-31")
    assert (ended.kind, ended.states) == (Kind.STATEMENT, Stated.ENDED)


def test_an_end_becomes_a_statement(tmp_path: Path) -> None:
    _, ended = _acts(tmp_path, "Party,Ratification,End\nChile,2001-01-01,2009-01-01\n").by_treaty[
        ""
    ]

    assert (ended.states, ended.effect) == (Stated.ENDED, date(2009, 1, 1))


# in and out


def _written(folder: Path, table: PublishedTable, base: Register = EMPTY) -> Register:
    imported = import_tables([table], base, instrument="" if table.titles else "Treaty")
    write_register(folder, imported)
    return load(folder)


LAYOUTS = [Layout.STATUS_TABLE, Layout.PARTY_ROWS, Layout.ACT_LOG]
RICH = (
    "Party,Signature,Definitive signature(s),Ratification,Accession(a),Succession(d),"
    "Provisional application,Withdrawal,EIF\n"
    "Austria,1990-01-01,,1991-05-01,,,1990-02-01,2000-01-01,1991-06-01\n"
    "Chile,[1990-01-02],,,1995-03 a,,,,\n"
    "Peru,,1990-01-03 s,,,,,,\n"
    "Serbia,,,,,12 Mar 2001 d,,,\n"
    "Kenya,,,,,,,,1999\n"
    "Yugoslavia,1990-01-04,,[1991-01-04],,,,,\n"
    "Yugoslavia,,,,,12 Mar 1999 d,,,\n"
    "Togo,,,1992,,,,,\n"
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_written_and_read_again_gives_the_same_acts(tmp_path: Path, layout: Layout) -> None:
    first = _written(tmp_path / "first", _read(tmp_path, RICH))
    held = first.instruments[0]
    exported = export_table(first, held.id, layout)
    again = _read(tmp_path, exported.text, "again.csv")
    second = _written(tmp_path / "second", again)

    assert exported.left_out == ()
    assert _codes(again) == []
    assert len(held.acts) == 15
    assert _said(second.instruments[0].acts) == _said(held.acts)


WHEN = st.one_of(
    st.dates(date(1900, 1, 1), date(2020, 12, 31)),
    st.integers(1900, 2020).map(lambda y: Bounded(date(y, 1, 1), date(y, 12, 31), str(y))),
)
MADE = st.builds(
    Act,
    id=st.just(""),
    kind=st.sampled_from(sorted(CONSENT_KINDS | {Kind.SUCCESSION, Kind.WITHDRAWAL})),
    instrument=st.just("t"),
    party=st.sampled_from(["AT", "BE", "CL", "KR", "KP", "CG", "CD", "NE", "NG"]),
    date=WHEN,
)
SIGNED = st.builds(
    Act,
    id=st.just(""),
    kind=st.just(Kind.SIGNATURE),
    instrument=st.just("t"),
    party=st.sampled_from(["AT", "BE", "CL"]),
    date=WHEN,
    manner=st.sampled_from([Manner.AS_CLAUSE_SAYS, Manner.AD_REFERENDUM, Manner.DEFINITIVE]),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    acts=st.lists(st.one_of(MADE, SIGNED), min_size=1, max_size=8),
    layout=st.sampled_from(LAYOUTS),
)
def test_any_acts_survive_writing_and_reading(
    tmp_path: Path, acts: list[Act], layout: Layout
) -> None:
    resolver = Resolver.for_register(EMPTY)
    parties = tuple(
        Party(code=code, name=resolver.wording(code)) for code in {act.party for act in acts}
    )
    numbered = tuple(replace(act, id=f"t#{n}") for n, act in enumerate(acts))
    instrument = Instrument(id="t", title=Wording("T"), adopted=date(1900, 1, 1), acts=numbered)
    register = replace(EMPTY, parties=parties, instruments=(instrument,))
    exported = export_table(register, "t", layout)
    table = _read(tmp_path, exported.text)
    found = acts_of(table, Resolver.for_register(register))

    assert exported.left_out == ()
    assert {one.code for one in table.findings} <= {"P4"}
    # a log may hold one act twice, word for word; read again, it is one act
    assert set(_said(found.by_treaty[""])) == set(_said(numbered))


def test_only_three_layouts_can_be_written(tmp_path: Path) -> None:
    register = _written(tmp_path / "r", _read(tmp_path, RICH))

    with pytest.raises(NoSuchLayout):
        export_table(register, register.instruments[0].id, Layout.CELLS)


def test_the_rows_of_parties_have_the_computed_entry_into_force(world: Register) -> None:
    instrument = next(one for one in world.instruments if "Paris Agreement" in one.title.en)
    first = Act(
        id="x",
        kind=Kind.RATIFICATION,
        instrument=instrument.id,
        party="CL",
        date=date(2017, 2, 10),
    )
    stated = Act(
        id="y", kind=Kind.STATEMENT, instrument=instrument.id,
        effect=date(2016, 11, 4), states=Stated.IN_FORCE,
    )  # fmt: skip
    held = replace(instrument, acts=(first, stated))
    others = tuple(one for one in world.instruments if one is not instrument)
    register = replace(world, instruments=(*others, held))
    rows = list(
        csv.DictReader(export_table(register, held.id, Layout.PARTY_ROWS).text.splitlines())
    )

    assert rows[0]["Entry Into Force Date"] == "2017-03-12"


def test_an_act_that_the_register_keeps_is_not_doubled_and_stays(
    tmp_path: Path, world: Register
) -> None:
    instrument = next(one for one in world.instruments if "Paris Agreement" in one.title.en)
    kept = next(act for act in instrument.acts if act.party == "US" and act.kind is Kind.ACCEPTANCE)
    text = f"Party,Acceptance\nUnited States of America,{kept.date}\nChile,2017-02-10\n"
    imported = import_tables([_read(tmp_path, text)], world, instrument="Paris Agreement")
    write_register(tmp_path / "out", imported, WORLD)
    found = load(tmp_path / "out").instrument[instrument.id]

    assert (imported.acts, imported.doubled) == (1, 1)
    assert len(found.acts) == len(instrument.acts) + 1
    assert found.clauses.entry_into_force is not None


def test_an_act_on_another_day_than_the_kept_one_is_told_and_put_aside(
    tmp_path: Path,
) -> None:
    base = _written(tmp_path / "base", _read(tmp_path, "Party,Ratification\nChile,2001-01-01\n"))
    other = _read(tmp_path, "Party,Ratification,EIF\nChile,2001-01-02,2001-02-02\n", "other.csv")
    imported = import_tables([other], base, instrument="Treaty")
    write_register(tmp_path / "out", imported, tmp_path / "base")
    kept_aside = (tmp_path / "out" / "unresolved.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(kept_aside.splitlines()))

    assert [one.code for one in imported.findings] == ["P4"]
    assert [(row["participant"], row["date"]) for row in rows] == [("Chile", "2001-01-02")]
    assert len(load(tmp_path / "out").instruments[0].acts) == 1


def test_an_act_before_the_adoption_is_told_and_put_aside(tmp_path: Path, world: Register) -> None:
    table = _read(tmp_path, "Party,Ratification\nChile,1901-01-01\n")
    imported = import_tables([table], world, instrument="Paris Agreement")

    assert [one.code for one in imported.findings] == ["P7"]
    assert imported.acts == 0


def test_two_tables_of_one_treaty_are_one_instrument(tmp_path: Path) -> None:
    first = _read(tmp_path, "Party,Treaty,Ratification\nChile,T (TT),2001-01-01\n", "a.csv")
    second = _read(tmp_path, "Party,Treaty,Ratification\nPeru,T (TT),2002-01-01\n", "b.csv")
    imported = import_tables([first, second], EMPTY)

    assert [len(one.acts) for one in imported.instruments] == [2]


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    imported = import_tables([_read(tmp_path, RICH)], EMPTY)
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderInTheWay):
        write_register(full, imported)
    with pytest.raises(FileNotFoundError):  # the base register's file is not where it is said
        write_register(tmp_path / "new", imported, tmp_path / "no-such-base")

    assert [path.name for path in full.iterdir()] == ["mine.txt"]
    assert not (tmp_path / "new").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_what_a_table_remarks_is_kept(tmp_path: Path) -> None:
    register = _written(tmp_path / "r", _read(tmp_path, "Party,Ratification\nChina 2,2001-01-01\n"))

    assert register.instruments[0].acts[0].evidence.note.en == "footnote 2"


# the command line


@click.group()
def _main() -> None:
    pass


for _command in TABLES:
    _main.add_command(_command)


def _run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(_main, list(words))
    return result.exit_code, result.output


def test_import_answers_with_counts_and_export_writes_the_table(tmp_path: Path) -> None:
    table = _file(tmp_path, "Participant,Ratification\nChile,2017-02-10\n")
    out = tmp_path / "out"
    code, told = _run("import", str(table), "-o", str(out), "--instrument", "Paris Agreement")
    rows = _run("export", "Paris Agreement", "--register", str(out), "--as", "act-log")

    assert (code, check(out)[1]) == (0, ())
    assert "1  acts taken" in told
    assert "Chile,CL,ratification,2017-02-10" in rows[1]


def test_import_with_faults_ends_with_one_and_keeps_what_it_could_not_use(tmp_path: Path) -> None:
    table = _file(tmp_path, "Participant,Ratification\nChile,2017-02-10\nUtopia,2018-01-01\n")
    out = tmp_path / "out"
    code, told = _run("import", str(table), "-o", str(out), "--json")

    assert code == 1
    assert json.loads(told)["counts"]["unresolved"] == 1
    assert "Utopia" in (out / "unresolved.csv").read_text(encoding="utf-8")
    assert [one for one in check(out)[1] if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("text", ["", "Participant,Colour\nChile,red\n"])
def test_import_of_no_table_ends_with_two_and_writes_nothing(tmp_path: Path, text: str) -> None:
    table = _file(tmp_path, text)
    code, told = _run("import", str(table), "-o", str(tmp_path / "out"))

    assert (code, told[:4]) == (2, "E10:")
    assert not (tmp_path / "out").exists()


def test_export_of_what_is_not_held_is_a_wrong_question() -> None:
    assert _run("export", "no-such-treaty", "--register", "world")[0] == 2


# the shared tables


TABLE_ROWS = [
    ("treaties/mtdsg-acts-2015.csv", Layout.CELLS, 31_993),
    ("treaties/wipo-memberships.csv", Layout.PARTY_ROWS, 1_004),
    ("treaties/paris-agreement.csv", Layout.PARTY_ROWS, 198),
    ("treaties/ggo-in-force-dates.csv", Layout.PARTY_ROWS, 1_756),
]


@pytest.mark.parametrize(("name", "layout", "rows"), TABLE_ROWS)
def test_every_row_of_a_real_table_is_accounted_for(name: str, layout: Layout, rows: int) -> None:
    table = read(_shared(name))
    used = {one.line for one in table.entries}
    told = {one.where.line for one in table.findings} - used

    assert (table.layout, table.rows) == (layout, rows)
    assert len(used | told) + sum(count for _, count in table.passed_over) == rows


@pytest.mark.parametrize("name", [name for name, _, _ in TABLE_ROWS])
def test_every_participant_of_a_real_table_is_found(name: str, world: Register) -> None:
    found = acts_of(read(_shared(name)), Resolver.for_register(world))

    # ALG is the letter code of another project for Algeria
    assert {one.participant for one in found.unresolved} <= {"ALG"}


def test_the_113_headings_of_the_united_nations_are_all_understood() -> None:
    table = read(_shared("treaties/mtdsg-acts-2015.csv"))

    assert table.findings == ()
    assert len(table.entries) == 31_134


def test_the_shares_of_emissions_are_read() -> None:
    table = read(_shared("treaties/paris-agreement.csv"))

    assert len(table.weights) == 191
    # the European Union stands beside its members
    own = [one.share for one in table.weights if one.code not in {"EUE", "EUU", "EU"}]
    assert abs(sum(own) - 1) < Fraction(1, 100)


def test_the_general_dates_of_ten_treaties_are_read() -> None:
    table = read(_shared("treaties/ggo-in-force-dates.csv"))

    assert len({one.treaty for one in table.general}) == 10
    assert _codes(table) == ["P4", "P4"]  # one treaty with two rows that say otherwise


def test_the_memberships_of_the_world_are_read_as_codes() -> None:
    held = read_state_years(_shared("cow-igo/state_year_format3.parquet"))

    assert held.codes.shape == (15_557, 534)
    assert (min(held.years), max(held.years)) == (1816, 2014)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("name", "treaty"),
    [
        ("treaties/wipo-memberships.csv", "WIPO Copyright Treaty (WCT)"),
        ("treaties/wipo-memberships.csv", "Berne"),
        ("treaties/paris-agreement.csv", ""),
        ("treaties/ggo-in-force-dates.csv", "27-8"),
    ],
)
def test_a_real_table_comes_back_as_it_was(
    tmp_path: Path, world: Register, name: str, treaty: str, layout: Layout
) -> None:
    table = read(_shared(name))
    own = replace(table, entries=tuple(one for one in table.entries if one.treaty == treaty))
    register = replace(world, instruments=())
    first = _with_acts(own, register)
    exported = export_table(first, "t", layout)
    again = acts_of(_read(tmp_path, exported.text), Resolver.for_register(register))

    assert exported.left_out == ()
    assert set(_said(again.by_treaty[""])) == set(_said(first.instrument["t"].acts))


def _with_acts(table: PublishedTable, register: Register) -> Register:
    found = acts_of(table, Resolver.for_register(register))
    acts = tuple(act for acts in found.by_treaty.values() for act in acts)
    instrument = Instrument(id="t", title=Wording("T"), adopted=date(1800, 1, 1), acts=acts)
    return replace(register, instruments=(instrument,))


def test_an_import_of_a_real_table_passes_the_checks_of_a_register(
    tmp_path: Path, world: Register
) -> None:
    tables = [read(_shared(name)) for name, _, _ in TABLE_ROWS if "paris" not in name]
    write_register(tmp_path / "out", import_tables(tables, world), WORLD)
    found = [one for one in check(tmp_path / "out")[1] if one.severity is Severity.ERROR]

    assert found == []
