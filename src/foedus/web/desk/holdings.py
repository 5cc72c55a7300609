"""What the register holds that a form can choose from, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from foedus.depositary.words import name_of
from foedus.law.answers.render import when_text
from foedus.law.derive.visible import as_known
from foedus.law.terms.acts import Act
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.organisations import Organisation
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language
from foedus.register.held import HeldRegister
from foedus.web.desk.kinds import kind_label

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Holdings:
    """The register as *state* holds it, read in *language*."""

    state: HeldRegister
    language: Language

    @property
    def register(self) -> Register:
        """The values of the law."""
        return self.state.register

    def party(self, code: str) -> str:
        """The name of a state; its code where the register gives none."""
        return name_of(self.register, code).in_language(self.language)

    def title(self, instrument: str) -> str:
        """The title of an instrument; its id where the register does not hold it."""
        held = self.register.instrument.get(instrument)
        return instrument if held is None else held.title.in_language(self.language)

    def acts_of(self, instrument: str) -> tuple[Act, ...]:
        """The acts under an instrument as they count today: corrected, with their receipts."""
        held = as_known(self.register, None).instrument.get(instrument)
        return () if held is None else held.acts

    def act(self, identifier: str) -> Act | None:
        """An act by its id, as it counts today; None where there is none."""
        held = as_known(self.register, None)
        return next((act for act in held.acts() if act.id == identifier), None)

    def act_line(self, act: Act) -> str:
        """An act in one line: who, what, when."""
        when = when_text(act.legal_when if act.legal_when is not None else act.effect)
        parts = (self.party(act.party) if act.party else "", kind_label(act.kind), when)
        return ", ".join(part for part in parts if part)

    def act_choices(self, instrument: str) -> Choices:
        """The acts under an instrument, the newest first."""
        acts = sorted(
            self.acts_of(instrument), key=lambda act: when_text(act.legal_when), reverse=True
        )
        return [(act.id, self.act_line(act)) for act in acts]

    def party_choices(self) -> Choices:
        """The states and organisations that can do acts, by name."""
        named = ((one.code, self.party(one.code)) for one in self.register.parties)
        return sorted(named, key=lambda one: one[1])

    def instrument_choices(self) -> list[tuple[str, Choices]]:
        """The instruments by the organisation within which they were made, then by day."""
        groups: dict[str, Choices] = {}
        held = sorted(self.register.instruments, key=lambda one: when_text(one.adopted))
        for one in held:
            groups.setdefault(one.within, []).append((one.id, self._dated(one)))
        names = {one.id: self._called(one) for one in self.register.organisations}
        outside = groups.pop("", [])
        order = dict.fromkeys((*names, *groups))
        grouped = [(names.get(key, key), groups[key]) for key in order if key in groups]
        return [*grouped, (_("Outside these organisations"), outside)] if outside else grouped

    def _called(self, held: Organisation) -> str:
        return held.title.in_language(self.language)

    def _dated(self, held: Instrument) -> str:
        return f"{held.title.in_language(self.language)} ({when_text(held.adopted)})"

    def instruments_like(self, words: str) -> list[str]:
        """The ids of the instruments that *words* may mean: an id, a title, else a part of one."""
        asked = " ".join(words.split()).casefold()
        known = {
            one.id: [one.id, one.title.en, one.title.ru, self._dated(one), *one.also]
            for one in self.register.instruments
        }
        same = [key for key, names in known.items() if asked in {n.casefold() for n in names}]
        if same or not asked:
            return same
        return [key for key, names in known.items() if any(asked in n.casefold() for n in names)]
