"""Examples for the document. They show forms; no register is meant to hold these names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

EXAMPLES: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "instrument": "example/convention-1999",
        "organisation": "example",
        "office": "example/secretary-general",
        "body": "example/council",
        "session": "example/council/2012-09-20",
        "party": "AM",
        "first": "AM",
        "second": "BY",
        "criterion": "member",
        "known": "2013-01-01",
        "earlier": "2012-01-01",
        "later": "2013-01-01",
        "q": "free trade",
    }
)
"""By the name of the parameter."""
