"""What the depositary sent is open to all: its words in both languages, its paper, its acts."""

from __future__ import annotations

import pytest

from foedus.accounts.roles import Role
from foedus.register.held import forget
from foedus.register.models import ActRow, Notification
from foedus.web.caching import PAGES
from support.desk import NOW, recorded
from support.html_pages import faults_of, parsed
from support.lake import load_lake
from support.people import someone


@pytest.fixture
def notified(db, tmp_path, monkeypatch):
    """An act that two officers recorded, and of which the states were told."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    forget()
    PAGES.forget()
    load_lake(tmp_path / "lake")
    first, second = (someone(Role.DEPOSITARY_OFFICER) for _ in range(2))
    recorded(first, second)
    yield Notification.objects.get()
    forget()
    PAGES.forget()


@pytest.mark.parametrize("prefix", ["", "/ru"])
def test_the_list_leads_to_the_notification(notified, reader, prefix):
    listed = reader.get(f"{prefix}/notifications")
    assert faults_of(listed.content) == []
    page = parsed(listed.content)
    href = page.xpath(f"//main//a[contains(., '{notified.reference}')]/@href")[0]
    told = reader.get(href)
    assert told.status_code == 200
    assert faults_of(told.content) == []
    letters = parsed(told.content).xpath("//section[@class='letter']")
    assert [one.get("lang") for one in letters] == (["ru", "en"] if prefix else ["en", "ru"])
    assert all(len(one.text_content()) > 100 for one in letters)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_its_paper_is_a_pdf(notified, reader, language):
    response = reader.get(f"/notifications/{notified.year}/{notified.number}/{language}.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert "filename" in response["Content-Disposition"]
    again = reader.get(f"/notifications/{notified.year}/{notified.number}/{language}.pdf")
    assert again["Content-Disposition"] == response["Content-Disposition"]


def test_there_is_no_paper_in_another_language_and_none_of_the_next_number(notified, reader):
    base = f"/notifications/{notified.year}"
    assert reader.get(f"{base}/{notified.number}/fr.pdf").status_code == 404
    assert reader.get(f"{base}/{notified.number + 1}").status_code == 404


def test_the_page_of_the_act_leads_to_the_notification_and_the_journal(notified, reader):
    act = ActRow.objects.get(party="KZ", kind="ratification")
    page = parsed(reader.get("/acts/" + act.act.replace("#", "%23").replace(":", "%3A")).content)
    assert page.xpath(f"//a[contains(@href, '/notifications/{notified.year}/')]")
    assert page.xpath(f"//a[contains(@href, 'inclusion?seq={act.block.entry_id}')]")


def test_what_is_recorded_changes_the_pages_at_once(db, tmp_path, monkeypatch, reader):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    forget()
    PAGES.forget()
    load_lake(tmp_path / "lake")
    before = reader.get("/standings/KZ/lake/convention")
    first, second = (someone(Role.DEPOSITARY_OFFICER) for _ in range(2))
    recorded(first, second)
    after = reader.get("/standings/KZ/lake/convention", headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert b"ratification" in after.content
    assert b"ratification" not in before.content
    forget()
    PAGES.forget()
