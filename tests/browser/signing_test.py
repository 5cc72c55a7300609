"""A ceremony: seventeen documents, twelve delegations, three officers, one browser killed."""

import contextlib
import os
import re
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, expect

from support.browsing import CHROMIUM, DESKTOP, PATIENCE, PHONE, demonstration, visiting
from support.ceremony import DELEGATIONS, PAPERS, make_ready
from support.serving import processes_with

OFFICERS = ("demo-secretariat", "demo-secretariat-2", "demo-secretariat-3")
CELLS = PAPERS * len(DELEGATIONS)


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """The folder of a site with a ceremony, and the address of its table."""
    folder = tmp_path_factory.mktemp("ceremony")
    return folder, f"/assembly/sessions/{make_ready(folder)}/signing/"


@pytest.fixture(scope="module")
def site(ready):
    with demonstration(ready[0]) as site:
        yield site


@pytest.fixture(scope="module")
def table(ready):
    return ready[1]


def come_to_the_table(page, address):
    page.goto(address)
    expect(page.locator("#signing-state[data-ready=yes]")).to_be_attached()


def rows_of(page, numbers):
    """The cells of the documents with these numbers, from the first of them on."""
    page.locator("#signing-table tbody tr").nth(numbers.start - 1).locator("a.cell").first.focus()


def sign_one(page):
    """One key signs, another goes on: to the next delegation, and to the next line at its end."""
    page.keyboard.press("s")
    page.keyboard.press("ArrowRight")


def next_row(page):
    for _ in DELEGATIONS[1:]:
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")


def everything_of(page, table, site):
    """What the server holds: all entries, from the first on."""
    return page.request.get(f"{site.address}{table}changes/?after=0").json()


class Killable:
    """A browser with a profile of its own on the disk: it can be killed, and come back."""

    def __init__(self, browser, folder, cookies):
        self.folder = folder
        self.context = browser.browser_type.launch_persistent_context(
            str(folder), executable_path=CHROMIUM, args=["--no-sandbox"], viewport=DESKTOP
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.add_cookies(cookies)
        self.page = self.context.pages[0]

    def kill(self):
        """End it as a power cut does: at once, without a word to its pages."""
        for pid, told in processes_with(f"--user-data-dir={self.folder}").items():
            if "--type=" not in told:
                os.kill(pid, signal.SIGKILL)
        end = time.monotonic() + 30
        while processes_with(f"--user-data-dir={self.folder}") and time.monotonic() < end:
            time.sleep(0.1)
        for place in Path(self.folder).glob("Singleton*"):
            place.unlink(missing_ok=True)


def test_every_signature_of_three_officers_is_there_once_after_one_browser_was_killed(
    browser, site, table, visit, tmp_path
):
    with visiting(browser, site, OFFICERS[2]):
        cookies = site.sessions[OFFICERS[2]]["cookies"]
    wall = visit("demo-depositary-1")
    wall.go(f"{table}wall/")
    first, second = (visit(who) for who in OFFICERS[:2])
    third = Killable(browser, tmp_path / "profile", cookies)
    pages = [first.page, second.page, third.page]
    shares = [range(1, 7), range(7, 13), range(13, 18)]
    for page, share in zip(pages, shares, strict=True):
        come_to_the_table(page, site.address + table)
        rows_of(page, share)
    # all three at once, cell by cell; half-way the third loses its connection, and goes on
    for row in range(6):
        if row == 2:
            expect(third.page.locator("#signing-queue li")).to_have_count(0, timeout=PATIENCE)
            third.context.set_offline(True)
        for _ in DELEGATIONS:
            for page, share in zip(pages, shares, strict=True):
                if row < len(share):
                    sign_one(page)
        for page in pages:
            next_row(page)
    waiting = 3 * len(DELEGATIONS)
    expect(third.page.locator("#signing-queue li")).to_have_count(waiting)
    expect(third.page.locator("#signing-connection")).to_contain_text("kept on this device")
    third.kill()
    expect(wall.page.locator("[data-wall=signed]")).to_have_text(
        str(CELLS - waiting), timeout=PATIENCE
    )
    # it comes back, signs in again, and what it kept is sent
    back = Killable(browser, tmp_path / "profile", cookies)
    come_to_the_table(back.page, site.address + table)
    expect(back.page.locator("#signing-queue li")).to_have_count(0, timeout=PATIENCE)
    expect(wall.page.locator("[data-wall=signed]")).to_have_text(str(CELLS), timeout=PATIENCE)
    told = everything_of(first.page, table, site)
    cells = [(one["document"], one["party"]) for one in told["events"]]
    assert len(cells) == len(set(cells)) == CELLS
    assert told["tally"] == {"signed": CELLS, "open": 0, "of": CELLS}
    # and each officer sees what the others recorded, without asking
    for page in (first.page, second.page, back.page):
        expect(page.locator("a.cell[data-manner=signed]")).to_have_count(CELLS, timeout=PATIENCE)
    back.context.close()
    with contextlib.suppress(Error):  # it was killed
        third.context.close()


def first_cell(page):
    return page.locator("a.cell").first


def test_what_two_officers_record_otherwise_is_shown_and_never_overwritten(
    browser, site, table, visit
):
    first, second = (visit(who) for who in OFFICERS[:2])
    for one in (first, second):
        come_to_the_table(one.page, site.address + table)
    # the second is without a connection, and does not know what the first records
    second.context.route("**/changes/**", lambda route: route.abort())
    second.context.route("**/events/", lambda route: route.abort())
    for one, manner in ((second, "refused"), (first, "not-signed")):
        first_cell(one.page).focus()
        one.page.keyboard.press({"refused": "x", "not-signed": "n"}[manner])
        if one.page.locator("#signing-dialog").is_visible():
            one.page.locator("#signing-dialog button.main").click()
    expect(first_cell(first.page)).to_have_attribute("data-manner", "not-signed")
    expect(second.page.locator("#signing-queue")).to_contain_text("not sent yet")
    second.context.unroute("**/changes/**")
    second.context.unroute("**/events/")
    expect(second.page.locator("#signing-queue")).to_contain_text("recorded otherwise")
    expect(first_cell(second.page)).to_have_attribute("data-manner", "not-signed")
    expect(first_cell(first.page)).to_have_attribute("data-manner", "not-signed")
    second.page.get_by_role("button", name=re.compile("Drop it")).click()
    expect(second.page.locator("#signing-device")).to_be_hidden()
    second.faults.clear()  # the browser reports what was broken off on purpose


def closing_form(page):
    """The address and the fields of the second signature."""
    form = page.locator("form", has=page.get_by_role("button", name="Close and record"))
    names = ("csrfmiddlewaretoken", "digest")
    fields = {one: form.locator(f"input[name={one}]").input_value() for one in names}
    return form.get_attribute("action"), urlencode(fields)


def answer_to(site, who, address, body):
    """How the site answers what *who* sends it."""
    cookies = site.sessions[who]["cookies"]
    headers = {
        "Cookie": "; ".join(f"{one['name']}={one['value']}" for one in cookies),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    with contextlib.closing(HTTPConnection(urlsplit(site.address).netloc, timeout=60)) as line:
        line.request("POST", address, body, headers)
        answer = line.getresponse()
        answer.read()
        return answer.status


def test_of_two_officers_who_close_a_grid_at_the_same_moment_one_does(site, ready, visit):
    table = re.sub(r"\d+", lambda number: str(int(number[0]) + 1), ready[1])
    closers = ("demo-depositary-1", "demo-depositary-2")
    windows = [visit(who) for who in closers]
    for one in windows:
        one.go(f"{table}closing/")
    forms = [closing_form(one.page) for one in windows]
    with ThreadPoolExecutor() as pool:
        sent = [
            pool.submit(answer_to, site, who, *form)
            for who, form in zip(closers, forms, strict=True)
        ]
    assert sorted(one.result() for one in sent) == [302, 409]
    windows[0].go(table)
    expect(windows[0].page.get_by_role("main")).to_contain_text("Closed and recorded")
    windows[0].page.get_by_role("link", name="specimen/the-other-paper", exact=True).click()
    expect(windows[0].page.get_by_role("heading", level=1)).to_contain_text("Decision on Matter 1")


RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
LOOKED_AT = """rules => axe.run(document, {
  runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
}).then(found => found.violations.map(one => one.id + ": " + one.nodes.slice(0, 4).map(node =>
  node.target.join(" ") + " (" + node.failureSummary.split("\\n").slice(1, 3).join(" ") + ")"
).join("; ")))"""


@pytest.mark.parametrize(
    "path", ["", "documents/1/", "cells/1/AM/", "powers/", "wall/", "closing/"]
)
def test_axe_finds_nothing_on_the_pages_of_the_table(site, table, visit, path):
    one = visit(OFFICERS[0])
    one.go(f"{table}{path}")
    one.page.evaluate(AXE_SCRIPT)
    for colours, size in (("light", DESKTOP), ("dark", PHONE)):
        one.page.emulate_media(color_scheme=colours)
        one.page.set_viewport_size(size)
        found = one.page.evaluate(LOOKED_AT, RULES)
        assert not found, "\n".join([f"{path}, {colours}, {size['width']}:", *found])
        wider = one.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{wider} px wider than {size['width']}"
