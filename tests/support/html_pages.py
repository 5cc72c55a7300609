"""What a page of the site must be, whatever it shows: read as HTML, it is looked over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import html

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


def parsed(content: bytes) -> html.HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(content.decode())


def faults_of(content: bytes) -> list[str]:
    """What is wrong with a page: nothing, for a good one."""
    page = parsed(content)
    return [
        *_identity(page),
        *_inline(page),
        *_tables(page),
        *_names(page),
    ]


def _identity(page: html.HtmlElement) -> Iterator[str]:
    counted = Counter(page.xpath("//@id"))
    yield from (f"id {name!r} stands {times} times" for name, times in counted.items() if times > 1)
    for target in page.xpath("//a/@href[starts-with(., '#')]"):
        if target[1:] not in counted:
            yield f"the link {target!r} leads nowhere"
    for name in ("aria-labelledby", "aria-describedby", "for"):
        for value in page.xpath(f"//@{name}"):
            yield from (f"{name} names {one!r}" for one in value.split() if one not in counted)


def _inline(page: html.HtmlElement) -> Iterator[str]:
    yield from (f"style on <{one.tag}>" for one in page.xpath("//*[@style]"))
    yield from ("a style element" for _ in page.xpath("//style"))
    yield from ("a script in the page" for one in page.xpath("//script") if not one.get("src"))
    for one in page.iter():
        yield from (f"{name} on <{one.tag}>" for name in one.attrib if name.startswith("on"))


def _tables(page: html.HtmlElement) -> Iterator[str]:
    for heading in page.xpath("//th[not(@scope)]"):
        yield f"a heading of a table without scope: {heading.text_content()[:40]!r}"
    for table in page.xpath("//table[not(caption)]"):
        if not table.xpath("ancestor::details"):
            yield "a table without a caption"
    for cell in page.xpath("//table[contains(@class, 'stack')]//tbody//td[not(@data-l)]"):
        yield f"a cell without its label: {cell.text_content()[:40]!r}"


def _names(page: html.HtmlElement) -> Iterator[str]:
    if len(page.xpath("//h1")) != 1:
        yield f"{len(page.xpath('//h1'))} headings of the first level"
    if not page.get("lang"):
        yield "no language"
    for one in page.xpath("//a[@href] | //button"):
        if not one.text_content().strip() and not one.get("aria-label"):
            yield f"<{one.tag}> without words"
    for field in page.xpath("//input[not(@type='hidden')] | //select | //textarea"):
        labelled = field.xpath(f"//label[@for='{field.get('id')}']") or field.xpath(
            "ancestor::label"
        )
        if not labelled:
            yield f"the field {field.get('name')!r} has no label"
