"""What can go wrong with drafts; each says what to do. Nothing was written in any case."""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class DraftExists(FoedusError, ValueError):
    """The name is a draft's already, or an instrument's of the register."""

    code = "E145"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} is the id of another draft or of an instrument of the register. "
            "Choose another; an instrument that is to be changed is changed by a protocol."
        )


class BadDraft(FoedusError, ValueError):
    """What was given cannot stand: *field* says where, the words say what and what to do."""

    code = "E146"

    def __init__(self, field: str, words: str) -> None:
        self.field = field
        super().__init__(words)


class AnsweredBefore(FoedusError, ValueError):
    """What became of it was decided before."""

    code = "E147"

    def __init__(self, what: str, fate: str) -> None:
        super().__init__(
            f"{what} is {fate} already, and that stands. Look at it as it is; whoever wants "
            "something else proposes it anew."
        )


class NotReadable(FoedusError, ValueError):
    """A language or a version that the draft does not have."""

    code = "E148"
