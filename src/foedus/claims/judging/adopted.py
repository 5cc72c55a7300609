"""The documents that were made at a time, and those that are about what a statement says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from foedus.claims.judging.asked import Case
from foedus.claims.judging.lemmas import content_words, held_words
from foedus.claims.judging.meant import Meant
from foedus.claims.judging.named import plain
from foedus.claims.judging.weighing import NO
from foedus.claims.terms.said import Named
from foedus.law.terms.instruments import Instrument

MOST: Final = 5
"""No more documents are told of."""

KINDS: Final = {
    "agreement": ("agreement", "соглашение"),
    "treaty": ("treaty", "договор"),
    "memorandum": ("memorandum", "меморандум"),
    "declaration": ("declaration", "декларация"),
    "concept": ("concept", "концепция"),
    "programme": ("programme", "program", "программа"),
    "decision": ("decision", "решение"),
    "protocol": ("protocol", "протокол"),
    "charter": ("charter", "устав"),
    "convention": ("convention", "конвенция"),
}
"""The sorts of documents, as registers name them, and the words for them."""

BINDING: Final = frozenset({"agreement", "treaty", "protocol", "convention", "charter"})
"""The sorts that make treaty law; the words for them are used of one another (VCLT 2(1)(a))."""


def kind_said(words: str) -> str:
    """The sort of document that words name; empty where they name none."""
    said = f" {plain(words)} "
    for kind, names in KINDS.items():
        if any(f" {name[:-1]}" in said for name in names):
            return kind
    return ""


def is_of_kind(instrument: Instrument, kind: str) -> bool:
    """Whether a document may be called so: by its sort, by its title, by a word for treaties."""
    return is_called(instrument, kind) or {kind, instrument.kind} <= BINDING


def is_called(instrument: Instrument, kind: str) -> bool:
    """Whether a document is of a sort, or has the word for it in its title."""
    if not kind or instrument.kind == kind:
        return True
    title = f" {plain(instrument.title.en)} {plain(instrument.title.ru)}"
    return any(f" {name[:-1]}" in title for name in KINDS.get(kind, ()))


def made_then(case: Case, organisation: Named, meant: Meant) -> tuple[Instrument, ...]:
    """The documents adopted at the time meant within an organisation (or a body of it)."""
    body = case.seen.body(organisation.id)
    within = body[0].id if body is not None else organisation.id
    span = meant.when.span if not meant.unsaid else None
    return tuple(
        one
        for one in case.register.instruments
        if (not within or one.within == within)
        and case.seen.instrument(one.id) is not None
        and (one.adopted == meant.on if span is None else meant.event(one.adopted) != NO)
    )


def about(case: Case, words: str, pool: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
    """Those of *pool* that share content words with a statement, the most alike first."""
    said = content_words(words) - names_of_organisations(case)
    if not said:
        return ()
    alike = ((len(said & words_of(case, one)), one) for one in pool)
    ordered = sorted(
        (found for found in alike if found[0]),
        key=lambda found: (-found[0], _length(case, found[1])),
    )
    enough = ordered[0][0] if ordered else 0
    return tuple(one for count, one in ordered if count == enough or count * 2 > len(said))


def names_of_organisations(case: Case) -> frozenset[str]:
    """The words of the names of organisations: they say nothing of what a document is about."""
    return case.seen.keep("names of organisations", lambda: _names(case))


def _names(case: Case) -> frozenset[str]:
    titles = (one.title for one in case.register.organisations)
    words = (held_words(case.seen, text) for title in titles for text in (title.en, title.ru))
    return frozenset().union(*words) - frozenset().union(
        *(held_words(case.seen, subject) for subject in _subjects(case))
    )


def _subjects(case: Case) -> frozenset[str]:
    """The subjects by which the register sorts its documents."""
    found = (one.subjects for one in case.register.instruments)
    return case.seen.keep(
        "subjects", lambda: frozenset(s.replace("-", " ") for own in found for s in own)
    )


def _length(case: Case, one: Instrument) -> int:
    """How much else a title speaks of: of two that share a word, the shorter is more about it."""
    return len(held_words(case.seen, one.title.en) or held_words(case.seen, one.title.ru))


def words_of(case: Case, one: Instrument) -> frozenset[str]:
    """The content words of the names and subjects of a document."""
    return case.seen.keep(("words of", one.id), lambda: _words(case, one))


def _words(case: Case, one: Instrument) -> frozenset[str]:
    words = (one.title.en, one.title.ru, *one.also, " ".join(one.subjects).replace("-", " "))
    own = frozenset().union(*(held_words(case.seen, text) for text in words))
    return own | FOUNDING if "founding" in one.subjects else own


FOUNDING: Final = frozenset({"found", "founding", "constituent", "учредительный"})
"""What the press calls the documents that made an organisation."""


def nearest(case: Case, words: str) -> Iterator[Instrument]:
    """The documents of the whole register that are most about what is said."""
    binding = tuple(one for one in case.register.instruments if not one.bilateral)
    yield from about(case, words, binding)[:MOST]
