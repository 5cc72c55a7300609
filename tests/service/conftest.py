"""What the tests of the running service share."""

from support.postgres import postgres

__all__ = ["postgres"]
