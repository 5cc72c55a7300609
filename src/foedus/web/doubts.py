"""Days in doubt as readers write them. EDTF puts them in brackets, which mean "ended" on a page."""

from __future__ import annotations

import re
from typing import Final

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from foedus.collection.pages.offices import TenureShown
from foedus.law.answers.told import Doubt

_EDTF: Final = re.compile(r"\[((?:\d{4}[\d-]*|\.\.|,)+)\]")
_DAY: Final = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)")


def readable(text: str) -> str:
    """*text* with its days in doubt as a reader writes them.

    >>> readable("party, from [2013-12-12,2013-12-13]")
    'party, from 2013-12-12 / 2013-12-13'
    >>> readable("[1993-01-22..1996-10-31]"), readable("[..1996]"), readable("[Article 3]")
    ('1993-01-22 … 1996-10-31', '… 1996', '[Article 3]')
    """
    return _EDTF.sub(_plain, text)


def doubt_about(tenure: TenureShown) -> str:
    """Why a tenure is not certain: ``unknown`` where only a day is, else ``disputed``."""
    if tenure.certain:
        return ""
    doubts = {tenure.since.doubt, tenure.until.doubt}
    return "unknown" if Doubt.UNKNOWN in doubts and Doubt.DISPUTED not in doubts else "disputed"


def _plain(found: re.Match[str]) -> str:
    parts = (part.replace("..", " … ").strip() for part in found[1].split(","))
    return " / ".join(part for part in parts if part)


def unbroken(text: str) -> SafeString:
    """*text* made readable, with days that no line breaks."""
    pieces = _DAY.split(readable(text))
    return format_html_join(
        "",
        "{}",
        (
            (format_html_join("", '<span class="nw">{}</span>', ((piece,),)) if odd % 2 else piece,)
            for odd, piece in enumerate(pieces)
            if piece
        ),
    )
