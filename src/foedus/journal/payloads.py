"""The words of entries about files: written here, so that the journal and its readers agree.

- ``register-loaded``: ``{"register": id, "files": how many}``
- ``act``: ``{"path", "block", "text", "acts", "sha256"}``: the exact words of one act in the file
  at *path*, where it is block number *block* (from 0); the ids of its acts; the SHA-256 of the
  whole file after this entry, or null while the file is still being loaded. More keys may follow
  (who recorded it, the dossier, the notification): they are hashed with the rest.
- ``file``: ``{"path", "version", "sha256", "skeleton", "skeleton_base64", "cuts"}``: the file with
  its acts cut out (text, or base64 and null where it is not UTF-8), and for each act
  ``[offset in the skeleton in bytes, block number]``, in the order of the file.
- ``file-ended``: ``{"path"}``: the file is no longer of the register.

A file is its skeleton with each block put in at its cut; blocks newer than the last ``file`` entry
follow at the end. A block is given once and stays; a file whose acts cannot be cut apart is
ended and loaded anew when it changes. Entries of other kinds say nothing of files.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from foedus.journal.blocks import Skeleton, join, split
from foedus.journal.canonical import Plain, Words

REGISTER_LOADED: Final = "register-loaded"
FILE: Final = "file"
ACT: Final = "act"
FILE_ENDED: Final = "file-ended"


def register_words(register: str, files: int) -> dict[str, Plain]:
    """The payload of ``register-loaded``."""
    return {"register": register, "files": files}


def act_words(
    path: str, block: int, text: str, acts: Sequence[str], sha256_after: str | None
) -> dict[str, Plain]:
    """The payload of ``act``. *sha256_after* is of the whole file; None while it is loaded."""
    return {
        "path": path,
        "block": block,
        "text": text,
        "acts": list(acts),
        "sha256": sha256_after,
    }


def file_words(path: str, version: int, parts: Skeleton) -> dict[str, Plain]:
    r"""The payload of ``file``, for a file of these parts.

    >>> file_words("parties.toml", 1, Skeleton((), b"\n", ()))["skeleton"]
    '\n'
    """
    text, encoded = _text_or_base64(parts.skeleton)
    words: dict[str, Plain] = {
        "path": path,
        "version": version,
        "sha256": sha256(join(parts)).hexdigest(),
        "skeleton": text,
        "cuts": [list(cut) for cut in parts.cuts],
    }
    return words if encoded is None else {**words, "skeleton_base64": encoded}


def file_ended_words(path: str) -> dict[str, Plain]:
    """The payload of ``file-ended``."""
    return {"path": path}


def words_of_file(
    path: str, version: int, data: bytes, acts: Sequence[Sequence[str]]
) -> Iterator[tuple[str, Words]]:
    """All that is recorded when a file is loaded, as kind and payload: its acts, then the file.

    *acts* are the ids of the acts of each block; there must be as many as `split` finds blocks.
    """
    parts = split(path, data)
    for number, (block, ids) in enumerate(zip(parts.blocks, acts, strict=True)):
        yield ACT, act_words(path, number, block.decode("utf-8"), ids, None)
    yield FILE, file_words(path, version, parts)


def _text_or_base64(data: bytes) -> tuple[str | None, str | None]:
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return None, b64encode(data).decode()
