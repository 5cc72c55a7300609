"""Opening a draft, and to whom it is open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from foedus.accounts.errors import Refused
from foedus.accounts.reasons import Reason
from foedus.assembly.doing import Doing
from foedus.assembly.drafts.bodies import check_body, check_parties
from foedus.assembly.drafts.errors import BadDraft, DraftExists
from foedus.assembly.drafts.steps import in_phase, noted
from foedus.assembly.drafts.words import REMARK, line_of, words_of
from foedus.assembly.models import Draft, DraftReader, DraftReaderEnd, Phase
from foedus.drafting.akoma.terms import ISO_639_2
from foedus.register.held import held

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*){1,3}")
_KIND: Final = re.compile(r"[a-z][a-z -]{0,39}")
_SUBJECT: Final = re.compile(r"[a-z][a-z0-9-]{0,59}")
_LONGEST_NAME: Final = 120
OPEN: Final = frozenset(Phase) - {Phase.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraft:
    """What a draft says of itself when it is opened.

    *name* is the id that the instrument will have; *languages* those in which it will be
    authentic (ISO 639-1), *tabled_by* the state or body that proposes it.
    """

    name: str
    kind: str
    body: str
    title_en: str = ""
    title_ru: str = ""
    languages: tuple[str, ...] = ("ru",)
    subjects: tuple[str, ...] = ()
    tabled_by: str = ""


@transaction.atomic
def open_draft(doing: Doing, new: NewDraft) -> Draft:
    """Open a draft. A delegation proposes it in its own name, and reads it from the beginning.

    Raises `Refused`, `BadDraft`, `DraftExists`, `UnknownName` for a body that is not held.
    """
    doing.demand("assembly.propose")
    if doing.by.is_delegate and new.tabled_by not in {"", doing.by.delegation}:
        raise Refused("assembly.propose", Reason.OBJECT)
    fields = _checked(new)
    if doing.by.is_delegate:
        fields["tabled_by"] = doing.by.delegation
    if Draft.objects.filter(name=new.name).exists() or new.name in held().register.instrument:
        raise DraftExists(new.name)
    try:
        with transaction.atomic():
            draft = Draft.objects.create(**fields, opened_by=doing.by, opened_at=doing.at)
    except IntegrityError:  # two opened it at the same moment
        raise DraftExists(new.name) from None
    noted(draft, doing, "opened")
    return draft


def _checked(new: NewDraft) -> dict[str, object]:
    if len(new.name) > _LONGEST_NAME or not _NAME.fullmatch(new.name):
        raise BadDraft(
            "name",
            _(
                "An id is made of small Latin letters, digits and hyphens, with a stroke after the "
                "organisation: lake/agreement-2027."
            ),
        )
    if not _KIND.fullmatch(new.kind):
        raise BadDraft("kind", _("A kind is a word in small Latin letters: treaty, decision."))
    titles = {
        "title_en": line_of("title_en", new.title_en),
        "title_ru": line_of("title_ru", new.title_ru),
    }
    if not any(titles.values()):
        raise BadDraft("title_ru", _("A draft has a title, in English or in Russian. Write it."))
    return {
        **titles,
        "name": new.name,
        "kind": new.kind,
        "body": check_body(new.body),
        "languages": list(_languages(new.languages)),
        "subjects": list(_subjects(new.subjects)),
        "tabled_by": _proposer(new.tabled_by),
    }


def _languages(given: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [one for one in given if one not in ISO_639_2]
    if unknown or not given:
        raise BadDraft(
            "languages",
            _("Languages are written as %(codes)s; at least one is needed.")
            % {"codes": ", ".join(sorted(ISO_639_2))},
        )
    return tuple(dict.fromkeys(given))


def _subjects(given: tuple[str, ...]) -> tuple[str, ...]:
    for one in given:
        if not _SUBJECT.fullmatch(one):
            raise BadDraft(
                "subjects",
                _("%(given)s is no subject: write it as free-trade.") % {"given": one[:60]},
            )
    return tuple(dict.fromkeys(given))


def _proposer(given: str) -> str:
    if given and given not in held().register.party:
        check_body(given)
    return given


@transaction.atomic
def invite(
    doing: Doing, draft: Draft, parties: Iterable[str], phase: Phase
) -> tuple[DraftReader, ...]:
    """Open *draft* to delegations from *phase* on; who can read it from then on already, may.

    Raises `Refused`, `UnknownName`, `NotNow`.
    """
    doing.demand("assembly.prepare")
    Draft.objects.select_for_update().get(pk=draft.pk)
    in_phase(draft, "opened to others", OPEN)
    known = set(draft.open_to.filter(ended=None, phase=phase).values_list("party", flat=True))
    rows = tuple(
        DraftReader.objects.create(draft=draft, party=one, phase=phase, at=doing.at, by=doing.by)
        for one in check_parties(parties)
        if one not in known
    )
    if rows:
        noted(draft, doing, "invited", f"{phase}: {', '.join(row.party for row in rows)}")
    return rows


@transaction.atomic
def end_invitation(doing: Doing, draft: Draft, party: str, reason: str) -> int:
    """End every invitation of *party* to read *draft*; how many there were.

    What was read stays read, and what the delegation said stays in the record.
    Raises `Refused`, `BadDraft`.
    """
    doing.demand("assembly.prepare")
    why = words_of("reason", reason, REMARK)
    if not why:
        raise BadDraft("reason", _("Say why the draft is closed to the delegation."))
    rows = draft.open_to.filter(ended=None, party=party)
    ends = [DraftReaderEnd(invitation=row, reason=why, at=doing.at, by=doing.by) for row in rows]
    DraftReaderEnd.objects.bulk_create(ends)
    if ends:
        noted(draft, doing, "uninvited", f"{party}: {why}")
    return len(ends)
