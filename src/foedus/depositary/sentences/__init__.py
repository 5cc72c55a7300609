"""What each finding of an examination says, and what is to be done; in English and Russian.

Braces stand for the particulars of the finding.
"""

from __future__ import annotations

from typing import Final

from foedus.depositary.sentences.documents import DOCUMENTS
from foedus.depositary.sentences.substance import SUBSTANCE
from foedus.law.terms.wording import Wording

SENTENCES: Final[dict[str, tuple[Wording, Wording]]] = DOCUMENTS | SUBSTANCE
"""The sentence of each code, and its remedy."""
