"""Every link leads somewhere: from the first page two steps on, a dozen of each kind of address."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from lxml import html

PER_KIND = 12


def _links(content: bytes) -> list[str]:
    page = html.document_fromstring(content.decode())
    found = (href.partition("#")[0] for href in page.xpath("//a/@href | //link/@href"))
    return [href for href in dict.fromkeys(found) if href.startswith(("/", "http://testserver"))]


def _kind(href: str) -> str:
    parts = urlsplit(href).path.strip("/").split("/")
    at = 1 if parts[0] == "ru" else 0
    suffix = parts[-1].rpartition(".")[2] if "." in parts[-1] else ""
    known = "/".join(parts[: at + (3 if "api" in parts else 1)])
    return f"{known} {suffix} {bool(urlsplit(href).query)}"


def test_every_link_within_two_steps_of_the_first_page_leads_somewhere(cis, reader):
    seen: dict[str, int] = {}
    by_kind: dict[str, int] = defaultdict(int)
    todo = ["/", "/ru/"]
    for step in range(3):
        following: list[str] = []
        for href in todo:
            if href in seen or by_kind[_kind(href)] >= PER_KIND:
                continue
            by_kind[_kind(href)] += 1
            response = reader.get(href.removeprefix("http://testserver"), follow=True)
            seen[href] = response.status_code
            if step < 2 and response["Content-Type"].startswith("text/html"):
                following += _links(response.content)
            response.close()
        todo = list(dict.fromkeys(following))
    assert {href: status for href, status in seen.items() if status >= 400} == {}
    assert len(seen) > 100
