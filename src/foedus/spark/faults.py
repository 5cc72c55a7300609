"""A fault that a worker found ──▶ the same error on the driver, without Java's stack trace.

A fault travels as JSON in the text of Spark's own error. It is never unpickled: that text can
quote the cells of a stranger's file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from foedus.frames.errors import BadColumn, UnknownValues, UnusableFile
from foedus.law.terms.errors import BadQuestion, FoedusError, UnknownName
from foedus.spark.errors import NotOnWorkers

MARK: Final = "foedus-fault "
MOST: Final = 100
"""So many unknown values travel; a batch of nonsense may have a million."""

_KINDS: Final[dict[str, type[FoedusError]]] = {
    kind.code: kind for kind in (BadColumn, UnknownValues, UnusableFile, UnknownName, BadQuestion)
}
_MISSING: Final = re.compile(r"ModuleNotFoundError: No module named '(\w+)")


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as plain values: its stable code, its message, what it carries."""

    code: str
    message: str
    carried: dict[str, Any]

    def as_error(self) -> FoedusError:
        """The error, of the class and with the attributes that it had."""
        kind = _KINDS.get(self.code, FoedusError)
        error = kind.__new__(kind, self.message)
        carried = self.carried.items()
        vars(error).update(  # JSON knows no tuples
            {name: tuple(v) if isinstance(v, list) else v for name, v in carried}
        )
        return error


class Refused(Exception):
    """Raised in a worker in place of an error of Foedus; its text is for people and for `MARK`."""

    def __init__(self, error: FoedusError) -> None:
        fault = fault_of(error)
        packed = json.dumps([fault.code, fault.message, fault.carried])
        super().__init__(f"{fault.code}: {fault.message} [{MARK}{packed}]")


def fault_of(error: FoedusError) -> Fault:
    """What can be sent of *error*."""
    carried = {name: _shortened(value) for name, value in vars(error).items()}
    return Fault(error.code, str(error), carried)


def _shortened(value: Any) -> Any:
    return dict(islice(value.items(), MOST)) if isinstance(value, dict) else value


def placed(error: FoedusError, where: str) -> FoedusError:
    """The same error, whose message begins with *where* it arose."""
    fault = fault_of(error)
    return Fault(fault.code, f"{where}: {fault.message}", fault.carried).as_error()


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what Spark says about a wrong row into the error of Foedus that a worker found.

    Spark is lazy: put it around what makes Spark work, as `write`, `collect` or `count`. Raises
    `UnknownValues`, `BadColumn`, `UnusableFile`, `NotOnWorkers`; other errors of Spark stay.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as fault:
        found = _told_in(str(fault))
        if found is None:
            raise
        raise found from None


def _told_in(text: str) -> FoedusError | None:
    for mark in re.finditer(re.escape(MARK), text):
        fault = _unpacked(text, mark.end())
        if fault is not None:
            return fault.as_error()
    missing = _MISSING.search(text)
    return NotOnWorkers(missing[1]) if missing else None


def _unpacked(text: str, start: int) -> Fault | None:
    """The fault whose JSON starts there; None where a stranger's cell only has the mark."""
    try:
        packed, _ = json.JSONDecoder().raw_decode(text, start)
    except json.JSONDecodeError:
        return None
    match packed:
        case [str() as code, str() as message, dict() as carried]:
            return Fault(code, message, carried)
    return None
