"""What a caller can do wrong with codes of goods.

FoedusError
└── BadCommodityCode   a text that is no code of goods
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class BadCommodityCode(FoedusError, ValueError):
    """A text that is no code of goods: letters, too short, too long."""

    code = "E59"

    def __init__(self, text: str, what: str) -> None:
        self.text = text
        super().__init__(
            f"{text!r} is no code of goods: {what} Give 2 digits (chapter), or 4 to 12."
        )
