"""An HTML page ──▶ its text without menus, notices and what is hidden, each word with its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from foedus.documents.errors import TooDeepDocument
from foedus.documents.markup import Closing, Opening, Words, marks, pieces
from foedus.documents.places import Weaving
from foedus.documents.plain import blocks_in, heading_block, moved, paragraph_block
from foedus.documents.terms import Block, BlockKind, Limits
from foedus.documents.wordlists import listed
from foedus.law.terms.wording import Wording

Scope: TypeAlias = Literal["content", "everything shown"]

_VOID: Final = listed("area base br col embed hr img input link meta param source track wbr")
_NEVER: Final = listed(
    "head script style template noscript title textarea select option optgroup datalist button "
    "svg math canvas iframe object audio video map xmp noembed noframes dialog"
)
"""Elements whose words are no text of the page."""
_ASIDE: Final = listed("nav footer aside menu")
_ASIDE_ROLES: Final = listed(
    "navigation banner contentinfo complementary search menu menubar toolbar dialog alertdialog"
)
_ASIDE_CLASSES: Final = listed(
    "nav navbar navigation menu breadcrumb breadcrumbs cookie cookies cookie-banner "
    "cookie-notice cookie-consent sidebar footer site-footer site-header skip-link skip-links "
    "skiplink accessibility accessibility-links share sharing social social-links related "
    "newsletter advert advertisement banner pagination"
)
"""Names that pages give to what stands around their content."""
_MAIN: Final = listed("html body main article h1")
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_KINDS: Final = {
    "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM,
    "td": BlockKind.CELL,
    "th": BlockKind.CELL,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
_INLINE: Final = listed(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output "
    "q rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr img"
)
_CLOSED_BY: Final = {
    "li": ({"li"}, {"ul", "ol", "menu"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
}
"""What an element ends that was not ended itself, and within what."""
_ENDS_P: Final = ({"p"}, {"table", "td", "th", "li", "div", "body"})
_SPACE: Final = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]|\A | \Z")
"""White space that is not shown as it stands: all but one space between two words."""
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NEAR: Final = 64
"""So far up it is looked for what an element ends."""


@dataclass(slots=True)
class _Open:
    """An element under way; *shown*: its words are text; *hidden*: nothing in it is shown."""

    name: str
    shown: bool
    hidden: bool
    kind: BlockKind
    level: int


@dataclass(slots=True)
class PageReading:
    """Goes through the marks of a page. Raises `TooDeepDocument`."""

    name: str
    source: str
    limits: Limits
    scope: Scope
    weaving: Weaving = field(default_factory=Weaving)
    blocks: list[Block] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _names: Counter[str] = field(default_factory=Counter)
    _depth: int = 0
    _start: int = 0
    _kind: BlockKind = BlockKind.PARAGRAPH
    _level: int = 0
    _space: tuple[int, int] | None = None
    _breaks: int = 0

    def read(self) -> None:
        """Read the whole page."""
        for mark in marks(self.source, "html"):
            match mark:
                case Words():
                    self._words(mark)
                case Opening():
                    self._open(mark)
                case Closing():
                    self._close(mark.name)
        self._end_block()

    # elements

    def _open(self, mark: Opening) -> None:
        name = mark.name
        if name == "br":
            self._break(mark)
            return
        if name in _CLOSED_BY:
            self._end_open(*_CLOSED_BY[name])
        elif name not in _INLINE and self._names["p"]:
            self._end_open(*_ENDS_P)
        if name not in _INLINE:
            self._end_block()
        if name in _VOID or (mark.closed and name in _NEVER):
            return
        self._push(mark)

    def _push(self, mark: Opening) -> None:
        above = self._stack[-1] if self._stack else None
        name = mark.name
        inherited = (above.kind, above.level) if above is not None else (BlockKind.PARAGRAPH, 0)
        kind, level = (_KINDS.get(name, inherited[0]), inherited[1])
        if kind is BlockKind.HEADING and name not in _INLINE and name != "div":
            kind, level = BlockKind.PARAGRAPH, 0  # the heading was not ended
        if name in _HEADINGS:
            kind, level = BlockKind.HEADING, _HEADINGS[name]
        hidden = _is_hidden(mark) or (above is not None and above.hidden)
        shown = not hidden and self._is_shown(mark, above)
        self._stack.append(_Open(name, shown, hidden, kind, level))
        self._names[name] += 1
        if name not in _INLINE:
            self._depth += 1
            self._begin_block()
        if self._depth > self.limits.depth:
            raise too_deep(self.name, self.limits.depth)

    def _is_shown(self, mark: Opening, above: _Open | None) -> bool:
        if mark.name == "h1":
            return True
        if above is not None and not above.shown:
            return False
        return self.scope == "everything shown" or not self._is_aside(mark)

    def _is_aside(self, mark: Opening) -> bool:
        """Whether an element stands around the content, by what it is called."""
        if mark.name in _MAIN:
            return False
        if mark.name in _ASIDE or mark.value("role").lower() in _ASIDE_ROLES:
            return True
        if mark.name == "header" and not (self._names["article"] or self._names["main"]):
            return True
        called = f"{mark.value('class')} {mark.value('id')}".lower().split()
        return not _ASIDE_CLASSES.isdisjoint(called)

    def _close(self, name: str) -> None:
        if name not in _INLINE:
            self._end_block()
        if not self._names[name]:
            return
        while self._pop() != name:
            pass
        if name not in _INLINE:
            self._begin_block()

    def _pop(self) -> str:
        last = self._stack.pop()
        self._names[last.name] -= 1
        self._depth -= last.name not in _INLINE
        return last.name

    def _end_open(self, ended: set[str], within: set[str]) -> None:
        """End an element of the names *ended* that is open within the nearest of *within*."""
        for back in range(1, min(_NEAR, len(self._stack)) + 1):
            name = self._stack[-back].name
            if name in ended:
                self._end_block()
                for _ in range(back):
                    self._pop()
                self._begin_block()
                if name in {"td", "th"} and "tr" in ended:
                    self._end_open(ended, within)
                return
            if name in within:
                return

    # words

    def _words(self, words: Words) -> None:
        if self._stack and not self._stack[-1].shown:
            return
        preserved = bool(self._names["pre"])
        for said, start, length in pieces(self.source, words):
            if len(said) != length or preserved:
                self._weave(said, start, length)
            else:
                self._collapsed(said, start)

    def _collapsed(self, said: str, start: int) -> None:
        """White space as browsers show it: one space for a run, none at the ends of a block."""
        place = 0
        for gap in _SPACE.finditer(said):
            self._weave(said[place : gap.start()], start + place, gap.start() - place)
            self._space = self._space or (start + gap.start(), gap.end() - gap.start())
            place = gap.end()
        self._weave(said[place:], start + place, len(said) - place)

    def _weave(self, said: str, start: int, length: int) -> None:
        if not said:
            return
        if self._space is not None and self.weaving.length > self._start:
            self.weaving.add(" ", *self._space)
        self._space, self._breaks = None, 0
        self.weaving.add(said, start, length)

    def _break(self, mark: Opening) -> None:
        """A line ends; two ends, and the block does."""
        if self._stack and not self._stack[-1].shown:
            return
        self._breaks += 1
        self._space = None
        if self._breaks > 1:
            self._end_block()
            self._begin_block()
        elif self.weaving.length > self._start:
            self.weaving.add("\n", mark.start, mark.end - mark.start)

    # blocks

    def _begin_block(self) -> None:
        top = self._stack[-1] if self._stack else None
        self._kind, self._level = (top.kind, top.level) if top else (BlockKind.PARAGRAPH, 0)

    def _end_block(self) -> None:
        start, end = self._start, self.weaving.length
        if end > start:
            said = self.weaving.since(start)
            self.blocks.extend(self._blocks(said, start))
            self.weaving.between("\n")
        self._start, self._space, self._breaks = self.weaving.length, None, 0

    def _blocks(self, said: str, start: int) -> list[Block]:
        if self._names["pre"]:
            return [moved(one, start) for one in blocks_in(said, 0, len(said))]
        left = len(said) - len(said.lstrip())
        words = said.strip()
        if not words:
            return []
        block = Block(
            start=start + left, end=start + left + len(words), kind=self._kind, level=self._level
        )
        if self._kind is BlockKind.HEADING:
            return [replace(heading_block(block, words), level=self._level)]
        if self._kind is BlockKind.PARAGRAPH and "\n" in words:
            return [moved(one, start) for one in blocks_in(said, 0, len(said))]
        return [paragraph_block(block, words)]


def _is_hidden(mark: Opening) -> bool:
    return (
        mark.name in _NEVER
        or "hidden" in mark.attributes
        or mark.value("aria-hidden").lower() == "true"
        or _HIDDEN_STYLE.search(mark.value("style")) is not None
    )


def too_deep(name: str, depth: int) -> TooDeepDocument:
    """The error for elements within elements beyond the limit."""
    return TooDeepDocument(
        name,
        Wording(
            f"its elements stand within one another more than {depth} deep.",
            f"элементы вложены друг в друга глубже {depth} уровней.",
        ),
        Wording("Save its text alone and read that.", "Сохраните только текст и прочитайте его."),
    )
