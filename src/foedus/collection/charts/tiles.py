"""States as tiles of one size, in the order of signature: no size, no place, no border.

A map would draw borders that are disputed, and would show large states as weighty ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foedus.collection.charts.icons import icon, mark_at
from foedus.collection.charts.looks import BINDING, look_of, said
from foedus.collection.charts.markup import Node, as_html, identifier, node, with_times
from foedus.collection.charts.paper import (
    LINE,
    MARGIN,
    WIDTH,
    Heading,
    broken,
    document,
    heading_at,
    lines_at,
)
from foedus.law.answers.answers import MemberAnswer, MembersAnswer, StatusAnswer
from foedus.law.answers.data import word_of
from foedus.law.answers.speech.names import party_name
from foedus.law.answers.tables.speaker import Speaker
from foedus.law.answers.told import told_day
from foedus.law.terms.wording import Language, Wording

_ACROSS: Final = 6
_GAP: Final = 12
_HIGH: Final = 124

_DISPUTED_IF: Final = Wording("member, {}", "член, {}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One state: its *code* and *name*, and how it stands; *since* as EDTF, or empty."""

    code: str
    name: str
    word: str
    text: str
    since: str = ""

    @property
    def kind(self) -> str:
        """The class of the tile: within, in doubt, or outside."""
        look = look_of(self.word)
        if look.bar in BINDING:
            return "t-member"
        return "t-doubt" if look.voice in {"rival", "unknown"} else "t-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class TileChart:
    """Tiles in order, six across."""

    title: str
    lead: tuple[str, ...]
    tiles: tuple[Tile, ...]
    language: Language

    def inline(self, prefix: str) -> str:
        """A list for a page; its ids begin with *prefix* (BadDrawing if they cannot)."""
        items = (_item(tile) for tile in self.tiles)
        names = {"class": "tiles", "id": identifier(prefix), "aria-label": self.title}
        return as_html(node("ul", names, *items))

    def standalone(self) -> str:
        """A document of its own."""
        top, y = heading_at(Heading(self.title, self.lead))
        rows = -(-len(self.tiles) // _ACROSS)
        drawings = [_drawn(tile, place, y + _GAP) for place, tile in enumerate(self.tiles)]
        height = y + _GAP + rows * (_HIGH + _GAP) + MARGIN - _GAP
        return document(
            Heading(self.title, self.lead), self.description(), height, [*top, *drawings]
        )

    def description(self) -> str:
        """Every tile in words."""
        told = (
            f"{tile.name}: {' '.join(filter(None, (tile.text, tile.since)))}" for tile in self.tiles
        )
        return "; ".join(told) + "." if self.tiles else ""


def _item(tile: Tile) -> Node:
    look = look_of(tile.word)
    status = node(
        "span", {"class": f"st {look.voice}"}, icon(look.mark), node("span", None, tile.text)
    )
    since = (node("small", {"class": "since"}, *with_times(tile.since)),) if tile.since else ()
    return node(
        "li",
        {"class": tile.kind},
        node("span", {"class": "code", "aria-hidden": "true"}, tile.code),
        node("span", {"class": "name"}, tile.name),
        status,
        *since,
    )


_FRAMES: Final = {"t-member": "tile-in", "t-doubt": "tile-doubt", "t-out": "tile"}


def _drawn(tile: Tile, place: int, top: float) -> Node:
    wide = (WIDTH - 2 * MARGIN - (_ACROSS - 1) * _GAP) / _ACROSS
    x = MARGIN + (place % _ACROSS) * (wide + _GAP)
    y = top + (place // _ACROSS) * (_HIGH + _GAP)
    look = look_of(tile.word)
    said_so = broken(tile.text, wide - 40, most=2)
    lines = [*said_so, *([tile.since] if tile.since else [])]
    base = _HIGH - 12 - LINE * (len(lines) - 1)
    frame = {"class": _FRAMES[tile.kind], "width": f"{wide:g}", "height": str(_HIGH)}
    return node(
        "g",
        {"transform": f"translate({x:g} {y:g})"},
        node("rect", frame),
        *lines_at([tile.code], 12, 34, "code"),
        *lines_at(broken(tile.name, wide - 20, most=2), 12, 54),
        node("g", {"class": look.voice}, mark_at(look.mark, 12, base - 10.5, size=12)),
        *lines_at(lines, 30, base, "" if look.voice == "out" else "strong"),
    )


def member_tiles(answer: MembersAnswer, speaker: Speaker, codes: Sequence[str] = ()) -> TileChart:
    """Who meets a criterion of an organisation: members, those in doubt, and the rest of *codes*.

    *codes* are the states that are shown, in the order of signature; without them, only those
    who meet the criterion are.
    """
    found = {one.party: one for one in (*answer.members, *answer.in_doubt)}
    shown = (*codes, *(code for code in found if code not in codes))
    return TileChart(
        title=f"{speaker.say(answer.title)}: {_criterion(answer, speaker)}",
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        tiles=tuple(_member(code, found.get(code), speaker) for code in shown),
        language=speaker.language,
    )


def _criterion(answer: MembersAnswer, speaker: Speaker) -> str:
    tests = speaker.register.organisation[answer.organisation].criteria
    named = (speaker.say(test.title) for test in tests if test.name == answer.criterion)
    return next(filter(None, named), answer.criterion)


def _member(code: str, one: MemberAnswer | None, speaker: Speaker) -> Tile:
    name = party_name(speaker.register, code, speaker.language)
    if one is None:
        return Tile(code=code, name=name, word="none", text=said("not-member", speaker.language))
    word = "member" if one.belongs.certain else word_of(one.belongs)
    text = said("member", speaker.language)
    if not one.belongs.certain:
        text = speaker.say(_DISPUTED_IF).format(said(word, speaker.language))
    return Tile(code=code, name=name, word=word, text=text, since=told_day(one.since) or "")


def status_tiles(answer: StatusAnswer, speaker: Speaker, codes: Sequence[str] = ()) -> TileChart:
    """How states stand to an instrument, in the order of *codes*, then of the answer."""
    found = {row.party: row for row in answer.parties}
    shown = (*codes, *(code for code in found if code not in codes))
    tiles = []
    for code in shown:
        row = found.get(code)
        word = "none" if row is None else word_of(row.word)
        since = "" if row is None else told_day(row.since) or ""
        name = party_name(speaker.register, code, speaker.language)
        text = said(word, speaker.language)
        tiles.append(Tile(code=code, name=name, word=word, text=text, since=since))
    return TileChart(
        title=speaker.say(answer.title),
        lead=(speaker.as_of(answer.moment.on, answer.moment.known),),
        tiles=tuple(tiles),
        language=speaker.language,
    )
