"""What the frame of every page shows: the name of the collection, the menu, who is signed in."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from foedus.accounts.permissions import might
from foedus.accounts.principals import delegation_of, principal_of_request
from foedus.law.terms.errors import FoedusError
from foedus.register.held import held
from foedus.web.languages import in_language, language_now


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context for `base.html`; nothing is read before a template asks for it."""
    return {
        "collection_title": SimpleLazyObject(_collection_title),
        "demonstration": settings.DEMONSTRATION,
        "here": quote(in_language(request.path, "en"), safe="/"),
        "is_delegate": SimpleLazyObject(lambda: _is_delegate(request)),
        "sees_desk": SimpleLazyObject(lambda: _sees_desk(request)),
        # a request for a host that is not ours is answered too, by a page that does not ask for it
        "site_root": SimpleLazyObject(lambda: f"{request.scheme}://{request.get_host()}"),
    }


def _collection_title() -> str:
    try:
        return held().register.title.in_language(language_now())
    except FoedusError:
        return ""


def _is_delegate(request: HttpRequest) -> bool:
    return bool(delegation_of(principal_of_request(request)))


def _sees_desk(request: HttpRequest) -> bool:
    return might(principal_of_request(request), "register.view_desk")
