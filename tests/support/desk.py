"""An instrument of the lake's register on its way over the desk, for tests."""

from datetime import UTC, date, datetime

from foedus.depositary.form import Answer, Item, checklist
from foedus.depositary.terms import OfficeHeld, Signatory
from foedus.law.terms.acts import Kind
from foedus.register.desk.countersigning import Recorded, countersign
from foedus.register.desk.examining import examined, send
from foedus.register.desk.receiving import receive
from foedus.register.desk.steps import Step
from foedus.register.models import Dossier
from foedus.register.written import Written

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
FORM = checklist(
    dict.fromkeys(
        (i for i in Item if not i.startswith("powers-") and i is not Item.TRANSLATION), Answer.MET
    )
)


def written(**changed: object) -> Written:
    """A ratification of the convention on the lake by Kazakhstan, with all that form asks for."""
    fields = {
        "kind": Kind.RATIFICATION,
        "instrument": "lake/convention",
        "party": "KZ",
        "dated": date(2024, 4, 1),
        "received": date(2024, 5, 2),
        "title_as_written": "Convention on the Lake",
        "signatory": Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_STATE),
        "place": "Astana",
        "form": FORM,
    }
    return Written(**{**fields, **changed})


def step(dossier: Dossier, by, at: datetime = NOW) -> Step:
    """A step of who sees the dossier as it is."""
    return Step(dossier.pk, by, at, Dossier.objects.get(pk=dossier.pk).version)


def sent(by, key: str = "k" * 16, at: datetime = NOW, **changed: object) -> Dossier:
    """A dossier that waits for its countersignature."""
    dossier = receive(by, written(**changed), key, at)
    examined(step(dossier, by, at))
    return send(step(dossier, by, at), "asked and answered")


def recorded(first, second, key: str = "k" * 16, at: datetime = NOW, **changed) -> Recorded:
    """An act that two officers recorded."""
    return countersign(step(sent(first, key, at, **changed), second, at))
