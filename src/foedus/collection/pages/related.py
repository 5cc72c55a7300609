"""Other instruments that an instrument bears on, or that bear on it; what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from foedus.collection.pages.acts import party_named, quote_of, thing_named
from foedus.collection.pages.parts import Named, Quote
from foedus.collection.pages.view import View
from foedus.law.derive.membership import instruments_in
from foedus.law.terms.clauses import Relation, RelationRule
from foedus.law.terms.instruments import Instrument
from foedus.law.terms.wording import Wording

W = Wording

_FORWARD: Final = {
    RelationRule.CEASES_BETWEEN_PARTIES: W(
        "this one applies instead between its parties", "между участниками применяется этот"
    ),
    RelationRule.CEASES_FOR_PARTY: W(
        "ends for each state for which this one enters into force",
        "прекращается для государства со вступлением в силу этого",
    ),
    RelationRule.TERMINATES: W(
        "ends when this one enters into force", "прекращается со вступлением в силу этого"
    ),
    RelationRule.SUBJECT_TO: W("prevails over this one", "имеет приоритет перед этим"),
    RelationRule.PREVAILS_OVER: W("this one prevails over it", "этот имеет приоритет"),
    RelationRule.BINDS_THROUGH: W("binds the parties of this one", "связывает участников этого"),
    RelationRule.INTEGRAL_PART: W("this one is part of it", "этот является его частью"),
    RelationRule.AMENDS: W("amended by this one", "изменён этим"),
    RelationRule.EXTENDS: W("prolonged by this one", "продлён этим"),
}
_BACKWARD: Final = {
    RelationRule.CEASES_BETWEEN_PARTIES: W(
        "applies instead of this one between its parties", "применяется между участниками вместо"
    ),
    RelationRule.CEASES_FOR_PARTY: W(
        "ends this one for each of its parties", "прекращает этот для своих участников"
    ),
    RelationRule.TERMINATES: W(
        "ends this one when it enters into force", "прекращает этот со вступлением в силу"
    ),
    RelationRule.SUBJECT_TO: W("this one prevails over it", "этот имеет приоритет"),
    RelationRule.PREVAILS_OVER: W("prevails over this one", "имеет приоритет перед этим"),
    RelationRule.BINDS_THROUGH: W(
        "its parties are bound by this one", "его участники связаны этим"
    ),
    RelationRule.INTEGRAL_PART: W("part of this one", "часть этого"),
    RelationRule.AMENDS: W("amends this one", "изменяет этот"),
    RelationRule.EXTENDS: W("prolongs this one", "продлевает этот"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedShown:
    """Another instrument and how the two stand; *parties* limits it (empty: all).

    *outgoing*: the clause stands in the instrument of the page. *held* is false where the
    register knows only the name of the other.
    """

    other: Named
    outgoing: bool
    held: bool
    rule: RelationRule
    words: str
    quote: Quote | None
    parties: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipTest:
    """A criterion of an organisation that asks about the instrument, or that it depends on.

    *depends*: the instrument binds only while a state meets the criterion.
    """

    organisation: Named
    criterion: str
    depends: bool
    quote: Quote | None


def related_of(view: View, instrument: Instrument) -> tuple[RelatedShown, ...]:
    """The instruments related to one, by its own clauses first."""
    own = (
        _related(view, other, relation, outgoing=True)
        for relation in instrument.clauses.relations
        for other in relation.others
    )
    back = (
        _related(view, other.id, relation, outgoing=False)
        for rule in RelationRule
        for other, relation in view.worlds.material.related.get((instrument.id, rule), ())
    )
    return (*own, *back)


def _related(view: View, other: str, relation: Relation, *, outgoing: bool) -> RelatedShown:
    words = _FORWARD if outgoing else _BACKWARD
    return RelatedShown(
        other=thing_named(view, other),
        outgoing=outgoing,
        held=other in view.register.instrument,
        rule=relation.rule,
        words=view.say(words[relation.rule]),
        quote=quote_of(view, relation.text),
        parties=tuple(party_named(view, code) for code in sorted(relation.for_parties)),
    )


def membership_tests(view: View, instrument: Instrument) -> Iterator[MembershipTest]:
    """What memberships hang on the instrument, and on what membership it hangs."""
    link = instrument.clauses.membership
    if link is not None:
        yield MembershipTest(
            organisation=thing_named(view, link.organisation),
            criterion=link.criterion,
            depends=True,
            quote=quote_of(view, link.text),
        )
    for organisation in view.register.organisations:
        for criterion in organisation.criteria:
            if instrument.id in instruments_in(criterion.condition):
                title = view.say(criterion.title)
                yield MembershipTest(
                    organisation=thing_named(view, organisation.id),
                    criterion=f"{title} ({criterion.reading})" if criterion.reading else title,
                    depends=False,
                    quote=quote_of(view, criterion.text),
                )
