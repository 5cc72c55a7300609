"""Who holds an office, since when, after whom; the office may have had other titles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lacking import OFFICE, PERSON, not_held, vague
from foedus.claims.judging.lemmas import content_words
from foedus.claims.judging.meant import Meant, differ_on_now, within
from foedus.claims.judging.named import is_person, person_names, plain
from foedus.claims.judging.telling import (
    alternatives,
    day,
    joined,
    proof_lines,
    say,
    sentences,
    sources_of_steps,
    span_words,
    unique,
)
from foedus.claims.judging.weighing import (
    EITHER,
    NO,
    UNKNOWN,
    YES,
    Finding,
    Test,
    Ways,
    nothing,
    so,
    ways_of,
)
from foedus.claims.terms.claims import Course, OfficeHolder
from foedus.claims.terms.said import Named
from foedus.claims.terms.times import Relation
from foedus.law.answers.told import Told
from foedus.law.derive.offices import Tenure, title_on
from foedus.law.terms.acts import Kind
from foedus.law.terms.days import Spans
from foedus.law.terms.days import joined as days_of
from foedus.law.terms.organisations import Office
from foedus.law.terms.uncertain import When, first_possible, last_possible
from foedus.law.terms.wording import Wording

Tenures = tuple[Tenure, ...]


def judge_office_holder(said: OfficeHolder, case: Case) -> Finding:
    """Compare the person, the time and the predecessor with who held the office."""
    office = case.register.office.get(said.office.id)
    if office is None:
        return not_held(said.office, OFFICE)
    if not said.person:
        return vague(Wording("no person is named", "лицо не названо"))
    told = case.seen.tenures(office.id)
    if not any(told.values):
        return not_held(said.person, PERSON)
    shown = tuple(dict.fromkeys(one for found in told.values for one in _shown(said, case, found)))
    if not shown:
        return _nobody_recorded(said, case, office)
    return Finding(
        told=_told(said, case, office, shown),
        tests=(_test(said, case, office),),
        over=case.over(said.when),
        projected=False,
        proof=tuple(line for one in shown for line in proof_lines(one.steps)),
        sources=unique(s for one in shown for s in sources_of_steps(one.steps)),
    )


def _nobody_recorded(said: OfficeHolder, case: Case, office: Office) -> Finding:
    return nothing(
        say(
            "The register does not say who was {title} at the time meant.",
            "Реестр не говорит, кто занимал в то время должность: {title}.",
            title=title_on(office, _day(said, case)),
        )
    )


def _day(said: OfficeHolder, case: Case) -> date:
    return case.meant(said.when).days()[0]


def _test(said: OfficeHolder, case: Case, office: Office) -> Test:
    told = case.seen.tenures(office.id)
    held = ways_of(told, lambda found: _is_so(said, case, found))
    if held == UNKNOWN and _surely(said, case, told):
        held = YES
    atoms = [EITHER if held == YES and _differ_on_now(said, case, told) else held]
    if said.predecessor:
        atoms.append(ways_of(told, lambda found: _follows(said, case, found)))
    return Test(
        name=office.id,
        title=title_on(office, _day(said, case)),
        atoms=tuple(atoms),
        told=_holders(case, tuple(_shown(said, case, told.value))),
    )


def _is_so(said: OfficeHolder, case: Case, found: Tenures) -> Ways:
    spans = _spans(case, said.person, found)
    meant = case.meant(said.when)
    single = meant.single
    left_that_day = any(span.end == single and span.start < span.end for span in spans)
    if said.course is Course.IS and single is not None and left_that_day:
        return EITHER
    names = person_names(case.seen, said.person)
    own = tuple(one for one in found if is_person(case.seen, names, one.person))
    terms = tuple(within(one.span, one.held_over_from) for one in own)
    if meant.state(spans, said.course) or meant.state(terms, said.course):
        return YES
    if said.course is Course.BEGINS and _appointed_then(own, meant):
        return YES
    if _titled_then(said, case, meant) and any(meant.when.span.overlap(s) for s in spans):
        return YES
    return NO if _covered(case, said, found) else UNKNOWN


def _differ_on_now(said: OfficeHolder, case: Case, told: Told[Tenures]) -> bool:
    """Whether accounts differ on whether the person came or went about the day of the report."""
    names = person_names(case.seen, said.person)
    every = (
        tuple(one.span for one in found if is_person(case.seen, names, one.person))
        for found in told.values
    )
    return differ_on_now(case.meant(said.when), said.course, every)


def _surely(said: OfficeHolder, case: Case, told: Told[Tenures]) -> bool:
    """Whether a day lies within a term, whenever in the years told it began and ended."""
    on = case.meant(said.when).single
    if on is None or said.course is not Course.IS:
        return False
    names = person_names(case.seen, said.person)
    every = (one for found in told.values for one in found)
    own = tuple(one for one in every if is_person(case.seen, names, one.person))
    acts = (act for one in own for step in one.steps for act in step.counted)
    return any(
        holds_through(act.effect or act.date, act.until, on)
        for act in acts
        if act.kind is Kind.APPOINTMENT
    )


def holds_through(since: When | None, until: When | None, on: date) -> bool:
    """Whether something that is told to hold from *since* until *until* surely does on a day."""
    if since is None or until is None:
        return False
    begun = last_possible(since)
    return isinstance(begun, date) and begun <= on < first_possible(until)


def _appointed_then(own: Tenures, meant: Meant) -> bool:
    """Whether the holder was appointed, again or under another title, at the time meant."""
    acts = (act for one in own for step in one.steps for act in step.counted)
    kinds = {Kind.APPOINTMENT}
    days = [day for act in acts if act.kind in kinds for day in (act.date, act.effect) if day]
    if meant.relation is Relation.AT:
        return any(meant.event(day) == YES for day in days)
    if meant.relation is Relation.SINCE:
        return any(first_possible(day) in meant.when.span for day in days)
    starts = meant.when.span.start
    return meant.relation is Relation.BETWEEN and any(first_possible(d) == starts for d in days)


def _titled_then(said: OfficeHolder, case: Case, meant: Meant) -> bool:
    """Whether the office was first called as it is said at the time meant."""
    office = case.register.office.get(said.office.id)
    words = plain(said.office.words)
    if office is None or not words or meant.relation not in {Relation.SINCE, Relation.AT}:
        return False
    return any(
        _is_title(words, one.title) and one.since in meant.when.span for one in office.titles
    )


def _covered(case: Case, said: OfficeHolder, found: Tenures) -> bool:
    """Whether the register says who held the office at the time meant."""
    names = person_names(case.seen, said.person)
    ever = any(is_person(case.seen, names, one.person) for one in found)
    return ever or case.meant(said.when).state(days_of(one.span for one in found))


def _spans(case: Case, person: Named, found: Tenures) -> Spans:
    names = person_names(case.seen, person)
    return days_of(one.span for one in found if is_person(case.seen, names, one.person))


def _follows(said: OfficeHolder, case: Case, found: Tenures) -> Ways:
    """Whether the tenure before that of the person is the predecessor's."""
    names = person_names(case.seen, said.person)
    before = person_names(case.seen, said.predecessor)
    ordered = sorted(found, key=lambda one: one.span.start)
    own = [n for n, one in enumerate(ordered) if is_person(case.seen, names, one.person)]
    if not own or own[0] == 0:
        return UNKNOWN
    return so(any(n and is_person(case.seen, before, ordered[n - 1].person) for n in own))


def _shown(said: OfficeHolder, case: Case, found: Tenures) -> Iterator[Tenure]:
    """The tenures to tell of: at the time meant, and of the persons named."""
    meant = case.meant(said.when)
    people = person_names(case.seen, said.person) | person_names(case.seen, said.predecessor)
    for one in found:
        if meant.state((one.span,)) or is_person(case.seen, people, one.person):
            yield one


def _told(said: OfficeHolder, case: Case, office: Office, shown: Tenures) -> Wording:
    on = _day(said, case)
    lead = say(
        "{title}: {who}.",
        "{title}: {who}.",
        title=title_on(office, on),
        who=_holders(case, shown),
    )
    return sentences(lead, _over(case, shown, on), _other_title(said, office, on))


def _holders(case: Case, shown: Tenures) -> Wording:
    told = {(one.person, one.span): one for one in shown}.values()
    people = {one.person: [t for t in told if t.person == one.person] for one in told}
    parts = (
        say(
            "{person} ({span})",
            "{person} ({span})",
            person=_person(case, person),
            span=alternatives(span_words(one.span) for one in own),
        )
        for person, own in people.items()
    )
    return joined(parts, "; ")


def _person(case: Case, recorded: str) -> Wording:
    key = plain(recorded)
    people = case.register.people
    names = (p.name for p in people if key in {plain(p.name.en), plain(p.name.ru), plain(p.id)})
    return next(names, Wording(recorded, recorded))


def _over(case: Case, shown: Tenures, on: date) -> Wording:
    over = [one for one in shown if one.holds_over(on)]
    if not over:
        return Wording()
    return say(
        "On {day} {person} was holding over after the term.",
        "{day} {person} исполнял обязанности после истечения срока.",
        day=day(on),
        person=_person(case, over[0].person),
    )


def _other_title(said: OfficeHolder, office: Office, on: date) -> Wording:
    """That the title said was, or is, borne at another time. It stays the same office."""
    words = plain(said.office.words)
    now = title_on(office, on)
    others = [one for one in office.titles if one.title != now]
    if not words or _is_title(words, now):
        return Wording()
    meant = next((one for one in others if _is_title(words, one.title)), None)
    if meant is None or content_words(meant.title.en) <= content_words(now.en):
        return Wording()
    return say(
        "It bears the title “{title}” since {day}; on the day meant it was “{now}”.",
        "Название «{title}» – с {day}; в названный день – «{now}».",
        title=meant.title,
        day=day(meant.since),
        now=now,
    )


def _is_title(words: str, title: Wording) -> bool:
    """Whether words are a title, or the words that carry it, in whatever form."""
    said = content_words(words)
    held = (content_words(name) for name in (title.en, title.ru))
    return any(own and said and (own <= said or said <= own) for own in held)
