"""From receipt to notification: two officers with their codes, a delegation, and who is refused."""

import re

import pytest
from playwright.sync_api import expect

from support.browsing import give_code, give_password, recorded, send_on, write_instrument

FIRST, SECOND, MEMBER = "demo-depositary-1", "demo-depositary-2", "demo-member"
RATIFIED = "/instruments/cis/services-2023"


@pytest.fixture(scope="module")
def notified(browser, site, scan):
    """A ratification that was recorded and notified: its dossier, its notification."""
    return recorded(browser, site, scan, party="UZ")


def test_an_officer_comes_in_with_password_and_code_and_not_without_the_code(site, visit):
    one = visit()
    give_password(one, "demo-secretariat")
    expect(one.page).to_have_url(re.compile("/account/2fa/code/"))
    one.go("/desk/")
    expect(one.page.get_by_role("heading", level=1)).to_have_text("Second factor")
    give_code(one, "demo-secretariat")
    one.go("/desk/")
    expect(one.page.get_by_role("heading", level=1)).to_be_visible()
    expect(one.page.get_by_role("button", name="Sign out")).to_be_visible()


def test_an_instrument_goes_from_receipt_to_notification_through_two_officers(
    site, visit, scan, tmp_path
):
    public = visit()
    public.go(f"{RATIFIED}?on=2030-01-01")
    before = public.page.get_by_role("row").filter(has_text="Kazakhstan").first.inner_text()

    # the first officer receives it, with its scan
    first = visit(FIRST)
    first.go("/desk/")
    first.page.get_by_role("link", name="Receive an instrument").first.click()
    write_instrument(first.page)
    written = first.page.get_by_label("Title of the treaty, as the document gives it", exact=True)
    written.fill("Agreement on Free Trade in Services")
    first.page.locator("#id_scans").set_input_files(scan)
    first.page.get_by_role("button", name="Open the dossier").click()
    expect(first.page).to_have_url(re.compile(r"/desk/\d+/$"))
    dossier = first.page.url.removeprefix(site.address)
    expect(first.page.get_by_role("link", name="Ratification of 2 March.pdf")).to_be_visible()

    # examination and preview: what changes, for whom, from when
    preview = first.page.get_by_role("region", name="What this act changes")
    expect(preview.get_by_role("table")).to_contain_text("Kazakhstan")
    expect(preview.locator("ins").first).to_be_visible()
    examination = first.page.get_by_role("region", name="Examined")
    expect(examination).to_contain_text("The title written")
    expect(examination).to_contain_text("VCLT 77(1)(d)")
    send_on(first.page)
    expect(first.page.get_by_role("main")).to_contain_text("a second officer countersigns it")
    expect(first.page.get_by_role("button", name="Countersign and record")).to_have_count(0)

    # nobody countersigns what they entered, whatever they send
    token = first.page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    seen = first.page.locator("input[name=seen]").first.input_value()
    refused = first.context.request.post(
        f"{site.address}{dossier}countersign/",
        form={"csrfmiddlewaretoken": token, "seen": seen},
        headers={"Referer": first.page.url},
    )
    assert refused.status == 403
    assert "You entered it yourself" in refused.text()

    # the public sees nothing of it yet
    public.page.reload()
    assert public.page.get_by_role("row").filter(has_text="Kazakhstan").first.inner_text() == before

    # the second officer sees the same preview and signs
    second = visit(SECOND)
    second.go(dossier)
    expect(second.page.get_by_role("region", name="What this act changes")).to_contain_text(
        "Kazakhstan"
    )
    second.page.get_by_role("button", name="Countersign and record").click()
    expect(second.page.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"Notification \S+\.\d+\.20\d\d")
    )
    reference = second.page.url.rstrip("/").rpartition("/")[2]

    # its PDF, in both languages
    for language in ("English", "Russian"):
        with second.page.expect_download() as started:
            second.page.get_by_role("link", name=f"PDF in {language}").click()
        kept = tmp_path / f"{language}.pdf"
        started.value.save_as(kept)
        assert kept.read_bytes().startswith(b"%PDF-")

    # now everybody sees it
    public.page.reload()
    after = public.page.get_by_role("row").filter(has_text="Kazakhstan").first.inner_text()
    assert after != before
    public.go("/notifications")
    expect(public.page.get_by_role("main")).to_contain_text(reference)


def test_a_delegation_confirms_the_receipt_and_the_desk_sees_it(notified, visit):
    reference = notified[1].rstrip("/").rpartition("/")[2]
    member = visit(MEMBER)
    member.go("/delegation/")
    member.page.get_by_role("link", name=reference).first.click()
    expect(member.page.get_by_role("heading", level=1)).to_contain_text(reference)
    member.page.get_by_role("button", name="Confirm the receipt").click()
    expect(member.page.get_by_role("region", name="Receipt")).to_contain_text("received")
    officer = visit(SECOND)
    officer.go(notified[1])
    row = officer.page.get_by_role("row").filter(has_text="Armenia").first
    expect(row).to_contain_text("confirmed by the delegation")


def test_a_delegate_is_refused_at_the_desk_in_plain_words(visit):
    member = visit(MEMBER)
    for path in ("/desk/", "/desk/receive/", "/account/refusals"):
        assert member.go(path) == 403
        page = member.page.get_by_role("main")
        expect(page).to_contain_text("Your role does not include it.")
        expect(page).to_contain_text("ask whoever manages your accounts")
    expect(member.page.get_by_role("link", name="Desk", exact=True)).to_have_count(0)


def test_an_auditor_reads_the_desk_and_changes_nothing(notified, visit):
    auditor = visit("demo-auditor")
    assert auditor.go(notified[0]) == 200
    assert auditor.page.get_by_role("main").get_by_role("button").count() == 0
    assert auditor.go("/desk/receive/") == 403


def test_what_is_missing_in_the_form_is_told_and_nothing_that_was_typed_is_lost(visit):
    one = visit(FIRST)
    one.go("/desk/receive/")
    one.page.get_by_label("Place of the document", exact=True).fill(
        "<script>alert(1)</script> Минск"
    )
    one.page.get_by_label("Date of the document", exact=True).fill("2011-02-29")
    one.page.get_by_role("button", name="Open the dossier").click()
    expect(one.page.get_by_role("alert")).to_contain_text("to be mended")
    expect(one.page.get_by_label("Place of the document", exact=True)).to_have_value(
        "<script>alert(1)</script> Минск"
    )
    expect(one.page.get_by_label("Date of the document", exact=True)).to_have_value("2011-02-29")


def test_a_file_that_is_no_scan_is_not_taken(visit, tmp_path):
    wrong = tmp_path / "treaty.pdf"
    wrong.write_text("<svg onload=alert(1)>")
    one = visit(FIRST)
    one.go("/desk/receive/")
    write_instrument(one.page, party="UZ")
    one.page.locator("#id_scans").set_input_files(wrong)
    one.page.get_by_role("button", name="Open the dossier").click()
    expect(one.page.get_by_role("alert")).to_contain_text("This is no PDF, PNG, JPEG or TIFF file.")


def test_the_desk_works_without_scripts(visit, scan):
    one = visit(FIRST, java_script_enabled=False)
    one.go("/desk/receive/")
    write_instrument(one.page)
    one.page.locator("#id_scans").set_input_files(scan)
    one.page.get_by_role("button", name="Open the dossier").click()
    send_on(one.page)
    expect(one.page.get_by_role("main")).to_contain_text("a second officer countersigns it")
