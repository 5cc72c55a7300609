"""What a request to a draft's page says: which draft, who asks, what was seen, what was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from foedus.accounts.errors import Refused
from foedus.accounts.principals import account_of, principal_of_request
from foedus.accounts.protecting import account_signed_in
from foedus.accounts.reasons import Reason
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.errors import BadDraft
from foedus.assembly.drafts.versions import latest, version_of
from foedus.assembly.models import Draft, DraftVersion

_MOMENT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?")
_DIGITS: Final = 10
_LARGEST: Final = 2**31
"""No row has such a number."""


@dataclass(frozen=True, slots=True)
class Making:
    """How a draft was made: earlier versions, comments, amendments, what each agreed to.

    Publishing opens the text to everybody; how it was negotiated stays with whom it was open to.
    """

    draft: Draft

    @property
    def readers(self) -> frozenset[str]:
        """The delegations to whom the draft is, or was, open."""
        return self.draft.readers


def draft_asked(request: HttpRequest, number: int, **_more: object) -> Making | None:
    """The draft of an address, or none: a delegation is refused both alike, and learns nothing.

    Who is not signed in is led to sign in: perhaps the draft is open to them. Raises `Refused`.
    """
    found = published_asked(request, number)
    return None if found is None else Making(found)


def published_asked(request: HttpRequest, number: int, **_more: object) -> Draft | None:
    """The same for a page that leads to the published text whoever may read only that."""
    if account_of(principal_of_request(request)) is None:
        raise Refused("assembly.read_draft", Reason.NOT_SIGNED_IN)
    return _draft(number)


def _draft(number: int) -> Draft | None:
    return Draft.objects.filter(pk=number).first() if number < _LARGEST else None


def draft_here(number: int) -> Draft:
    """The draft of an address, once who asks may read it. Raises `Http404`."""
    found = _draft(number)
    if found is None:
        raise Http404(_("There is no such draft."))
    return found


def doing_of(request: HttpRequest) -> Doing:
    """Who does what the form asks, now."""
    return Doing(account_signed_in(request), timezone.now())


def number_in(given: Mapping[str, str], name: str) -> int:
    """A number of a form; 0 where it says none."""
    text = given.get(name, "")
    known = text.isascii() and text.isdecimal() and len(text) < _DIGITS
    return int(text) if known else 0


def seen_in(request: HttpRequest) -> int:
    """The version of the draft's row that the form was made from."""
    return number_in(request.POST, "seen")


def version_asked(draft: Draft, given: Mapping[str, str]) -> DraftVersion | None:
    """The version that an address asks for, else the newest; None where there is no text yet.

    Raises `NotReadable` for one that is not there.
    """
    language, number = given.get("language", ""), number_in(given, "version")
    if number:
        return version_of(draft, language or first_language(draft), number)
    return latest(draft, language) or (latest(draft) if not language else None)


def first_language(draft: Draft) -> str:
    """The language in which a text is shown when none is asked for."""
    return str(draft.languages[0]) if draft.languages else "ru"


def moment_of(field: str, given: str) -> datetime:
    """A moment as it is typed, in UTC; a day alone means its last minute. Raises `BadDraft`."""
    found = _MOMENT.fullmatch(given.strip())
    if found is not None:
        try:
            return datetime.fromisoformat(f"{found[1]}T{found[2] or '23:59'}").replace(tzinfo=UTC)
        except ValueError:
            pass
    raise BadDraft(field, _("Write the day as 2027-05-31, with an hour as 2027-05-31 18:00."))


def day_of(field: str, given: str) -> date:
    """A day as it is typed. Raises `BadDraft`."""
    return moment_of(field, given[:10]).date()


def codes_of(given: str) -> tuple[str, ...]:
    """Codes with commas or spaces between, each once."""
    return tuple(dict.fromkeys(one for one in re.split(r"[\s,;]+", given[:2_000]) if one))
