"""clause tables ──▶ clauses of the law."""

from __future__ import annotations

from dataclasses import replace

from foedus.law.terms import clauses as law
from foedus.law.terms.conditions import Condition, Group, StateSet
from foedus.law.terms.delays import Delay
from foedus.law.terms.evidence import Evidence, Place
from foedus.law.terms.instruments import Clauses
from foedus.law.terms.settlement import Settlement, SettlementStep
from foedus.law.terms.wording import Wording
from foedus.texts import followup_shapes, shapes, tables
from foedus.texts.atoms import ConditionField, StateSetField
from foedus.texts.reading import FileRead


def wording(table: tables.WordsTable) -> Wording:
    """The words of a table in both languages."""
    return Wording(table.en, table.ru)


def evidence_from(table: tables.Fact) -> Evidence:
    """On what evidence a table states its fact."""
    return Evidence(table.sources, table.confidence, wording(table.note))


def delay_from(table: tables.DelayTable) -> Delay:
    """A delay from its table."""
    return Delay(
        days=table.days,
        months=table.months,
        years=table.years,
        base=table.base,
        counting=table.counting,
        month_end=table.month_end,
        expiry=table.expiry,
        rounding=table.rounding,
        named=table.named,
        not_before=table.not_before,
    )


def _delay(table: tables.DelayTable | None) -> Delay | None:
    return None if table is None else delay_from(table)


def condition_from(field: ConditionField | None) -> Condition | None:
    """A condition from its field."""
    return None if field is None else field.value


def _states(field: StateSetField | None) -> StateSet:
    return Group.ANY if field is None else field.value


def text_from(table: tables.ClauseTable, where: Place) -> law.Text:
    """Where a clause stands and what it says."""
    return law.Text(
        cite=table.cite,
        words=wording(table.words),
        paraphrase=wording(table.paraphrase),
        confidence=table.confidence,
        sources=table.sources,
        where=where,
    )


def clauses_from(table: shapes.InstrumentFile, file: FileRead) -> Clauses:
    """All final clauses of an instrument file."""
    return Clauses(
        signature=_signature(table.signature, file.place("signature")),
        entry_into_force=_entry(table.entry_into_force, file.place("entry_into_force")),
        provisional=_provisional(table.provisional, file.place("provisional")),
        participation=_participation(table.participation, file.place("participation")),
        reservations=_reservations(table.reservations, file.place("reservations")),
        withdrawal=_withdrawal(table.withdrawal, file.place("withdrawal")),
        suspension=_withdrawal(table.suspension, file.place("suspension")),
        duration=_duration(table.duration, file.place("duration")),
        amendment=_amendment(table.amendment, file.place("amendment")),
        depositary=_depositary(table.depositary, file.place("depositary")),
        membership=_membership(table.membership, file.place("membership")),
        relations=tuple(
            _relation(relation, file.place("relations", number))
            for number, relation in enumerate(table.relations)
        ),
        settlement=_settlement(table.disputes_settlement, file),
    )


def _signature(table: shapes.SignatureTable | None, where: Place) -> law.SignatureClause | None:
    if table is None:
        return None
    return law.SignatureClause(
        text=text_from(table, where),
        manner=table.manner,
        split=table.split,
        initialling_counts=table.initialling_counts,
        ad_referendum_from_signature=table.ad_referendum_from_signature,
    )


def _entry(table: shapes.EntryIntoForceTable | None, where: Place) -> law.EntryIntoForce | None:
    if table is None:
        return None
    return law.EntryIntoForce(
        text=text_from(table, where),
        condition=condition_from(table.when),
        on=table.on,
        delay=delay_from(table.delay),
        floor=condition_from(table.floor),
        later=_delay(table.later),
        accession=_delay(table.accession),
        split=table.split,
        organisations_count=table.organisations_count,
        reservations_wait=table.reservations_wait,
        retroactive_from=table.retroactive_from,
        text_of=table.text_of,
        special=tuple(_special(one, where) for one in table.special),
    )


def _special(table: shapes.SpecialEntryTable, where: Place) -> law.SpecialEntry:
    return law.SpecialEntry(
        text=text_from(table, where),
        parties=frozenset(table.parties),
        condition=condition_from(table.when),
        delay=delay_from(table.delay),
    )


def _provisional(
    table: shapes.ProvisionalTable | None, where: Place
) -> law.ProvisionalApplication | None:
    if table is None:
        return None
    return law.ProvisionalApplication(
        text=text_from(table, where),
        start=table.start,
        delay=delay_from(table.delay),
        end_notice=delay_from(table.end_notice),
        provisions=table.provisions,
    )


def _participation(
    table: shapes.ParticipationTable | None, where: Place
) -> law.Participation | None:
    if table is None:
        return None
    return law.Participation(
        text=text_from(table, where),
        open_to=table.open_to,
        states=_states(table.states),
        after_entry_into_force=table.after_entry_into_force,
    )


def _reservations(table: shapes.ReservationsTable | None, where: Place) -> law.Reservations | None:
    if table is None:
        return None
    return law.Reservations(
        text=text_from(table, where),
        rule=table.rule,
        provisions=table.provisions,
        tacit=delay_from(table.tacit),
    )


def _withdrawal(table: shapes.WithdrawalTable | None, where: Place) -> law.Withdrawal | None:
    if table is None:
        return None
    return law.Withdrawal(
        text=text_from(table, where),
        notice=delay_from(table.notice),
        addressee=table.addressee,
        allowed=table.allowed,
        earliest=_delay(table.earliest),
        earliest_for_state=table.earliest_for_state,
        at_period_end=table.at_period_end,
        tail=wording(table.tail),
    )


def _duration(table: shapes.DurationTable | None, where: Place) -> law.Duration | None:
    if table is None:
        return None
    return law.Duration(
        text=text_from(table, where),
        term=_delay(table.term),
        end=table.end,
        until=table.until,
        renewal=_delay(table.renewal),
        window=_delay(table.window),
        renewal_ends_for_all=table.renewal_ends_for_all,
        extended_by=table.extended_by,
        extension=_delay(table.extension),
        extension_renewal=_delay(table.extension_renewal),
        until_end_of=table.until_end_of,
    )


def _amendment(table: shapes.AmendmentTable | None, where: Place) -> law.Amendment | None:
    if table is None:
        return None
    return law.Amendment(
        text=text_from(table, where),
        binds=table.binds,
        condition=condition_from(table.when),
        delay=delay_from(table.delay),
        objections=condition_from(table.objections),
        objection_period=_delay(table.objection_period),
        later_parties_join_amended=table.later_parties_join_amended,
    )


def _depositary(table: shapes.DepositaryTable | None, where: Place) -> law.DepositaryClause | None:
    if table is None:
        return None
    return law.DepositaryClause(text=text_from(table, where), holder=table.holder)


def _membership(table: shapes.MembershipTable | None, where: Place) -> law.MembershipLink | None:
    if table is None:
        return None
    return law.MembershipLink(
        text=text_from(table, where),
        organisation=table.organisation,
        criterion=table.criterion,
    )


def _relation(table: shapes.RelationTable, where: Place) -> law.Relation:
    return law.Relation(
        text=text_from(table, where),
        rule=table.rule,
        others=table.others,
        for_parties=frozenset(table.parties),
    )


def _settlement(table: followup_shapes.SettlementTable | None, file: FileRead) -> Settlement | None:
    if table is None:
        return None
    return Settlement(
        text=text_from(table, file.place("disputes_settlement")),
        covers=wording(table.covers),
        steps=tuple(
            _settlement_step(step, table, file.place("disputes_settlement", "steps", number))
            for number, step in enumerate(table.steps)
        ),
    )


def _settlement_step(
    table: followup_shapes.SettlementStepTable,
    clause: followup_shapes.SettlementTable,
    where: Place,
) -> SettlementStep:
    """A step; what it does not say of where it stands is what the clause says."""
    own = replace(
        text_from(table, where),
        cite=table.cite or clause.cite,
        sources=table.sources or clause.sources,
    )
    return SettlementStep(
        name=table.name,
        means=table.means,
        text=own,
        follows=table.follows,
        wait=_delay(table.wait),
        limit=_delay(table.limit),
        initiative=table.initiative,
        forum=table.forum,
        both_parties_to=table.both_parties_to,
        requires=wording(table.requires),
        covers=wording(table.covers),
        excluded=frozenset(table.excluded),
    )
