"""Every kind of page is clean by axe: light and dark, English and Russian, desk and phone."""

from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from support.assembling import assembled
from support.browsing import DESKTOP, PHONE, recorded, visiting, write_instrument
from support.kinds_of_page import of_everybody

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
LOOKED_AT = """rules => axe.run(document, {
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
}).then(found => found.violations.map(one => one.id + ": " + one.nodes.slice(0, 4).map(node =>
  node.target.join(" ") + " (" + node.failureSummary.split("\\n").slice(1, 3).join(" ") + ")"
).join("; ")))"""
LOOKS = {
    "en": (("light", DESKTOP), ("dark", PHONE)),
    "ru": (("dark", DESKTOP), ("light", PHONE)),
}
"""Each two of language, colours and width meet."""
MIGRANTS = {"instrument": "cis/migrant-workers-2008"}
PAGES = list(of_everybody())


@pytest.fixture(scope="module")
def places(browser, site, scan):
    """Where the pages are that came to be by work at the desk."""
    dossier, notification = recorded(browser, site, scan, **MIGRANTS, party="TJ")
    with visiting(browser, site, "demo-depositary-1") as first:
        first.go("/desk/receive/")
        write_instrument(first.page, **MIGRANTS, party="RU")
        first.page.get_by_role("button", name="Open the dossier").click()
        opened = urlsplit(first.page.url).path
        first.go("/notifications")
        public = first.page.get_by_role("main").locator("a[href*='/notifications/20']").first
        told = urlsplit(public.get_attribute("href") or "").path
    return {
        **assembled(browser, site),
        "dossier": dossier,
        "notification": notification,
        "open": opened,
        "public_notification": told,
    }


@pytest.fixture(scope="module")
def windows(browser, site):
    """A window for each person, kept open: what takes time is the pages."""
    with ExitStack() as stack:
        opened = {}

        def window(who):
            if who not in opened:
                opened[who] = stack.enter_context(visiting(browser, site, who))
            return opened[who]

        yield window


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize(
    ("who", "kind", "path"), PAGES, ids=[f"{who} {kind}".strip() for who, kind, _ in PAGES]
)
def test_axe_finds_nothing(places, windows, who, kind, path, language):
    window = windows(who)
    window.go(in_language(path.format(**places), language))
    page = window.page
    assert page.locator("html").get_attribute("lang") == language
    page.evaluate(AXE_SCRIPT)
    for colours, size in LOOKS[language]:
        page.emulate_media(color_scheme=colours)
        page.set_viewport_size(size)
        found = page.evaluate(LOOKED_AT, RULES)
        assert not found, "\n".join([f"{kind}, {colours}, {size['width']}:", *found])
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{wider} px wider than {size['width']}"
    assert not window.faults


def in_language(path, language):
    """The address of the same page in *language*."""
    if path.startswith("/api/"):
        return f"{path}?lang={language}"
    return path if language == "en" else f"/ru{path}"
