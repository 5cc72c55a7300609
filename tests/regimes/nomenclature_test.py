"""Codes of goods: what is one, which edition is in use, how editions and prefixes meet."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.law.terms.days import FOREVER
from foedus.law.terms.errors import UnknownName
from foedus.law.terms.evidence import Confidence
from foedus.published.errors import UnreadableTable
from foedus.regimes.nomenclature import findings as nomenclature_findings
from foedus.regimes.nomenclature.codes import CommodityCode, parse
from foedus.regimes.nomenclature.correlation import Correlations, Relation
from foedus.regimes.nomenclature.correlation_files import counted, read_correlations
from foedus.regimes.nomenclature.edition_lists import Nomenclature, read_nomenclature
from foedus.regimes.nomenclature.editions import read_editions
from foedus.regimes.nomenclature.errors import BadCommodityCode
from foedus.regimes.nomenclature.prefixes import (
    Compared,
    Declared,
    Match,
    PrefixTable,
    Row,
    match,
)

ROOT = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared" / "data"))
TABLES = ROOT / "src" / "foedus" / "registers" / "cis" / "regimes" / "trade" / "tables"
HEADER = "code.after,code.before,Relationship,adjustment\n"


def _shared(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"There is no {name}; set FOEDUS_SHARED_DATA to the data folder.")
    return path


@pytest.fixture(scope="session")
def correlations() -> Correlations:
    return read_correlations(_shared("hs-correlations/HS_consolidated_comtrade_concordances.csv"))


@pytest.fixture(scope="session")
def hs2022() -> Nomenclature:
    return read_nomenclature(_shared("hs2022/harmonized-system.csv"), "2022")


def _table(folder: Path, rows: str, header: str = HEADER) -> Path:
    path = folder / "table.csv"
    path.write_text(header + rows, encoding="utf-8")
    return path


def _correlated(folder: Path, rows: str) -> Correlations:
    return read_correlations(_table(folder, rows))


# codes


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1701 99 100", "170199100"),
        ("1701.99.10.00", "1701991000"),
        (" 01 ", "01"),
        ("0101\u00a021", "010121"),
        ("170199100000", "170199100000"),
    ],
)
def test_a_code_is_read_with_or_without_spaces_and_dots(text: str, digits: str) -> None:
    assert parse(text).digits == digits


@pytest.mark.parametrize(
    "text", ["", "1", "101", "1234567890123", "17O1", "ex 1701", "-1701", "１７０１", "17/01"]
)
def test_what_is_no_code_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(BadCommodityCode) as fault:
        parse(text)

    assert fault.value.code == "E59"
    assert repr(text) in str(fault.value)


def test_a_short_code_has_no_heading_rather_than_a_wrong_one() -> None:
    assert (CommodityCode("01").heading, CommodityCode("0101").subheading) == ("", "")


@given(st.from_regex(r"[0-9]{4,12}", fullmatch=True))
def test_a_code_as_written_is_read_back(digits: str) -> None:
    assert parse(str(CommodityCode(digits))).digits == digits


# editions


def test_the_edition_in_use_changes_on_its_first_day() -> None:
    editions = read_editions(TABLES / "hs-editions.csv")

    on = {day: editions.on(day) for day in (date(2021, 12, 31), date(2022, 1, 1))}

    assert [edition.name for edition in on.values() if edition] == ["2017", "2022"]
    assert editions.on(date(1987, 12, 31)) is None
    assert editions.held[-1].span.end is FOREVER
    assert editions.findings == ()
    assert [one.name for one in editions.held][:2] == ["1988", "1992"]


def test_an_edition_without_a_source_is_of_low_confidence() -> None:
    editions = read_editions(TABLES / "hs-editions.csv")
    unsourced = [one for one in editions.held if not one.evidence.sources]

    assert {one.evidence.confidence for one in unsourced} == {Confidence.LOW}
    assert all("later" in one.evidence.note.en for one in editions.held)


def test_editions_that_overlap_or_end_before_they_begin_are_told(tmp_path: Path) -> None:
    header = "edition,since,until,sources,confidence,note\n"
    rows = (
        "2017,2017-01-01,2023-01-01,A,medium,\n"
        "2022,2022-01-01,,A,medium,\n"
        "x,2022-01-01,2021-01-01,A,low,\n"
        "y,2022-13-01,,A,low,\n"
        "z,2030-01-01,,,high,\n"
    )
    editions = read_editions(_table(tmp_path, rows, header))

    assert sorted(found.code for found in editions.findings) == ["N10"] * 4 + ["N11"]


# correlations


def test_a_split_is_reported_with_all_its_codes_and_never_picked(tmp_path: Path) -> None:
    held = _correlated(
        tmp_path,
        "010121,010110,1:n,2012 to 2007\n010130,010110,n:1,2012 to 2007\n"
        "020110,020110,1:1,2012 to 2007\n",
    )

    split = held.correlate(parse("010110"), "2007", "2012")
    merged = held.correlate(parse("0101 21 000"), "2012", "2007")

    assert (split.kind, split.codes) == (Relation.ONE_TO_SEVERAL, ("010121", "010130"))
    assert (merged.kind, merged.codes) == (Relation.SEVERAL_TO_ONE, ("010110",))
    assert held.correlate(parse("020110"), "2007", "2012").kind is Relation.ONE_TO_ONE
    assert held.correlate(parse("990000"), "2007", "2012").kind is Relation.NONE


def test_the_relationship_comes_from_the_pairs_and_a_column_that_differs_is_told(
    tmp_path: Path,
) -> None:
    held = _correlated(tmp_path, "010121,010110,1:1,2012 to 2007\n010130,010110,n:1,2012 to 2007\n")

    assert [(found.code, found.where.line) for found in held.findings] == [("N3", 2)]


def test_leading_zeros_are_put_back_and_what_cannot_be_a_code_is_told(tmp_path: Path) -> None:
    held = _correlated(
        tmp_path,
        "10121,10110,1:1,2012 to 2007\n847130,847130,1:1,2012 to 2007\n"
        "847130,847130,1:1,2012 to 2007\nI,847130,1:1,2012 to 2007\n"
        "847140,847140,1:1,2007 to 2012\n847150,847150\n",
    )

    assert held.correlate(parse("010110"), "2007", "2012").codes == ("010121",)
    assert counted(held.findings) == {"N4": 1, "N1": 1, "N5": 1, "N12": 1}


def test_a_step_that_is_missing_is_an_error_that_names_the_steps_held(tmp_path: Path) -> None:
    held = _correlated(tmp_path, "010121,010110,1:1,2012 to 2007\n")

    with pytest.raises(UnknownName, match="2012 to 2007"):
        held.correlate(parse("010121"), "2012", "2002")
    with pytest.raises(BadCommodityCode, match="six digits"):
        held.correlate(parse("0101"), "2012", "2007")


def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTable, match="adjustment"):
        read_correlations(_table(tmp_path, "1,2\n", "code.after,code.before\n"))
    with pytest.raises(UnreadableTable, match="path"):
        read_correlations(tmp_path / "absent.csv")


CODES = st.integers(100000, 100009).map(str)
PAIRS = st.lists(st.tuples(CODES, CODES), min_size=1, max_size=20, unique=True)


@given(first=PAIRS, second=PAIRS)
def test_there_and_back_again_contains_the_start(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[str, str]],
    second: list[tuple[str, str]],
) -> None:
    rows = [f"{a},{b},1:1,2007 to 2002\n" for a, b in first]
    rows += [f"{a},{b},1:1,2012 to 2007\n" for a, b in second]
    held = _correlated(tmp_path_factory.mktemp("steps"), "".join(rows))

    for start in held.codes("2002"):
        there = held.correlate(CommodityCode(start), "2002", "2012")
        back = [held.correlate(CommodityCode(one), "2012", "2002").codes for one in there.codes]
        assert all(start in codes for codes in back)
        is_single = there.kind in {Relation.ONE_TO_ONE, Relation.SEVERAL_TO_ONE}
        assert is_single == (len(there.codes) == 1)


def test_all_of_the_shared_correlations_are_read_and_every_defect_is_told(
    correlations: Correlations,
) -> None:
    assert correlations.rows == 43_863
    assert correlations.editions == ("1992", "1996", "2002", "2007", "2012", "2017", "2022")
    assert counted(correlations.findings) == {"N3": 425, "N2": 3, "N1": 2, "N4": 4}


def test_a_code_of_2007_is_led_through_the_editions_to_2022(correlations: Correlations) -> None:
    sugar = correlations.correlate(parse("1701 99 100"), "2007", "2022")

    assert (sugar.kind, sugar.codes) == (Relation.ONE_TO_ONE, ("170199",))
    assert [stage.edition for stage in sugar.path] == ["2007", "2012", "2017", "2022"]


def test_every_subheading_of_hs2022_is_in_the_correlations(
    correlations: Correlations, hs2022: Nomenclature
) -> None:
    subheadings = {code for code in hs2022.entries if len(code) == 6}

    assert len(subheadings) == 5_612
    assert subheadings <= correlations.codes("2022")


# lists of editions


def test_the_list_of_hs2022_is_read_and_its_defects_are_told(hs2022: Nomenclature) -> None:
    levels = [len(code) for code in hs2022.entries]

    assert [levels.count(level) for level in (2, 4, 6)] == [96, 1_228, 5_612]
    assert counted(hs2022.findings) == {"N6": 1, "N7": 3}
    assert [found.about for found in hs2022.findings if found.code == "N6"] == ["TOTAL"]


def test_a_code_is_described_by_its_subheading_or_by_what_is_above(hs2022: Nomenclature) -> None:
    assert "sucrose" in hs2022.describe(parse("1701 99 100 0"))
    assert hs2022.describe(parse("0101 99")) == hs2022.describe(parse("0101"))
    assert hs2022.describe(parse("7701")) == ""
    assert hs2022.holds(parse("0101 21 000 0"))


@pytest.mark.parametrize("text", ["00", "7701", "9999", "010199"])
def test_a_code_that_no_edition_has_is_a_finding_and_no_error(
    text: str, hs2022: Nomenclature
) -> None:
    assert not hs2022.holds(parse(text))
    assert [found.code for found in hs2022.faults_of(parse(text))] == ["N9"]


def test_a_code_whose_parent_is_absent_or_that_is_there_twice_is_told(tmp_path: Path) -> None:
    header = "section,hscode,description,parent,level\n"
    rows = "I,0101,Horses,01,4\nI,0101,Horses,01,4\nI,010121,Pure-bred,0101,4\n"
    held = read_nomenclature(_table(tmp_path, rows, header), "2022")

    assert counted(held.findings) == {"N4": 1, "N6": 1, "N8": 1}


# prefixes


def _rows(*prefixes: str) -> list[Row[str]]:
    return [Row(CommodityCode(prefix), f"row {prefix}") for prefix in prefixes]


def test_the_longest_prefix_is_the_most_particular_row() -> None:
    table = PrefixTable(_rows("17", "1701", "170199100", "18"))

    whole = table.longest(Declared(parse("1701 99 100 0")))
    short = table.longest(Declared(parse("1701 99")))

    assert [one.row.held for one in whole.sure] == ["row 170199100"]
    assert [one.row.held for one in short.sure] == ["row 1701"]
    assert [one.row.held for one in short.unsure] == ["row 170199100"]
    assert [one.match for one in table.all(Declared(parse("17")))] == [
        Match.YES,
        Match.UNSURE,
        Match.UNSURE,
    ]
    assert table.all(Declared(parse("19"))) == ()


def test_across_editions_a_code_that_was_split_may_or_may_not_fall_under_a_prefix(
    tmp_path: Path,
) -> None:
    held = _correlated(
        tmp_path,
        "010121,010110,1:n,2012 to 2007\n010221,010110,n:1,2012 to 2007\n"
        "010121,010111,n:1,2012 to 2007\n",
    )
    table = PrefixTable(_rows("0101", "01", "010121000"), "2012", held)

    matched = {one.row.prefix.digits: one for one in table.all(Declared(parse("010110"), "2007"))}

    assert {prefix: one.match for prefix, one in matched.items()} == {
        "01": Match.YES,
        "0101": Match.UNSURE,
        "010121000": Match.UNSURE,
    }
    assert matched["0101"].codes == ("010121", "010221")
    assert matched["0101"].compared is Compared.CORRELATED
    sure = table.longest(Declared(parse("0101 11 900"), "2007")).sure
    assert [one.row.held for one in sure] == ["row 0101"]


def test_a_declared_heading_is_correlated_by_all_of_its_subheadings(tmp_path: Path) -> None:
    held = _correlated(tmp_path, "020110,010110,1:n,2012 to 2007\n020120,010111,n:1,2012 to 2007\n")
    table = PrefixTable(_rows("0201", "020120"), "2012", held)

    found = table.all(Declared(parse("0101"), "2007"))

    assert [(one.row.prefix.digits, one.match) for one in found] == [
        ("0201", Match.YES),
        ("020120", Match.UNSURE),
    ]


def test_without_a_correlation_codes_are_compared_as_text_and_that_is_said() -> None:
    table = PrefixTable(_rows("1701"), "2007")

    (found,) = table.all(Declared(parse("170199"), "2022"))

    assert (found.match, found.compared) == (Match.YES, Compared.NOT_CORRELATED)


DIGITS = st.text("01", min_size=4, max_size=9)


@given(st.lists(DIGITS, max_size=12), DIGITS)
def test_the_table_finds_what_comparing_row_by_row_finds(prefixes: list[str], digits: str) -> None:
    code = CommodityCode(digits)
    found = PrefixTable(_rows(*prefixes)).all(Declared(code))
    one_by_one = [match(CommodityCode(prefix), code) for prefix in prefixes]

    assert sorted(one.match for one in found) == sorted(
        one for one in one_by_one if one is not Match.NO
    )


def test_every_code_of_a_finding_says_what_to_do() -> None:
    assert all(rule.remedy and rule.sentence for rule in nomenclature_findings.RULES.values())
