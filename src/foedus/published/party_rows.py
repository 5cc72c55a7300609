"""Lines ──▶ a row a party, with the computed entry into force; and a row an act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from foedus.law.answers.answers import Stretch
from foedus.law.answers.questions.status import stretches
from foedus.law.answers.standing import Word
from foedus.law.answers.worlds import Worlds, worlds_of
from foedus.law.terms.acts import Kind, Manner, Stated
from foedus.law.terms.days import FOREVER
from foedus.published.edtf_text import edtf
from foedus.published.errors import NoSuchLayout
from foedus.published.lines import JOINS, Line, Sheet, in_order
from foedus.published.terms import Mark


def party_rows(sheet: Sheet, lines: list[Line], on: date | None) -> Iterator[tuple[str, ...]]:
    """A row a consent, with the signature before it and the computed entry into force."""
    yield (
        "Participant", "Code", "Signature", "Manner", "Instrument Type", "Instrument Date",
        "Withdrawn", "Entry Into Force Date", "End", "Party until (computed)", "Notes",
    )  # fmt: skip
    worlds = worlds_of(sheet.register, frozenset())
    for party in in_order(sheet, lines):
        spans = _spans_as_party(worlds, sheet.instrument, party[0].act.party, on)
        for signed, line in _paired(party):
            yield _party_row(sheet, signed, line, spans)


def _paired(party: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Each act of a party, the first consent with the first signature where both can share a row.

    A row has one mark, one manner and one remark: acts that need their own stand alone.
    """
    signed = [one for one in party if one.act.kind is Kind.SIGNATURE]
    others = [one for one in party if one.act.kind is not Kind.SIGNATURE]
    first = next((one for one in others if one.act.kind in JOINS), None)
    shared = signed[0] if signed and first is not None and _may_share(signed[0], first) else None
    for one in signed:
        if one is not shared:
            yield one, None
    for one in others:
        yield (shared if one is first else None), one


def _may_share(signed: Line, consent: Line) -> bool:
    plain = not signed.act.evidence.note and not consent.act.evidence.note
    return plain and Mark.TAKEN_BACK not in {signed.mark, consent.mark}


def _party_row(
    sheet: Sheet, signed: Line | None, line: Line | None, spans: list[tuple[str, str]]
) -> tuple[str, ...]:
    shown = line or signed
    if shown is None:
        raise NoSuchLayout("A row shows at least one act.")
    act = shown.act
    effect = until = computed = ""
    if act.kind is Kind.STATEMENT and act.effect is not None:
        effect, until = (
            ("", edtf(act.effect))
            if act.states is Stated.ENDED
            else (
                edtf(act.effect),
                "",
            )
        )
    elif act.effect is not None and act.kind not in JOINS:
        effect = edtf(act.effect)
    elif act.kind in JOINS and shown.mark is Mark.STANDS and spans:
        effect, computed = spans.pop(0)
    manner = signed.act.manner if signed is not None else Manner.AS_CLAUSE_SAYS
    dated = line is not None and act.date is not None
    return (
        sheet.name(act),
        act.party,
        "" if signed is None or signed.act.date is None else _bracketed(signed),
        "" if manner is Manner.AS_CLAUSE_SAYS else str(manner),
        str(act.kind) if dated else "",
        edtf(act.date) if dated and act.date is not None else "",
        str(Mark.TAKEN_BACK) if dated and shown.mark is Mark.TAKEN_BACK else "",
        effect,
        until,
        computed,
        act.evidence.note.en,
    )


def _bracketed(line: Line) -> str:
    day = "" if line.act.date is None else edtf(line.act.date)
    return f"[ {day} ]" if line.mark is Mark.TAKEN_BACK else day


def _spans_as_party(
    worlds: Worlds, instrument: str, party: str, on: date | None
) -> list[tuple[str, str]]:
    """The days from and until which a state is party; EDTF where worlds differ on the first."""
    found: list[tuple[str, str]] = []
    for one in stretches(worlds, instrument, party):
        if on is not None and one.since > on:
            break
        if _BOUND & set(one.word.values):
            until = "" if one.until == FOREVER else str(one.until)
            if found and found[-1][1] == one.since.isoformat():
                found[-1] = (_widened(found[-1][0], one), until)
            else:
                found.append((_start(one), until))
    return found


_BOUND: Final = frozenset({Word.PARTY, Word.SUSPENDED})


def _start(one: Stretch) -> str:
    return one.since.isoformat() if one.word.certain else f"{one.since}/.."


def _widened(start: str, one: Stretch) -> str:
    """The first day, bounded by the day from which it is certain."""
    if not start.endswith("/..") or not one.word.certain:
        return start
    return f"{start.removesuffix('..')}{one.since}"


def act_log(sheet: Sheet, lines: list[Line]) -> Iterator[tuple[str, ...]]:
    yield (
        "Participant", "Code", "Action", "Action Date", "Manner", "Withdrawn",
        "Effective Date", "End", "Notes",
    )  # fmt: skip
    for line in lines:
        act = line.act
        ended = act.states is Stated.ENDED and act.kind is Kind.STATEMENT
        effect = "" if act.effect is None else edtf(act.effect)
        yield (
            sheet.name(act),
            act.party,
            str(act.kind),
            "" if act.date is None else edtf(act.date),
            "" if act.manner is Manner.AS_CLAUSE_SAYS else str(act.manner),
            "" if line.mark is Mark.STANDS else str(Mark.TAKEN_BACK),
            "" if ended else effect,
            effect if ended else "",
            act.evidence.note.en,
        )
