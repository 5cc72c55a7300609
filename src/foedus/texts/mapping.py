"""tables ──▶ law: the only door between a register's files and the values of the law."""

from __future__ import annotations

from collections.abc import Iterator

from foedus.law.terms.acts import DONE_AT_ADOPTION, Act, Rival, with_dates
from foedus.law.terms.clauses import Text
from foedus.law.terms.evidence import Place, Source
from foedus.law.terms.instruments import Dispute, Instrument, WeightTable
from foedus.law.terms.organisations import (
    Body,
    ChairRule,
    Criterion,
    Link,
    Office,
    OfficeTitle,
    Organisation,
    Session,
)
from foedus.law.terms.register import Party, ReadingNote
from foedus.law.terms.sessions import AgendaPoint, Delegation, Figure
from foedus.law.terms.uncertain import When
from foedus.texts import session_shapes, shapes
from foedus.texts.atoms import WeightField, WhenField
from foedus.texts.clause_mapping import (
    clauses_from,
    condition_from,
    evidence_from,
    text_from,
    wording,
)
from foedus.texts.procedure_mapping import decision_rule_from, version_from
from foedus.texts.programme_mapping import programme_from
from foedus.texts.reading import FileRead


def instrument_from(table: shapes.InstrumentFile, file: FileRead) -> Instrument:
    """An instrument from its file."""
    return Instrument(
        id=table.id,
        title=wording(table.title),
        kind=table.kind,
        adopted=table.adopted.value,
        place=table.place,
        within=table.within,
        body=table.body,
        languages=table.languages,
        text_held=table.text_held,
        binding=table.binding,
        bilateral=table.bilateral,
        also=table.also,
        subjects=table.subjects,
        negotiating=frozenset(table.negotiating),
        clauses=clauses_from(table, file),
        acts=tuple(
            _dated_by_adoption(act, table.adopted.value)
            for act in acts_from(table.acts, table.id, file)
        ),
        disputes=_disputes(table.disputes, file),
        weights=tuple((name, _weights(rows)) for name, rows in table.weights.items()),
        programme=programme_from(table.programme, file),
        evidence=evidence_from(table),
        where=file.place(),
    )


def _dated_by_adoption(act: Act, adopted: When) -> Act:
    """A signature without a day of its own was given when the text was adopted, certain or not."""
    if act.kind in DONE_AT_ADOPTION and act.legal_when is None:
        return with_dates(act, {"date": adopted})
    return act


def _weights(rows: dict[str, WeightField]) -> WeightTable:
    return tuple((party, weight.value) for party, weight in rows.items())


def acts_from(
    tables: tuple[shapes.ActTable, ...], holder: str, file: FileRead, *path: str | int
) -> tuple[Act, ...]:
    """The acts of a file; a table that names several parties is an act of each of them."""
    return tuple(
        act
        for number, table in enumerate(tables)
        for act in _acts(table, holder, number, file.place(*path, "acts", number))
    )


def _acts(table: shapes.ActTable, holder: str, number: int, where: Place) -> Iterator[Act]:
    parties = tuple(dict.fromkeys(p for p in (*table.parties, table.party) if p)) or ("",)
    for party in parties:
        several = len(parties) > 1
        own = f"{table.id}:{party}" if table.id and several else table.id
        yield _act(table, own or f"{holder}#{number + 1}:{party}", holder, party, where)


def _act(table: shapes.ActTable, own: str, holder: str, party: str, where: Place) -> Act:
    return Act(
        id=own,
        kind=table.kind,
        instrument=holder,
        party=party,
        date=_when(table.date),
        received=_when(table.received),
        recorded=table.recorded,
        notified=table.notified,
        notified_to=tuple(table.notified_to.items()),
        effect=_when(table.effect),
        until=_when(table.until),
        evidence=evidence_from(table),
        rival=_rival(table.dispute, table.reading),
        about=table.about,
        manner=table.manner,
        qualification=table.qualification,
        states=table.states,
        towards=table.towards,
        provisions=table.provisions,
        goods=table.goods,
        opposes_entry_into_force=table.opposes_entry_into_force,
        inferred=table.inferred,
        predecessor=table.predecessor,
        date_of_succession=table.date_of_succession,
        person=table.person,
        title=wording(table.title),
        place=table.place,
        formats=table.formats,
        co_chairs=table.co_chairs,
        corrects=tuple((name, when.value) for name, when in table.corrects.items()),
        words=wording(table.words),
        where=where,
    )


def _rival(dispute: str, reading: str) -> Rival | None:
    if not dispute and not reading:
        return None
    return Rival(dispute=dispute, reading=reading)


def _when(field: WhenField | None) -> When | None:
    return None if field is None else field.value


def _disputes(
    tables: tuple[shapes.DisputeTable, ...], file: FileRead, *path: str | int
) -> tuple[Dispute, ...]:
    return tuple(
        Dispute(
            id=table.id,
            question=wording(table.question),
            settled=table.settled,
            reason=wording(table.reason),
            where=file.place(*path, "disputes", number),
        )
        for number, table in enumerate(tables)
    )


def organisation_from(table: shapes.OrganisationFile, file: FileRead) -> Organisation:
    """An organisation from its file."""
    return Organisation(
        id=table.id,
        title=wording(table.title),
        also=table.also,
        constituent=table.constituent,
        criteria=tuple(
            _criterion(one, file.place("criteria", n)) for n, one in enumerate(table.criteria)
        ),
        links=tuple(_link(one) for one in table.links),
        bodies=tuple(_body(one, file, n) for n, one in enumerate(table.bodies)),
        chair_rules=tuple(
            _chair_rule(one, file.place("chair_rules", n))
            for n, one in enumerate(table.chair_rules)
        ),
        acts=acts_from(table.acts, table.id, file),
        disputes=_disputes(table.disputes, file),
        evidence=evidence_from(table),
        where=file.place(),
    )


def _criterion(table: shapes.CriterionTable, where: Place) -> Criterion:
    return Criterion(
        name=table.name,
        title=wording(table.title),
        text=text_from(table, where),
        condition=table.when.value,
        reading=table.reading,
    )


def _link(table: shapes.LinkTable) -> Link:
    return Link(
        to=table.to,
        relation=table.relation,
        since=table.since,
        instrument=table.instrument,
        words=wording(table.words),
        evidence=evidence_from(table),
    )


def _body(table: shapes.BodyTable, file: FileRead, number: int) -> Body:
    place = ("bodies", number)
    where = file.place(*place)
    composition = Text(
        cite=table.seats_cite, paraphrase=wording(table.seats_paraphrase), where=where
    )
    return Body(
        id=table.id,
        title=wording(table.title),
        also=table.also,
        founded_by=table.founded_by,
        composition=composition if table.seats_cite else None,
        seats=condition_from(table.seats),
        decision_rule=table.decision_rule,
        frequency=table.frequency,
        subjects=table.subjects,
        rules=tuple(
            version_from(one, file, (*place, "rules", n)) for n, one in enumerate(table.rules)
        ),
        deciding=tuple(
            decision_rule_from(one, file.place(*place, "deciding", n))
            for n, one in enumerate(table.deciding)
        ),
        functions=tuple(
            text_from(one, file.place(*place, "functions", n))
            for n, one in enumerate(table.functions)
        ),
        evidence=evidence_from(table),
        note=wording(table.note),
    )


def _chair_rule(table: shapes.ChairRuleTable, where: Place) -> ChairRule:
    return ChairRule(
        text=text_from(table, where),
        since=table.since,
        until=table.until,
        order=table.order,
        term_months=table.term_months,
        calendar_year=table.calendar_year,
        co_chairs=table.co_chairs,
        departures_move=table.departures_move,
    )


def office_from(table: shapes.OfficeFile, file: FileRead) -> Office:
    """An office from its file."""
    rule = table.rule
    return Office(
        id=table.id,
        organisation=table.organisation,
        titles=tuple(OfficeTitle(since=t.since, title=wording(t.title)) for t in table.titles),
        also=table.also,
        text=text_from(rule, file.place("rule")) if rule is not None else None,
        term_months=rule.term_months if rule is not None else 0,
        holding_over=rule.holding_over if rule is not None else True,
        acts=acts_from(table.acts, table.id, file),
        disputes=_disputes(table.disputes, file),
        where=file.place(),
    )


def sessions_from(table: session_shapes.SessionsFile, file: FileRead) -> tuple[Session, ...]:
    """The sessions of one body from their file."""
    return tuple(
        Session(
            id=one.id,
            body=table.body,
            title=wording(one.title),
            form=one.form,
            mode=one.mode,
            host=one.host,
            joint_with=one.joint_with,
            agenda=tuple(
                _point(point, file.place("sessions", n, "agenda", m))
                for m, point in enumerate(one.agenda)
            ),
            delegations=tuple(
                delegation
                for m, told in enumerate(one.delegations)
                for delegation in _delegations(told, file.place("sessions", n, "delegations", m))
            ),
            figures=tuple(
                _figure(told, file.place("sessions", n, "figures", m))
                for m, told in enumerate(one.figures)
            ),
            acts=acts_from(one.acts, one.id, file, "sessions", n),
            disputes=_disputes(one.disputes, file, "sessions", n),
            note=wording(one.note),
            where=file.place("sessions", n),
        )
        for n, one in enumerate(table.sessions)
    )


def _point(table: session_shapes.AgendaTable, where: Place) -> AgendaPoint:
    return AgendaPoint(
        number=table.number,
        title=wording(table.title),
        format=table.format,
        documents=table.documents,
        proposed_by=table.proposed_by,
        evidence=evidence_from(table),
        where=where,
    )


def _delegations(table: session_shapes.DelegationTable, where: Place) -> Iterator[Delegation]:
    """A table that names several parties tells the same of each; one that names none, of nobody."""
    for party in dict.fromkeys((*table.parties, table.party)):
        if party or not table.parties:
            yield Delegation(
                party=party,
                account=table.account,
                capacity=table.capacity,
                level=table.level,
                head=table.head,
                office=wording(table.office),
                evidence=evidence_from(table),
                where=where,
            )


def _figure(table: session_shapes.FigureTable, where: Place) -> Figure:
    return Figure(
        what=table.what,
        number=table.number,
        more_than=table.more_than,
        by=table.by,
        rival=_rival(table.dispute, table.reading),
        evidence=evidence_from(table),
        where=where,
    )


def party_from(table: shapes.PartyTable, where: Place) -> Party:
    """A party from its table."""
    return Party(
        code=table.code,
        name=wording(table.name),
        also=table.also,
        adjectives=table.adjectives,
        existed_from=table.existed_from,
        existed_until=table.existed_until,
        organisation=table.organisation,
        where=where,
    )


def source_from(table: shapes.SourceTable, where: Place) -> Source:
    """A source from its table."""
    return Source(table.id, table.title, table.note, where)


def reading_from(table: shapes.ReadingTable) -> ReadingNote:
    """The note on a reading from its table."""
    return ReadingNote(name=table.name, title=wording(table.title))
