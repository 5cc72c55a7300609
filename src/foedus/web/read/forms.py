"""The forms of a treaty: its text or a file at first; then the same, with what was decided.

Nothing is kept between two requests: the second form carries the treaty along.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.accounts.uploads import safe_name
from foedus.documents.terms import Limits
from foedus.finalclauses.proposed.batch import FORMS
from foedus.finalclauses.proposed.deciding import Decision, Verdict
from foedus.finalclauses.proposed.samples import MOST, sample_codes
from foedus.web.desk.fields import TITLE, DayField

OF_THE_SITE: Final = Limits(content=5 * 1024 * 1024, characters=400_000, pages=400)
"""How large a treaty may be that somebody sends."""
SENT_AGAIN: Final = 1_400_000
"""Bytes of a treaty that the second form can carry; of a larger one the values are only shown."""
PASTED: Final = "pasted.txt"
"""What a treaty is called that came without a file."""
_LONGEST_PATH: Final = 100
_MOST_DECISIONS: Final = 100


class TreatyForm(forms.Form):
    """Either *text* or *file*; *carried* is the file of the form before, as base64."""

    text = forms.CharField(
        required=False,
        strip=False,
        max_length=OF_THE_SITE.characters,
        label=gettext_lazy("Text of the treaty"),
        widget=forms.Textarea(attrs={"rows": 14, "aria-describedby": "text-hint"}),
    )
    file = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("Or a file"),
        widget=forms.FileInput(
            attrs={"accept": ",".join(sorted(FORMS)), "aria-describedby": "file-hint"}
        ),
    )
    carried = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)
    title = forms.CharField(required=False, max_length=TITLE, label=gettext_lazy("Title"))
    adopted = DayField(label=gettext_lazy("Adopted on"))

    def clean(self) -> dict[str, Any]:
        """One of text and file; what is neither is told at the text."""
        given: dict[str, Any] = super().clean() or {}
        if self.errors or given.get("carried"):
            return given
        text, file = given.get("text", "").strip(), given.get("file")
        if not text and file is None:
            raise ValidationError({"text": _("Paste the text of a treaty, or choose a file.")})
        if text and file is not None:
            raise ValidationError({"text": _("Send one of both: words, or a file.")})
        return given

    def clean_carried(self) -> bytes:
        """The file of the form before."""
        try:
            return b64decode(self.cleaned_data["carried"], validate=True)
        except ValueError:
            raise ValidationError(_("The form is damaged. Send the treaty anew.")) from None

    def treaty(self) -> tuple[bytes, str]:
        """The bytes of the treaty, one more than the limit at most, and a harmless name."""
        given = self.cleaned_data
        file = given["file"]
        if given["carried"]:
            return given["carried"], _named(given["name"])
        if file is None:
            return given["text"].encode("utf-8", "replace"), PASTED
        return file.read(OF_THE_SITE.content + 1), _named(file.name or "")


def _named(name: str) -> str:
    ending = PurePosixPath(name).suffix.lower()
    return safe_name(name, ending if ending in FORMS else "")


def carried(content: bytes) -> str:
    """A file as the form carries it; empty where it is too large for that."""
    return b64encode(content).decode() if len(content) <= SENT_AGAIN else ""


def decisions_in(posted: Mapping[str, str]) -> Iterator[Decision]:
    """What was decided of each value: ``decide-PATH`` and, where corrected, ``instead-PATH``."""
    verdicts = {str(one): one for one in Verdict}
    asked = [name for name in posted if name.startswith("decide-")][:_MOST_DECISIONS]
    for name in asked:
        path = name.removeprefix("decide-")[:_LONGEST_PATH]
        verdict = verdicts.get(posted[name])
        if verdict is not None:
            yield Decision(path, verdict, posted.get(f"instead-{path}", ""))


def sample_days_in(posted: Mapping[str, str]) -> dict[str, str]:
    """The days on which sample states consent, as typed: ``consents-CODE``."""
    names = {code: f"consents-{code}" for code in sample_codes(MOST)}
    return {code: posted[name][:10] for code, name in names.items() if name in posted}
