"""A row of a status table: all that is recorded and computed of one state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from foedus.audit.backwards import bases
from foedus.collection.addresses import anchor, standing_path
from foedus.collection.pages.acts import act_shown, acts_shown, party_named
from foedus.collection.pages.asked import held, standing_of
from foedus.collection.pages.days import told_shown
from foedus.collection.pages.disputes import RivalShown, rivals_among
from foedus.collection.pages.limits import LimitShown, limits_by, limits_of
from foedus.collection.pages.marks import Mark, mark_of
from foedus.collection.pages.parts import ActShown, DayShown, Named, Proof
from foedus.collection.pages.proofs import proof_shown
from foedus.collection.pages.sentences import standing_question, standing_title, word_shown
from foedus.collection.pages.spans import bond_told
from foedus.collection.pages.view import View
from foedus.law.answers import answers as given
from foedus.law.answers.data import has_interim_obligation
from foedus.law.terms.acts import CONSENT_KINDS, Act, Kind, Stated
from foedus.law.terms.delays import Base
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

_CONSENTS = CONSENT_KINDS | {Kind.SUCCESSION, Kind.CONTINUATION, Kind.CONFIRMATION_OF_SIGNATURE}
_NOTHING = Wording(
    "No act of this state is recorded: signature, notification, accession.",
    "Действий этого государства не учтено: ни подписи, ни уведомления, ни присоединения.",
)


class RowGroup(StrEnum):
    """The parts of a status table, in their order."""

    PARTIES = "parties"
    OTHERWISE_BOUND = "otherwise-bound"
    FORMER = "former"
    NOT_PARTIES = "not-parties"


_GROUPS = {
    Mark.IN_FORCE: RowGroup.PARTIES,
    Mark.SUSPENDED: RowGroup.PARTIES,
    Mark.PROVISIONAL: RowGroup.OTHERWISE_BOUND,
    Mark.THROUGH: RowGroup.OTHERWISE_BOUND,
    Mark.DISPUTED: RowGroup.OTHERWISE_BOUND,
    Mark.UNKNOWN: RowGroup.OTHERWISE_BOUND,
    Mark.ENDED: RowGroup.FORMER,
}


class Belongs(StrEnum):
    """Whether a state is a member of the organisation of the instrument (bold, italics)."""

    MEMBER = "member"
    NON_MEMBER = "non-member"
    NOT_ASKED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implied:
    """The days on which consent must have been given, reckoned back from a stated effect.

    They are shown in small words and counted nowhere.
    """

    days: tuple[date, ...]
    effect: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """How one state stands to an instrument on the day.

    *word* with its *mark*; *since* and *until* are those of the word. *signature* is the act of
    signing, or the record that it did not; *consents* the acts of consent with their letters,
    without rival claims that are not followed (those stand in *rivals*).
    *effect*: from when it is (was, will be) bound; *ended*: out from that day, and then both
    stand in brackets (*bracketed*). *limits* are its suspensions and measures on the day,
    *acts* all its acts.
    """

    party: Named
    belongs: Belongs
    group: RowGroup
    mark: Mark
    word: str
    since: DayShown
    until: DayShown
    signature: ActShown | None
    consents: tuple[ActShown, ...]
    effect: DayShown
    provisional: DayShown
    provisional_until: DayShown
    ended: DayShown
    bracketed: bool
    implied: tuple[Implied, ...]
    interim_obligation: bool
    limits: tuple[LimitShown, ...]
    rivals: tuple[RivalShown, ...]
    acts: tuple[ActShown, ...]
    remark: str
    href: str
    proof: Proof


def standing(view: View, instrument: str, party: str, *, key: str = "") -> StandingRow:
    """How one state stands to one instrument, with its proof; UnknownName for an unknown name.

    *key* is that of its proof, for a page that has several rows of one state.
    """
    one = held(view, instrument)
    code = view.opened.names.party(party)
    told = standing_of(view, one.id, code)
    return row_of(view, one, told, limits_of(view, one), key or anchor(code))


def row_of(
    view: View,
    instrument: Instrument,
    told: given.PartyStanding,
    limits: tuple[LimitShown, ...],
    key: str,
) -> StandingRow:
    """The row of one state; *key* is that of its proof."""
    acts = tuple(act for act in instrument.acts if act.party == told.party)
    bond = bond_told(view, instrument.id, told.party)
    mark = mark_of(told.word)
    effect, ended = (told_shown(one, view.language, key) for one in bond[:2])
    start, end = (told_shown(one, view.language, key) for one in bond[2:])
    return StandingRow(
        party=party_named(view, told.party),
        belongs=_belongs(view, instrument, told.party),
        group=_GROUPS.get(mark, RowGroup.NOT_PARTIES),
        mark=mark,
        word=word_shown(view, told.word),
        since=told_shown(told.since, view.language, key),
        until=told_shown(told.until, view.language, key),
        signature=None if told.signature is None else act_shown(view, told.signature),
        consents=acts_shown(view, _consents(view, instrument, told.party, acts)),
        effect=effect,
        provisional=start,
        provisional_until=end,
        ended=ended,
        bracketed=mark is Mark.ENDED,
        implied=tuple(_implied(view, instrument, acts)),
        interim_obligation=has_interim_obligation(told),
        limits=tuple(limits_by(limits, told.party)),
        rivals=rivals_among(view, instrument.disputes, acts),
        acts=acts_shown(view, acts),
        remark="" if acts or mark is not Mark.NONE else view.say(_NOTHING),
        href=standing_path(instrument.id, told.party),
        proof=proof_shown(
            view,
            key,
            standing_question(view, told),
            standing_title(view, instrument.id, told),
            told.proof,
        ),
    )


def _consents(
    view: View, instrument: Instrument, party: str, acts: tuple[Act, ...]
) -> Iterator[Act]:
    """The acts of consent, and a signature where it is one (definitive signature)."""
    status = view.first.status(instrument.id)
    counted = () if status is None else status.consents.by_party.get(party, ())
    definitive = {one.act.id for one in counted}
    for act in (one for one in acts if _is_followed(view, instrument, one)):
        if act.kind in _CONSENTS or (act.kind is Kind.SIGNATURE and act.id in definitive):
            yield act


def _is_followed(view: View, instrument: Instrument, act: Act) -> bool:
    """Whether nobody has settled the matter otherwise; rivals that lost stand with the rivals."""
    if act.rival is None:
        return True
    settled = view.worlds.settled.get((instrument.id, act.rival.dispute), act.rival.reading)
    return settled == act.rival.reading


def _implied(view: View, instrument: Instrument, acts: tuple[Act, ...]) -> Iterator[Implied]:
    """The day of deposit that a stated effect implies, where no consent is on record."""
    clause = instrument.clauses.entry_into_force
    status = view.first.status(instrument.id)
    general = None if status is None else status.entry.day
    if clause is None or clause.later is None or any(act.kind in _CONSENTS for act in acts):
        return
    if clause.later.base not in {Base.DEPOSIT, Base.RECEIPT} or general is None:
        return
    stated = (a.effect for a in acts if a.kind is Kind.STATEMENT and a.states is Stated.PARTY)
    for effect in stated:
        if isinstance(effect, date) and effect > general:
            yield Implied(days=bases(clause.later, effect), effect=effect)


def _belongs(view: View, instrument: Instrument, party: str) -> Belongs:
    held_by = view.register.organisation.get(instrument.within)
    if held_by is None or not held_by.criteria:
        return Belongs.NOT_ASKED
    names = [criterion.name for criterion in held_by.criteria]
    criterion = "member" if "member" in names else names[0]
    spans = view.first.members(held_by.id, criterion).get(party, ())
    return Belongs.MEMBER if any(view.on in span for span in spans) else Belongs.NON_MEMBER
