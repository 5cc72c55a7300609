"""Which of the days to come concern one state."""

from __future__ import annotations

from foedus.collection.pages.deadlines import Deadline
from foedus.collection.pages.lookups import lookups_of
from foedus.collection.pages.view import View


def concerns(view: View, deadline: Deadline, party: str) -> bool:
    """Whether *deadline* is that state's: it is named, it takes part, or it is in the rotation."""
    kind, _, rest = deadline.uid.partition(":")
    if kind == "until":
        act = lookups_of(view.opened).acts.get(rest)
        return act is not None and party in {act.party, *act.towards}
    if kind == "chair":
        held = view.register.organisation.get(deadline.subject)
        return held is not None and any(party in rule.order for rule in held.chair_rules)
    if deadline.uid in {f"entry:{deadline.subject}:{party}", f"end:{deadline.subject}:{party}"}:
        return True
    is_for_all = kind == "window" or deadline.uid == f"entry:{deadline.subject}"
    return is_for_all and _takes_part(view, deadline.subject, party)


def _takes_part(view: View, instrument: str, party: str) -> bool:
    status = view.first.status(instrument)
    held = view.register.instrument.get(instrument)
    recorded = status is not None and party in status.records
    return recorded or (held is not None and party in held.negotiating)
