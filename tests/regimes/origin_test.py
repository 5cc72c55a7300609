"""Origin of goods: cases as text, what must hold for any good, rules of the world's agreements."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from foedus.law.terms.evidence import Confidence
from foedus.regimes.nomenclature.codes import CommodityCode, parse
from foedus.regimes.nomenclature.correlation import Correlations
from foedus.regimes.origin import findings as origin_findings
from foedus.regimes.origin.certificates import (
    Certificate,
    CertificateItem,
    Consignment,
    Leg,
    NoProof,
    OriginDeclaration,
    Presented,
)
from foedus.regimes.origin.conditions import (
    AllOf,
    AnyHeading,
    AnyOf,
    ChangeOf,
    Condition,
    Level,
    MadeFrom,
    MaxValue,
    MinRegional,
    NotAboveOriginating,
    NotReadable,
    Originating,
    Process,
    ProductWhollyObtained,
    SetOf,
    UsualShare,
    WhollyObtained,
)
from foedus.regimes.origin.deciding import determine
from foedus.regimes.origin.errors import BadGood, UnusableRules
from foedus.regimes.origin.goods import Form, Good, Listed, Material, Proof, Role
from foedus.regimes.origin.judging import judge
from foedus.regimes.origin.list_files import ListRead, read_list
from foedus.regimes.origin.product_rules import read_rule
from foedus.regimes.origin.proof import examine
from foedus.regimes.origin.proof_terms import Examination
from foedus.regimes.origin.reading import load_rules, read_rules
from foedus.regimes.origin.results import TestResult, Verdict, either, every, flattened
from foedus.regimes.origin.rule_sets import ListHeld, RuleSet
from foedus.regimes.origin.selecting import CodeRange
from foedus.regimes.origin.standing import Inquiry

ROOT = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("FOEDUS_SHARED_DATA", ROOT.parent / "shared" / "data"))
REGIMES = ROOT / "src" / "foedus" / "registers" / "cis" / "regimes"
FILES = REGIMES / "trade" / "origin"
CASES = Path(__file__).parent / "origin"
DAY = date(2021, 3, 15)
PARTIES = frozenset({"AM", "BY", "KZ", "MD", "RU"})
RULES = {path.stem: load_rules(path) for path in sorted(FILES.glob("*.toml"))}
RULES_2009 = RULES["cis-origin-2009"]
RANK = {Verdict.NO: 0, Verdict.REFER: 1, Verdict.YES: 2}


def _cases(*names: str) -> list[Any]:
    files = [tomli.loads((CASES / name).read_text(encoding="utf-8")) for name in names]
    return [pytest.param(case, id=case["title"]) for file in files for case in file["cases"]]


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _material(table: dict[str, Any]) -> Material:
    return Material(
        code=parse(table["code"]),
        origin=table.get("origin", ""),
        value=_decimal(table.get("value")),
        originating_proof=Proof(table.get("originating_proof", "unknown")),
        category=table.get("category", ""),
        role=Role(table.get("role", "input")),
        kinds=tuple(table.get("kinds", ())),
    )


def _good(table: dict[str, Any], materials: list[dict[str, Any]]) -> Good:
    return Good(
        code=parse(table["code"]),
        produced_in=table.get("produced_in", "MD"),
        ex_works_price=_decimal(table.get("price")),
        currency="USD",
        wholly_obtained=table.get("wholly_obtained", ""),
        operations=tuple(table.get("operations", ())),
        materials=tuple(map(_material, materials)),
        form=Form(table.get("form", "single")),
        list_rows=tuple(table.get("list_rows", ())),
        not_list_rows=tuple(table.get("not_list_rows", ())),
        listed=Listed(table.get("listed", "unknown")),
    )


def _all_missing(tests: tuple[TestResult, ...]) -> list[str]:
    return [missing for test in tests for missing in test.missing]


# cases as text


@pytest.mark.parametrize("case", _cases("processing.toml", "obtained-and-cumulation.toml"))
def test_a_good_originates_as_the_case_says(case: dict[str, Any]) -> None:
    rules = RULES[case.get("rules", "cis-origin-2009")]
    good = _good(case["good"], case.get("materials", []))

    found = determine(Inquiry(good, rules, DAY, PARTIES))

    assert found.originates == case["originates"], found
    assert found.criterion == case.get("criterion", "")
    assert found.confidence == case.get("confidence", found.confidence)
    cures = " | ".join(test.cure.en for test in flattened(found.tests))
    assert case.get("cure", "") in cures
    assert any(case.get("missing", "") in one for one in (*found.missing, ""))
    assert (found.originates is Verdict.REFER) == bool(found.missing)
    if "missing" in case:
        assert any(one.startswith(case["missing"]) for one in found.missing), found.missing


def _certificate(table: dict[str, Any]) -> Certificate:
    return Certificate(
        form=table.get("form", "СТ-1"),
        number="MD1234567",
        issued=table.get("issued", date(2021, 3, 1)),
        country_of_issue="MD",
        items=(CertificateItem(number="1", criterion=table.get("criterion", "Д8418")),),
        issuer_authorised=Verdict(table.get("issuer_authorised", "yes")),
        specimens_exchanged=Verdict(table.get("specimens_exchanged", "yes")),
    )


def _consignment(table: dict[str, Any]) -> Consignment:
    route = table.get("route", [{"state": "MD"}, {"state": "RU"}])
    return Consignment(
        code=parse(table.get("code", "8418 10")),
        declared_on=table.get("declared_on", DAY),
        parties=PARTIES,
        presented_on=table.get("presented_on"),
        customs_value=Decimal(table.get("customs_value", "20000")),
        currency=table.get("currency", "USD"),
        seller_state=table.get("seller_state", "MD"),
        route=tuple(
            Leg(
                state=leg["state"],
                reason=leg.get("reason", ""),
                customs_control=Verdict(leg.get("customs_control", "refer")),
            )
            for leg in route
        ),
        description_matches=Verdict(table.get("description_matches", "yes")),
        quantity_matches=Verdict(table.get("quantity_matches", "yes")),
    )


def _presented(case: dict[str, Any]) -> Presented:
    match case.get("presented", "certificate"):
        case "declaration":
            return OriginDeclaration(document="invoice 7", made=DAY)
        case "nothing":
            return NoProof()
    return _certificate(case.get("certificate", {}))


@pytest.mark.parametrize("case", _cases("certificates.toml"))
def test_a_proof_is_accepted_as_the_case_says(case: dict[str, Any]) -> None:
    rules = RULES[case.get("rules", "cis-origin-2009")]
    consignment = _consignment(case.get("consignment", {}))

    found = examine(Examination(_presented(case), consignment, rules))

    assert found.accepted == case["accepted"], found
    assert found.confidence == case.get("confidence", found.confidence)
    decisive = [test for test in found.tests if test.verdict is found.accepted]
    named = [test for test in found.tests if test.name == case.get("test", test.name)]
    assert case.get("cure", "") in " | ".join(test.cure.en for test in decisive)
    assert case.get("says", "") in " | ".join(test.says.en for test in named)
    if "test" in case and "says" not in case:
        expected = [case["test"]] if isinstance(case["test"], str) else case["test"]
        assert [test.name for test in decisive] == expected


def test_every_failed_test_of_every_case_says_what_would_cure_it() -> None:
    for parameter in _cases("processing.toml", "obtained-and-cumulation.toml"):
        (case,) = parameter.values
        good = _good(case["good"], case.get("materials", []))
        found = determine(Inquiry(good, RULES_2009, DAY, PARTIES))
        failed = [one for one in flattened(found.tests) if one.verdict is Verdict.NO]
        assert all(one.cure.en and one.cure.ru for one in failed), failed
        open_ = [one for one in flattened(found.tests) if one.verdict is Verdict.REFER]
        assert all(one.missing for one in open_), open_


def test_every_word_is_said_in_both_languages() -> None:
    for rules in RULES.values():
        rows = (*rules.topics, *rules.parameters, *rules.categories, *rules.operations)
        rows = (*rows, *rules.criteria, *rules.boxes, *rules.list_rules, *rules.crossing_reasons)
        assert [row.id for row in rows if not (row.words.en and row.words.ru)] == []


# what must hold for any good


STATES = st.sampled_from(["MD", "RU", "CN", ""])
MATERIALS = st.builds(
    Material,
    code=st.sampled_from(["1801", "180620", "1806", "18", "0203", "2106"]).map(CommodityCode),
    origin=STATES,
    value=st.none() | st.integers(0, 12_000).map(Decimal),
    originating_proof=st.sampled_from(Proof),
    role=st.sampled_from(Role),
)
GOODS = st.builds(
    Good,
    code=st.sampled_from(["180632", "1501", "18"]).map(CommodityCode),
    produced_in=STATES,
    ex_works_price=st.none() | st.just(Decimal(10_000)),
    currency=st.just("USD"),
    wholly_obtained=st.sampled_from(["", "plants", "from-others"]),
    operations=st.sampled_from([(), ("roasting",), ("mixing",), ("roasting", "mixing")]),
    materials=st.lists(MATERIALS, min_size=1, max_size=4).map(tuple),
    form=st.sampled_from(Form),
    list_rows=st.sampled_from([(), ("ex-1501",)]),
    listed=st.sampled_from(Listed),
)
FOREIGN = st.builds(
    Material,
    code=st.sampled_from(["1801", "180620", "0203"]).map(CommodityCode),
    origin=st.just("CN"),
    value=st.integers(0, 12_000).map(Decimal),
    role=st.sampled_from([Role.INPUT, Role.PACKAGING]),
)


def _verdict(good: Good) -> Verdict:
    return determine(Inquiry(good, RULES_2009, DAY, PARTIES)).originates


@given(good=GOODS, foreign=FOREIGN)
def test_another_foreign_material_never_improves_the_verdict(good: Good, foreign: Material) -> None:
    considered = [one for one in good.materials if one.role is not Role.NEUTRAL]
    more = replace(good, materials=(*good.materials, foreign))

    if considered:
        assert RANK[_verdict(more)] <= RANK[_verdict(good)]


@given(good=GOODS, origin=st.sampled_from(["MD", "CN"]))
def test_what_is_decided_stays_so_when_an_unknown_origin_becomes_known(
    good: Good, origin: str
) -> None:
    known = [replace(one, origin=one.origin or origin) for one in good.materials]
    before = _verdict(good)

    if before is not Verdict.REFER:
        assert _verdict(replace(good, materials=tuple(known))) is before


@given(good=GOODS, value=st.integers(0, 12_000))
def test_what_is_decided_stays_so_when_an_unknown_value_becomes_known(
    good: Good, value: int
) -> None:
    known = [
        one if one.value is not None else replace(one, value=Decimal(value))
        for one in good.materials
    ]
    before = _verdict(good)

    if before is not Verdict.REFER:
        assert _verdict(replace(good, materials=tuple(known))) is before


@given(good=GOODS)
def test_a_no_has_a_cure_and_a_refer_says_what_is_missing(good: Good) -> None:
    found = determine(Inquiry(good, RULES_2009, DAY, PARTIES))

    for one in flattened(found.tests):
        assert bool(one.cure) == (one.verdict is Verdict.NO) or one.verdict is Verdict.REFER
        assert bool(one.missing) == (one.verdict is Verdict.REFER)
    assert bool(found.criterion) == (found.originates is Verdict.YES)


@given(share=st.integers(1, 9_999), over=st.integers(1, 100_000))
def test_the_computed_cure_is_enough_and_a_cent_less_is_not(share: int, over: int) -> None:
    """The amount that the cure names, taken off, makes the test a YES."""
    limit = Fraction(share, 100)
    most = int(Decimal(10_000) * share)  # in hundredths of a cent
    value = Decimal(most + over) / 10_000
    good = _good({"code": "8418", "price": "10000"}, [])
    row = RULES_2009.list_rules[0]

    def found(value: Decimal) -> TestResult:
        material = Material(code=CommodityCode("8414"), origin="CN", value=value)
        inquiry = Inquiry(replace(good, materials=(material,)), RULES_2009, DAY)
        return judge(MaxValue(limit), inquiry, row)

    failed = found(value)
    named = failed.cure.en.rpartition("at least ")[2].removesuffix(" USD").replace(",", "")

    assert failed.verdict is Verdict.NO
    assert found(max(value - Decimal(named), Decimal(0))).verdict is Verdict.YES
    assert found(value - Decimal(named) + Decimal("0.01")).verdict is Verdict.NO


@given(st.lists(st.sampled_from(Verdict), max_size=4))
def test_the_three_values_are_those_of_kleene(verdicts: list[Verdict]) -> None:
    ranks = [RANK[one] for one in verdicts]

    assert RANK[every(verdicts)] == min(ranks, default=2)
    assert RANK[either(verdicts)] == max(ranks, default=0)


# rules of products


SHORT = [
    ("CTH", ChangeOf()),
    ("CC", ChangeOf(Level.CHAPTER)),
    ("CTSH or MaxNOM 50 % (EXW)", AnyOf((ChangeOf(Level.SUBHEADING), MaxValue(Fraction(50))))),
    ("CTH and RVC 40 %", AllOf((ChangeOf(), MinRegional(Fraction(40))))),
    ("WO", ProductWhollyObtained()),
    ("Ad valorem rule", UsualShare()),
]


@pytest.mark.parametrize(("text", "condition"), SHORT)
def test_short_words_of_newer_agreements_are_read(text: str, condition: Condition) -> None:
    assert read_rule(text).condition == condition


def _kinds(condition: Condition) -> Iterator[str]:
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _kinds(part)
    else:
        yield type(condition).__name__


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Manufacture from materials of any heading, except that of the product.", "ChangeOf"),
        (
            (
                "Manufacture in which the value of all the materials used does not exceed "
                "40 % of the ex-works price of the product"
            ),
            "MaxValue",
        ),
        (
            (
                "Manufacture in which all the materials of [chapter&nbsp;4](/chapters/04) used are "
                "wholly obtained."
            ),
            "WhollyObtained",
        ),
        (
            (
                "Manufacture:\n\n- from materials of any heading, except that of the product, "
                "*and*\n\n- in which the value of all the materials of chapter 17 used does "
                "not exceed **30%** of the ex-works price of the product."
            ),
            "ChangeOf MaxValue",
        ),
        ("Beading or moulding.", "Process"),
        ("Manufacture from yarn.\n\nSee Introductory Note 6.", "MadeFrom"),
        (
            "Manufacture in which at least 70% by weight of the tobacco is originating.",
            "NotReadable",
        ),
        ("The origin of the product in its original classification is retained.", "NotReadable"),
        ("", "NotReadable"),
        (
            (
                "Manufacture from materials of any heading, except that of the product. "
                "This rule shall apply until 31.12.2005."
            ),
            "NotReadable",
        ),
    ],
)
def test_the_words_of_a_rule_become_conditions_or_are_kept(text: str, kinds: str) -> None:
    assert " ".join(_kinds(read_rule(text).condition)) == kinds


def test_a_rule_that_cannot_be_read_keeps_its_text() -> None:
    text = "Manufacture in which at least 70% by weight of the tobacco is originating."

    assert read_rule(text).condition == NotReadable(text)


def test_exceptions_are_read_with_their_codes_and_words() -> None:
    rule = "Manufacture from materials of any heading, except those of heading 4104 to heading 4113"
    condition = read_rule(rule + " or bones of heading 0506.").condition

    assert isinstance(condition, AnyHeading)
    assert [str(one.ranges[0]) for one in condition.except_from] == ["4104–4113", "0506"]
    assert [one.words for one in condition.except_from] == ["", "bones of heading 0506"]


INQUIRY = Inquiry(
    Good(
        code=CommodityCode("8418"),
        produced_in="MD",
        ex_works_price=Decimal(1000),
        currency="USD",
        operations=("Welding of frames",),
        materials=(
            Material(code=CommodityCode("8414"), origin="CN", value=Decimal(400)),
            Material(code=CommodityCode("7308"), origin="MD", value=Decimal(300)),
            Material(
                code=CommodityCode("0506"),
                origin="MD",
                value=Decimal(10),
                category="animal-products",
            ),
        ),
    ),
    RULES_2009,
    DAY,
    PARTIES,
)


@pytest.mark.parametrize(
    ("rule", "verdict"),
    [
        ("CC", "no"),
        ("CTSH", "yes"),
        ("CTH except from heading 8414", "no"),
        ("MaxNOM 40 %", "yes"),
        ("MaxNOM 39.99 %", "no"),
        ("RVC 60 %", "yes"),
        ("RVC 60.01 %", "no"),
        ("Ad valorem", "yes"),
        ("CC or MaxNOM 40 %", "yes"),
        ("CTH and MaxNOM 30 %", "no"),
        ("Welding of frames.", "yes"),
        ("Painting of frames.", "refer"),
        ("Manufacture from yarn.", "refer"),
        ("Manufacture from materials of heading 8414.", "yes"),
        ("Manufacture in which all the materials of chapter 5 used are wholly obtained.", "yes"),
        ("Manufacture in which all the materials of chapter 73 used are wholly obtained.", "refer"),
        ("Manufacture in which all the materials of chapter 84 used are wholly obtained.", "no"),
        ("Manufacture in which all the materials used are originating.", "no"),
        ("Manufacture in which all the materials of chapter 73 used are originating.", "yes"),
        (
            (
                "Manufacture in which the value of all the non-originating materials used does not "
                "exceed the value of all the originating materials used."
            ),
            "no",
        ),
        (
            (
                "Manufacture in which the value of all the originating materials of heading 7308 "
                "used exceeds 30% of the ex-works price of the product."
            ),
            "no",
        ),
        (
            (
                "Manufacture in which the value of all the materials of heading 8414 used does not "
                "exceed 10% of the ex-works price of the product."
            ),
            "no",
        ),
        ("WO", "no"),
        ("Whatever % the parties like", "refer"),
    ],
)
def test_each_kind_of_condition_decides(rule: str, verdict: str) -> None:
    found = judge(read_rule(rule).condition, INQUIRY, RULES_2009.list_rules[0])

    assert found.verdict == verdict, found
    assert bool(found.cure) == (found.verdict is Verdict.NO) or found.verdict is Verdict.REFER


def test_a_material_may_be_said_to_be_what_the_words_of_a_rule_name() -> None:
    yarn = Material(code=CommodityCode("5205"), origin="CN", value=Decimal(1), kinds=("yarn",))
    good = replace(INQUIRY.good, materials=(yarn,))

    found = judge(
        read_rule("Manufacture from yarn.").condition,
        replace(INQUIRY, good=good),
        RULES_2009.list_rules[0],
    )

    assert found.verdict is Verdict.YES


@pytest.mark.parametrize(
    ("kinds", "not_kinds", "verdict"),
    [((), (), "refer"), ((), ("fruit",), "yes"), (("Fruit",), (), "no")],
)
def test_words_that_codes_do_not_tell_are_referred_until_somebody_says(
    kinds: tuple[str, ...], not_kinds: tuple[str, ...], verdict: str
) -> None:
    pulp = Material(
        code=CommodityCode("2008"),
        origin="CN",
        value=Decimal(1),
        kinds=kinds,
        not_kinds=not_kinds,
    )
    good = replace(INQUIRY.good, materials=(pulp,))
    rule = read_rule("Manufacture in which all the fruit used is wholly obtained.")

    found = judge(rule.condition, replace(INQUIRY, good=good), RULES_2009.list_rules[0])

    assert found.verdict == verdict


def _shared(name: str) -> ListRead:
    path = SHARED / "uk-origin-rules" / f"{name}.json"
    if not path.exists():
        pytest.skip(f"There is no {path.name}; set FOEDUS_SHARED_DATA to the data folder.")
    return read_list(path)


@pytest.mark.parametrize(
    ("name", "rows", "rules", "read_whole"),
    [
        ("ukraine", 787, 1_036, 1_010),
        ("moldova", 788, 1_037, 1_018),
        ("georgia", 777, 1_021, 1_001),
    ],
)
def test_the_rules_of_a_whole_agreement_are_read_and_what_is_not_is_told(
    name: str, rows: int, rules: int, read_whole: int
) -> None:
    read = _shared(name)

    assert (len(read.rows), read.rules, read.read_whole) == (rows, rules, read_whole)
    assert Counter(found.code for found in read.findings) == {"O1": rules - read_whole}


def test_the_conditions_of_three_agreements_are_of_these_kinds() -> None:
    names = ("ukraine", "moldova", "georgia")
    counts = Counter(
        kind for name in names for row in _shared(name).rows for kind in _kinds(row.condition)
    )

    assert counts == {
        MaxValue.__name__: 1_490,
        ChangeOf.__name__: 1_084,
        MadeFrom.__name__: 451,
        Process.__name__: 180,
        AnyHeading.__name__: 153,
        WhollyObtained.__name__: 153,
        NotReadable.__name__: 65,
        NotAboveOriginating.__name__: 60,
        Originating.__name__: 12,
        SetOf.__name__: 6,
        ProductWhollyObtained.__name__: 3,
        "MinOriginating": 3,
    }


def test_a_whole_list_decides_goods_that_the_general_rule_would_not() -> None:
    """A refrigerator may have 25 % from elsewhere, of its own heading too, in Ukraine's list."""
    rules = replace(RULES_2009, list_rules=_shared("ukraine").rows, list_held=ListHeld.WHOLE)
    materials = [
        {"code": "8418 99", "origin": "CN", "value": "250"},
        {"code": "7210", "origin": "MD", "value": "200"},
    ]
    table = {"code": "8418 10", "price": "1000", "operations": ["welding"]}

    found = determine(Inquiry(_good(table, materials), rules, DAY, PARTIES))

    assert (found.originates, found.criterion) == (Verdict.YES, "Д8418")
    assert any(one.name.startswith("list: ukraine-") for one in flattened(found.tests))


def test_a_row_of_an_older_edition_takes_the_good_through_correlations() -> None:
    """0101 21 of 2012 was 0101 10 of 2007: a row for that, of 2007, takes it."""
    row = replace(
        RULES_2009.list_rules[0],
        ranges=(CodeRange("010110", "010110"),),
        condition=MaxValue(Fraction(10)),
        edition="2007",
        is_part=False,
    )
    rules = replace(RULES_2009, list_rules=(row,), list_held=ListHeld.WHOLE)
    materials = [{"code": "2309", "origin": "CN", "value": "200"}]
    good = _good({"code": "010121", "price": "1000", "operations": ["rearing"]}, materials)
    inquiry = Inquiry(good, rules, DAY, PARTIES, "2012")
    steps = {("2012", "2007"): {"010121": ("010110",)}, ("2007", "2012"): {"010110": ("010121",)}}
    held = Correlations(steps)

    assert determine(replace(inquiry, edition="2007")).originates is Verdict.YES
    assert determine(replace(inquiry, correlations=held)).originates is Verdict.NO


# files of rules


def test_the_rules_of_2009_state_their_evidence_as_it_is_known() -> None:
    rules = RULES_2009

    assert [row.number for row in rules.categories] == list(range(1, 12))
    assert [row.number for row in rules.boxes] == list(range(1, 14))
    assert len(rules.operations) == 16
    trust = {row.id: row.evidence.confidence for row in (*rules.parameters, *rules.categories)}
    assert trust["tolerance"] == trust["small-consignment"] == trust["seabed"] == Confidence.LOW
    assert trust["certificate-validity"] == trust["factory-ship"] == Confidence.MEDIUM
    assert trust["plants"] == Confidence.HIGH


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_files_of_rules_have_no_fault_and_nothing_unsourced_is_trusted(name: str) -> None:
    read = read_rules(FILES / f"{name}.toml")

    assert read.findings == ()
    assert read.rules is not None
    assert read.rules.instrument == name.replace("cis-", "cis/")


HEAD = 'instrument = "x"\ntitle = { en = "x" }\n'
ROW = 'words = { en = "x" }\ncite = "x"\n'


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("[[topics]]\nid = 1\n" + ROW, "V2", 4),
        ('[[topics]]\nid = "a"\nwhat = 1\n' + ROW, "V1", 5),
        ('[[topics]]\nid = "a"\ncite = "x"\n', "V4", 3),
        ("[[topics]\n", "F2", 3),
        ('[[topics]]\nid = "a"\n' + ROW + '[[topics]]\nid = "a"\n' + ROW, "O2", 7),
        ('[[parameters]]\nid = "a"\nvalue = "5 %"\nunit = "percent"\n' + ROW, "O3", 3),
        ('[[parameters]]\nid = "a"\nvalue = "101"\nunit = "percent"\n' + ROW, "O3", 3),
        ('[[parameters]]\nid = "a"\nvalue = "5"\nunit = "money"\n' + ROW, "O3", 3),
        ('[[topics]]\nid = "a"\nsince = 2020-01-01\nuntil = 2019-01-01\n' + ROW, "O4", 3),
        ('[[topics]]\nid = "a"\nconfidence = "high"\n' + ROW, "O5", 3),
        ('[[list_rules]]\nid = "a"\ncode = "x"\nrule = "CTH"\n' + ROW, "O6", 3),
        ('[[list_rules]]\nid = "a"\nfirst = "18"\nlast = "17"\nrule = "CTH"\n' + ROW, "O6", 3),
        ('[[list_rules]]\nid = "a"\ncode = "18"\nrule = "5 % or so"\n' + ROW, "O1", 3),
        (
            '[[list_rules]]\nid = "a"\ncode = "18"\nrule = "CTH"\n'
            + ROW
            + '[[list_rules]]\nid = "b"\ncode = "18"\nrule = "CC"\n'
            + ROW,
            "O7",
            9,
        ),
    ],
)
def test_a_wrong_file_is_a_finding_with_its_line(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(HEAD + text, encoding="utf-8")

    found = read_rules(path).findings

    assert [(one.code, one.where.file, one.where.line) for one in found] == [
        (code, "rules.toml", line)
    ]


def test_a_file_with_faults_is_not_loaded_and_the_error_carries_them(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(HEAD + '[[topics]]\nid = "a"\n', encoding="utf-8")

    with pytest.raises(UnusableRules) as fault:
        load_rules(path)

    assert (fault.value.code, len(fault.value.findings)) == ("E61", 2)
    assert read_rules(tmp_path / "absent.toml").findings[0].code == "F1"
    assert [one.code for one in read_list(tmp_path / "absent.json").findings] == ["O8"]


def test_a_parameter_holds_on_its_days_only(tmp_path: Path) -> None:
    row = '[[parameters]]\nid = "tolerance"\nunit = "percent"\n' + ROW
    path = tmp_path / "rules.toml"
    path.write_text(
        f'{HEAD}{row}value = "5"\nuntil = 2014-01-19\n{row}value = "10"\nsince = 2014-01-19\n',
        encoding="utf-8",
    )
    rules: RuleSet = load_rules(path)

    on = [rules.parameter("tolerance", date(2014, 1, day)) for day in (18, 19)]

    assert [one.value for one in on if one] == [5, 10]


@pytest.mark.parametrize(
    "make",
    [
        lambda: _material({"code": "1801", "value": "-1"}),
        lambda: _material({"code": "1801", "value": "NaN"}),
        lambda: _good({"code": "1801", "price": "0"}, []),
        lambda: determine(
            Inquiry(_good({"code": "1801", "wholly_obtained": "gold"}, []), RULES_2009, DAY)
        ),
        lambda: _consignment({"presented_on": date(2020, 1, 1)}),
        lambda: _consignment({"customs_value": "-1"}),
    ],
)
def test_what_cannot_be_is_the_callers_fault(make: Any) -> None:
    with pytest.raises(BadGood) as fault:
        make()

    assert fault.value.code == "E60"


def test_every_code_of_a_finding_says_what_to_do() -> None:
    assert all(rule.remedy and rule.sentence for rule in origin_findings.RULES.values())
