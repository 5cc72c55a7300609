"""Terms of measures: from EDTF (ISO 8601-2) to the days in which something is to be done."""

from __future__ import annotations

from datetime import date, datetime

from foedus.law.terms.days import FOREVER, Forever
from foedus.law.terms.programmes import Term
from foedus.law.terms.uncertain import Bounded, When, first_possible, last_possible
from foedus.texts.edtf_dates import read_when

_OPEN = ".."
_DOUBTFUL = "~?%["


def read_term(value: object) -> Term:
    """A term from a TOML date or an EDTF string; ValueError says what is wrong.

    A date or an interval without doubt is taken whole, from its first day to its last. An empty
    start is unknown; an empty end is unknown, ``..`` is known to be none. Doubt (``~``, ``?``,
    ``[a..b]``) stays doubt.

    >>> read_term("2008/2010").ends
    datetime.date(2010, 12, 31)
    >>> read_term("2008-03/..").ends
    FOREVER
    """
    if isinstance(value, datetime):
        raise TypeError("days are needed here, without a time")
    if isinstance(value, date):
        return Term(starts=value, ends=value, wording=value.isoformat())
    if not isinstance(value, str):
        raise TypeError(f"a term is needed here, as 2008/2010, not {value!r}")
    return _from_text(value.strip())


def _from_text(text: str) -> Term:
    if text in {"", "/", "../..", "/..", "../"}:
        raise ValueError("a term that says nothing; leave it out where none is held")
    start, slash, end = ("", "", text) if text.startswith("[") else text.partition("/")
    starts = _start(start)
    ends = _end(end if slash or text.startswith("[") else start, first_possible(starts))
    last = ends if isinstance(ends, Forever) else last_possible(ends)
    if last < first_possible(starts):
        raise ValueError(f"{text!r} is no date: it ends before it begins")
    return Term(starts=starts, ends=ends, wording=text)


def _start(text: str) -> When:
    if text in {"", _OPEN}:
        return read_when("")
    when = read_when(text)
    return when if _is_doubtful(text) else first_possible(when)


def _end(text: str, start: date) -> When | Forever:
    if text == _OPEN:
        return FOREVER
    if not text:
        return Bounded(start, FOREVER, "")
    when = read_when(text)
    last = last_possible(when)
    return last if isinstance(last, date) and not _is_doubtful(text) else when


def _is_doubtful(text: str) -> bool:
    return any(sign in text for sign in _DOUBTFUL)
