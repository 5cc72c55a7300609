"""Instruments that a report calls by a noun and some words: "an agreement on labour migration"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from foedus.claims.mentions.bare import is_plural, meant_by_noun, past_day
from foedus.claims.mentions.context import Memory, Setting
from foedus.claims.mentions.titles import best_titles
from foedus.claims.phrases.cases import cases_of
from foedus.claims.pieces.grammar import part_of
from foedus.claims.pieces.row import Document, Piece, Sort, States, Thing, merged, words_of
from foedus.claims.terms.said import Named
from foedus.claims.terms.times import TimeSaid

_BEFORE: Final = 6
_AFTER: Final = 16
_ADJECTIVES: Final = 3
_FIELDS: Final = frozenset({"field", "area", "sphere"})
_NO_TOPICS: Final = frozenset(
    {"force", "effect", "the", "a", "an", "its", "their", "early", "late"}
)
_DECIDED: Final = frozenset({"decision", "statement"})
_VERBS: Final = frozenset({"VERB", "INFN", "PRTS", "GRND", "ADJS"})
_WITHIN: Final = frozenset(
    {Sort.STATES, Sort.ORGANISATION, Sort.TOWN, Sort.LAND, Sort.ADJECTIVE, Sort.NUMBER, Sort.BODY}
)


def with_documents(
    pieces: tuple[Piece, ...], setting: Setting, memory: Memory
) -> tuple[Piece, ...]:
    """The pieces with each document made one: its noun, what stands before it, what it is about."""
    made: list[Piece] = []
    place = 0
    while place < len(pieces):
        found = setting.book.vocabulary["documents"].at(pieces, place)
        if found is None:
            made.append(pieces[place])
            place += 1
            continue
        after, noun = found
        before = _start(made, setting)
        end = _end(pieces, after, noun, setting)
        dated = past_day(pieces, end)
        whole = (*made[before:], *pieces[place:end])
        piece = _document(whole, (len(made) - before, after - place), noun, setting, memory)
        if before == len(made) and end == after and not is_plural(pieces[place], made):
            own = meant_by_noun(noun, made, pieces[end:], setting, memory)
            piece = _with_id(piece, own)
        del made[before:]
        made.append(merged((piece, *pieces[end:dated]), Sort.INSTRUMENT, piece.sense))
        place = dated
    return tuple(made)


def _with_id(piece: Piece, own: str) -> Piece:
    """The document that a bare noun was found to mean; as it was where none was found."""
    sense = piece.sense
    if not own or not isinstance(sense, Document):
        return piece
    return replace(piece, sense=replace(sense, named=Named(sense.named.words, own), among=()))


def _start(made: Sequence[Piece], setting: Setting) -> int:
    """How far back the name of the document begins: capital words, adjectives, organisations."""
    first = len(made)
    article = _back_to_article(made, setting)
    while first > 0 and len(made) - first < _BEFORE and _belongs_before(made[first - 1], setting):
        first -= 1
    return min(first, article)


def _back_to_article(made: Sequence[Piece], setting: Setting) -> int:
    """Past the plain words between an article and the noun: "a mutual defence treaty"."""
    vocabulary = setting.book.vocabulary
    if setting.book.language != "en":
        return len(made)
    for place in range(len(made) - 1, max(-1, len(made) - 2 - _ADJECTIVES), -1):
        piece = made[place]
        if vocabulary.has("articles", piece):
            return _past_adjectives(made, place + 1, setting)
        plain = piece.sort is Sort.WORD and not piece.tokens[0].lower.endswith("ed")
        if not plain or _ends_title(piece, setting) or _is_small(piece.lemmas, setting):
            return len(made)
    return len(made)


def _past_adjectives(made: Sequence[Piece], place: int, setting: Setting) -> int:
    """Past "new", "former" and the like, which are no part of the name."""
    while place < len(made) and setting.book.vocabulary.has("adjectives", made[place]):
        place += 1
    return place


def _belongs_before(piece: Piece, setting: Setting) -> bool:
    russian = setting.book.language == "ru"
    if piece.sort in {Sort.ORGANISATION, Sort.ADJECTIVE, Sort.TOWN, Sort.LAND}:
        return not russian or piece.sort is Sort.ADJECTIVE
    if piece.sort is Sort.TIME and isinstance(piece.sense, TimeSaid):
        return piece.lower.isdigit()
    if piece.sort is Sort.NUMBER:
        return len(piece.lower) == 4 and piece.lower.isdigit()  # noqa: PLR2004 - a year
    if piece.sort is not Sort.WORD or setting.book.vocabulary.has("passed_over", piece):
        return False
    vocabulary = setting.book.vocabulary
    if russian:
        return _part(piece) in {"ADJF", "PRTF"} and not vocabulary.has("determiners", piece)
    return vocabulary.has("of_titles", piece) or (
        piece.tokens[0].capital and not vocabulary.has("articles", piece)
    )


def _end(pieces: Sequence[Piece], place: int, noun: str, setting: Setting) -> int:
    """Where the words of what it is about end, if an "on", "of", "for" or a genitive follows."""
    vocabulary = setting.book.vocabulary
    russian = setting.book.language == "ru"
    end = place
    for at in range(place, min(len(pieces), place + _AFTER)):
        piece = pieces[at]
        first = at == place
        if russian and _is_new_subject(pieces, at, setting):
            break
        if first and not (vocabulary.has("about", piece) or (russian and _is_genitive(piece))):
            break
        if _is_topic(pieces, at, setting):
            end = at + 1
            continue
        if _ends_title(piece, setting) or _decides(piece, noun) or _is_between(pieces, at):
            break
        end = at + 1
    while end > place and _dangles(pieces[end - 1], setting):
        end -= 1
    return end


def _tells_an_act(pieces: Sequence[Piece], at: int, setting: Setting) -> bool:
    """Whether "on the end of membership" follows: what was done, and no title."""
    vocabulary = setting.book.vocabulary
    after = pieces[at + 1] if at + 1 < len(pieces) else pieces[at]
    return vocabulary.has("about", pieces[at]) and vocabulary.has("no_titles", after)


def _is_new_subject(pieces: Sequence[Piece], at: int, setting: Setting) -> bool:
    """Whether what the document is about has ended: a verb's subject or a party follows."""
    if setting.book.vocabulary.has("with", pieces[at]):
        return any(p.sort in {Sort.ORGANISATION, Sort.BODY} for p in pieces[at + 1 : at + 3])
    if _tells_an_act(pieces, at, setting):
        return True
    cases = cases_of(pieces[at]) - {"voct"}
    governed = at > 0 and part_of(pieces[at - 1]) in {"PREP", "ADJF", "PRTF"}
    return bool(cases) and cases <= {"nomn", "accs"} and not governed


def _is_topic(pieces: Sequence[Piece], place: int, setting: Setting) -> bool:
    """Whether "in" goes on with the topic, not with a place or a time: "free trade in services"."""
    if pieces[place].lower != "in" or place + 1 >= len(pieces):
        return False
    after = pieces[place + 1]
    if after.lower == "the" and place + 2 < len(pieces):
        return pieces[place + 2].lower in _FIELDS
    plain = after.sort is Sort.WORD and not after.tokens[0].capital
    return plain and not _ends_title(after, setting) and after.lower not in _NO_TOPICS


def _is_between(pieces: Sequence[Piece], place: int) -> bool:
    """Whether here follow the two organisations between which it is made."""
    after = pieces[place + 1 : place + 3]
    bodies = any(piece.sort in {Sort.ORGANISATION, Sort.BODY} for piece in after)
    return pieces[place].lower == "between" and bodies


def _decides(piece: Piece, noun: str) -> bool:
    """Whether a body or organisation is named whose decision it is, not what it is about."""
    return noun in _DECIDED and piece.sort in {Sort.BODY, Sort.ORGANISATION}


def _ends_title(piece: Piece, setting: Setting) -> bool:
    if piece.sort is Sort.WORD:
        return setting.book.vocabulary.has("ends_title", piece) or _part(piece) in _VERBS
    return piece.sort not in _WITHIN


def _dangles(piece: Piece, setting: Setting) -> bool:
    vocabulary = setting.book.vocabulary
    return piece.sort is Sort.WORD and (
        vocabulary.has("about", piece)
        or vocabulary.has("small_words", piece)
        or vocabulary.has("passed_over", piece)
    )


def _is_genitive(piece: Piece) -> bool:
    if piece.sort in {Sort.ORGANISATION, Sort.ADJECTIVE}:
        return True
    forms = piece.tokens[0].forms
    return piece.sort is Sort.WORD and any(form.case == "gent" for form in forms)


def _part(piece: Piece) -> str:
    forms = piece.tokens[0].forms
    return forms[0].part if forms else ""


def _document(
    whole: tuple[Piece, ...],
    noun_at: tuple[int, int],
    noun: str,
    setting: Setting,
    memory: Memory,
) -> Piece:
    start, length = noun_at
    words = words_of(whole, setting.text)
    rest = (*whole[:start], *whole[start + length :])
    subject = words_of(whole[start + length :], setting.text) if whole[start + length :] else ""
    ids = _ids(rest, noun, setting, memory)
    named = Named(words, ids[0] if len(ids) == 1 else "")
    return merged(
        whole, Sort.INSTRUMENT, Document(named, noun, subject, ids if not named.id else ())
    )


def _ids(rest: Sequence[Piece], noun: str, setting: Setting, memory: Memory) -> tuple[str, ...]:
    own = _of_organisation(rest, noun, setting, memory)
    if own:
        return (own,)
    telling = tuple(
        token.lemmas
        for piece in rest
        for token in piece.tokens
        if not _is_small(token.lemmas, setting) and not _is_year(piece)
    )
    found = best_titles(setting.titles, telling, noun)
    years = {int(piece.lower) for piece in rest if _is_year(piece)}
    if years:
        found = tuple(one for one in found if setting.titles.years.get(one) in years)
    return _by_organisation(found, rest, setting, memory)


def _is_small(lemmas: frozenset[str], setting: Setting) -> bool:
    return bool(lemmas & setting.book.vocabulary["small_words"].by_first.keys())


def _is_year(piece: Piece) -> bool:
    return piece.lower.isdigit() and len(piece.lower) == 4  # noqa: PLR2004 - a year


def _of_organisation(rest: Sequence[Piece], noun: str, setting: Setting, memory: Memory) -> str:
    """The constituent instrument, for "the CIS Charter", and "the Charter" after the CIS."""
    if any(p.sort is Sort.WORD and _tells(p, setting) for p in rest):
        return ""
    named = [p.sense.named.id for p in rest if isinstance(p.sense, Thing)]
    last = memory.sense(Sort.ORGANISATION)
    if not named and not any(p.names for p in rest) and isinstance(last, Thing):
        named = [last.named.id]
    for one in named:
        organisation = setting.register.organisation.get(one)
        constituent = "" if organisation is None else organisation.constituent
        if constituent and _is_called(constituent, noun, setting):
            return constituent
    return ""


def _tells(piece: Piece, setting: Setting) -> bool:
    """Whether a word of a name tells which document is meant; "subsequent" does not."""
    small = _is_small(piece.lemmas, setting)
    return not small and not setting.book.vocabulary.has("adjectives", piece)


def _is_called(instrument: str, noun: str, setting: Setting) -> bool:
    return any(
        noun in title.nouns for title in setting.titles.titles if title.instrument == instrument
    )


def _by_organisation(
    found: tuple[str, ...], rest: Sequence[Piece], setting: Setting, memory: Memory
) -> tuple[str, ...]:
    """Of several, those concluded within the organisation that the report speaks of."""
    if len(found) < 2:  # noqa: PLR2004 - several
        return found
    states = {code for p in rest if isinstance(p.sense, States) for code in p.sense.said.codes}
    if states:
        fits = tuple(o for o in found if states <= set(setting.register.instrument[o].negotiating))
        return fits or found
    last = memory.sense(Sort.ORGANISATION)
    own = last.named.id if isinstance(last, Thing) else ""
    within = tuple(one for one in found if own and setting.titles.within.get(one) == own)
    return within or found
