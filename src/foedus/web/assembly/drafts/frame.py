"""What every page of one draft shows: its title, where it stands, and what may be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from foedus.accounts.models import User
from foedus.accounts.permissions import may
from foedus.accounts.protecting import account_signed_in
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import bodies
from foedus.assembly.drafts.deadlines import due
from foedus.assembly.drafts.stances import AGREED_IN
from foedus.assembly.drafts.steps import ON_ITS_WAY
from foedus.assembly.drafts.versions import may_write, newest
from foedus.assembly.models import Draft, DraftVersion
from foedus.law.terms.register import Register
from foedus.law.terms.wording import Language, Wording
from foedus.register.held import held
from foedus.web.assembly.drafts.words import PHASE_MARKS
from foedus.web.languages import language_now


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """What whoever looks may do with a draft now."""

    prepare: bool
    write: bool
    say: bool
    agree: bool


def title_of(draft: Draft, language: Language | None = None) -> str:
    """The title in the language of the page, or in the other one."""
    return Wording(draft.title_en, draft.title_ru).in_language(language or language_now())


def other_title(draft: Draft) -> str:
    """The title in the other language, where it is held too."""
    titles = {"en": draft.title_en, "ru": draft.title_ru}
    shown = titles.pop(language_now())
    return next(iter(titles.values())) if shown else ""


@dataclass(frozen=True, slots=True)
class Names:
    """What bodies and parties are called; the register is asked for once."""

    register: Register
    language: Language

    def body(self, body: str) -> str:
        """What a body is called."""
        known = bodies(self.register).get(body, Wording(body, body))
        return known.in_language(self.language)

    def party(self, code: str) -> str:
        """What a party or a body is called; what the register does not hold is called itself."""
        party = self.register.party.get(code)
        return self.body(code) if party is None else party.name.in_language(self.language)

    def of(self, codes: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Codes and names, by name."""
        return tuple(sorted(((one, self.party(one)) for one in codes), key=lambda pair: pair[1]))


def names_now() -> Names:
    """The names of the register as it stands, in the language of the page."""
    return Names(held().register, language_now())


def may_of(reader: User, draft: Draft, at: datetime) -> May:
    """What *reader* may do. A delegation past its deadline may not say more; it is told when."""
    comments = may(reader, "assembly.comment", draft) and draft.phase in ON_ITS_WAY
    until = due(draft, reader.delegation, "", at) if reader.is_delegate else None
    return May(
        prepare=may(reader, "assembly.prepare"),
        write=may_write(Doing(reader, at), draft) and draft.phase in ON_ITS_WAY,
        say=comments and (until is None or at <= until),
        agree=draft.phase in AGREED_IN and reader.is_delegate,
    )


def frame_of(request: HttpRequest, draft: Draft, here: str) -> dict[str, Any]:
    """The context that the pages of one draft share; *here* is the name of the address."""
    reader, at = account_signed_in(request), timezone.now()
    texts: tuple[DraftVersion, ...] = newest(draft)
    names = names_now()
    return {
        "draft": draft,
        "title": title_of(draft),
        "other": other_title(draft),
        "body": names.body(draft.body),
        "proposer": names.party(draft.tabled_by) if draft.tabled_by else "",
        "phase_mark": PHASE_MARKS[draft.phase],
        "names": names,
        "texts": texts,
        "may": may_of(reader, draft, at),
        "until": due(draft, reader.delegation, "", at),
        "late": _late(draft, reader, at),
        "reader": reader,
        "at": here,
    }


def _late(draft: Draft, reader: User, at: datetime) -> bool:
    until = due(draft, reader.delegation, "", at) if draft.phase in ON_ITS_WAY else None
    return until is not None and at > until
