"""What a register says is shown as words, whatever it says."""

from __future__ import annotations

import pytest
from lxml import html

from foedus.register.held import forget
from foedus.register.storing import load
from foedus.web.caching import PAGES
from support.html_pages import faults_of
from support.lake import FILES, LOADED_AT, write_lake

BAD = "<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 }}{% now %}"


@pytest.fixture
def hostile(db, tmp_path):
    """A register whose titles, names, notes and clauses try to be markup."""
    words = {
        "convention": FILES["instruments/convention.toml"]
        .replace("Convention on the Lake", BAD)
        .replace("Lakeside", BAD)
        .replace("thirty days after", f"thirty {BAD} days after"),
        "parties": FILES["parties.toml"].replace("Kazakhstan", BAD),
        "league": FILES["organisations/league.toml"].replace("Lake League", BAD),
        "all": FILES["sources/all.toml"].replace("The gazette", BAD),
        "register": FILES["register.toml"].replace("Lake League", BAD),
    }
    forget()
    PAGES.forget()
    yield load(write_lake(tmp_path / "lake", **words), LOADED_AT)
    forget()
    PAGES.forget()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=alert",
        "/instruments",
        "/instruments/lake/convention",
        "/states/KZ",
        "/pairs/AM/KZ",
        "/organisations/lake/league",
        "/standings/KZ/lake/convention",
        "/matrix",
        "/changes",
        "/open-questions",
    ],
)
def test_words_of_a_register_are_never_markup(hostile, reader, path):
    response = reader.get(path)
    assert response.status_code == 200
    assert faults_of(response.content) == []
    page = html.document_fromstring(response.content.decode())
    assert page.xpath("//script[not(@src)]") == []
    assert page.xpath("//img") == []
    assert "alert(1)" in page.text_content()
