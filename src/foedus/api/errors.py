"""What a program can do wrong with the API, beside what the questions themselves refuse.

FoedusError
└── ApiError
    ├── Unreadable        (E100) bytes that are no request: a zero byte, broken JSON or multipart
    ├── BadParameters     (E101) a parameter that is missing, unknown, doubled or of another form
    ├── NoSuchAddress     (E102) an address that answers nothing
    ├── WrongMethod       (E103) an address that is not asked like this
    ├── TooLarge          (E104) more bytes, rows or questions than are taken
    ├── UnknownFormat     (E105) a file of a format that is not read
    ├── TooMany           (E106) more requests than the limit
    ├── NoSuchThing       (E107) an act, entry, head or batch that is not there, or not yours
    ├── NotNow            (E108) a step that the state of the thing, or a condition, does not allow
    └── OutOfOrder        (E109) a fault on our side
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, ClassVar

from foedus.law.terms.errors import FoedusError

Told = Mapping[str, Any]
"""One fault, in plain data: `message`, and where it is."""


class ApiError(FoedusError):
    """A request that is not answered: its *status*, and each fault in it as plain data."""

    code = "E100"
    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST

    def __init__(
        self,
        told: str,
        findings: Sequence[Told] = (),
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.findings, self.headers = tuple(findings), headers
        super().__init__(told)


class Unreadable(ApiError):
    """What came is no request that can be read."""


class BadParameters(ApiError):
    """A parameter is missing, unknown, given twice, or not of its form."""

    code = "E101"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class UnusableBatch(BadParameters):
    """A file of questions that cannot be asked with; *nearest* are names near to unknown ones."""

    def __init__(self, told: str, findings: Sequence[Told], nearest: Sequence[str]) -> None:
        self.nearest = tuple(nearest)
        super().__init__(told, findings)


class NoSuchAddress(ApiError):
    """Nothing answers at this address."""

    code = "E102"
    status = HTTPStatus.NOT_FOUND


class WrongMethod(ApiError):
    """The address exists and does not take this method; ``Allow`` names those it takes."""

    code = "E103"
    status = HTTPStatus.METHOD_NOT_ALLOWED


class TooLarge(ApiError):
    """More bytes, rows or questions than are taken at once."""

    code = "E104"
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class UnknownFormat(ApiError):
    """A body or a file of a format that is not read."""

    code = "E105"
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class TooMany(ApiError):
    """More requests, or more open batches, than the limit; ``Retry-After`` may say when to."""

    code = "E106"
    status = HTTPStatus.TOO_MANY_REQUESTS


class NoSuchThing(ApiError):
    """An act, an entry, a head or a batch that is not there, or that is somebody else's."""

    code = "E107"
    status = HTTPStatus.NOT_FOUND


class NotNow(ApiError):
    """The state of the thing does not allow the step."""

    code = "E108"
    status = HTTPStatus.CONFLICT


class ConditionFailed(NotNow):
    """``If-Match`` or ``If-Unmodified-Since`` named a state that has passed."""

    status = HTTPStatus.PRECONDITION_FAILED


class OutOfOrder(ApiError):
    """A fault on our side. What happened is in the log, under the number of the request."""

    code = "E109"
    status = HTTPStatus.INTERNAL_SERVER_ERROR
