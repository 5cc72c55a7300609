"""Fields of the desk's forms: days, plain words, lists. Each says clearly what it cannot take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foedus.web.asked import BadDay, what_is_wrong

NAME: Final = 300
"""Characters of a name, a place, a title of office."""
TITLE: Final = 2_000
WORDS: Final = 50_000
"""Characters of a declaration or a reservation: about twenty-five pages."""

EARLIEST: Final = date(1648, 1, 1)
LATEST: Final = date(2999, 12, 31)
"""Days between which the depositary's documents lie; others are slips of the pen."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KEPT: Final = frozenset("\n\t")


class DayField(forms.Field):
    """A day, written year-month-day in a text field: nothing depends on the reader's machine."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "day", "maxlength": 10}
    )

    def __init__(self, **more: Any) -> None:
        super().__init__(required=more.pop("required", False), **more)

    def to_python(self, value: Any) -> date | None:
        """The day, or None where the field is empty."""
        given = str(value or "").strip()
        if not given:
            return None
        fault = BadDay("", given)
        if not _DAY.fullmatch(given):
            raise ValidationError(what_is_wrong(fault), code="day")
        try:
            day = date.fromisoformat(given)
        except ValueError:
            raise ValidationError(what_is_wrong(fault), code="day") from None
        if not EARLIEST <= day <= LATEST:
            raise ValidationError(
                _("%(given)s lies outside the years %(first)s to %(last)s.")
                % {"given": given, "first": EARLIEST.year, "last": LATEST.year},
                code="range",
            )
        return day

    def prepare_value(self, value: Any) -> Any:
        """A day as it is typed."""
        return value.isoformat() if isinstance(value, date) else value


class PlainField(forms.CharField):
    """Words without signs that cannot be seen; line ends are kept in a text area, one form only."""

    def __init__(self, longest: int = NAME, *, rows: int = 0, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
        more.setdefault("widget", widget)
        super().__init__(max_length=longest, required=more.pop("required", False), **more)
        self.error_messages["null"] = gettext_lazy("Signs that cannot be seen are not taken.")

    def to_python(self, value: Any) -> str:
        """The words with line ends as one sign. Raises `ValidationError` for a control sign."""
        text = str(super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        hidden = next((sign for sign in text if _is_hidden(sign)), "")
        if hidden:
            raise ValidationError(
                _("There is a sign in it that cannot be seen (U+%(number)s). Remove it.")
                % {"number": f"{ord(hidden):04X}"},
                code="hidden",
            )
        return text


def _is_hidden(sign: str) -> bool:
    """Control signs and halves of signs; marks of direction are kept, for names need them."""
    return sign not in _KEPT and unicodedata.category(sign) in {"Cc", "Cs"}


class ListField(PlainField):
    """Short names, one on each line or with commas between; each once, in their order."""

    def __init__(self, among: Iterable[str] = (), *, rows: int = 0, **more: Any) -> None:
        self.among = frozenset(among)
        super().__init__(TITLE, rows=rows, **more)

    def clean(self, value: Any) -> Any:
        """A tuple of names. Raises `ValidationError` for one that is not among those known."""
        parts = re.split(r"[\n,;]", super().clean(value))
        names = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
        unknown = [name for name in names if self.among and name not in self.among]
        if unknown:
            raise ValidationError(
                _("The register does not hold: %(names)s.")
                % {"names": ", ".join(name[:80] for name in unknown[:5])},
                code="unknown",
            )
        return names

    def prepare_value(self, value: Any) -> Any:
        """The names as they are typed: one on a line, or with commas between."""
        if isinstance(value, tuple | list):
            joint = "\n" if isinstance(self.widget, forms.Textarea) else ", "
            return joint.join(value)
        return value
