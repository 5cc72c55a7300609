"""What can go wrong with a register in a database; each says what to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from foedus.depositary.findings import Found
from foedus.law.terms.errors import FoedusError
from foedus.law.terms.findings import Finding


class NoRegister(FoedusError, LookupError):
    """The database holds no register yet."""

    code = "E90"

    def __init__(self) -> None:
        super().__init__("The database holds no register. Bring one in: `foedus load REGISTER`.")


class WouldRewrite(FoedusError, ValueError):
    """What was to be loaded says otherwise what already stands in the register."""

    code = "E91"

    def __init__(self, places: Iterable[str]) -> None:
        self.places = tuple(places)
        told = "; ".join(self.places[:5]) + (" …" if len(self.places) > 5 else "")  # noqa: PLR2004
        super().__init__(
            f"{len(self.places)} act(s) that stand in the register are changed, moved or gone: "
            f"{told}. Acts are only added; record a correction."
        )


class WouldBackdate(FoedusError, ValueError):
    """Acts were to be added that would have been known before today."""

    code = "E115"

    def __init__(self, places: Iterable[str], today: date) -> None:
        self.places = tuple(places)
        told = "; ".join(self.places[:5]) + (" …" if len(self.places) > 5 else "")  # noqa: PLR2004
        super().__init__(
            f"{len(self.places)} act(s) would change what the register is told to have known "
            f"before: {told}. Give each `recorded = {today}`."
        )


class RegisterMoved(FoedusError, ValueError):
    """Something else was recorded between the looking and the writing."""

    code = "E116"

    def __init__(self) -> None:
        super().__init__(
            "The register has changed since this was prepared. Look at what it would change now, "
            "and do it again."
        )


class AnotherRegister(FoedusError, ValueError):
    """The database holds another register than the one that was to be loaded."""

    code = "E92"

    def __init__(self, held: str, given: str) -> None:
        super().__init__(
            f"The database holds the register {held!r}, not {given!r}. "
            "Each register has a database of its own: set FOEDUS_DATABASE or FOEDUS_DATA."
        )


class ChangedMeanwhile(FoedusError, RuntimeError):
    """Somebody else changed the dossier after it was read."""

    code = "E93"

    def __init__(self, number: int, seen: int, now: int) -> None:
        super().__init__(
            f"Dossier {number} was changed by somebody else (version {now}, you saw {seen}). "
            "Nothing was written. Read it again and repeat your step."
        )


class OwnEntry(FoedusError, PermissionError):
    """An officer may not countersign what the same officer entered."""

    code = "E94"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"You entered dossier {number}, changed it or sent it to a second officer. "
            "A second officer has to countersign it."
        )


class WrongStage(FoedusError, ValueError):
    """The dossier is not where this step begins."""

    code = "E95"

    def __init__(self, number: int, stage: str, step: str) -> None:
        super().__init__(f"Dossier {number} is {stage}; it cannot be {step} from there.")


class NotRecordable(FoedusError, ValueError):
    """The act cannot stand in the register as it is; *findings* say why."""

    code = "E96"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        told = "; ".join(f"{one.code}: {one.message}" for one in findings[:3])
        super().__init__(f"The act cannot be recorded: {told}")


class NotAdmissible(FoedusError, ValueError):
    """An examination found what stops recording, or asks for a reason that was not given."""

    code = "E110"

    def __init__(self, number: int, found: tuple[Found, ...]) -> None:
        self.found = found
        told = "; ".join(f"{one.code} {one.words.en}" for one in found[:3])
        super().__init__(f"Dossier {number} cannot be recorded like this: {told}")


class NoSigningKey(FoedusError, RuntimeError):
    """The journal is there, and the key that signs it is not."""

    code = "E97"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The journal has entries, but its key {place} is missing. Nothing was written. "
            "Restore the key from the backup; a new key would be a new journal."
        )


class OtherOrigin(FoedusError, RuntimeError):
    """The journal was begun under another name than the one that is set now."""

    code = "E111"

    def __init__(self, begun: str, now: str) -> None:
        super().__init__(
            f"The journal is called {begun!r}, and FOEDUS_ORIGIN says {now!r}. Nothing was "
            f"written. Set FOEDUS_ORIGIN to {begun!r} again; a journal keeps its name."
        )


class OtherKey(FoedusError, RuntimeError):
    """The key that is here did not sign the journal that is there."""

    code = "E112"

    def __init__(self, place: str) -> None:
        super().__init__(
            f"The key {place} did not sign this journal's last head: it is another register's, or "
            "another server's. Nothing was written. All servers of one database share one key."
        )


class ClockWentBack(FoedusError, RuntimeError):
    """The clock of the machine is behind what the journal already tells."""

    code = "E113"

    def __init__(self, told: str, now: str) -> None:
        super().__init__(
            f"The journal's last entry is of {told}, and the clock of this machine says {now}. "
            "Nothing was written. Set the clock; what is recorded now cannot be before it."
        )


class ChangesOtherwise(FoedusError, RuntimeError):
    """The act would no longer change what its countersigner saw that it would."""

    code = "E114"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The register has changed since you saw what dossier {number} would change. "
            "Nothing was written. Read the preview again and repeat your step."
        )


class NotOurs(FoedusError, ValueError):
    """A receipt for a copy that was never sent to this addressee, or a second one."""

    code = "E98"


class SameKey(FoedusError, ValueError):
    """A key of idempotency that was used for another entry."""

    code = "E99"

    def __init__(self) -> None:
        super().__init__(
            "This form was sent before with other content, and is kept as it was sent first. "
            "Open the desk and change that dossier, or begin a new one."
        )


class OfferClosed(FoedusError, ValueError):
    """An offer from a report that was closed before; nothing was written."""

    code = "E202"

    def __init__(self, number: int, outcome: str) -> None:
        self.number, self.outcome = number, outcome
        super().__init__(
            f"Offer {number} is {outcome}. Nothing was written. "
            "What was done with it stands on its page; an offer is closed once."
        )


class NoReasonGiven(FoedusError, ValueError):
    """An offer cannot be settled or refused without saying why."""

    code = "E203"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Offer {number} stays open: say in a sentence why it is closed. Nothing was written."
        )
