"""A view: an open register, both times, the readings chosen, and the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from foedus.collection.pages.lookups import lookups_of
from foedus.collection.pages.memory import remembered
from foedus.law.answers.answers import Moment
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.worlds import Worlds
from foedus.law.derive.world import World
from foedus.law.terms.organisations import Office, OfficeTitle
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.opened import OpenRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page is computed from. *known* None: everything that is recorded.

    UnknownName when one of *readings* is not a reading of the register.
    """

    opened: OpenRegister
    on: date
    known: date | None = None
    readings: frozenset[str] = frozenset()
    language: Language = "en"

    @property
    def moment(self) -> Moment:
        """Both times, as the law asks for them."""
        return Moment(on=self.on, known=self.known)

    @property
    def worlds(self) -> Worlds:
        """The worlds of this knowledge and these readings; the open register keeps them."""
        opened, asked = self.opened, (self.known, self.readings)
        return remembered(opened, ("worlds", *asked), lambda: opened.worlds(*asked))

    @property
    def first(self) -> World:
        """The first world: where nothing is in doubt, the only one."""
        return self.worlds.first()

    @property
    def register(self) -> Register:
        """The register as it was known."""
        return self.worlds.material.register

    def say(self, words: Wording) -> str:
        """*words* in the reader's language."""
        return words.in_language(self.language)

    def name_of(self, name: str) -> str:
        """What a reader calls a party, an instrument, an organisation, a body, an office."""
        register = self.register
        if name in register.party:
            return party_name(register, name, self.language)
        held = register.instrument.get(name) or register.organisation.get(name)
        if held is not None:
            return self.say(held.title)
        return self._title_of_part(name)

    def _title_of_part(self, name: str) -> str:
        office = self.register.office.get(name)
        if office is not None and office.titles:
            return self.say(_title_on(office, self.on).title)
        held = lookups_of(self.opened)
        title = held.bodies.get(name) or held.sessions.get(name)
        return name if title is None else self.say(title)


def _title_on(office: Office, day: date) -> OfficeTitle:
    """What an office is called on a day; before its first title, by that."""
    used = [title for title in office.titles if title.since <= day]
    return used[-1] if used else office.titles[0]
