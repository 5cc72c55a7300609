"""From a question to its response: resolved, answered once for each state of the register, tagged.

Answers are kept by the content of the register that they are made from, so that nothing is made
again that did not change. An ETag speaks for that content (and, where the root of the journal is
told, for the root), the address, the parameters, the resolved day and the version of Foedus: a
reader who has the answer is told that nothing changed without anything being computed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any, Final
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags

from foedus.api.asked import Asked, Known, Spoken
from foedus.api.errors import ConditionFailed
from foedus.api.kept import Kept
from foedus.collection.pages.memory import lock_of
from foedus.law.answers.answers import Moment
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language
from foedus.opened import OpenRegister
from foedus.register.days import legal_day
from foedus.register.held import HeldRegister, held
from foedus.register.knowledge import as_known_then
from foedus.register.models import SignedHead

JSON: Final = "application/json"
VERSION: Final = version("foedus")
CACHED: Final = "public, no-cache"
"""Anybody may keep the answer, and asks each time whether it still holds."""

KEPT: Final = Kept()
_speaking: Final[WeakKeyDictionary[OpenRegister, dict[Language, OpenRegister]]] = (
    WeakKeyDictionary()
)
_CONTENTS: Final[WeakKeyDictionary[OpenRegister, str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The register at hand, and the question's times, resolved.

    *today* says that the day was not given and is the legal day of the request.
    """

    state: HeldRegister
    opened: OpenRegister
    on: date
    known: date | None
    readings: tuple[str, ...]
    language: Language
    today: bool

    @property
    def register(self) -> Register:
        """The values of the law."""
        return self.opened.register

    @property
    def speaker(self) -> Speaker:
        """Who says the words of the answer."""
        return Speaker(self.register, self.language)

    @property
    def moment(self) -> Moment:
        """Both times."""
        return Moment(on=self.on, known=self.known)

    @property
    def knowing(self) -> dict[str, Any]:
        """The arguments of a question of one time."""
        return {"known": self.known, "readings": self.readings}

    @property
    def times(self) -> dict[str, Any]:
        """The arguments of a question of both times."""
        return {"on": self.on, **self.knowing}


def now_for(asked: Spoken) -> Now:
    """The register as it stands, and the times of *asked*. Raises `NoRegister`."""
    state = held()
    given = asked.on if isinstance(asked, Asked) else None
    known, readings = (asked.known, asked.reading) if isinstance(asked, Known) else (None, [])
    return Now(
        state=state,
        opened=speaking(as_known_then(state, known), asked.lang),
        on=given or legal_day(state.register, timezone.now()),
        known=known,
        readings=tuple(sorted(set(readings))),
        language=asked.lang,
        today=isinstance(asked, Asked) and given is None,
    )


def speaking(opened: OpenRegister, language: Language) -> OpenRegister:
    """*opened*, answering in *language*; one for each, so that its names are indexed once."""
    if opened.language == language:
        return opened
    made = _speaking.setdefault(opened, {})
    return made.setdefault(language, opened.speaking(language))


def answered(request: HttpRequest, asked: Spoken, ask: Callable[[Now], Any]) -> HttpResponseBase:
    """The response that tells what *ask* finds, as JSON, and of which state of the register."""
    now = now_for(asked)
    key = _key(request, asked, now)

    def make() -> HttpResponse:
        content = _kept(now, key, lambda now: msgspec.json.encode(ask(now)))
        return HttpResponse(_enveloped(asked, now, content), content_type=JSON)

    etag = _etag(key, now.state.root, now.state.size)
    return conditional(request, make, etag=etag, changed=_changed_at(now), language=now.language)


def written(
    request: HttpRequest,
    asked: Spoken,
    media_type: str,
    write: Callable[[Now], bytes],
    seen_from: str = "",
) -> HttpResponseBase:
    """The response whose bytes *write* makes, once for each content of the register and question.

    *seen_from* is the address of the site, where the bytes hold addresses.
    """
    now = now_for(asked)
    key = (*_key(request, asked, now), seen_from)

    def make() -> HttpResponse:
        return HttpResponse(_kept(now, key, write), content_type=_typed(media_type))

    etag, changed = _etag(key), _changed_at(now)
    return conditional(request, make, etag=etag, changed=changed, language=now.language)


def _key(request: HttpRequest, asked: Spoken, now: Now) -> tuple[Hashable, ...]:
    """What bytes are told apart by: the content of the register, the question, the day."""
    return content_of(now.state), request.path_info, now.on, asked.model_dump_json(exclude={"on"})


def _kept(now: Now, key: Hashable, write: Callable[[Now], bytes]) -> bytes:
    """What *write* writes, or wrote before. One thread at a time derives in a register."""
    content = KEPT.get(key)
    if content is None:
        with lock_of(now.state.opened):
            content = KEPT.get(key) or write(now)
        KEPT.put(key, content)
    return content


def _etag(*parts: Hashable) -> str:
    return f'"{sha256(repr((VERSION, *parts)).encode()).hexdigest()[:32]}"'


def content_of(state: HeldRegister) -> str:
    """What answers are made from: the bytes of the register's files, as one digest.

    It stays when the journal grows by what changes no file, as by a receipt.
    """
    known = _CONTENTS.get(state.opened)
    if known is None:
        total = sha256()
        for path in sorted(state.files):
            data = state.files[path].data
            total.update(f"{path}\0{len(data)}\0".encode() + data)
        known = _CONTENTS[state.opened] = total.hexdigest()
    return known


def conditional(
    request: HttpRequest,
    make: Callable[[], HttpResponseBase],
    *,
    etag: str,
    changed: datetime,
    language: Language = "en",
) -> HttpResponseBase:
    """The response that *make* makes, or that nothing changed (RFC 9110, 13).

    A reader who sends the very *etag* has the answer, and nothing is made.
    """
    stamp = int(changed.timestamp())
    response: Any = None
    if etag not in parse_etags(request.headers.get("If-None-Match", "")):
        response = make()
    final = get_conditional_response(request, etag, stamp, response)
    if final is None or final.status_code == ConditionFailed.status:
        raise ConditionFailed("The answer is not the one that the condition names.")
    final["ETag"] = etag
    final["Last-Modified"] = http_date(stamp)
    final["Cache-Control"] = CACHED
    final["Content-Language"] = language
    return final


def _enveloped(asked: Spoken, now: Now, content: bytes) -> bytes:
    """An answer with the state of the register that it is of."""
    on = now.on if isinstance(asked, Asked) else None
    return msgspec.json.encode(
        {
            "as_of": {"on": on, "known": now.known, "readings": now.readings},
            "register": now.register.id,
            "root": now.state.root,
            "size": now.state.size,
            "answer": msgspec.Raw(content),
        }
    )


def _typed(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _changed_at(now: Now) -> datetime:
    """When the answer may last have become another: with the journal, or with the day."""
    recorded = _recorded_at(now.state.size, now.state.root)
    return max(recorded, _began(now)) if now.today else recorded


@lru_cache(maxsize=8)
def _recorded_at(size: int, root: str) -> datetime:
    return datetime.fromisoformat(SignedHead.objects.get(size=size, root=root).at)


def _began(now: Now) -> datetime:
    """The moment at which the legal day began."""
    try:
        zone = ZoneInfo(now.register.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.combine(now.on, time(), zone).astimezone(UTC)
