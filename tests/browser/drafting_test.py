"""A drafting round: two delegations amend one article, two officers decide at once."""

import os
import re
import subprocess
import sys

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from support.browsing import PHONE, Account, demonstration
from support.drafts import CLAUSES, WORDS

OFFICER, SECOND, ARMENIA, BELARUS = (
    "demo-secretariat",
    "demo-secretariat-2",
    "demo-member",
    "demo-belarus",
)
PASSWORD = "correct horse battery staple"  # noqa: S105 - of nobody
_MAKE = f"""
import django
django.setup()
from foedus.accounts.models import User
one = User(username="{BELARUS}", role="delegation-member", delegation="BY", name="Bela Demo")
one.set_password("{PASSWORD}")
one.save()
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    """A demonstration of its own, with a delegate of a second state."""
    folder = tmp_path_factory.mktemp("drafting")
    with demonstration(folder) as site:
        told = {"FOEDUS_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "foedus.site.settings"}
        subprocess.run([sys.executable, "-c", _MAKE], env={**os.environ, **told}, check=True)
        site.people = {**site.people, BELARUS: Account(BELARUS, PASSWORD, "")}
        yield site


def beside(page: Page, article: str):
    """The margin of a provision."""
    return page.locator(f"#{article}")


def amend(page: Page, address: str, words: str) -> None:
    """Propose other words for the second article, from its place in the text."""
    page.goto(address)
    beside(page, "art_2").get_by_role("link", name=re.compile("^Say something")).click()
    beside(page, "art_2").get_by_role("link", name="Propose an amendment").click()
    page.locator("#id_words").fill(words)
    page.get_by_role("button", name="Propose the amendment").click()
    expect(page.get_by_text("Your amendment was taken")).to_be_visible()


def agree(page: Page, address: str, article: str) -> None:
    """Agree to a provision."""
    page.goto(f"{address}?at={article}#{article}")
    beside(page, article).get_by_role("button", name="We agree", exact=True).click()
    expect(page.get_by_text("The position was taken")).to_be_visible()


@pytest.fixture(scope="module")
def draft(browser, site) -> str:
    """The address of a draft with a text, open to both delegations for comment."""
    from support.browsing import visiting

    with visiting(browser, site, OFFICER) as office:
        page = office.page
        office.go("/assembly/drafts/new/")
        page.get_by_label("Title in Russian").fill("Соглашение об охране озера")
        page.get_by_label("Title in English").fill("Agreement on the Lake")
        page.get_by_label("Id", exact=True).fill("cis/lake-specimen")
        page.get_by_label("Body that is to adopt it").select_option(index=1)
        page.get_by_role("button", name="Open the draft").click()
        address = page.url
        page.get_by_role("link", name="Add the first version").click()
        page.locator("#id_words").fill(WORDS)
        page.get_by_role("button", name="Keep the version").click()
        page.get_by_role("link", name="To whom it is open").click()
        for state in ("Armenia", "Belarus"):
            page.get_by_role("group", name="Delegations").get_by_label(state, exact=True).check()
        page.get_by_label("From phase").select_option("consultation")
        page.get_by_role("button", name="Open it to them").click()
        page.goto(address)
        page.get_by_label("Move the draft to").select_option("consultation")
        page.get_by_role("button", name="Move it").click()
        expect(page.get_by_text("with the delegations for comment").first).to_be_visible()
    return address


def test_two_delegations_amend_one_article_and_two_officers_decide_at_once(
    site, visit, draft
) -> None:
    armenia, belarus = visit(ARMENIA), visit(BELARUS)
    first, second = visit(OFFICER), visit(SECOND)
    for article in ("art_1", "art_2"):
        agree(armenia.page, draft, article)
    # both amend the second article, each from the text as it stood
    belarus.page.goto(draft)
    amend(armenia.page, draft, "Стороны создают совет.")
    amend(belarus.page, draft, "Стороны создают бюро.")
    expect(belarus.page.locator("#art_2 ins").first).to_be_visible()

    # two officers look at the conflict; each chooses the other one
    for window, number in ((first, 0), (second, 1)):
        window.page.goto(f"{draft}amendments/")
        expect(window.page.get_by_text("1 conflict is to be decided")).to_be_visible()
        window.page.get_by_role("radio", name=re.compile("^Accept No")).nth(number).check()
    first.page.get_by_role("button", name="Make a new version").click()
    expect(first.page.get_by_text("Version 2 was made")).to_be_visible()
    expect(first.page.locator("#art_2")).to_contain_text("Стороны создают совет.")
    second.page.get_by_role("button", name="Make a new version").click()
    expect(second.page.get_by_role("heading", level=1)).to_contain_text("Somebody else changed")
    second.page.get_by_role("link", name="Look at the draft as it is now").click()
    expect(second.page.locator("#art_2")).to_contain_text("Стороны создают совет.")
    expect(second.page.get_by_text("Version 2, ru")).to_be_visible()

    # what was agreed of the changed article is agreed no longer, of the other one it is
    armenia.page.goto(draft)
    expect(beside(armenia.page, "art_1").locator(".marks")).to_contain_text("Armenia: agreed")
    expect(beside(armenia.page, "art_2").locator(".marks")).to_contain_text(
        "Armenia: was said of other words"
    )
    belarus.page.goto(f"{draft}amendments/")
    expect(belarus.page.get_by_role("region", name="Decided")).to_contain_text("rejected")


def test_a_delegation_that_was_not_invited_is_not_told_that_there_is_a_draft(visit, draft) -> None:
    public = visit()
    public.page.goto(draft)
    assert "/account/login/" in public.page.url


def test_a_form_opens_beside_the_provision_without_script_too(visit, draft) -> None:
    plain = visit(ARMENIA, java_script_enabled=False)
    plain.page.goto(draft)
    beside(plain.page, "art_3").get_by_role("link", name=re.compile("^Say something")).click()
    beside(plain.page, "art_3").get_by_label(re.compile("^Comment on")).fill("Почему 30 дней?")
    beside(plain.page, "art_3").get_by_role("button", name="Comment").click()
    expect(beside(plain.page, "art_3")).to_contain_text("Почему 30 дней?")


def test_the_drafter_sees_when_it_would_enter_into_force(visit, draft) -> None:
    office = visit(OFFICER)
    office.page.goto(f"{draft}clauses/")
    office.page.locator("#id_clauses").fill(CLAUSES.replace("count = 3", "count = 2"))
    office.page.get_by_role("button", name="Keep the clauses").click()
    expect(office.page.get_by_text("The final clauses were kept")).to_be_visible()
    office.page.get_by_label("Adopted on").fill("2027-06-01")
    for state, day in (("Armenia", "2027-07-01"), ("Belarus", "2027-08-01")):
        office.page.get_by_label(f"{state} signs on").fill("2027-06-01")
        office.page.get_by_label(f"consent of {state} is received on").fill(day)
    office.page.get_by_role("button", name="Ask again").click()
    expect(office.page.locator(".bigdate")).to_have_text("31 August 2027")


PAGES = (
    "",
    "?at=art_2",
    "amendments/",
    "comments/",
    "clauses/",
    "rounds/",
    "readers/",
    "compare/",
    "languages/",
    "history/",
    "version/",
    "word/",
    "amend/?element=art_2",
)


@pytest.mark.parametrize("size", [None, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(visit, draft, size) -> None:
    found = []
    for who in (OFFICER, BELARUS):
        window = visit(who, **({"viewport": size} if size else {}))
        amend(window.page, draft, f"Слова, которые предлагает {who}.")
        pages = [f"{draft}{page}" for page in PAGES if who == OFFICER or page != "readers/"]
        listed = draft.rsplit("/", 2)[0] + "/"
        for page in (*pages, listed, f"{listed}new/"):
            window.page.goto(page)
            told = Axe().run(window.page).response["violations"]
            found += [f"{who} {page} {one['id']}: {one['nodes'][0]['target']}" for one in told]
            wide = window.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found += [f"{who} {page} is {wide} px too wide"] if wide > 0 else []
    assert found == []
