"""What happens, one line of JSON each, to standard error."""

from __future__ import annotations

import logging.config
import re
from typing import Any, Final

import structlog

_FEED_KEY: Final = re.compile(r"/assembly/feeds/[^/\s]+")
_LONGEST: Final = 500
"""Signs of one value that a line shows: an address may be as long as whoever sends it likes."""


def without_feed_keys(_logger: object, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    """The address of a calendar holds its key, which is nobody's to read in a log.

    >>> without_feed_keys(None, "", {"request": "GET /assembly/feeds/abc.ics"})["request"]
    'GET /assembly/feeds/-'
    """
    return {
        name: _FEED_KEY.sub("/assembly/feeds/-", said) if isinstance(said, str) else said
        for name, said in event.items()
    }


def shortened(_logger: object, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    """A long value is cut, and says how long it was.

    >>> shortened(None, "", {"request": "GET /?q=" + "a" * 1000})["request"][-20:]
    'aaaaa… (1008 in all)'
    """
    return {name: _cut(said) if isinstance(said, str) else said for name, said in event.items()}


def _cut(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}… ({len(said)} in all)"


_FIRST: Final[list[Any]] = [
    without_feed_keys,
    structlog.contextvars.merge_contextvars,
    shortened,  # before an exception is put into words: its last line counts most
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configure(settings: dict[str, Any]) -> None:
    """Send the lines of the standard library's loggers and of structlog the same way."""
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processor": structlog.processors.JSONRenderer(ensure_ascii=False),
        "foreign_pre_chain": [*_FIRST, structlog.processors.format_exc_info],
    }
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"json": formatter},
            "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["lines"], "level": settings.get("level", "INFO")},
            "loggers": {"axes": {"level": "WARNING"}, "django_tasks": {"level": "WARNING"}},
        }
    )
    structlog.configure(
        processors=[
            *_FIRST,
            structlog.processors.format_exc_info,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
