"""The journal in the database as the lines of a log: what anybody may download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge

from django.conf import settings

from foedus.journal.keys import public_text
from foedus.journal.log import Header
from foedus.register.keys import signing_key
from foedus.register.models import Entry, SignedHead


def public_key() -> str:
    """The key that the heads of this journal are signed with, to be published (base64)."""
    return public_text(signing_key(SignedHead.objects.count()))


def log_lines() -> Iterator[str]:
    """The lines of the log: its header, then each entry, and each head after what it covers.

    They are given as they are stored, not as they should be: whoever verifies them sees what the
    database holds. It is the state at one moment, whatever is added meanwhile.
    """
    last = SignedHead.objects.order_by("-size").values_list("size", flat=True).first() or 0
    entries = Entry.objects.filter(seq__lt=last).order_by("seq").iterator(chunk_size=2_000)
    heads = SignedHead.objects.filter(size__lte=last).order_by("size").iterator(chunk_size=2_000)
    yield from lines_of(entries, heads)


def lines_of(entries: Iterable[Entry], heads: Iterable[SignedHead]) -> Iterator[str]:
    """The lines of a log of these rows, both in the order of their numbers."""
    yield Header(settings.ORIGIN, public_key()).as_line()
    lines = merge(
        ((one.seq, 1, entry_line(one)) for one in entries),
        ((one.size, 0, head_line(one)) for one in heads),  # before the entry of that number
        key=lambda line: line[:2],
    )
    yield from (line for _, _, line in lines)


def entry_line(entry: Entry) -> str:
    """An entry as it is stored."""
    return (
        f'{{"at":"{entry.at}","kind":"{entry.kind}","leaf":"{entry.leaf}",'
        f'"payload":{entry.payload},"seq":{entry.seq}}}\n'
    )


def head_line(head: SignedHead) -> str:
    """A signed head as it is stored."""
    return (
        f'{{"at":"{head.at}","origin":"{head.origin}","root":"{head.root}",'
        f'"signature":"{head.signature}","size":{head.size}}}\n'
    )
