"""The text of a draft as it is shown: each provision with what is said beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from foedus.accounts.models import User
from foedus.assembly.drafts.amending import amendment_of
from foedus.assembly.drafts.stances import positions_in
from foedus.assembly.drafts.versions import text_of
from foedus.assembly.models import Draft, DraftAmendment, DraftComment, DraftVersion
from foedus.drafting.agreement import Position
from foedus.drafting.amending import Carried, Deed, Orphaned, carried
from foedus.drafting.comparing import How, Piece, word_pieces
from foedus.drafting.structure import Element, Kind, Text, element_at
from foedus.law.terms.wording import Wording
from foedus.web.assembly.drafts.words import DEEDS, KINDS, STANDINGS
from foedus.web.languages import language_now

_HEADED = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX})
_LOWEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a delegation stands to a provision."""

    party: str
    mark: str
    word: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An amendment as it is shown: the words with what would go and come."""

    row: DraftAmendment
    deed: Promise
    pieces: tuple[Piece, ...]
    heading: tuple[Piece, ...]
    orphaned: str
    own: bool

    @property
    def is_insertion(self) -> bool:
        """Whether it stands beside its provision."""
        return self.row.deed in {Deed.INSERT_BEFORE, Deed.INSERT_AFTER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment and the answers to it."""

    row: DraftComment
    replies: tuple[DraftComment, ...]
    own: bool

    @property
    def closed(self) -> bool:
        """Whether it was resolved, rejected or taken back."""
        return hasattr(self.row, "answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """An element of the text with its margin; *level* is that of its heading, 0 for none."""

    element: Element
    called: str
    level: int
    depth: int
    lines: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    own: Position | None = None
    threads: tuple[Thread, ...] = ()
    amendments: tuple[Asked, ...] = ()

    @property
    def tag(self) -> str:
        """The element of HTML for its heading."""
        return f"h{self.level}"

    @property
    def anchor(self) -> str:
        """What its place on the page is called."""
        return self.element.wid or "whole"

    @property
    def silent(self) -> bool:
        """Whether nobody has said anything of it in the margin."""
        return not (self.marks or self.threads)

    @property
    def beside(self) -> str:
        """What its margin is called."""
        return _("Beside %(called)s") % {"called": self.called}

    @property
    def invitation(self) -> str:
        """What the link says that opens the form beside it."""
        return _("Say something of %(called)s") % {"called": self.called}

    @property
    def open_threads(self) -> int:
        """How many comments are not settled."""
        return sum(1 for one in self.threads if not one.closed)


@dataclass(slots=True)
class Margin:
    """Everything that was said of a draft's text, read in a few questions for the whole page."""

    draft: Draft
    version: DraftVersion
    reader: User
    text: Text = field(init=False)
    _threads: Mapping[str, Sequence[Thread]] = field(init=False)
    _amendments: Mapping[str, Sequence[Asked]] = field(init=False)
    _positions: Mapping[str, Mapping[str, Position]] = field(init=False)

    def __post_init__(self) -> None:
        """Read what is said."""
        self.text = text_of(self.version)
        self._threads = _threads(self.draft, self.version, self.reader)
        self._amendments = self._asked()
        self._positions = positions_in(self.draft, self.version)

    def provisions(self) -> tuple[Provision, ...]:
        """The provisions in the order of reading, each with what is said of it."""
        return tuple(self._provision(*place) for place in _places(self.text.elements))

    def whole(self) -> Provision:
        """What is said of the text as a whole."""
        whole = self._provision(Element(kind=Kind.PREAMBLE), 0, ())
        return replace(whole, called=_("the whole text"))

    def _provision(self, one: Element, level: int, within: tuple[Element, ...]) -> Provision:
        said = self._positions.get(one.wid, {})
        return replace(
            _bare(one, level, within),
            marks=tuple(_mark(party, position) for party, position in sorted(said.items())),
            own=said.get(self.reader.delegation),
            threads=tuple(self._threads.get(one.wid, ())),
            amendments=tuple(self._amendments.get(one.wid, ())),
        )

    def _asked(self) -> Mapping[str, Sequence[Asked]]:
        rows = (
            self.draft.amendments.filter(answer=None, version__language=self.version.language)
            .select_related("version", "by")
            .order_by("pk")
        )
        found: dict[str, list[Asked]] = defaultdict(list)
        for row in rows:
            found[row.element].append(asked_shown(row, self.text, self.reader))
        return found


def provisions_of(text: Text) -> tuple[Provision, ...]:
    """The provisions of a text with nothing beside them."""
    return tuple(_bare(*place) for place in _places(text.elements))


def _bare(one: Element, level: int, within: tuple[Element, ...]) -> Provision:
    return Provision(
        element=one,
        called=", ".join(called(each) for each in (*within, one)),
        level=level,
        depth=sum(each.kind not in _HEADED for each in within),
        lines=tuple(one.words.split("\n")) if one.words else (),
    )


def _places(
    elements: tuple[Element, ...], level: int = 2, within: tuple[Element, ...] = ()
) -> Iterator[tuple[Element, int, tuple[Element, ...]]]:
    """Each element, the level of its heading (0: it has none), and the provision it is part of."""
    for one in elements:
        headed = one.kind in _HEADED
        yield one, min(level, _LOWEST) if headed else 0, within
        below = (one,) if headed else (*within, one)
        yield from _places(one.children, level + headed, below)


def called(one: Element) -> str:
    """What a provision is called where it is named apart from its text."""
    return one.number or str(KINDS[one.kind])


def asked_shown(row: DraftAmendment, now: Text, reader: User) -> Asked:
    """An amendment against the text as it stands."""
    standing = carried(amendment_of(row), text_of(row.version), now)
    lost = standing.reason if isinstance(standing, Orphaned) else Wording()
    then = element_at(text_of(row.version), row.element)
    return Asked(
        row=row,
        deed=DEEDS[Deed(row.deed)],
        pieces=_pieces(row, then),
        heading=_heading(row, then),
        orphaned="" if isinstance(standing, Carried) else lost.in_language(language_now()),
        own=(bool(row.party) and row.party == reader.delegation) or row.by_id == reader.pk,
    )


def _pieces(row: DraftAmendment, then: Element) -> tuple[Piece, ...]:
    """The words with what would go and come."""
    match Deed(row.deed):
        case Deed.REPLACE_WORDS:
            after = then.words.replace(row.passage, row.words, 1) if row.passage else row.words
            return word_pieces(then.words, after)
        case Deed.DELETE:
            return (Piece(How.REMOVED, _whole_words(then)),)
        case Deed.INSERT_BEFORE | Deed.INSERT_AFTER:
            return (Piece(How.ADDED, row.words),) if row.words else ()
        case Deed.REPLACE_HEADING:
            return ()


def _whole_words(one: Element) -> str:
    own = " ".join(part for part in (one.number, one.heading, one.words) if part)
    return "\n".join((own, *(_whole_words(child) for child in one.children)))


def _heading(row: DraftAmendment, then: Element) -> tuple[Piece, ...]:
    match Deed(row.deed):
        case Deed.REPLACE_HEADING:
            return word_pieces(then.heading, row.heading)
        case Deed.INSERT_BEFORE | Deed.INSERT_AFTER:
            title = ". ".join(part for part in (row.number, row.heading) if part)
            return (Piece(How.ADDED, title),) if title else ()
        case _:
            return ()


def _mark(party: str, position: Position) -> Mark:
    mark, word = STANDINGS[position.standing]
    return Mark(party=party, mark=mark, word=word)


def _threads(draft: Draft, version: DraftVersion, reader: User) -> Mapping[str, Sequence[Thread]]:
    rows = list(
        draft.comments.filter(version__language=version.language)
        .select_related("by", "answer", "version")
        .order_by("pk")
    )
    return threads_in(rows, reader)


def threads_in(rows: Sequence[DraftComment], reader: User) -> Mapping[str, Sequence[Thread]]:
    """Comments as threads, by the provision that they are about."""
    replies: dict[int, list[DraftComment]] = defaultdict(list)
    for row in rows:
        if row.answers_id is not None:
            replies[row.answers_id].append(row)
    found: dict[str, list[Thread]] = defaultdict(list)
    for row in rows:
        if row.answers_id is None:
            own = (bool(row.party) and row.party == reader.delegation) or row.by_id == reader.pk
            found[row.element].append(Thread(row=row, replies=tuple(replies[row.pk]), own=own))
    return found
