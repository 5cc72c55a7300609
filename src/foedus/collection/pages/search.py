"""Search: every word must match, the best match first, with the place where it matched."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from foedus.collection.addresses import act_path
from foedus.collection.pages.acts import act_shown, party_named, thing_named
from foedus.collection.pages.asked import status_of
from foedus.collection.pages.entry import EntryState, mark_of_state, state_of
from foedus.collection.pages.errors import BadFilter
from foedus.collection.pages.excerpts import Excerpt, excerpts_of
from foedus.collection.pages.lookups import lookups_of
from foedus.collection.pages.marks import Mark
from foedus.collection.pages.parts import Named
from foedus.collection.pages.search_index import (
    Entry,
    Found,
    SearchIndex,
    index_of,
    words_in,
)
from foedus.collection.pages.view import View
from foedus.law.terms.errors import BadQuestion
from foedus.law.terms.wording import Wording

W = Wording

PAGE: Final = 20
"""So many hits stand on a page."""

MOST_WORDS: Final = 12
"""More words of a query than these are not looked for."""

_WHOLE: Final = 1000
"""What it weighs that the words are all of a name or of an id."""

_NOTHING = W(
    "Nothing found for “{}”. Looked through the titles in both languages, other names, codes, "
    "parties, organisations and bodies, offices and persons, the words of clauses and of acts, "
    "and subjects of {} entries; every word must match, at least at its beginning.",
    "По запросу «{}» ничего не найдено. Просмотрены названия на двух языках, другие имена, коды, "
    "участники, организации и органы, должности и лица, тексты статей и актов, темы: записей {}; "
    "каждое слово должно совпасть хотя бы в начале.",
)
_FILTERED = W("{} found without the filters that were set.", "Без заданных фильтров найдено: {}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a search is narrowed to; an empty text narrows nothing.

    *in_force*: only instruments in force on the day, and acts under them.
    """

    kind: str = ""
    organisation: str = ""
    subject: str = ""
    in_force: bool = False


NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: what and where it matched, with the words around.

    *about* is what an act, an office or an instrument belongs to. *mark* is that of an instrument
    on the day; NONE for other things.
    """

    kind: Found
    thing: Named
    about: Named
    mark: Mark
    excerpts: tuple[Excerpt, ...]
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """A page of hits. *total* is how many there are, *kinds* how many of each kind.

    *message* says what was looked for and where, when nothing was found. *looked_for* are the
    folded words of the query.
    """

    on: date
    known: date | None
    words: str
    looked_for: tuple[str, ...]
    filters: Filters
    total: int
    kinds: tuple[tuple[Found, int], ...]
    page: int
    pages: int
    hits: tuple[Hit, ...]
    message: str
    organisations: tuple[Named, ...]
    subjects: tuple[str, ...]


def search(
    view: View, words: str = "", filters: Filters = NO_FILTERS, *, page: int = 1
) -> SearchPage:
    """What matches every one of *words*; an empty query lists everything by kind.

    BadFilter for a kind, organisation or subject that there is not; BadQuestion for a page
    number below one. A page beyond the last is empty.
    """
    index = index_of(view.opened)
    organisation = _checked(view, filters)
    if page < 1:
        raise BadQuestion(f"{page} is no number of a page; the first is 1.")
    looked_for = tuple(dict.fromkeys(words_in(words)))[:MOST_WORDS]
    scores = _scores(index, looked_for, has_words=bool(words.strip()))
    known = {n: s for n, s in scores.items() if _is_known(view, index.entries[n])}
    kept = {
        n: s for n, s in known.items() if _passes(view, index.entries[n], filters, organisation)
    }
    ranked = sorted(kept, key=lambda n: _rank(view, index.entries[n], kept[n], looked_for))
    shown = ranked[(page - 1) * PAGE : page * PAGE]
    kinds = Counter(index.entries[n].kind for n in kept)
    return SearchPage(
        on=view.on,
        known=view.known,
        words=words,
        looked_for=looked_for,
        filters=filters,
        total=len(kept),
        kinds=tuple((kind, kinds[kind]) for kind in Found if kinds[kind]),
        page=page,
        pages=-(-len(kept) // PAGE),
        hits=tuple(_hit(view, index.entries[n], kept[n], looked_for) for n in shown),
        message="" if kept else _message(view, words, index, len(known)),
        organisations=tuple(thing_named(view, one.id) for one in view.register.organisations),
        subjects=subjects_of(view),
    )


def subjects_of(view: View) -> tuple[str, ...]:
    """The subjects that instruments have, in alphabetical order."""
    return tuple(sorted({one for held in view.register.instruments for one in held.subjects}))


def _checked(view: View, filters: Filters) -> str:
    """The id of the organisation asked for; BadFilter for what cannot be asked for."""
    if filters.kind and filters.kind not in set(Found):
        raise BadFilter("kind", filters.kind, [str(kind) for kind in Found])
    if filters.subject and filters.subject not in subjects_of(view):
        raise BadFilter("subject", filters.subject, subjects_of(view))
    return view.opened.names.organisation(filters.organisation) if filters.organisation else ""


def _scores(index: SearchIndex, words: tuple[str, ...], *, has_words: bool) -> dict[int, int]:
    """The entries that match every word, with the sum of their weights."""
    if not words:
        return {} if has_words else dict.fromkeys(range(len(index.entries)), 0)
    found = [index.weigh(word) for word in words]
    common = set(found[0]).intersection(*found[1:])
    return {number: sum(one[number] for one in found) for number in common}


def _is_known(view: View, entry: Entry) -> bool:
    if view.known is None or entry.known_from is None:
        return True
    return entry.known_from <= view.known


def _passes(view: View, entry: Entry, filters: Filters, organisation: str) -> bool:
    if filters.kind and entry.kind != filters.kind:
        return False
    if organisation and entry.organisation != organisation:
        return False
    if filters.subject and filters.subject not in entry.subjects:
        return False
    return not filters.in_force or _in_force(view, entry.instrument)


def _in_force(view: View, instrument: str) -> bool:
    if not instrument:
        return False
    return state_of(view, status_of(view, instrument)) is EntryState.IN_FORCE


def _rank(
    view: View, entry: Entry, score: int, words: tuple[str, ...]
) -> tuple[int, int, str, str]:
    """Kinds in their order for an empty query, else the best first."""
    kind = list(Found).index(entry.kind)
    name = view.name_of(entry.id).casefold()
    if not words:
        return kind, 0, name, entry.id
    return (
        -score - (_WHOLE if entry.is_called(words) else 0),
        kind,
        f"{len(name):04}{name}",
        entry.id,
    )


def _hit(view: View, entry: Entry, score: int, words: tuple[str, ...]) -> Hit:
    thing, about = _named(view, entry)
    mark = Mark.NONE
    if entry.kind is Found.INSTRUMENT:
        mark = mark_of_state(state_of(view, status_of(view, entry.id)))
    return Hit(
        kind=entry.kind,
        thing=thing,
        about=about,
        mark=mark,
        excerpts=excerpts_of(entry, words, view.language),
        score=score,
    )


def _named(view: View, entry: Entry) -> tuple[Named, Named]:
    """The thing found, and what it belongs to."""
    if entry.kind is Found.ACT:
        act = act_shown(view, lookups_of(view.opened).acts[entry.id])
        return Named(act.id, act.sentence, act_path(act.id)), act.subject
    if entry.kind is Found.STATE:
        return party_named(view, entry.id), Named("", "")
    thing = thing_named(view, entry.id)
    return thing, thing_named(view, "" if entry.organisation == entry.id else entry.organisation)


def _message(view: View, words: str, index: SearchIndex, without_filters: int) -> str:
    if without_filters:
        return view.say(_FILTERED).format(without_filters)
    return view.say(_NOTHING).format(words, len(index.entries))
