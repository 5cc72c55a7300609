"""Checking a report: read it, date it, find its statements, ask the register about each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from foedus.claims.dating.dating import Dater
from foedus.claims.dating.terms import Dated
from foedus.claims.judging.asked import Asked, Kept
from foedus.claims.judging.judge import judge
from foedus.claims.report.checked import Checked, CheckedReport
from foedus.claims.statements.reading import Reader
from foedus.claims.terms.claims import Claim
from foedus.claims.terms.kinds import Stretch
from foedus.claims.words.forms import Tongue
from foedus.documents.languages import Language, language_of
from foedus.documents.reading import read_document
from foedus.documents.sentences import sentences
from foedus.documents.terms import Document
from foedus.law.terms.register import Register
from foedus.opened import OpenRegister

TONGUES: Final[tuple[Tongue, ...]] = ("en", "ru")
"""The languages in which statements are looked for."""


@dataclass(slots=True)
class Checker:
    """Checks reports against one register. Made once; what it looked up is kept between reports.

    *beyond* are registers that know more states. *readings* are chosen readings of the register.
    """

    register: OpenRegister
    beyond: tuple[Register, ...] = ()
    readings: tuple[str, ...] = ()
    _dater: Dater = field(init=False)
    _readers: dict[Tongue, Reader] = field(default_factory=dict)
    _kept: Kept = field(default_factory=Kept)

    def __post_init__(self) -> None:
        self._dater = Dater.of(self.register)

    def check(self, content: bytes, name: str, on: date | None = None) -> CheckedReport:
        """Check the report in *content*; *on* is its day where the caller knows it.

        Raises `UnreadableDocument` and its kinds for a file that cannot be read.
        """
        return self.check_document(read_document(content, name), on)

    def check_document(self, document: Document, on: date | None = None) -> CheckedReport:
        """Check a report that has been read."""
        dated = self._dater.date(document, on)
        by_tongue, unread = _by_tongue(document)
        claims = tuple(
            claim
            for tongue, own in by_tongue.items()
            for claim in self._claims(document.text, own, tongue, dated)
        )
        asked = Asked(self.register, self._today(dated), self.readings, self._kept)
        checked = tuple(Checked(claim, judge(claim, asked)) for claim in sorted(claims, key=_place))
        held = self.register.register.id
        return CheckedReport(document, dated, checked, held, unread)

    def _claims(
        self, text: str, own: list[Stretch], tongue: Tongue, dated: Dated
    ) -> tuple[Claim, ...]:
        reader = self._reader(tongue)
        return reader.claims_of_some_day(text, own, dated.span, self._today(dated))

    def _today(self, dated: Dated) -> date:
        """The day of the report; of one without a day the last day that the register tells of."""
        return dated.day if dated else self._kept.latest(self.register.register)

    def _reader(self, tongue: Tongue) -> Reader:
        if tongue not in self._readers:
            self._readers[tongue] = Reader(self.register.register, self.beyond, tongue)
        return self._readers[tongue]


def _place(claim: Claim) -> tuple[int, int]:
    return claim.stretch.start, claim.stretch.end


def _by_tongue(document: Document) -> tuple[dict[Tongue, list[Stretch]], tuple[str, ...]]:
    """The sentences of each language that is read, and the languages that are not."""
    found: dict[Tongue, list[Stretch]] = {}
    unread: dict[str, None] = {}
    languages = _languages(document)
    for sentence in sentences(document):
        language = languages[sentence.block]
        if language in {Language.ENGLISH, Language.RUSSIAN}:
            tongue: Tongue = "en" if language is Language.ENGLISH else "ru"
            found.setdefault(tongue, []).append(Stretch(sentence.start, sentence.end))
        else:
            unread[str(language)] = None
    return found, tuple(unread)


_TELLING: Final = 160
"""A block of fewer characters is held to be in the language of the whole."""


def _languages(document: Document) -> tuple[Language, ...]:
    """The language of each block; of a short one, that of the whole document."""
    whole = document.language
    return tuple(
        language_of(document.text[block.start : block.end])
        if block.end - block.start >= _TELLING
        else whole
        for block in document.blocks
    )
