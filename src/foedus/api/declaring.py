"""How a route is declared: its row of the table brings name, permission, rate and document."""

from __future__ import annotations

from typing import Any, Final

from ninja.throttling import BaseThrottle

from foedus.api.doors import Door
from foedus.api.permissions import OPERATIONS
from foedus.api.throttles import ByWhoAsks

_USUAL: Final = ByWhoAsks()


def operation(
    name: str, shape: Any = None, *, rate: BaseThrottle = _USUAL, status: int = 200
) -> dict[str, Any]:
    """The arguments of a route for the operation *name*, whose answer has *shape*.

    Raises KeyError for one that does not stand in the table: the module cannot be imported then.
    """
    row = OPERATIONS[name]
    return {
        "operation_id": name,
        "url_name": name,
        "summary": row.does.en,
        "tags": [row.group],
        "auth": Door(row.permission),
        "throttle": rate,
        "response": {status: shape},
        "by_alias": True,
    }
