"""Words that come in with drafts, as they are kept: tidy, and not too long."""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foedus.assembly.drafts.errors import BadDraft
from foedus.drafting.errors import UnusableText
from foedus.drafting.tidying import tidy
from foedus.law.terms.wording import Language

LINE: Final = 500
"""Characters of a title or a heading."""
REMARK: Final = 4_000
"""Characters of a reason."""
WORDS: Final = 50_000
"""Characters of a comment or of the words of one provision."""

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")


def words_of(field: str, given: str, longest: int = WORDS) -> str:
    """Words without invisible signs. Raises `BadDraft` naming the *field*."""
    try:
        return tidy(given, longest)
    except UnusableText as fault:
        raise BadDraft(field, fault.words.in_language(_language())) from None


def line_of(field: str, given: str, longest: int = LINE) -> str:
    """The same as one line."""
    return " ".join(words_of(field, given, longest).split())


def needed(field: str, given: str, longest: int = WORDS) -> str:
    """The same, and not empty."""
    found = words_of(field, given, longest)
    if not found:
        raise BadDraft(field, "Nothing is written there. Write it, and send it again.")
    return found


def key_of(given: str) -> str:
    """The key of a message. Raises `BadDraft` for one that cannot be kept."""
    if not _KEY.fullmatch(given):
        raise BadDraft("key", _("The form was too old. Reload the page and send it again."))
    return given


def _language() -> Language:
    return "ru" if (get_language() or "").startswith("ru") else "en"
