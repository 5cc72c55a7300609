"""Random texts, and what people do to them, for the properties of drafting."""

from dataclasses import replace

from hypothesis import strategies as st

from foedus.drafting.identity import with_ids
from foedus.drafting.structure import Element, Kind, Text

_WORD = st.sampled_from(
    ["Стороны", "сотрудничают", "озеро", "in", "two", "months", "<b>", "&", "не", "2007", "(a)"]
)
WORDS = st.lists(st.lists(_WORD, min_size=1, max_size=7).map(" ".join), max_size=3).map("\n".join)
NUMBERS = st.sampled_from(
    ["", "1.", "2.", "3.", "а)", "б)", "Статья 1", "Статья 2", "Article 5 bis"]
)
KINDS = st.sampled_from(
    [Kind.CHAPTER, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.ANNEX]
)


def elements(depth: int) -> st.SearchStrategy[Element]:
    below = st.just(()) if depth == 0 else st.lists(elements(depth - 1), max_size=3).map(tuple)
    return st.builds(
        lambda kind, number, heading, words, children: Element(
            kind=kind, number=number, heading=heading, words=words, children=children
        ),
        KINDS,
        NUMBERS,
        st.sampled_from(["", "Предмет", "Общие положения"]),
        WORDS,
        below,
    )


TEXTS = st.builds(
    lambda title, found: with_ids(Text(language="ru", title=title, elements=tuple(found))),
    st.sampled_from(["", "Соглашение", "Договор о границе"]),
    st.lists(elements(2), max_size=5),
)


@st.composite
def changed(draw: st.DrawFn, text: Text) -> Text:
    """*text* as somebody has worked on it: words changed, provisions moved, added, removed."""
    found = _changed(draw, text.elements, draw(st.sampled_from(["", "b-", "c-"])))
    if draw(st.booleans()):
        found = tuple(draw(st.permutations(found)))
    return with_ids(replace(text, elements=found))


def _changed(draw: st.DrawFn, found: tuple[Element, ...], side: str) -> tuple[Element, ...]:
    kept = []
    for one in found:
        what = draw(st.sampled_from(["keep", "keep", "keep", "words", "drop", "number", "add"]))
        if what == "drop":
            continue
        below = _changed(draw, one.children, side)
        new = replace(one, children=below)
        if what == "words":
            new = replace(new, words=draw(WORDS))
        if what == "number":
            new = replace(new, number=draw(NUMBERS), heading="Иное")
        kept.append(new)
        if what == "add":
            # two people who add something give it ids of their own
            kept.append(replace(draw(elements(0)), wid=f"{side}new-{one.wid}" if side else ""))
    return tuple(kept)
