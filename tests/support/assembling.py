"""Work at the assembly in a browser: a visit, a dispute, a draft, the signing table."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page

from support.browsing import Site, Visit, visiting

OFFICER, DELEGATE = "demo-secretariat", "demo-member"
MANNERS = ("signed", "signed", "not-signed", "signed", "reservation", "signed", "special-opinion")
SESSION = "/assembly/sessions/1/"
"""The session that a demonstration has in preparation."""


def assembled(browser: Browser, site: Site) -> dict[str, str]:
    """A visit, a dispute and the form of an amendment; the path of each."""
    with visiting(browser, site, OFFICER) as officer:
        visit = _visit(officer)
        dispute = _dispute(officer)
    with visiting(browser, site, DELEGATE) as delegate:
        delegate.go("/assembly/drafts/1/")
        delegate.page.locator("a.say-link").last.click()
        found = delegate.page.locator("main a[href*='/amend/?']").first
        return {"visit": visit, "dispute": dispute, "amend": found.get_attribute("href") or ""}


def _visit(officer: Visit) -> str:
    officer.go("/assembly/visits/new/")
    page = officer.page
    page.get_by_label("Place", exact=True).fill("Lakeside")
    page.get_by_label("Person", exact=True).first.fill("A. Person")
    page.get_by_label("State or body", exact=True).first.select_option("KZ")
    page.get_by_label("Topics", exact=True).fill("Preparations\nSpecimens")
    _item(page.get_by_role("group", name="Item 1"))
    return _kept(page, "Keep")


def _item(row: Locator) -> None:
    row.get_by_label("Who", exact=True).select_option("KZ")
    row.get_by_label("What", exact=True).fill("Send the list")


def _dispute(officer: Visit) -> str:
    officer.go("/assembly/disputes/new/")
    page = officer.page
    page.get_by_label("Treaty", exact=True).select_option("cis/free-trade-2011")
    page.get_by_label("Who complains", exact=True).select_option("KZ")
    page.get_by_label("Of whom", exact=True).select_option("AM")
    page.get_by_label("What it is about, in short", exact=True).fill("Specimen of a dispute")
    page.get_by_label("The complaint", exact=True).fill("Not a record.")
    return _kept(page, "Open the dispute")


def _kept(page: Page, button: str) -> str:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=button, exact=True).click()
    assert "/new/" not in page.url, page.get_by_role("alert").all_inner_texts()
    return urlsplit(page.url).path


def laid_out(browser: Browser, site: Site, place: str = "Lakeside") -> str:
    """Open the signing grid of the session in preparation, some of it signed; its path."""
    grid = f"{SESSION}signing/"
    with visiting(browser, site, OFFICER) as officer:
        officer.go(grid)
        page = officer.page
        page.get_by_label("Place of signature", exact=True).fill(place)
        page.get_by_role("button", name="Open the grid", exact=True).click()
        cells = page.locator("#signing-table tbody tr").first.locator("a.cell")
        paths = [urlsplit(one.get_attribute("href") or "").path for one in cells.all()]
        for path, manner in zip(paths, MANNERS, strict=False):
            officer.go(path)
            page.locator("#id_manner").select_option(manner)
            page.locator("#id_office").select_option("head-of-state")
            if manner in {"reservation", "special-opinion"}:
                page.locator("#id_words_en").fill("A specimen of words.")
            page.get_by_role("button", name="Record", exact=True).click()
    return grid
