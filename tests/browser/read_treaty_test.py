"""A treaty read in a browser: decisions are taken as they are made, and the page stays clean."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from support.browsing import DESKTOP, PHONE, visiting

LOOKED_AT = "axe.run(document).then(found => found.violations.map(one => one.id))"
TEXT = """Agreement on the Lake

Article 2. Entry into force
This Agreement shall enter into force on the thirtieth day after the date of receipt by the
depositary of the third notification on the fulfilment by the Parties of the internal procedures
necessary for its entry into force.
"""


def test_a_correction_changes_the_day_without_a_click(browser, site):
    with visiting(browser, site, "") as window:
        page = _read(window)
        day = page.locator(".bigdate")
        expect(day).to_have_text("15 May 2024")

        page.get_by_label("How many: your decision").select_option("correct")
        expect(page.locator("#results")).to_contain_text("corrected")
        page.get_by_label("How many: the right value").fill("2")
        page.keyboard.press("Tab")

        expect(day).to_have_text("14 April 2024")
        assert not window.faults


def test_words_and_values_lead_to_one_another(browser, site):
    with visiting(browser, site, "") as window:
        page = _read(window)

        page.locator("#results .rests a").first.click()

        number = page.url.rpartition("words-")[2]
        expect(page.locator(f"#words-{number}")).to_be_in_viewport()
        assert page.locator(f"#value-{number}").count() == 1


def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser, site):
    with visiting(browser, site, "") as window:
        page = _read(window)
        for colours, size in (("light", DESKTOP), ("dark", PHONE)):
            page.emulate_media(color_scheme=colours)
            page.set_viewport_size(size)
            page.evaluate(AXE_SCRIPT)
            assert not page.evaluate(LOOKED_AT)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def _read(window):
    window.go("/read/")
    page = window.page
    page.get_by_label("Text of the treaty").fill(TEXT)
    page.get_by_label("Adopted on").fill("2024-01-15")
    page.get_by_role("button", name="Read it").click()
    expect(page.locator("#results")).to_be_visible()
    return page
