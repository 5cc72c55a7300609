"""Every page answers, in both languages, with and without dates, and is a good page."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from support.html_pages import faults_of, parsed

TREATY = "/instruments/cis/free-trade-2011"
PAGES = (
    "/",
    "/search",
    "/search?q=free+trade",
    "/search?q=свободной+торговли&kind=act",
    "/search?q=nothing-is-called-so",
    "/instruments",
    "/instruments?subject=free-trade&in_force=1",
    "/states",
    "/organisations",
    "/offices",
    TREATY,
    "/instruments/cis/charter-1993",
    "/instruments/cis/declaration-1991",
    "/standings/KG/cis/free-trade-2011",
    "/standings/GE/cis/charter-1993",
    "/states/AM",
    "/pairs",
    "/pairs?a=AM&b=AM",
    "/pairs/RU/UA",
    "/organisations/cis",
    "/offices/cis/executive-secretary",
    "/organisations/union-state",
    "/acts/cis/free-trade-2011%231:AM",
    "/changes",
    "/changes?since=2020-01-01",
    "/open-questions",
    "/matrix?organisation=cis",
    "/matrix?subject=pensions&order=alphabet",
    "/calendar",
    "/journal",
    "/notifications",
    "/about",
)
DATES = "on=2013-06-01&known=2020-01-01"


def _dated(path: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{DATES}"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_english_and_is_a_good_page(cis, reader, path):
    response = reader.get(path)
    assert response.status_code == 200
    assert response.content.startswith(b'<!doctype html>\n<html lang="en">')
    assert faults_of(response.content) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_russian_with_both_dates(cis, reader, path):
    response = reader.get(_dated(f"/ru{path}"))
    assert response.status_code == 200
    assert faults_of(response.content) == []
    page = parsed(response.content)
    assert page.get("lang") == "ru"
    assert page.xpath("//input[@name='on']/@value")[0] == "2013-06-01"
    assert page.xpath("//input[@name='known']/@value")[0] == "2020-01-01"
    told = page.xpath("//p[@class='told']")[0].text_content()
    assert "1 июня 2013 года" in told
    assert "1 января 2020 года" in told


@pytest.mark.parametrize("path", ["/", TREATY, "/states/AM", "/pairs/RU/UA", "/organisations/cis"])
def test_every_link_of_a_page_keeps_the_dates_and_the_language(cis, reader, path):
    page = parsed(reader.get(_dated(f"/ru{path}")).content)
    links = [urlsplit(href) for href in page.xpath("//main//a/@href")]
    own = [link for link in links if link.path.startswith("/") and not _for_programs(link.path)]
    assert own
    for link in own:
        assert link.path.startswith("/ru"), link
        kept = parse_qs(link.query)
        assert (kept["on"], kept["known"]) == (["2013-06-01"], ["2020-01-01"]), link


def _for_programs(path: str) -> bool:
    return path.startswith("/api/") or path.endswith((".atom", ".ics", ".pdf"))


def test_the_language_switch_keeps_the_page_and_its_question(cis, reader):
    page = parsed(reader.get(f"{TREATY}?{DATES}&reading=strict").content)
    other = page.xpath("//header//a[@hreflang='ru']/@href")
    assert other == [f"/ru{TREATY}?{DATES}&reading=strict"]
    assert reader.get(other[0]).status_code == 200


def test_a_reading_that_is_followed_stands_in_the_frame_and_can_be_left(cis, reader):
    page = parsed(reader.get("/organisations/cis?on=2007-10-05&reading=practice").content)
    chosen = page.xpath("//p[@class='chosen']")
    assert len(chosen) == 1
    assert chosen[0].xpath("a/@href") == ["?on=2007-10-05"]
    assert page.xpath("//form//input[@name='reading']/@value")[0] == "practice"


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("/states/Armenia", "/states/AM"),
        ("/pairs/UA/RU", "/pairs/RU/UA"),
        ("/pairs?a=AM&b=RU", "/pairs/AM/RU"),
        ("/standings/Armenia/cis/free-trade-2011", "/standings/AM/cis/free-trade-2011"),
    ],
)
def test_another_name_of_a_thing_leads_to_its_one_address(cis, reader, asked, stands):
    joint = "&" if "?" in asked else "?"
    response = reader.get(f"{asked}{joint}on=2013-06-01")
    assert (response.status_code, response["Location"]) == (302, f"{stands}?on=2013-06-01")


def test_the_clause_stands_beside_its_day_and_the_proof_of_each_row_on_the_page(cis, reader):
    page = parsed(reader.get(TREATY).content)
    clause = page.xpath("//div[@class='clause']")[0]
    assert clause.xpath(".//time[@class='bigdate']/@datetime") == ["2012-09-20"]
    assert clause.xpath(".//blockquote/p[@lang]")
    rows = page.xpath("//section[h2[@id='status']]//tbody/tr[td]")
    assert len(rows) == 11
    for row in rows:
        key = row.xpath(".//a[@class='why']/@href")[0].removeprefix("#")
        assert page.xpath("//details/div[@id=$key]", key=key)


def test_dates_of_a_former_party_stand_in_brackets(cis, reader):
    page = parsed(reader.get("/instruments/cis/charter-1993").content)
    row = page.xpath("//section[h2[@id='status']]//tr[th[contains(., 'Georgia')]]")[0]
    entered = row.xpath("td[@data-l='In force for it']")[0].text_content()
    assert entered.startswith("[")
    assert entered.endswith("]")
    assert "2009-08-18" in entered


def test_a_state_is_a_member_the_day_before_it_left_and_not_on_the_day(cis, reader):
    def word(day: str) -> str:
        page = parsed(reader.get(f"/organisations/cis?on={day}").content)
        row = page.xpath("//section[h2[@id='members']]//tr[th[contains(., 'Georgia')]]")[0]
        return row.xpath("td")[0].text_content().strip()

    assert word("2009-08-17").startswith("yes")
    assert word("2009-08-18").startswith("no longer")


def test_the_matrix_has_its_legend_in_the_order_of_print(cis, reader):
    page = parsed(reader.get("/ru/matrix?organisation=cis").content)
    signs = [one.text_content() for one in page.xpath("//ul[@class='legend']/li/b")]
    assert signs[:6] == ["дата", "+", "-", "ВП", "курсив", "пусто"]


def test_an_act_tells_its_entry_and_how_to_prove_it(cis, reader):
    page = parsed(reader.get("/acts/cis/free-trade-2011%231:AM").content)
    proof = page.xpath("//a[contains(@href, '/journal/inclusion')]/@href")[0]
    assert reader.get(proof).status_code == 200


def test_the_map_names_the_pages_in_both_languages(cis, reader):
    text = reader.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/ru/states/AM</loc>" in text
    assert "Sitemap: http://testserver/sitemap.xml" in reader.get("/robots.txt").content.decode()
