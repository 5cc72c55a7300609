"""The gist of a clause: a word that tells what happened, and who and what stands around it.

A phrase knows how its words follow one another; a gist only knows what belongs to a word such as
"ratify", and takes of each role the nearest name of its clause (`gathering`). It finds what no
phrase foresaw, and knows less of how the parts hang together: so phrases are asked first.

    [[gists]]
    tells = ["@consents", "ratification|accession"]
    roles = ["{instrument} after", "{states:states|count} before"]
    unless = ["{person}"]
    means = {step = "ratified"}
    example = "Russia, to the delight of its friends, ratified at long last the Free Trade Treaty."

- *tells*: wordings of the word, each in the language of phrases (`pattern`); any of them counts;
- *roles*: a name as in a phrase, and a `Side`; after that "sitting", if only a session counts;
- *unless*: wordings of which none may stand in the clause; *beside*: of which one must;
- *means*, *example*: as of a phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from foedus.claims.phrases.errors import BadPhrase
from foedus.claims.phrases.needs import Needs, needs_of
from foedus.claims.phrases.pattern import Element, Slot, groups_of, in_order
from foedus.claims.phrases.vocabulary import Vocabulary
from foedus.claims.words.forms import Forms


class Side(StrEnum):
    """Where a role usually stands: before the word, after it, on either side of it.

    ONLY_BEFORE and ONLY_AFTER: nowhere else. SUBJECT: before it, the first name of the clause.
    """

    BEFORE = "before"
    AFTER = "after"
    AROUND = "around"
    ONLY_BEFORE = "only-before"
    ONLY_AFTER = "only-after"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Role:
    """What is looked for around the word, and where. *sits*: only a session or those who meet."""

    slot: Slot
    side: Side
    sits: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to put a word: elements as of a phrase, and what must be there for them."""

    elements: tuple[Element, ...]
    needs: Needs


@dataclass(frozen=True, slots=True, eq=False)
class Gist:
    """A word that tells something, and the roles around it.

    *unless*: words that make it another thing; *beside*: of which one must stand there too.
    *makes*, *means*, *example*, *where* are those of a phrase.
    """

    tells: tuple[Wording, ...]
    roles: tuple[Role, ...]
    unless: tuple[Wording, ...]
    beside: tuple[Wording, ...]
    makes: str
    means: Mapping[str, str]
    example: str
    where: str
    needs: Needs


def gist_of(table: Mapping[str, Any], vocabulary: Vocabulary, forms: Forms) -> Gist:
    """A gist as written in a file. Raises `BadPhrase` for what cannot be read."""
    tells = _wordings(table["tells"], vocabulary, forms)
    roles = tuple(_role(one, vocabulary, forms) for one in table["roles"])
    slots = tuple(role.slot for role in roles)
    return Gist(
        tells=tells,
        roles=roles,
        unless=_wordings(table.get("unless", ()), vocabulary, forms),
        beside=_wordings(table.get("beside", ()), vocabulary, forms),
        makes=str(table["makes"]),
        means=dict(table.get("means", {})),
        example=str(table.get("example", "")),
        where=str(table["where"]),
        needs=_needs(tells, slots, vocabulary),
    )


def _wordings(says: Iterable[str], vocabulary: Vocabulary, forms: Forms) -> tuple[Wording, ...]:
    made = (in_order(groups_of(one, vocabulary, forms)) for one in says)
    return tuple(Wording(elements, needs_of(elements, vocabulary)) for elements in made)


def _needs(tells: Sequence[Wording], slots: Sequence[Slot], vocabulary: Vocabulary) -> Needs:
    """The first word of one of its wordings, and the names that must be there."""
    words = frozenset(word for says in tells for first in says.needs.words[:1] for word in first)
    return Needs((words,), needs_of(slots, vocabulary).sorts)


def _role(words: str, vocabulary: Vocabulary, forms: Forms) -> Role:
    """A role as written: "{states} before", "{body} after sitting"."""
    says, side, *sitting = words.split()
    slot = in_order(groups_of(says, vocabulary, forms))[0]
    if not isinstance(slot, Slot) or side not in set(Side):
        raise BadPhrase(words, 'a role is a name and a side, as in "{states} before"')
    return Role(slot, Side(side), sitting == ["sitting"])
