"""Conditions and delays as sentences."""

from __future__ import annotations

from typing import Final

from foedus.law.terms.conditions import (
    Adopted,
    All,
    AnyOf,
    Condition,
    Count,
    Done,
    Elapsed,
    Every,
    FromDay,
    Group,
    HasActed,
    Includes,
    InForce,
    Is,
    Listed,
    Meets,
    MembersOf,
    Not,
    PartiesOf,
    Share,
    Signing,
    Standing,
    Stands,
    StateSet,
    What,
)
from foedus.law.terms.delays import Counting, Delay, Expiry, MonthEnd, Rounding
from foedus.law.terms.wording import Language, Wording

W = Wording

_WHAT: Final[dict[What, Wording]] = {
    What.CONSENTS: W("consents to be bound", "согласие на обязательность"),
    What.NOTIFICATIONS: W(
        "notifications of completed procedures", "уведомления о выполнении процедур"
    ),
    What.RATIFICATIONS: W("instruments of ratification", "ратификационные грамоты"),
    What.ACCESSIONS: W("instruments of accession", "документы о присоединении"),
    What.SIGNATURES: W("signatures", "подписи"),
    What.PARTIES: W("parties", "участники"),
    What.ACCEPTANCES: W("acceptances", "принятия"),
    What.OBJECTIONS: W("objections", "возражения"),
    What.AGREEMENTS: W("agreement", "согласие"),
    What.VOTES_FOR: W("votes in favour", "голоса «за»"),
    What.VOTES_AGAINST: W("votes against", "голоса «против»"),
    What.PRESENCE: W("delegations present", "присутствующие делегации"),
}
_GROUP: Final[dict[Group, Wording]] = {
    Group.ANY: W("any states", "любых государств"),
    Group.SIGNATORIES: W("the signatories", "подписавших государств"),
    Group.NEGOTIATING: W("the negotiating states", "участвовавших в переговорах государств"),
    Group.CONTRACTING: W("the contracting states", "договаривающихся государств"),
    Group.PARTIES: W("the parties", "участников"),
    Group.SEATED: W("those who sit", "из входящих в состав"),
    Group.PRESENT: W("those present", "из присутствующих"),
    Group.VOTING: W("those present and voting", "из присутствующих и участвующих в голосовании"),
    Group.SEATED_UNCONCERNED: W(
        "those who sit, without those concerned", "из входящих в состав, без тех, кого это касается"
    ),
    Group.PRESENT_UNCONCERNED: W(
        "those present, without those concerned", "из присутствующих, без тех, кого это касается"
    ),
    Group.VOTING_UNCONCERNED: W(
        "those present and voting, without those concerned",
        "из присутствующих и участвующих в голосовании, без тех, кого это касается",
    ),
}
_STANDING: Final[dict[Standing, Wording]] = {
    Standing.SIGNED: W("has signed", "подписало"),
    Standing.CONTRACTING: W("has consented to", "выразило согласие на"),
    Standing.PROVISIONAL: W("provisionally applies", "временно применяет"),
    Standing.PARTY: W("is party to", "участвует в"),
    Standing.SUSPENDED: W("has suspended", "приостановило"),
    Standing.BOUND_THROUGH: W("is bound by", "связано"),
}


def condition_sentence(condition: Condition, language: Language = "en") -> str:
    """A condition as a sentence.

    >>> condition_sentence(Count(3, What.NOTIFICATIONS, Group.SIGNATORIES))
    'notifications of completed procedures of the signatories: at least 3'
    """
    match condition:
        case All(conditions):
            return _joined(conditions, W(" and ", " и "), language)
        case AnyOf(conditions):
            return _joined(conditions, W(" or ", " или "), language)
        case Not(Count(1, what, among)):
            none = _say(W("none: ", "ни одного: "), language)
            return f"{none}{_say(_WHAT[what], language)}{_of(among, language)}"
        case Not(inner):
            return f"{_say(W('not', 'не'), language)} ({condition_sentence(inner, language)})"
        case Count() | Share() | Every() | Includes():
            return _counting(condition, language)
        case Stands() | Is() | Meets() | HasActed():
            return _about_state(condition, language)
        case _:
            return _about_world(condition, language)


def rule_sentence(condition: Condition, language: Language = "en") -> str:
    """A condition that stands alone: as `condition_sentence`, without brackets around the whole.

    >>> rule_sentence(All((Count(1, What.AGREEMENTS), Count(1, What.PRESENCE))))
    'agreement: at least 1 and delegations present: at least 1'
    """
    said = condition_sentence(condition, language)
    joined = isinstance(condition, All | AnyOf) and len(condition.conditions) > 1
    return said[1:-1] if joined else said


def _say(words: Wording, language: Language) -> str:
    return words.in_language(language)


def _joined(conditions: tuple[Condition, ...], between: Wording, language: Language) -> str:
    parts = [condition_sentence(one, language) for one in conditions]
    return "(" + _say(between, language).join(parts) + ")" if len(parts) > 1 else "".join(parts)


def _counting(condition: Count | Share | Every | Includes, language: Language) -> str:
    what = _say(_WHAT[condition.what], language)
    match condition:
        case Count(number, _, among):
            least = _say(W("at least", "не менее"), language)
            return f"{what}{_of(among, language)}: {least} {number}"
        case Share(share, _, among, weights, more):
            sign = _say(W("more than ", "более "), language) if more else "≥ "
            table = f" ({weights})" if weights else ""
            return f"{sign}{share}{table}: {what}{_of(among, language)}"
        case Every(among):
            return f"{_say(W('all', 'все'), language)}: {what}{_of(among, language)}"
        case Includes(parties):
            return f"{what}: {', '.join(sorted(parties))}"


def _of(among: StateSet, language: Language) -> str:
    match among:
        case Group.ANY:
            return ""
        case Group():
            return _say(W(" of ", " "), language) + _say(_GROUP[among], language)
        case Listed(parties):
            return f" ({', '.join(sorted(parties))})"
        case PartiesOf(instrument):
            return _say(
                W(f" of the parties to {instrument}", f" участников {instrument}"), language
            )
        case MembersOf(organisation, criterion):
            return f" ({organisation}: {criterion})"


def _about_state(condition: Stands | Is | Meets | HasActed, language: Language) -> str:
    match condition:
        case Stands(instrument, standing, by, day):
            text = f"{_say(_STANDING[standing], language)} {instrument}"
            if by:
                until = _say(W("by the adoption of", "к принятию"), language)
                return f"{text} {until} {by}"
            return text if day is None else f"{text} {_say(W('by', 'к'), language)} {day}"
        case Is(parties):
            return _say(W("is one of ", "одно из "), language) + ", ".join(sorted(parties))
        case Meets(organisation, criterion):
            return f"{organisation}: {criterion}"
        case HasActed(instrument, kinds):
            return f"{', '.join(sorted(kinds))} ({instrument})"


def _about_world(condition: Condition, language: Language) -> str:
    match condition:
        case Signing():
            return _say(W("signature", "подписание"), language)
        case FromDay(day):
            return _say(W("from ", "с "), language) + day.isoformat()
        case Elapsed(delay):
            after = _say(W("after adoption", "после принятия"), language)
            return f"{delay_sentence(delay, language).lstrip('+ ')} {after}"
        case InForce(instrument, party):
            text = f"{instrument} " + _say(W("in force", "в силе"), language)
            return text + (f" ({party})" if party else "")
        case Adopted(instrument):
            return f"{instrument} " + _say(W("adopted", "принято"), language)
        case Done(act):
            return _say(W("act ", "акт "), language) + act
        case _:
            return repr(condition)


def is_at_once(delay: Delay) -> bool:
    """Whether a delay gives the day of its base itself, without any arithmetic to show."""
    return not (delay.days or delay.months or delay.years or _notes(delay))


def delay_sentence(delay: Delay, language: Language = "en") -> str:
    """A delay as a term of a sum.

    >>> delay_sentence(Delay(days=30))
    '+ 30 days'
    """
    parts = [
        f"{number} {_say(unit, language)}"
        for number, unit in (
            (delay.years, W("year" if delay.years == 1 else "years", "г.")),
            (delay.months, W("month" if delay.months == 1 else "months", "мес.")),
            (delay.days, W("day" if delay.days == 1 else "days", "дн.")),
        )
        if number
    ]
    text = "+ " + " ".join(parts or [_say(W("0 days", "0 дн."), language)])
    notes = [_say(words, language) for words in _notes(delay)]
    return f"{text} ({', '.join(notes)})" if notes else text


def _notes(delay: Delay) -> list[Wording]:
    notes: list[Wording] = []
    if delay.counting is Counting.INCLUSIVE:
        notes.append(W("first day counted", "первый день включается"))
    if delay.expiry is Expiry.DAY_AFTER:
        notes.append(W("the day after expiry", "на следующий день по истечении"))
    if delay.month_end is not MonthEnd.CLAMP:
        notes.append(W(str(delay.month_end), str(delay.month_end)))
    if delay.rounding is Rounding.FIRST_OF_NEXT_MONTH:
        notes.append(W("first day of the month that follows", "первое число следующего месяца"))
    elif delay.rounding is not Rounding.NONE:
        notes.append(W(str(delay.rounding), str(delay.rounding)))
    return notes
