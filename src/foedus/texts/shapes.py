"""The shapes of a register's tables: which keys a file may have, and of what type.

This is the one definition of the format. `reading` checks files against it, `schema` publishes
it as JSON Schema, `writing` takes the order of keys from it. Unknown keys are refused.
"""

from __future__ import annotations

from datetime import date
from datetime import date as Day
from typing import Annotated

from msgspec import Meta, field

from foedus.law.terms.acts import Kind, Manner, Qualification, Stated
from foedus.law.terms.clauses import (
    AmendmentRule,
    Entitlement,
    ProvisionalStart,
    RelationRule,
    ReservationRule,
    Split,
    TermEnd,
)
from foedus.law.terms.delays import Base
from foedus.law.terms.instruments import TextHeld
from foedus.law.terms.procedure import DueThing, Proposer, QuestionKind, Silence
from foedus.texts.atoms import ConditionField, StateSetField, WeightField, WhenField
from foedus.texts.followup_shapes import ProgrammeTable, SettlementTable
from foedus.texts.tables import ClauseTable, DelayTable, Fact, Table, WordsTable


class SpecialEntryTable(ClauseTable, frozen=True, kw_only=True):
    parties: tuple[str, ...]
    when: ConditionField | None = None
    delay: DelayTable = DelayTable()


class EntryIntoForceTable(ClauseTable, frozen=True, kw_only=True):
    when: ConditionField | None = None
    on: date | None = None
    delay: DelayTable = DelayTable()
    floor: ConditionField | None = None
    later: DelayTable | None = None
    accession: DelayTable | None = None
    split: Split = Split.AT_THRESHOLD
    organisations_count: bool = False
    reservations_wait: bool = False
    retroactive_from: date | None = None
    text_of: date | None = None
    special: tuple[SpecialEntryTable, ...] = ()


class SignatureTable(ClauseTable, frozen=True, kw_only=True):
    manner: Manner = Manner.SUBJECT_TO_PROCEDURES
    split: bool = False
    initialling_counts: bool = False
    ad_referendum_from_signature: bool = False


class ProvisionalTable(ClauseTable, frozen=True, kw_only=True):
    start: ProvisionalStart = ProvisionalStart.SIGNATURE
    delay: DelayTable = DelayTable(base=Base.SIGNATURE)
    end_notice: DelayTable = DelayTable()
    provisions: tuple[str, ...] = ()


class ParticipationTable(ClauseTable, frozen=True, kw_only=True):
    open_to: tuple[Entitlement, ...]
    states: StateSetField | None = None
    after_entry_into_force: bool = False


class ReservationsTable(ClauseTable, frozen=True, kw_only=True):
    rule: ReservationRule = ReservationRule.SILENT
    provisions: tuple[str, ...] = ()
    tacit: DelayTable = DelayTable(months=12, base=Base.NOTIFICATION_TO_ADDRESSEE)


class WithdrawalTable(ClauseTable, frozen=True, kw_only=True):
    notice: DelayTable = DelayTable()
    addressee: str = "depositary"
    allowed: bool = True
    earliest: DelayTable | None = None
    earliest_for_state: bool = False
    at_period_end: bool = False
    tail: WordsTable = WordsTable()


class DurationTable(ClauseTable, frozen=True, kw_only=True):
    term: DelayTable | None = None
    end: TermEnd = TermEnd.ENDS_ON_ANNIVERSARY
    until: date | None = None
    renewal: DelayTable | None = None
    window: DelayTable | None = None
    renewal_ends_for_all: bool = False
    extended_by: str = ""
    extension: DelayTable | None = None
    extension_renewal: DelayTable | None = None
    until_end_of: str = ""


class AmendmentTable(ClauseTable, frozen=True, kw_only=True):
    binds: AmendmentRule = AmendmentRule.THOSE_WHO_ACCEPT
    when: ConditionField | None = None
    delay: DelayTable = DelayTable()
    objections: ConditionField | None = None
    objection_period: DelayTable | None = None
    later_parties_join_amended: bool = True


class RelationTable(ClauseTable, frozen=True, kw_only=True):
    rule: RelationRule
    others: tuple[str, ...]
    parties: tuple[str, ...] = ()


class DepositaryTable(ClauseTable, frozen=True, kw_only=True):
    holder: str


class MembershipTable(ClauseTable, frozen=True, kw_only=True):
    organisation: str
    criterion: str = "member"


class ActTable(Fact, frozen=True, kw_only=True):
    """One act, or the same act by several states on one day (``parties``)."""

    id: str = ""
    kind: Kind
    party: str = ""
    parties: tuple[str, ...] = ()
    date: WhenField | None = None
    received: WhenField | None = None
    recorded: Day | None = None
    notified: Day | None = None
    notified_to: dict[str, Day] = field(default_factory=dict)
    effect: WhenField | None = None
    until: WhenField | None = None
    states: Stated = Stated.PARTY
    manner: Manner = Manner.AS_CLAUSE_SAYS
    qualification: Qualification = Qualification.NONE
    inferred: bool = False
    about: str = ""
    towards: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    opposes_entry_into_force: bool = False
    predecessor: str = ""
    date_of_succession: Day | None = None
    person: str = ""
    title: WordsTable = WordsTable()
    place: str = ""
    formats: tuple[str, ...] = ()
    co_chairs: tuple[str, ...] = ()
    corrects: dict[str, WhenField] = field(default_factory=dict)
    words: WordsTable = WordsTable()
    dispute: str = ""
    reading: str = ""


class DisputeTable(Table, frozen=True, kw_only=True):
    """A matter on which sources differ. ``settled`` names the reading that the register follows."""

    id: str
    question: WordsTable
    settled: str = ""
    reason: WordsTable = WordsTable()


class InstrumentFile(Fact, frozen=True, kw_only=True):
    """A file of ``instruments/``."""

    id: str
    title: WordsTable
    kind: str = "treaty"
    adopted: WhenField
    place: str = ""
    within: str = ""
    body: str = ""
    languages: tuple[str, ...] = ()
    text_held: TextHeld = TextHeld.WHOLE
    binding: bool = True
    bilateral: bool = False
    also: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    negotiating: tuple[str, ...] = ()
    signature: SignatureTable | None = None
    entry_into_force: EntryIntoForceTable | None = None
    provisional: ProvisionalTable | None = None
    participation: ParticipationTable | None = None
    reservations: ReservationsTable | None = None
    withdrawal: WithdrawalTable | None = None
    suspension: WithdrawalTable | None = None
    duration: DurationTable | None = None
    amendment: AmendmentTable | None = None
    depositary: DepositaryTable | None = None
    membership: MembershipTable | None = None
    disputes_settlement: SettlementTable | None = None
    relations: tuple[RelationTable, ...] = ()
    weights: dict[str, dict[str, WeightField]] = field(default_factory=dict)
    programme: ProgrammeTable | None = None
    disputes: tuple[DisputeTable, ...] = ()
    acts: tuple[ActTable, ...] = ()


class CriterionTable(ClauseTable, frozen=True, kw_only=True):
    name: str
    title: WordsTable
    reading: str = ""
    when: ConditionField


class LinkTable(Fact, frozen=True, kw_only=True):
    to: str
    relation: str
    since: date | None = None
    instrument: str = ""
    words: WordsTable = WordsTable()


class ChairRuleTable(ClauseTable, frozen=True, kw_only=True):
    since: date
    until: date | None = None
    order: tuple[str, ...] = ()
    term_months: Annotated[int, Meta(ge=0, le=1_200)] = 12
    calendar_year: bool = False
    co_chairs: bool = False
    departures_move: bool = False


class DecidingTable(ClauseTable, frozen=True, kw_only=True):
    since: date
    until: date | None = None
    kinds: tuple[QuestionKind, ...] = ()
    when: ConditionField | None = None
    instrument: str = ""
    silence: Silence = Silence.NOTHING


class QuorumTable(ClauseTable, frozen=True, kw_only=True):
    when: ConditionField


class ProposersTable(ClauseTable, frozen=True, kw_only=True):
    who: tuple[Proposer, ...]


class DueTable(ClauseTable, frozen=True, kw_only=True):
    what: DueThing
    days_before: Annotated[int, Meta(ge=0, le=3_650)]


class RulesTable(ClauseTable, frozen=True, kw_only=True):
    since: date
    until: date | None = None
    instrument: str = ""
    quorum: QuorumTable | None = None
    proposers: ProposersTable | None = None
    languages: tuple[str, ...] = ()
    level: WordsTable = WordsTable()
    deadlines: tuple[DueTable, ...] = ()
    particulars: tuple[ClauseTable, ...] = ()


class BodyTable(Fact, frozen=True, kw_only=True):
    id: str
    title: WordsTable
    also: tuple[str, ...] = ()
    founded_by: str = ""
    seats: ConditionField | None = None
    seats_cite: str = ""
    seats_paraphrase: WordsTable = WordsTable()
    decision_rule: str = ""
    frequency: str = ""
    subjects: tuple[str, ...] = ()
    rules: tuple[RulesTable, ...] = ()
    deciding: tuple[DecidingTable, ...] = ()
    functions: tuple[ClauseTable, ...] = ()


class OrganisationFile(Fact, frozen=True, kw_only=True):
    """A file of ``organisations/``."""

    id: str
    title: WordsTable
    also: tuple[str, ...] = ()
    constituent: str = ""
    criteria: tuple[CriterionTable, ...] = ()
    links: tuple[LinkTable, ...] = ()
    chair_rules: tuple[ChairRuleTable, ...] = ()
    bodies: tuple[BodyTable, ...] = ()
    disputes: tuple[DisputeTable, ...] = ()
    acts: tuple[ActTable, ...] = ()


class OfficeTitleTable(Table, frozen=True, kw_only=True):
    since: date
    title: WordsTable


class OfficeRuleTable(ClauseTable, frozen=True, kw_only=True):
    term_months: int = 0
    holding_over: bool = True


class OfficeFile(Table, frozen=True, kw_only=True):
    """A file of ``offices/``."""

    id: str
    organisation: str
    titles: tuple[OfficeTitleTable, ...]
    also: tuple[str, ...] = ()
    rule: OfficeRuleTable | None = None
    disputes: tuple[DisputeTable, ...] = ()
    acts: tuple[ActTable, ...] = ()


class PartyTable(Table, frozen=True, kw_only=True):
    code: str
    name: WordsTable
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    existed_from: date | None = None
    existed_until: date | None = None
    organisation: bool = False


class SourceTable(Table, frozen=True, kw_only=True):
    id: str
    title: str
    note: str = ""


class ReadingTable(Table, frozen=True, kw_only=True):
    name: str
    title: WordsTable


class RegisterFile(Table, frozen=True, kw_only=True):
    """The file ``register.toml``."""

    id: str
    title: WordsTable
    format: int = 1
    licence: str = ""
    zone: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_+/-]*$")] = ""
    readings: tuple[ReadingTable, ...] = ()


class PartiesFile(Table, frozen=True, kw_only=True):
    """The file ``parties.toml``."""

    parties: tuple[PartyTable, ...]


class SourcesFile(Table, frozen=True, kw_only=True):
    """The file ``sources.toml``."""

    sources: tuple[SourceTable, ...]
