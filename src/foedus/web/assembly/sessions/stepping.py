"""From a request to a step: who, when, which version was seen, which session."""

from __future__ import annotations

from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest

from foedus.accounts.protecting import account_signed_in
from foedus.assembly.doing import Doing
from foedus.assembly.models.sessions import Meeting, Seat
from foedus.collection.pages.view import View
from foedus.web.desk.now import Now

_DIGITS: Final = 9
_KEY: Final = 80


def doing_of(request: HttpRequest, moment: Now) -> Doing:
    """Who asks, at the moment of the request."""
    return Doing(account_signed_in(request), moment.at)


def seen_in(request: HttpRequest) -> int:
    """The version that a form was made from; 0: it does not say."""
    return number_in(request, "seen")


def number_in(request: HttpRequest, field: str) -> int:
    """A number of a form; 0 where there is none that can be read."""
    given = request.POST.get(field, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) <= _DIGITS else 0


def words_in(request: HttpRequest, field: str, longest: int) -> str:
    """Words of a form. Raises `BadRequest` for more than *longest* or for signs without shape."""
    given = request.POST.get(field, "").replace("\r\n", "\n").strip()
    hidden = any(ord(sign) < ord(" ") and sign not in "\n\t" for sign in given)
    lone = any("\ud800" <= sign <= "\udfff" for sign in given)
    if len(given) > longest or hidden or lone:
        raise BadRequest(field)
    return given


def key_in(request: HttpRequest) -> str:
    """The key under which a form is taken once; empty where it has none that can be kept."""
    given = request.POST.get("key", "")
    usable = given.isascii() and given.replace("-", "").replace("_", "").isalnum()
    return given if usable and len(given) <= _KEY else ""


def view_of(moment: Now) -> View:
    """The register as it stands today, in the reader's language."""
    return View(opened=moment.state.opened, on=moment.today, language=moment.language)


def meeting_of(number: int) -> Meeting:
    """A session by its row. Raises `Meeting.DoesNotExist`."""
    return Meeting.objects.get(pk=number)


def seat_of(request: HttpRequest, number: int) -> Seat | None:  # noqa: ARG001 - what `permitted` gives
    """The seat that a page is about; None where there is none."""
    return Seat.objects.select_related("meeting").filter(pk=number).first()
