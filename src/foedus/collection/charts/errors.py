"""What a caller of the charts can do wrong."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class BadDrawing(FoedusError, ValueError):
    """A picture that cannot be drawn as asked: a prefix that is no identifier, no columns."""

    code = "E83"
