"""Which meeting a statement means, or whose chair, where its own words do not name the body.

Whoever writes "the foreign ministers had met on Thursday" in a report on a summit means another
body than the one spoken of before. Where body or organisation are only taken from what was said
before, the words of the statement itself come first; and then, if nothing fits, any other
meeting of that day and place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lemmas import content_words, held_words
from foedus.claims.judging.meaning import ANY, DECIDED, NOTHING_HELD, SO, Meaning
from foedus.claims.judging.sittings import MEETINGS, is_meeting
from foedus.claims.terms.claims import Chair, Participation, SessionDatePlace
from foedus.claims.terms.said import NOTHING_NAMED, Named
from foedus.claims.terms.verdicts import Verdict
from foedus.law.terms.organisations import Body, Organisation

OfMeeting: TypeAlias = SessionDatePlace | Participation
"""The statements that may be about a meeting."""

ENOUGH: Final = 0.6
"""The share of the words of a body's name that the words of a statement must have."""


def with_each_meeting(content: OfMeeting, case: Case) -> Iterator[Meaning]:
    """The statement, and then the same about other bodies, if it does not name one itself."""
    yield Meaning(content, ANY)
    if content.body.words and not content.body.held and not content.organisation:
        yield from _of_some_organisation(content, case)
        return
    if not (content.body or content.organisation) or _is_said(content.body, case):
        return
    if isinstance(content, Participation) and not content.body:
        return
    named_otherwise = bool(content.body.words) and not content.body.held
    if named_otherwise and not is_meeting(content.body, content.organisation, case):
        return
    own = _body_in_words(content, case)
    if own is not None:
        yield Meaning(replace(content, body=Named(own.title.en, own.id)), DECIDED)
        return
    if isinstance(content, SessionDatePlace) and (
        content.place or not case.meant(content.when).unsaid
    ):
        for one in case.register.organisations:
            if one.bodies and not _is_said(content.organisation, case):
                yield Meaning(_within(content, one), SO, NOTHING_HELD)


def _of_some_organisation(content: OfMeeting, case: Case) -> Iterator[Meaning]:
    """A mere word for a meeting, of no organisation, means one of those that met about then."""
    for one in case.register.organisations:
        named = Named(one.title.en, one.id)
        if is_meeting(content.body, named, case):
            other = replace(content, organisation=named)
            yield Meaning(other, DECIDED | {Verdict.ANNOUNCED}, NOTHING_HELD)


def with_each_chair(content: Chair, case: Case) -> Iterator[Meaning]:
    """The statement, and then the same about other organisations, if it does not name one."""
    yield Meaning(content, ANY)
    if content.organisation.words or content.body.words:
        return
    held = case.register.organisation.get(content.organisation.id)
    if held is not None and any(case.seen.turns(held.id, case.on).values):
        return
    for one in case.register.organisations:
        yield Meaning(
            replace(content, organisation=Named("", one.id), body=NOTHING_NAMED), SO, NOTHING_HELD
        )


def _is_said(named: Named, case: Case) -> bool:
    """Whether the words of a thing stand in the statement itself."""
    words = " ".join(named.words.split())
    return bool(words) and words in " ".join(case.claim.words.split())


def _within(content: OfMeeting, one: Organisation) -> OfMeeting:
    return replace(content, body=NOTHING_NAMED, organisation=Named(one.title.en, one.id))


def _body_in_words(content: OfMeeting, case: Case) -> Body | None:
    """The body of the organisation whose name the words of the statement have."""
    held = case.register.organisation.get(content.organisation.id)
    body = case.seen.body(content.body.id)
    whole = held if held is not None else body[0] if body is not None else None
    if whole is None:
        return None
    said = content_words(case.claim.words)
    shares = [(_share(case, said, one), one) for one in whole.bodies if one.id != content.body.id]
    best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ENOUGH else None


def _share(case: Case, said: frozenset[str], body: Body) -> float:
    """How much of the name of a body is said; what all meetings are called is no name."""
    found = (held_words(case.seen, title) - MEETINGS for title in (body.title.en, body.title.ru))
    return max(len(own & said) / len(own) if len(own) > 1 else 0.0 for own in found)
