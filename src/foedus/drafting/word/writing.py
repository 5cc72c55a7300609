"""Writes a text as a Word file: what was proposed as tracked changes, remarks as comments.

Each paragraph carries a bookmark that says which provision it is, so that a file that comes back
finds its place. The bytes depend on what is written alone.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from foedus.drafting.structure import Text
from foedus.drafting.word.frame import WordHead, dressed, framed
from foedus.drafting.word.marking import Marking, Range, shown
from foedus.drafting.word.naming import TEXT_ROLES
from foedus.drafting.word.proposed import Proposed, Remark
from foedus.drafting.word.rows import Row, Sheet, sheet_of

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that an archive can say."""
_READABLE: Final = 0o600 << 16


def write_word(
    text: Text,
    head: WordHead,
    proposed: Iterable[Proposed] = (),
    remarks: Iterable[Remark] = (),
) -> bytes:
    """*text*, with what was proposed and remarked, as a Word file; the same bytes every time.

    Raises `NoSuchElement` for an amendment to what the text does not have, and `UnwritableWord` for
    a text without ids.
    """
    made = framed(head, text.language)
    _titled(made, text.title)
    sheet = sheet_of(text, tuple(proposed))
    ranges = _commented(made, sheet, tuple(remarks))
    marking = Marking()
    for row in sheet.in_order():
        paragraph = made.add_paragraph()
        dressed(paragraph, row)
        marking.write(row, paragraph, tuple(ranges.get(row.anchor.name, ())))
    made.add_paragraph()  # what was put in at the end can be rejected: its end flows into this one
    return _packed(made)


def _titled(made: Document, title: str) -> None:
    if title:
        paragraph = made.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(shown(title))
        run.bold = True
        run.font.size = Pt(14)


def _commented(
    made: Document, sheet: Sheet, remarks: Sequence[Remark]
) -> Mapping[str, list[Range]]:
    """The comments of the document; by the name of a paragraph's bookmark: on which words."""
    ranges: dict[str, list[Range]] = {}
    first = next((row for row in sheet.in_order() if row.anchor.role in TEXT_ROLES), None)
    for remark in remarks:
        rows = sheet.rows.get(remark.element) or ([] if first is None else [first])
        found = _on(rows, remark)
        if found is None:
            continue
        row, start, end = found
        comment = made.part.comments.add_comment(
            text=shown(remark.words), author=shown(remark.author), initials=""
        )
        _dated(comment._comment_elm, remark.at)  # noqa: SLF001 - the library dates it today
        ranges.setdefault(row.anchor.name, []).append(Range(comment.comment_id, start, end))
    return ranges


def _on(rows: Sequence[Row], remark: Remark) -> tuple[Row, int, int] | None:
    """The passage that is remarked on; the first paragraph of the provision, if none is."""
    for row in rows:
        start = row.words.find(remark.passage) if remark.passage else -1
        if start >= 0:
            return row, start, start + len(remark.passage)
    return (rows[0], 0, len(rows[0].words)) if rows else None


def _dated(comment: object, at: datetime | None) -> None:
    held = comment.attrib  # type: ignore[attr-defined] # an element of lxml
    if at is None:
        held.pop(qn("w:date"), None)
    else:
        held[qn("w:date")] = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _packed(made: Document) -> bytes:
    """The archive, with its parts in order and without a clock."""
    raw, out = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _READABLE
            target.writestr(entry, source.read(name))
    return out.getvalue()
