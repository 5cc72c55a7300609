"""The form of a report: words that were pasted, or a file; its day where it is known."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.accounts.uploads import safe_name
from foedus.register.checking import OF_THE_SITE
from foedus.web.desk.fields import DayField

_ENDING: Final = re.compile(r"\.[a-z0-9]{1,6}")
_ENDINGS: Final = frozenset({".txt", ".md", ".html", ".htm", ".xhtml", ".xml", ".pdf", ".docx"})


class ReportForm(forms.Form):
    """Either *text* or *file*; *on* is the day of the report."""

    text = forms.CharField(
        required=False,
        strip=False,
        max_length=OF_THE_SITE.characters,
        label=gettext_lazy("Words of the report"),
        widget=forms.Textarea(attrs={"rows": 14, "aria-describedby": "text-hint"}),
    )
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("Or a file"),
        widget=forms.FileInput(
            attrs={"accept": ",".join(sorted(_ENDINGS)), "aria-describedby": "file-hint"}
        ),
    )
    on = DayField(label=gettext_lazy("Day of the report, if you know it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["aria-describedby"] = "on-hint"

    def clean(self) -> dict[str, Any]:
        """One of both; what is neither is told at the text."""
        given: dict[str, Any] = super().clean() or {}
        text, file = given.get("text", "").strip(), given.get("file")
        if not self.errors and not text and file is None:
            raise ValidationError({"text": _("Paste the words of a report, or choose a file.")})
        if not self.errors and text and file is not None:
            raise ValidationError({"text": _("Send one of both: words, or a file.")})
        return given

    def report(self) -> tuple[bytes, str]:
        """The bytes of the report, one more than the limit at most, and a harmless name."""
        given = self.cleaned_data
        file = given["file"]
        if file is None:
            return given["text"].encode("utf-8", "replace"), _("Pasted text")
        ending = PurePosixPath(file.name or "").suffix.lower()
        name = safe_name(file.name or "", ending if _ENDING.fullmatch(ending) else "")
        return file.read(OF_THE_SITE.content + 1), name
