"""Whatever the strings are, a chart is well formed, runs nothing, fetches nothing, is the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from foedus.collection.charts import (
    CLASSES,
    BadDrawing,
    MatrixChart,
    Piece,
    Row,
    TileChart,
    TrackChart,
    bonds_chart,
    count_chart,
    count_members,
    member_tiles,
    signature_matrix,
    status_matrix,
    status_tiles,
    timeline_chart,
)
from foedus.collection.charts.counting import Count, Series
from foedus.collection.charts.counts import CountChart
from foedus.collection.charts.matrix import Cell, Column
from foedus.collection.charts.tiles import Tile
from foedus.law.answers.answers import Moment
from foedus.law.answers.worlds import worlds_of
from foedus.law.terms.days import FOREVER
from foedus.opened import open_register

TODAY = date(2026, 11, 22)
HOSTILE = (
    "</svg><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style><b>&amp;&#x3c;script&#x3e;",
    "' onload='alert(1)",
    "{{7*7}} ${7*7} <!-- ]]> \x00\x1b\ud800",
    "javascript:alert(1)",
    "]]><![CDATA[",
)
ANY_TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


class Chart(Protocol):
    def inline(self, prefix: str) -> str: ...

    def standalone(self) -> str: ...


def charts_with(text: str) -> tuple[Chart, ...]:
    pieces = tuple(
        Piece(word=word, since=date(2000 + n, 1, 1), until=date(2001 + n, 1, 1), may=(text,))
        for n, word in enumerate(("signed", "party", text, "disputed", "unknown", "suspended"))
    )
    rows = (Row(name=text, note=text, pieces=pieces), Row(name=text))
    tile = Tile(code=text, name=text, word="member", text=text, since=text)
    cell = Cell("tick", "force", text)
    return (
        TrackChart(
            title=text, lead=(text,), head=text, rows=rows, on=TODAY, drawn_to=TODAY, language="en"
        ),
        TileChart(title=text, lead=(text,), tiles=(tile, tile), language="ru"),
        CountChart(
            title=text,
            lead=(text,),
            series=(Series(text, (Count(date(2000, 1, 1), 1, 2),)),),
            on=TODAY,
            drawn_to=TODAY,
            language="en",
        ),
        MatrixChart(
            title=text,
            lead=(text,),
            head=text,
            columns=(Column(text, text),),
            rows=((text, (cell,)),),
        ),
    )


@cache
def real_charts() -> tuple[Chart, ...]:
    register = open_register("cis")
    speaker = register.timeline("cis/free-trade-2011").speaker
    worlds = worlds_of(register.register, frozenset())
    codes = [party.code for party in register.register.parties[:12]]
    statuses = [
        register.status(one.id, on=TODAY).answer for one in register.register.instruments[:9]
    ]
    answer = register.timeline("cis/free-trade-2011").answer
    return (
        timeline_chart(answer, speaker, on=TODAY, drawn_to=TODAY),
        bonds_chart(worlds, ("RU", "UA"), Moment(on=TODAY), speaker, drawn_to=TODAY),
        member_tiles(register.members("cis", on="2007-10-05").answer, speaker, codes),
        status_tiles(register.status("cis/free-trade-2011", on="2013-12-12").answer, speaker),
        count_chart(
            [count_members(worlds, "cis", "member", speaker)],
            speaker,
            title="Members",
            on=TODAY,
            known=None,
            drawn_to=TODAY,
        ),
        status_matrix(statuses, codes, speaker),
        signature_matrix(statuses, codes, speaker),
    )


ALLOWED = {
    "svg", "title", "desc", "style", "defs", "pattern", "rect", "line", "path", "circle", "g",
    "text",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "small", "time", "ul", "li",
    "figure", "figcaption", "p", "abbr",
}  # fmt: skip
ATTRIBUTES = {
    "class", "id", "role", "aria-labelledby", "aria-hidden", "aria-label", "focusable", "scope",
    "title", "datetime", "data-l", "d", "x", "y", "x1", "x2", "y1", "y2", "r", "cx", "cy", "width",
    "height", "viewBox", "viewbox", "overflow", "transform", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "text-anchor", "patternUnits", "patternunits", "patternTransform",
    "patterntransform", "preserveAspectRatio", "preserveaspectratio", "vector-effect", "xmlns",
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser's parser sees: tags, attributes, text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def parsed(fragment: str) -> etree._Element:
    return read(f"<a>{fragment}</a>")


def assert_harmless(chart: Chart) -> None:
    fragment, document = chart.inline("p"), chart.standalone()
    seen = Seen()
    seen.feed(fragment)
    assert seen.tags <= ALLOWED
    assert seen.attributes <= ATTRIBUTES
    tree = read(document)
    assert {one.tag.rpartition("}")[2] for one in tree.iter()} <= ALLOWED
    assert {name for one in tree.iter() for name in one.attrib} <= ATTRIBUTES
    for text in (fragment, document):
        inside = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"<[^>]*(?:https?:|url\((?!#))", inside)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for chart in charts_with(text):
        assert_harmless(chart)


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_a_chart(text: str) -> None:
    for chart in charts_with(text):
        assert_harmless(chart)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"]), min_size=1))
@settings(max_examples=60, deadline=None)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    row = Row(name=text, pieces=(Piece(word="party", since=date(2000, 1, 1), until=FOREVER),))
    chart = TrackChart(
        title="T", lead=(), head="H", rows=(row,), on=TODAY, drawn_to=TODAY, language="en"
    )
    heads = [one.text for one in parsed(chart.inline("p")).iter("th") if one.get("scope") == "row"]
    assert heads == [text]


def test_charts_of_the_register_are_harmless() -> None:
    for chart in real_charts():
        assert_harmless(chart)


def test_ids_are_unique_and_begin_with_the_prefix() -> None:
    for chart in real_charts():
        ids = [one.get("id") for one in parsed(chart.inline("one")).iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        assert all(one is not None and one.startswith("one") for one in ids)
        others = {one.get("id") for one in parsed(chart.inline("two")).iter() if one.get("id")}
        assert not others & set(ids)


def test_what_names_a_picture_exists() -> None:
    for chart in real_charts():
        for tree in (parsed(chart.inline("p")), read(chart.standalone())):
            ids = {one.get("id") for one in tree.iter()}
            images = [one for one in tree.iter() if one.get("role") == "img"]
            assert all(set(one.get("aria-labelledby", "x").split()) <= ids for one in images)
            fills = {one.get("fill", "") for one in tree.iter()}
            assert {fill[5:-1] for fill in fills if fill.startswith("url(#")} <= ids


def test_every_picture_that_is_not_hidden_has_a_name() -> None:
    for chart in real_charts():
        for tree in (parsed(chart.inline("p")),):
            outer = [one for parent in tree.iter() if parent.tag != "svg" for one in parent]
            pictures = [one for one in outer if one.tag == "svg"]
            assert all(one.get("role") == "img" or one.get("aria-hidden") for one in pictures)


@pytest.mark.parametrize("prefix", ["", "1a", "a b", "a<b", 'a"', "é"])
def test_a_prefix_that_is_no_identifier_is_refused(prefix: str) -> None:
    for chart in real_charts():
        with pytest.raises(BadDrawing) as caught:
            chart.inline(prefix)
        assert caught.value.code == "E83"


def test_a_matrix_without_columns_is_refused() -> None:
    register = open_register("cis")
    with pytest.raises(BadDrawing, match="at least one state"):
        status_matrix([], [], register.timeline("cis/free-trade-2011").speaker)


def test_the_same_answer_gives_the_same_picture_in_another_process() -> None:
    here = str(Path(__file__).parent)
    code = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import charts_markup_test as t;"
        "text = ''.join(c.standalone() + c.inline('p') for c in t.real_charts());"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, here],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_every_class_of_a_document_has_a_style() -> None:
    for chart in real_charts():
        tree = read(chart.standalone())
        style = next(one.text or "" for one in tree.iter() if one.tag.endswith("style"))
        used = {name for one in tree.iter() for name in one.get("class", "").split()}
        unstyled = {name for name in used if f".{name} " not in style and f".{name}," not in style}
        assert unstyled <= {"odd", "b-fill", "step-0", "name-0"}


def test_no_colour_is_written_outside_the_tokens() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b", CLASSES)
    for chart in real_charts():
        assert not re.search(r"(?:fill|stroke)=\"#", chart.inline("p"))


def test_a_member_in_doubt_looks_otherwise_than_a_member() -> None:
    register = open_register("cis")
    answer = register.members("csto", on="2024-06-01").answer
    speaker = register.timeline("cis/free-trade-2011").speaker
    sure = member_tiles(answer, speaker, ["AZ"])
    kinds = {tile.code: tile.kind for tile in sure.tiles}
    assert kinds["AZ"] == "t-out"
    assert all(kinds[one.party] == "t-member" for one in answer.members)
    doubtful = replace(answer, members=(), in_doubt=answer.in_doubt)
    assert all(
        tile.kind == "t-doubt"
        for tile in member_tiles(doubtful, speaker).tiles
        if tile.code in {one.party for one in answer.in_doubt}
    )


def test_tiles_keep_the_order_of_signature() -> None:
    register = open_register("cis")
    answer = register.members("cis", on="2007-10-05").answer
    speaker = register.timeline("cis/free-trade-2011").speaker
    codes = ["UA", "AZ", "RU"]
    assert [tile.code for tile in member_tiles(answer, speaker, codes).tiles][:3] == codes


def test_each_manner_of_signing_has_its_own_mark() -> None:
    register = open_register("cis")
    speaker = register.timeline("cis/free-trade-2011").speaker
    answer = register.status("cis/concept-2007", on=TODAY).answer
    (_, cells), *_ = signature_matrix([answer], ["AZ", "AM", "GE", "TM"], speaker).rows
    assert [cell.text for cell in cells] == [
        "with a special opinion",
        "signed (inferred)",
        "not signed",
        "not signed",
    ]
    assert len({cell.mark for cell in cells}) == 3
