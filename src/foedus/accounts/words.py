"""Which Word files are taken from people: looked at whole before anything opens them.

What is looked at and why is in `foedus.drafting.word.package`; here it becomes an upload like any
other, with the reason in the reader's language.
"""

from __future__ import annotations

import hashlib
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foedus.accounts.errors import RejectedUpload
from foedus.accounts.uploads import CheckedUpload, Upload, safe_name
from foedus.drafting.word.errors import UnusableWord
from foedus.drafting.word.package import checked_package

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def checked_word(file: Upload, limit: int) -> CheckedUpload:
    """Check the Word *file*, of at most *limit* bytes, and leave it rewound.

    Raises:
        RejectedUpload: it is empty, too large, no Word file, broken, or carries what runs, fetches
            or unpacks without end (E89). The message is for who sent it.

    """
    file.seek(0)
    content = file.read(limit + 1)
    file.seek(0)
    if not content:
        raise RejectedUpload(_("The file is empty."))
    if len(content) > limit:
        raise RejectedUpload(
            _("The file is larger than %(size)s MB. Take the pictures out and send it again.")
            % {"size": f"{limit / 1024**2:.3g}"}
        )
    try:
        checked_package(content)
    except UnusableWord as fault:
        is_russian = (get_language() or "").startswith("ru")
        said = fault.words.in_language("ru" if is_russian else "en")
        raise RejectedUpload(said) from fault
    return CheckedUpload(
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type=WORD_TYPE,
        name=safe_name(file.name or "", ".docx"),
    )
