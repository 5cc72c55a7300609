"""A register of many treaties and states, and an instrument of ratification for each pair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from foedus.accounts.models import User
from foedus.depositary.form import Answer, Item, checklist
from foedus.depositary.terms import OfficeHeld, Signatory
from foedus.law.terms.acts import Kind
from foedus.register.desk.countersigning import countersign
from foedus.register.desk.examining import examined, send
from foedus.register.desk.receiving import receive
from foedus.register.desk.steps import Step
from foedus.register.errors import ChangedMeanwhile
from foedus.register.models import Dossier, Notification, Stage
from foedus.register.written import Written

NOW = datetime(2024, 5, 2, 9, tzinfo=UTC)
STATES = ("AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ")
INSTRUMENT = """\
id = "sea/{number}"
title = {{en = "Agreement on the Sea, part {number}", ru = "Соглашение о море, часть {number}"}}
adopted = 2020-01-10
place = "Seaside"
negotiating = [{states}]

[signature]
cite = "Art. 1"
paraphrase = {{en = "Subject to ratification."}}
manner = "subject-to-procedures"

[entry_into_force]
cite = "Art. 2"
words = {{en = "thirty days after the deposit of the third instrument of ratification"}}
when = {{count = 3, of = "consents"}}
delay = {{days = 30}}
later = {{days = 30}}

[participation]
cite = "Art. 3"
paraphrase = {{en = "Open to the states that negotiated it."}}
open_to = ["negotiating"]

[[acts]]
id = "sea/{number}/signatures"
kind = "signature"
parties = [{states}]
sources = ["GAZETTE"]
confidence = "high"
"""
FORM = checklist(
    dict.fromkeys(
        (i for i in Item if not i.startswith("powers-") and i is not Item.TRANSLATION), Answer.MET
    )
)


def write_sea(folder: Path, instruments: int) -> Path:
    """A register of as many treaties, each signed and not yet ratified by twelve states."""
    states = ", ".join(f'"{code}"' for code in STATES)
    files = {
        "register.toml": 'id = "sea"\ntitle = {en = "Sea", ru = "Море"}\nzone = "UTC"\n',
        "parties.toml": "".join(
            f'[[parties]]\ncode = "{code}"\nname = {{en = "State {code}", ru = "Страна {code}"}}\n'
            for code in STATES
        ),
        "sources/all.toml": '[[sources]]\nid = "GAZETTE"\ntitle = "The gazette"\n',
    }
    for number in range(instruments):
        text = INSTRUMENT.format(number=number, states=states)
        files[f"instruments/{number}.toml"] = text
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True, slots=True)
class Paper:
    """One instrument of ratification that waits to be recorded, and the key of its form."""

    key: str
    instrument: str
    party: str

    @property
    def written(self) -> Written:
        """What an officer writes of it."""
        number = self.instrument.partition("/")[2]
        return Written(
            kind=Kind.RATIFICATION,
            instrument=self.instrument,
            party=self.party,
            dated=date(2024, 4, 1),
            received=date(2024, 5, 2),
            title_as_written=f"Agreement on the Sea, part {number}",
            signatory=Signatory(name="A. Person", office=OfficeHeld.HEAD_OF_STATE),
            place="Seaside",
            form=FORM,
        )


def papers(number: int) -> list[Paper]:
    """The first *number* ratifications, treaty by treaty."""
    pairs = ((n // len(STATES), STATES[n % len(STATES)]) for n in range(number))
    return [Paper(f"form-{one}-{party}", f"sea/{one}", party) for one, party in pairs]


def sent(paper: Paper, by: User) -> Dossier:
    """The dossier of *paper* at the second officer, or wherever it is further than that.

    It goes on from where it was left: whoever was interrupted begins again with this.
    """
    dossier = receive(by, paper.written, paper.key, NOW)
    if dossier.stage == Stage.RECEIVED:
        dossier = examined(_step(dossier, by))
    if dossier.stage == Stage.EXAMINED:
        dossier = send(_step(dossier, by), "asked and answered")
    return dossier


def recorded(paper: Paper, first: User, second: User) -> str:
    """Record *paper*, from wherever it stands; the reference of its notification."""
    while True:
        try:
            dossier = sent(paper, first)
            if dossier.stage == Stage.SENT:
                return countersign(_step(dossier, second)).notification.reference
            return Notification.objects.get(block=dossier.block).reference
        except ChangedMeanwhile:  # what was under way when the last process was killed came in
            continue


def references() -> dict[str, str]:
    """The reference of the notification of each dossier that is recorded, by the dossier's key."""
    rows = Dossier.objects.filter(stage=Stage.RECORDED)
    return dict(rows.values_list("key", "block__notifications__reference"))


def _step(dossier: Dossier, by: User) -> Step:
    return Step(dossier.pk, by, NOW, dossier.version)
