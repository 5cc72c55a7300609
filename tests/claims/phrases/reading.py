"""A reader of statements for each language, and what it finds in a few words."""

from __future__ import annotations

from datetime import date
from functools import cache

from foedus.claims.statements.reading import Reader
from foedus.claims.terms.claims import Claim
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import Tongue
from foedus.documents.reading import read_document
from foedus.documents.sentences import sentences
from foedus.opened import open_register

TODAY = date(2007, 10, 5)


@cache
def reader_of(language: Tongue) -> Reader:
    """The reader with the register of the CIS and the states of the world."""
    return Reader(open_register("cis").register, (open_register("world").register,), language)


def claims_of(text: str, language: Tongue = "en", today: date = TODAY) -> tuple[Claim, ...]:
    """The statements in *text*, told on *today*."""
    document = read_document(text.encode(), "report.txt")
    found = [Stretch(one.start, one.end) for one in sentences(document)]
    return reader_of(language).claims(document.text, found, today)
