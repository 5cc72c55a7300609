"""Pages that were written once: kept in this process, told apart by what they are made from.

An unchanged page is served again without anything being computed, and a reader who has it is told
so (RFC 9110, 13). The header of a page shows who is signed in, so only pages for readers without
a session are kept; the others are made each time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from importlib.metadata import version
from threading import Lock
from typing import Any, Final, TypeAlias

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers

from foedus.law.terms.errors import FoedusError
from foedus.register.days import legal_day
from foedus.register.held import HeldRegister, held
from foedus.web.languages import language_now

View: TypeAlias = Callable[..., HttpResponse]
StateOf: TypeAlias = Callable[[HeldRegister], str]

ROOM: Final = 48 * 1024 * 1024
"""Bytes of all the pages that are kept."""

LONGEST_QUESTION: Final = 1_000
"""A question that is longer is answered and not kept."""

_OK: Final = 200
_OWN_HEADERS: Final = ("Content-Type", "Content-Disposition")
_VERSION: Final = version("foedus")
_WITH_SESSION: Final = frozenset({settings.SESSION_COOKIE_NAME, "messages"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was written."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str


class Pages:
    """The pages used last; their bytes together are at most *room*."""

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._used = room, 0
        self._lock = Lock()
        self._held: OrderedDict[str, Kept] = OrderedDict()

    def get(self, key: str) -> Kept | None:
        """The page of *key*, if it is still there."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: str, page: Kept) -> None:
        """Keep *page*, and let go what was not used for longest."""
        with self._lock:
            before = self._held.pop(key, None)
            self._used += len(page.content) - (len(before.content) if before else 0)
            self._held[key] = page
            while self._used > self._room and self._held:
                _, gone = self._held.popitem(last=False)
                self._used -= len(gone.content)

    def forget(self) -> None:
        """Let everything go."""
        with self._lock:
            self._held.clear()
            self._used = 0


PAGES: Final = Pages()
_DIGESTS: Final[OrderedDict[str, str]] = OrderedDict()
_STATES: Final = 4
"""States of the register whose digests are kept: those in use while it changes."""


def content_of(state: HeldRegister) -> str:
    """What pages of the law are made from: the bytes of the register's files, as one digest."""
    return _digest(state.root, state)


def journal_of(state: HeldRegister) -> str:
    """What pages are made from that show the journal or what was sent: all that was ever done."""
    return state.root


def kept(state_of: StateOf) -> Callable[[View], View]:
    """Keep what a view answers while *state_of* the register, the day and the language are same."""

    def keeping(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            key = _key(request, state_of)
            page = PAGES.get(key) if key else None
            if page is None:
                response = view(request, *args, **kwargs)
                if response.status_code != _OK:
                    return response
                page = _written(response, key)
            return _conditional(request, page)

        return answered

    return keeping


def _key(request: HttpRequest, state_of: StateOf) -> str:
    """What the page is told apart by; empty where it is not kept."""
    question = request.META.get("QUERY_STRING", "")
    if len(question) > LONGEST_QUESTION or not _WITH_SESSION.isdisjoint(request.COOKIES):
        return ""
    try:
        state = held()
    except FoedusError:
        return ""
    today = legal_day(state.register, timezone.now()).isoformat()
    place = f"{request.scheme}://{request.get_host()}{request.path_info}"
    parts = (place, question, language_now(), today)
    return "\n".join((state_of(state), *parts))


def _written(response: HttpResponse, key: str) -> Kept:
    content = response.content
    etag = f'"{sha256(_VERSION.encode() + content).hexdigest()[:32]}"'
    headers = tuple((name, response[name]) for name in _OWN_HEADERS if name in response)
    page = Kept(content, headers, etag)
    if key:
        PAGES.put(key, page)
    return page


def _conditional(request: HttpRequest, page: Kept) -> HttpResponse:
    made = HttpResponse(page.content, headers={**dict(page.headers), "ETag": page.etag})
    made["Cache-Control"] = "private, no-cache"
    response = get_conditional_response(request, page.etag, None, made)
    final = response if isinstance(response, HttpResponse) else made
    patch_vary_headers(final, ("Cookie",))
    return final


def _digest(root: str, state: HeldRegister) -> str:
    known = _DIGESTS.get(root)
    if known is None:
        total = sha256()
        for path in sorted(state.files):
            data = state.files[path].data
            total.update(f"{path}\0{len(data)}\0".encode())
            total.update(data)
        known = _DIGESTS[root] = total.hexdigest()
        while len(_DIGESTS) > _STATES:
            _DIGESTS.popitem(last=False)
    return known
