"""A browser at the demonstration: windows that report what goes wrong, officers at work."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    expect,
)

from support.serving import serving

CHROMIUM = shutil.which("chromium") or ""
"""Debian's Chromium; empty where there is none."""
DESKTOP = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000
"""In milliseconds: how long a page may take."""
TOLD_BY_THE_BROWSER = "Failed to load resource: the server responded with a status of 4"
"""What Chromium says of every page that is not there or refused; the tests look at those."""
_ACCOUNT = re.compile(
    r"^  (?P<name>demo-\S+) +(?P<password>\S+) +\S+(?: \(\w+\))?"
    r"(?: +second factor (?P<secret>\w+))?$",
    re.MULTILINE,
)
_VIOLATION = """document.addEventListener("securitypolicyviolation", event => {
  console.error("content security policy: " + event.violatedDirective + " " + event.blockedURI);
});"""


@dataclass(frozen=True)
class Account:
    """How to sign in as somebody of the demonstration."""

    name: str
    password: str
    secret: str


@dataclass
class Site:
    """The demonstration under way: its address, its people, and their sessions."""

    address: str
    people: Mapping[str, Account]
    sessions: dict[str, Any] = field(default_factory=dict)


@contextmanager
def demonstration(folder: Path) -> Iterator[Site]:
    """The demonstration with its data in *folder*, on a free port."""
    with serving({"FOEDUS_DATA": str(folder)}, "--demo", "--workers", "1") as served:
        told = "".join(served.printed)
        people = {
            found["name"]: Account(found["name"], found["password"], found["secret"] or "")
            for found in _ACCOUNT.finditer(told)
        }
        assert len(people) == 9, told
        yield Site(f"http://127.0.0.1:{served.port}", people)


def launched(playwright: Playwright) -> Browser:
    """The browser, without a window."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@dataclass
class Visit:
    """A browser window of one person, and the faults seen in it so far."""

    site: Site
    context: BrowserContext
    page: Page
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> int:
        """Visit *path*; the status of the answer."""
        answer = self.page.goto(self.site.address + path)
        assert answer is not None
        return answer.status

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(TOLD_BY_THE_BROWSER):
            self.faults.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if request.url.startswith(("data:", "blob:")):
            return
        if urlsplit(request.url).netloc != urlsplit(self.site.address).netloc:
            self.faults.append(f"left the host: {request.url}")

    def listen(self) -> None:
        """Note what goes wrong from now on."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on(
            "response",
            lambda answer: (
                self.faults.append(f"{answer.status}: {answer.url}")
                if answer.status >= 500
                else None
            ),
        )


@contextmanager
def visiting(browser: Browser, site: Site, who: str = "", **more: Any) -> Iterator[Visit]:
    """A window of *who* (empty: of the public), signed in once for all windows.

    Whatever the page reports to the console, sends elsewhere, or fails at, fails the test.
    """
    if who and who not in site.sessions:
        site.sessions[who] = _signed_in(browser, site, who)
    told = {"viewport": DESKTOP, "accept_downloads": True, **more}
    context = browser.new_context(storage_state=site.sessions.get(who), **told)
    context.set_default_timeout(PATIENCE)
    if more.get("java_script_enabled", True):
        context.add_init_script(_VIOLATION)
    visit = Visit(site, context, context.new_page())
    visit.listen()
    try:
        yield visit
        assert not visit.faults, visit.faults
    finally:
        context.close()


def _signed_in(browser: Browser, site: Site, who: str) -> Any:
    with visiting(browser, site) as visit:
        give_password(visit, who)
        if site.people[who].secret:
            give_code(visit, who)
        expect(visit.page.get_by_role("button", name="Sign out")).to_be_visible(timeout=PATIENCE)
        return visit.context.storage_state()


def give_password(visit: Visit, who: str) -> None:
    """Fill in the page that asks for name and password."""
    visit.go("/account/login/")
    account = visit.site.people[who]
    visit.page.locator("#id_login").fill(account.name)
    visit.page.locator("#id_password").fill(account.password)
    with visit.page.expect_navigation(timeout=PATIENCE):
        visit.page.locator("main").get_by_role("button", name="Sign in").click()


def give_code(visit: Visit, who: str) -> None:
    """Fill in the page that asks for the code; once more where it ran out on the way."""
    from foedus.accounts.demo import code_now

    for _attempt in range(2):
        visit.page.locator("#id_code").fill(code_now(visit.site.people[who].secret))
        with visit.page.expect_navigation(timeout=PATIENCE):
            visit.page.locator("main").get_by_role("button", name="Sign in").click()
        if "/2fa/" not in visit.page.url:
            return
        time.sleep(1)


CAPITALS = {"KZ": "Astana", "RU": "Moscow", "TJ": "Dushanbe", "UZ": "Tashkent"}


def write_instrument(page: Page, party: str = "KZ", instrument: str = "cis/services-2023") -> None:
    """Fill in the form of a received instrument: *party* ratifies *instrument*."""
    page.locator("#id_kind").select_option("ratification")
    page.locator("#id_party").select_option(party)
    page.locator("#id_instrument").select_option(instrument)
    chosen = page.locator("#id_instrument option:checked").inner_text()
    page.get_by_label("Date of the document", exact=True).fill("2026-03-02")
    page.get_by_label("Title of the treaty, as the document gives it", exact=True).fill(
        re.sub(r" \([0-9-]+\)$", "", chosen.strip())
    )
    page.get_by_label("Signed by", exact=True).fill("A. Person")
    page.get_by_label("Office of who signed", exact=True).select_option("head-of-state")
    page.get_by_label("Place of the document", exact=True).fill(CAPITALS[party])
    for answer in page.locator("table.items select").all():
        answer.select_option("met")


def send_on(page: Page) -> None:
    """Examine a dossier that is open on *page*, and send it to a second officer."""
    page.get_by_role("button", name="I have examined it").click()
    page.locator("#id_remark").fill("Seen with the original; the embassy was asked by telephone.")
    page.get_by_role("button", name="Send to a second officer").click()


def recorded(browser: Browser, site: Site, scan: Path, **changed: str) -> tuple[str, str]:
    """Bring an instrument from receipt to notification; the paths of its dossier and of that."""
    with visiting(browser, site, "demo-depositary-1") as first:
        first.go("/desk/receive/")
        write_instrument(first.page, **changed)
        first.page.locator("#id_scans").set_input_files(scan)
        first.page.get_by_role("button", name="Open the dossier").click()
        send_on(first.page)
        dossier = urlsplit(first.page.url).path
    with visiting(browser, site, "demo-depositary-2") as second:
        second.go(dossier)
        with second.page.expect_navigation(timeout=PATIENCE):
            second.page.get_by_role("button", name="Countersign and record").click()
        return dossier, urlsplit(second.page.url).path


def write_scan(place: Path) -> Path:
    """A PDF as a scanner writes one."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    with place.open("wb") as file:
        writer.write(file)
    return place
