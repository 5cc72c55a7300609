"""The journal: what was recorded, signed heads, and the proofs that a reader checks offline."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

import msgspec
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router, Schema
from pydantic import Field

from foedus.api.answering import JSON, VERSION, conditional
from foedus.api.declaring import operation
from foedus.api.errors import NoSuchThing
from foedus.api.journal_kept import TREE
from foedus.api.shapes import journal as shapes
from foedus.journal.errors import OutsideTree
from foedus.journal.keys import key_id
from foedus.register.errors import NoRegister
from foedus.register.models import Entry, SignedHead
from foedus.register.stored_log import log_lines, public_key

router = Router()
LOG: Final = "application/jsonl"
_LAST: Final = 2**53


@router.get("/journal", **operation("journal", shapes.JournalTold))
def journal(request: HttpRequest) -> HttpResponseBase:
    """Whose journal it is, how long it is, and its root now."""
    return _told(request, _journal)


def _journal(head: SignedHead) -> dict[str, Any]:
    key = public_key()
    about = {"origin": head.origin, "size": head.size, "root": head.root, "at": head.at}
    return {**about, "key": key, "key_id": key_id(key)}


@router.get("/journal/key", **operation("journal_key", shapes.KeyTold))
def journal_key(request: HttpRequest) -> HttpResponseBase:
    """The public key that the heads are signed with. Keep it: a later one would be another."""

    def told(_head: SignedHead) -> dict[str, Any]:
        key = public_key()
        return {"algorithm": "Ed25519", "key": key, "key_id": key_id(key)}

    return _told(request, told)


class HeadsAsked(Schema):
    """Which heads are listed."""

    before: int | None = Field(None, ge=0, le=_LAST, description="Those of fewer entries.")
    limit: int = Field(50, ge=1, le=500, description="At most so many.")


@router.get("/journal/heads", **operation("heads", shapes.Heads))
def heads(request: HttpRequest, asked: Query[HeadsAsked]) -> HttpResponseBase:
    """The signed heads, the latest first, page by page."""

    def told(head: SignedHead) -> dict[str, Any]:
        rows = SignedHead.objects.filter(size__lte=head.size).order_by("-size")
        if asked.before is not None:
            rows = rows.filter(size__lt=asked.before)
        page = list(rows[: asked.limit + 1])
        held = page[: asked.limit]
        following = held[-1].size if len(page) > asked.limit else None
        return {"heads": [_head(one) for one in held], "next": following}

    return _told(request, told)


@router.get("/journal/head", **operation("head", shapes.HeadTold))
def head(request: HttpRequest) -> HttpResponseBase:
    """The latest signed head. Who keeps it can show later that nothing under it was rewritten."""
    return _told(request, _head)


class EntriesAsked(Schema):
    """Which entries are listed."""

    from_: int = Field(0, alias="from", ge=0, le=_LAST, description="The first; counted from 0.")
    limit: int = Field(100, ge=1, le=500, description="At most so many.")


@router.get("/journal/entries", **operation("entries", shapes.Entries))
def entries(request: HttpRequest, asked: Query[EntriesAsked]) -> HttpResponseBase:
    """The entries in their order, page by page."""

    def told(head: SignedHead) -> dict[str, Any]:
        past = min(asked.from_ + asked.limit, head.size)
        rows = Entry.objects.filter(seq__gte=asked.from_, seq__lt=past).order_by("seq")
        following = past if past < head.size and asked.from_ < past else None
        return {"entries": [_entry(row) for row in rows], "next": following}

    return _told(request, told)


@router.get("/journal/entries/{int:seq}", **operation("entry", shapes.EntryTold))
def entry(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One entry."""

    def told(head: SignedHead) -> dict[str, Any]:
        row = Entry.objects.filter(seq=seq).first() if seq < head.size else None
        if row is None:
            last = head.size - 1
            raise NoSuchThing(f"The journal has no entry {seq}; they count from 0 to {last}.")
        return _entry(row)

    return _told(request, told)


class InclusionAsked(Schema):
    """Which entry, in which tree."""

    seq: int = Field(ge=0, le=_LAST, description="The number of the entry, from 0.")
    size: int | None = Field(None, ge=0, le=_LAST, description="Of the tree. Default: the latest.")


@router.get("/journal/inclusion", **operation("inclusion", shapes.Inclusion))
def inclusion(request: HttpRequest, asked: Query[InclusionAsked]) -> HttpResponseBase:
    """The hashes that prove that the journal holds an entry (RFC 9162, 2.1.3)."""

    def told(head: SignedHead) -> dict[str, Any]:
        size = _within(head, asked.size)
        TREE.read_up_to(head)
        path = TREE.inclusion(asked.seq, size)
        leaf, root = TREE.leaf(asked.seq), TREE.root(size)
        return {"seq": asked.seq, "size": size, "leaf": leaf, "path": path, "root": root}

    return _told(request, told)


class ConsistencyAsked(Schema):
    """Two sizes of the journal."""

    earlier: int = Field(ge=0, le=_LAST, description="How many entries it had.")
    later: int | None = Field(None, ge=0, le=_LAST, description="… and later. Default: has now.")


@router.get("/journal/consistency", **operation("consistency", shapes.Consistency))
def consistency(request: HttpRequest, asked: Query[ConsistencyAsked]) -> HttpResponseBase:
    """The hashes that prove that the journal only grew (RFC 9162, 2.1.4)."""

    def told(head: SignedHead) -> dict[str, Any]:
        later = _within(head, asked.later)
        TREE.read_up_to(head)
        path = TREE.consistency(asked.earlier, later)
        return {
            "earlier": asked.earlier,
            "later": later,
            "earlier_root": TREE.root(asked.earlier),
            "later_root": TREE.root(later),
            "path": path,
        }

    return _told(request, told)


@router.get("/journal/log", **operation("log"))
def log(request: HttpRequest) -> HttpResponseBase:
    """The whole journal as JSON Lines: header, entries, and each signed head after its entries.

    `foedus verify LOG` checks it offline.
    """
    last = _latest()

    def make() -> HttpResponseBase:
        public_key()  # raises before anything is sent
        response = StreamingHttpResponse(log_lines(), content_type=LOG)
        response["Content-Disposition"] = 'attachment; filename="journal.jsonl"'
        return response

    return _conditional(request, last, make)


def _told(request: HttpRequest, tell: Callable[[SignedHead], Any]) -> HttpResponseBase:
    """What *tell* says of the journal up to its latest head."""
    last = _latest()
    content = msgspec.json.encode(tell(last))
    return _conditional(request, last, lambda: HttpResponse(content, content_type=JSON))


def _conditional(
    request: HttpRequest, last: SignedHead, make: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    key = repr((VERSION, last.root, last.signature, request.path_info, request.GET.urlencode()))
    etag = f'"{sha256(key.encode()).hexdigest()[:32]}"'
    return conditional(request, make, etag=etag, changed=datetime.fromisoformat(last.at))


def _latest() -> SignedHead:
    last = SignedHead.objects.order_by("-size").first()
    if last is None:
        raise NoRegister
    return last


def _within(head: SignedHead, size: int | None) -> int:
    if size is None:
        return head.size
    if size > head.size:
        raise OutsideTree(f"The journal has {head.size} entries, not {size}.")
    return size


def _head(one: SignedHead) -> dict[str, Any]:
    return {
        "size": one.size,
        "root": one.root,
        "at": one.at,
        "origin": one.origin,
        "signature": one.signature,
    }


def _entry(row: Entry) -> dict[str, Any]:
    return {
        "seq": row.seq,
        "at": row.at,
        "kind": row.kind,
        "payload": json.loads(row.payload),
        "leaf": row.leaf,
    }
