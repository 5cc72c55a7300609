"""What can go wrong at the signing table; each says what to do. Nothing was written in any case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from foedus.depositary.checks.powers import PowersVerdict
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.wording import Wording
from foedus.signing.closing import Hindered


class NotOnTheTable(FoedusError, LookupError):
    """The document does not lie for signature here, or cannot."""

    code = "E160"

    def __init__(self, document: str, why: Wording) -> None:
        self.document, self.why = document, why
        super().__init__(f"{document} does not lie for signature: {why}")


NO_SUCH_DOCUMENT: Final = Wording(
    "this grid has no such document.", "в этой таблице нет такого документа."
)


class TakenFromTheTable(FoedusError, ValueError):
    """The document was withdrawn while it was being signed."""

    code = "E161"

    def __init__(self, document: str, reason: str) -> None:
        self.document, self.reason = document, reason
        super().__init__(
            f"{document} was withdrawn: {reason or 'no reason is given'}. "
            "Nobody signs it any more; what was recorded before is kept and counts for nothing."
        )


class WithoutPowers(FoedusError, ValueError):
    """A signature whose signatory is not empowered: *verdict* says why (VCLT 7)."""

    code = "E162"

    def __init__(self, party: str, verdict: PowersVerdict) -> None:
        self.party, self.verdict = party, verdict
        super().__init__(
            f"{party}: {verdict.words.en} Present full powers and record them; or let the state "
            "sign ad referendum; or record the signature as one to be confirmed (VCLT 8)."
        )


class RecordedOtherwise(FoedusError, ValueError):
    """Another officer has recorded this cell in the meantime; *now* is the number of that entry."""

    code = "E163"

    def __init__(self, party: str, document: str, now: int) -> None:
        self.now = now
        super().__init__(
            f"{party}, {document}: somebody else has recorded this otherwise in the meantime. "
            "Look at what is recorded, and correct it if it is wrong."
        )


class CannotClose(FoedusError, ValueError):
    """Something stands in the way of closing the grid: *hindered* says what."""

    code = "E164"

    def __init__(self, hindered: Iterable[Hindered]) -> None:
        self.hindered = tuple(one for one in hindered if one.hinders)
        told = "; ".join(
            f"{one.document} {', '.join(one.parties)}: {one.words.en}".strip()
            for one in self.hindered[:5]
        )
        super().__init__(f"The grid cannot be closed yet. {told}")


class OwnCeremony(FoedusError, ValueError):
    """Who recorded signatures, or proposed the closing, does not close the grid."""

    code = "E165"

    def __init__(self) -> None:
        super().__init__(
            "You recorded signatures in this grid, or proposed to close it: "
            "a second officer closes it."
        )


class BadEntry(FoedusError, ValueError):
    """What was sent for a cell, a document or for full powers cannot be kept."""

    code = "E166"


class GridExists(FoedusError, ValueError):
    """The session has a signing grid already; one is never opened a second time."""

    code = "E167"

    def __init__(self, meeting: str) -> None:
        super().__init__(f"{meeting} has a signing grid already; there is one for each session.")
