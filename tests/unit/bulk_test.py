"""Many acts beside an instrument, as a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from foedus.law.terms.findings import Finding
from foedus.texts.bulk import acts_beside
from foedus.texts.files import Folder


def read(folder: Path, rows: str | bytes, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """The document with the acts of *rows* beside it; no fault may be found."""
    (folder / "x.acts.csv").write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    findings: list[Finding] = []
    found = acts_beside(Folder(folder), "x.toml", document or {}, findings)[0]

    assert findings == []
    return found


def test_without_a_file_beside_it_the_document_stays_as_it_is(tmp_path: Path) -> None:
    document = {"id": "x"}
    findings: list[Finding] = []

    assert acts_beside(Folder(tmp_path), "x.toml", document, findings)[0] is document
    assert findings == []


def test_a_row_is_an_act_and_an_empty_cell_is_left_out(tmp_path: Path) -> None:
    found = read(tmp_path, "kind,party,date,received\nratification,BY,1994-01-18,\n")

    assert found == {"acts": [{"kind": "ratification", "party": "BY", "date": "1994-01-18"}]}


def test_rows_come_before_the_acts_of_the_document_so_that_later_acts_can_follow(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, "kind\naccession\n", {"id": "x", "acts": [{"kind": "adoption"}]})

    assert found == {"id": "x", "acts": [{"kind": "accession"}, {"kind": "adoption"}]}


def test_lists_are_parted_by_spaces_and_flags_are_true_or_not(tmp_path: Path) -> None:
    rows = "kind,parties,sources,inferred,opposes_entry_into_force\nsignature,BY KZ ,s1,TRUE,no\n"

    assert read(tmp_path, rows)["acts"] == [
        {
            "kind": "signature",
            "parties": ["BY", "KZ"],
            "sources": ["s1"],
            "inferred": True,
            "opposes_entry_into_force": False,
        },
    ]


def test_a_table_from_a_spreadsheet_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    found = read(tmp_path, "\ufeffkind,party\r\naccession,KG\r\n".encode())

    assert found["acts"] == [{"kind": "accession", "party": "KG"}]


def test_a_cell_in_quotation_marks_may_hold_commas(tmp_path: Path) -> None:
    found = read(tmp_path, 'kind,place\nsignature,"Minsk, Viskuli"\n')

    assert found["acts"] == [{"kind": "signature", "place": "Minsk, Viskuli"}]


@pytest.mark.parametrize("rows", [b"kind\n\xff\xfe\n", b'kind\n"open\n'])
def test_a_file_that_cannot_be_read_is_a_finding_that_names_it(tmp_path: Path, rows: bytes) -> None:
    (tmp_path / "x.acts.csv").write_bytes(rows)
    findings: list[Finding] = []
    found = acts_beside(Folder(tmp_path), "x.toml", {"id": "x"}, findings)[0]

    assert found == {"id": "x"}
    assert [(one.code, str(one.where)) for one in findings] == [("F1", "x.acts.csv:1")]
