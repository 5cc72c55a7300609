"""Every kind of page is clean by axe: light and dark, English and Russian, desk and phone."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from support.browsing import DESKTOP, PHONE, recorded, visiting, write_instrument
from support.kinds_of_page import of_everybody

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
LOOKED_AT = """rules => axe.run(document, {
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
}).then(found => found.violations.map(one => one.id + ": " + one.nodes.slice(0, 4).map(node =>
  node.target.join(" ") + " (" + node.failureSummary.split("\\n").slice(1, 3).join(" ") + ")"
).join("; ")))"""
LOOKS = {
    ("en", "light", "desktop"): (DESKTOP, ""),
    ("en", "dark", "phone"): (PHONE, ""),
    ("ru", "dark", "desktop"): (DESKTOP, "/ru"),
    ("ru", "light", "phone"): (PHONE, "/ru"),
}
"""Each two of language, colours and width meet."""
PAGES = list(of_everybody())


@pytest.fixture(scope="module")
def places(browser, site, scan):
    """Where the pages are that came to be by work at the desk."""
    dossier, notification = recorded(browser, site, scan)
    with visiting(browser, site, "demo-depositary-1") as first:
        first.go("/desk/receive/")
        write_instrument(first.page, party="UZ")
        first.page.get_by_role("button", name="Open the dossier").click()
        opened = urlsplit(first.page.url).path
        first.go("/notifications")
        public = first.page.get_by_role("main").locator("a[href*='/notifications/20']").first
        told = urlsplit(public.get_attribute("href") or "").path
    return {
        "dossier": dossier,
        "notification": notification,
        "open": opened,
        "public_notification": told,
    }


@pytest.fixture(scope="module")
def windows(browser, site):
    """A window for each person and look, kept open: what takes time is the pages."""
    opened = {}

    def window(who, language, colours, width):
        key = (who, language, colours, width)
        if key not in opened:
            size = LOOKS[language, colours, width][0]
            made = visiting(
                browser, site, who, viewport=size, color_scheme=colours, bypass_csp=True
            )
            opened[key] = (made, made.__enter__())
        return opened[key][1]

    yield window
    for made, _visit in opened.values():
        made.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("who", "kind", "path"), PAGES, ids=[f"{who} {kind}".strip() for who, kind, _ in PAGES]
)
@pytest.mark.parametrize("look", LOOKS, ids=[" ".join(look) for look in LOOKS])
def test_axe_finds_nothing(places, windows, who, kind, path, look):
    _size, prefix = LOOKS[look]
    if prefix and path.startswith("/api/"):
        path, prefix = f"{path}?lang=ru", ""
    window = windows(who, *look)
    window.go(prefix + path.format(**places))
    window.page.evaluate(AXE_SCRIPT)
    found = window.page.evaluate(LOOKED_AT, RULES)
    assert not found, "\n" + "\n".join(found)
    width = window.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, f"the page is {width} px wider than the window"
