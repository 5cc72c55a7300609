"""Reading the collection as the public, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

CHARTER = "/instruments/cis/charter-1993"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def reader(request, visit):
    """A window of the public; all must work without scripts as well."""
    return visit(java_script_enabled=request.param)


def status_of(page, state):
    """The row of *state* in the table of the page."""
    return (
        page.get_by_role("row")
        .filter(has=page.get_by_role("rowheader", name=state, exact=False))
        .first
    )


def show(page, **dates):
    """Type other dates into the form that every page has."""
    for name, day in dates.items():
        page.locator(f"#date-{name}").fill(day)
    page.get_by_role("button", name="Show").click()


def test_a_state_becomes_a_party_on_the_day_and_not_on_the_day_before(reader):
    page = reader.page
    reader.go(CHARTER)
    for day, bound in (("1994-03-15", False), ("1994-03-16", True), ("1994-03-17", True)):
        show(page, on=day)
        expect(page.locator(".told time").first).to_have_attribute("datetime", day)
        row = status_of(page, "Armenia")
        assert ("party" in row.inner_text().lower()) is bound, (day, row.inner_text())


def test_what_was_not_known_yet_is_not_told(reader):
    reader.go(f"{CHARTER}?on=2009-08-18")
    expect(status_of(reader.page, "Georgia")).to_contain_text("[")
    show(reader.page, known="2008-08-17")
    expect(status_of(reader.page, "Georgia")).not_to_contain_text("[")


def test_the_dates_stay_while_one_goes_from_page_to_page(reader):
    page = reader.page
    reader.go(f"{CHARTER}?on=1994-03-15&known=2026-01-02")
    status_of(page, "Armenia").get_by_role("link", name="Armenia", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/states/AM\?on=1994-03-15&known=2026-01-02"))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Treaties").click()
    expect(page).to_have_url(re.compile(r"/instruments\?on=1994-03-15&known=2026-01-02"))
    expect(page.locator("#date-on")).to_have_value("1994-03-15")
    page.get_by_role("link", name="Русский").click()
    expect(page).to_have_url(re.compile(r"/ru/instruments\?on=1994-03-15&known=2026-01-02"))
    expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_why_opens_the_proof_in_the_page(reader):
    page = reader.page
    reader.go(CHARTER)
    proof = page.locator("#why-AM")
    expect(proof).to_be_hidden()
    status_of(page, "Armenia").get_by_role("link", name="why").click()
    expect(proof).to_be_visible()
    expect(proof).to_contain_text("Charter")
    expect(proof.locator("ol.steps > li").first).to_be_visible()


def test_the_address_of_a_proof_opens_it(reader):
    reader.go(f"{CHARTER}#why-GE")
    expect(reader.page.locator("#why-GE")).to_be_visible()
    expect(reader.page.locator("#why-AM")).to_be_hidden()


def test_a_proof_has_a_page_of_its_own(reader):
    reader.go("/standings/GE/cis/charter-1993?on=2009-08-18")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Georgia")
    expect(reader.page.locator("ol.steps > li").first).to_be_visible()


def test_search_finds_a_treaty_by_words_of_its_title(reader):
    page = reader.page
    reader.go("/")
    page.get_by_role("main").get_by_role("searchbox").fill("free trade 2011")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    link = page.get_by_role("main").get_by_role("link", name=re.compile("Free Trade")).first
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Free Trade")


def test_search_finds_a_russian_word_in_another_case(reader):
    reader.go("/ru/search?q=уставом")
    expect(reader.page.get_by_role("main")).to_contain_text("Устав Содружества")


def test_a_day_that_there_is_not_is_told_and_the_form_is_kept(reader):
    assert reader.go(f"{CHARTER}?on=2011-02-29") == 400
    expect(reader.page.get_by_role("main")).to_contain_text("2011-02-29")
    show(reader.page, on="2011-02-28")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Charter")


def test_an_address_that_leads_nowhere_offers_to_search(reader):
    assert reader.go("/treaties/charter") == 404
    expect(reader.page.get_by_role("main").get_by_role("searchbox")).to_have_value("charter")


def test_the_matrix_and_the_timeline_are_drawn_without_anything_from_elsewhere(reader):
    reader.go("/matrix")
    expect(reader.page.get_by_role("table").first).to_be_visible()
    reader.go(CHARTER)
    expect(
        reader.page.locator("#time ~ * svg, section[aria-labelledby=time] svg").first
    ).to_be_visible()


def test_whoever_is_not_signed_in_is_led_to_sign_in_from_the_desk(reader):
    reader.go("/desk/")
    expect(reader.page).to_have_url(re.compile(r"/account/login/\?next=/desk/"))
