"""The documentation tells the truth: samples run, lists are complete, links lead somewhere."""

from __future__ import annotations

import doctest
import enum
import importlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

import foedus
from foedus.law.answers import lint
from foedus.law.terms import acts, clauses, conditions, delays, errors, evidence, instruments
from foedus.regimes.labour import findings as labour_findings
from foedus.regimes.nomenclature import findings as nomenclature_findings
from foedus.regimes.origin import findings as origin_findings
from foedus.regimes.quantities import findings as exchange_findings
from foedus.regimes.rules import findings as regime_findings
from foedus.regimes.rules import shapes as regime_shapes
from foedus.regimes.supposing import findings as probe_findings
from foedus.regimes.tariffs import findings as tariff_findings
from foedus.regimes.tariffs.canonical import canonical
from foedus.regimes.tariffs.grammar import read_rate
from foedus.regimes.tariffs.grammars import GRAMMARS
from foedus.regimes.trade import findings as trade_findings
from foedus.regimes.trade import shapes as trade_shapes
from foedus.regimes.trade.books import open_books
from foedus.regimes.trade.columns.arrow_out import FIELDS
from foedus.regimes.trade.columns.names import NAMES
from foedus.texts import atoms, findings, shapes
from foedus.texts.checking import check
from support.samples import DOCS, ROOT, Sample, blocks, pages, run, samples

SMALL = DOCS / "examples" / "small-register"
SMALL_REGIME = DOCS / "examples" / "small-regime"
_LINES = re.MULTILINE | re.DOTALL
CONSOLE = [sample for page in pages() for sample in samples(page)]
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Samples name folders as a reader at the root of the project would."""
    monkeypatch.chdir(ROOT)


def _read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def test_there_are_samples() -> None:
    assert len(CONSOLE) > 30


@pytest.mark.parametrize(
    "sample", CONSOLE, ids=lambda s: f"{s.block.page.stem}:{s.block.line}: {s.command[:50]}"
)
def test_a_command_prints_what_the_page_shows(sample: Sample) -> None:
    assert run(sample.command) == sample.output


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_the_python_of_a_page_runs(page: Path) -> None:
    space: dict[str, Any] = {}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    for block in blocks(page, "python"):
        if ">>>" not in block.body:
            exec(compile(block.body, str(page), "exec"), space)  # noqa: S102 - our own pages
            continue
        name = f"{page.name}:{block.line}"
        test = doctest.DocTestParser().get_doctest(block.body, space, name, str(page), block.line)
        told: list[str] = []
        runner.run(test, out=told.append, clear_globs=False)
        space.update(test.globs)

        assert not told, "".join(told)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=_LINES)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"https?://", target):
            continue
        name, _, anchor = target.partition("#")
        found = (page.parent / name).resolve() if name else page

        assert found.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in _anchors(found), f"{page.name}: {target}"


def _anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_every_page_is_on_the_map() -> None:
    told = _read("index.md")
    for page in DOCS.rglob("*.md"):
        name = page.relative_to(DOCS).as_posix()
        assert name == "index.md" or f"]({name})" in told, name


def test_the_small_register_is_sound_and_answers() -> None:
    register, found = check(SMALL)

    assert register is not None
    assert not found
    opened = foedus.open(str(SMALL))
    members = opened.members("lake", on="2012-01-01").data["members"]
    assert [one["party"] for one in members] == ["XB", "XC", "XD"]


def test_the_small_register_is_shown_as_it_is() -> None:
    assert _shown(DOCS / "how" / "write-a-register.md") == _held(SMALL)


def test_the_small_regime_is_shown_as_it_is() -> None:
    assert _shown(DOCS / "how" / "add-a-regime.md") == _held(SMALL_REGIME)


def _shown(page: Path) -> dict[str, str]:
    """The files that a page shows, each under its name."""
    shown = {}
    for block in (*blocks(page, "toml"), *blocks(page, "csv")):
        first, _, rest = block.body.partition("\n")
        if re.fullmatch(r"# \S+\.(toml|csv)", first):
            shown[first[2:]] = rest
    return shown


def _held(folder: Path) -> dict[str, str]:
    files = (*folder.rglob("*.toml"), *folder.rglob("*.csv"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_the_small_regime_is_sound_and_works_in_a_register(tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    shutil.copytree(SMALL, lake)
    shutil.copytree(SMALL_REGIME, lake / "regimes" / "fishing")
    accession = "XA ratification lake/convention 2027-01-01"
    rows = json.loads(run(f'foedus suppose "{accession}" --register {lake} --json'))["regimes"]

    assert run(f"foedus validate {lake}") == "0 error(s), 0 warning(s)."
    assert {row["from"] for row in rows} == {"2027-01-31"}
    assert {(row["before"]["outcome"], row["after"]["outcome"]) for row in rows} == {
        ("licence", "free")
    }


def _errors_of_every_room() -> None:
    """A class of errors is only there when its module has been imported."""
    for path in sorted((ROOT / "src" / "foedus").rglob("errors.py")):
        module = path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
        importlib.import_module(module)


def _error_classes(root: type[errors.FoedusError]) -> set[str]:
    return {root.code}.union(*(_error_classes(one) for one in root.__subclasses__()))


def test_the_codes_are_all_there_and_no_others() -> None:
    told = re.findall(r"^\| ([A-Z]\d+) \|", _read("reference/codes.md"), flags=re.MULTILINE)
    _errors_of_every_room()

    assert len(told) == len(set(told))
    of_findings = {*findings.RULES, *lint.RULES, *regime_findings.RULES, *probe_findings.RULES}
    assert set(told) == of_findings | _error_classes(errors.FoedusError)


def test_a_code_is_told_in_the_words_of_its_rule() -> None:
    text = _read("reference/codes.md")
    rules: dict[str, tuple[str, str]] = {}
    for module in (findings, regime_findings, probe_findings):
        rules |= {code: (rule.sentence, rule.remedy) for code, rule in module.RULES.items()}
    rules |= {
        code: ((rule.check.__doc__ or "").strip(), rule.remedy) for code, rule in lint.RULES.items()
    }
    for code, (sentence, remedy) in rules.items():
        assert f"| {code} | {sentence} | {remedy} |" in text, code


def test_the_published_schema_is_the_real_one() -> None:
    assert json.loads(_read("reference/schema.json")) == json.loads(run("foedus schema"))


def _tables(module: Any) -> list[type[msgspec.Struct]]:
    return [
        one
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, msgspec.Struct) and one is not msgspec.Struct
    ]


def test_every_key_of_the_format_is_explained() -> None:
    text = _read("reference/register-format.md")
    for table in (*_tables(shapes), *_tables(atoms)):
        for key in table.__struct_encode_fields__:
            assert f"| `{key}` |" in text, f"{table.__name__}.{key}"


def test_every_word_that_a_key_may_have_is_explained() -> None:
    text = _read("reference/register-format.md")
    for module in (acts, clauses, conditions, delays, evidence, instruments):
        for one in vars(module).values():
            if isinstance(one, enum.EnumMeta) and one.__module__ == module.__name__:
                for word in one:
                    assert f"`{word.value}`" in text, f"{one.__name__}.{word.name}"


def _keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(_keys, data.values()))
    return set().union(*map(_keys, data)) if isinstance(data, list) else set()


def test_every_key_of_an_answer_is_promised() -> None:
    text = _read("reference/json.md")
    cis, small = foedus.open("cis"), foedus.open(str(SMALL))
    day, treaty = "2013-12-12", "cis/free-trade-2011"
    replies = [
        cis.status(treaty, on=day),
        cis.why(treaty, "KG", on=day),
        cis.timeline(treaty),
        cis.between("KG", "KZ", on=day),
        cis.members("cis", criterion="founding-state", on=day),
        cis.hangs_on("cis", "MD", on=day),
        cis.holder("cis/executive-secretary", on="2008-01-01"),
        cis.chair("cis", on=day),
        cis.missing("cis/services-2023", on="2024-01-01"),
        cis.suppose(f"KG notification {treaty} 2013-11-12"),
        cis.changes("2012-09-20", "2012-10-20"),
        cis.lint(treaty),
        small.status("lake/convention", on="2001-06-10"),
        small.why("lake/convention", "XD", on="2003-03-10"),
    ]
    variable = {"in_force", "belongs"}  # named in the section on doubt
    for reply in replies:
        for key in _keys(reply.data) - variable:
            assert f"`{key}`" in text, key


@pytest.mark.parametrize(
    "command",
    [
        "decide trade importer=KZ origin=UA proven=yes --on 2013-03-01",
        "decide --list",
        "cooperate UA KZ --on 2010-01-01",
        'suppose "KZ accession cis/customs-assistance-1994 2027-01-01"',
    ],
)
def test_every_key_of_an_answer_about_regimes_is_promised(command: str) -> None:
    text = _read("reference/json.md")
    data = json.loads(run(f"foedus {command} --json"))
    for key in _keys(data) - _of_data(data):
        assert f"`{key}`" in text, key


def _of_data(data: Any) -> set[str]:
    """Names that a regime gives and not the format: of its fields, columns and outcomes."""
    if isinstance(data, list):
        return set().union(*map(_of_data, data))
    if not isinstance(data, dict):
        return set()
    named = {"case", "row", "gives", "outcomes", "states"}
    own = {key for name in named & set(data) for key in _keys(data[name])}
    return own.union(*map(_of_data, data.values())) - {"en", "ru", "where"}


def test_every_condition_and_key_of_a_regime_is_explained() -> None:
    text = _read("how/add-a-regime.md")
    for key in re.findall(r'^    "(\w+)": _', _source("conditions_read.py"), flags=re.MULTILINE):
        assert f"{{{key} = " in text, key
    for table in (regime_shapes.QuestionTable, regime_shapes.RuleTable):
        for key in table.__struct_encode_fields__:
            assert re.search(rf"\b{key}\b", text), f"{table.__name__}.{key}"


def _source(name: str) -> str:
    return (ROOT / "src/foedus/regimes/rules" / name).read_text(encoding="utf-8")


def test_the_codes_of_the_regimes_are_told_in_the_words_of_their_rules() -> None:
    modules = (
        trade_findings,
        nomenclature_findings,
        origin_findings,
        labour_findings,
        tariff_findings,
        exchange_findings,
    )
    rules = {code: rule for module in modules for code, rule in module.RULES.items()}
    rows = re.findall(r"^\| [A-Z]\d+ \|.*$", _read("reference/regime-codes.md"), re.MULTILINE)

    assert rows == [
        f"| {code} | {rule.sentence} | {rule.remedy} | {rule.severity} |"
        for code, rule in rules.items()
    ]


def test_every_field_of_a_consignment_is_explained() -> None:
    text = _read("reference/consignments.md")
    for table in _tables(trade_shapes):
        for key in table.__struct_encode_fields__:
            assert re.search(rf"[`.]{key}[`.\[]", text), f"{table.__name__}.{key}"


def test_every_column_of_a_table_of_consignments_is_explained() -> None:
    text = _read("reference/consignments.md")
    for name in (*NAMES, *(one.name for one in FIELDS)):
        assert f"| `{name}` |" in text, name


def test_every_treatment_is_told_in_the_words_of_the_register() -> None:
    text = _read("reference/consignments.md")
    for word, said in open_books("cis").regime.question("treatment").outcomes.items():
        assert f"| `{word}` | {said.en} |" in text, word


@pytest.mark.parametrize("name", ["c01", "c03", "c07", "c10"])
def test_every_key_of_an_answer_about_duty_is_promised(name: str) -> None:
    text = _read("reference/consignments.md") + _read("reference/json.md")
    data = json.loads(run(f"foedus duty examples/duty/{name}.json --json"))
    for key in _keys(data) - _of_data(data):
        assert re.search(rf"[`.]{key}(\[\])?`", text), key


def test_the_consignment_that_is_shown_is_the_example() -> None:
    shown = blocks(DOCS / "how" / "duty.md", "json")[0].body
    held = (ROOT / "examples" / "duty" / "c01.json").read_text(encoding="utf-8")

    assert json.loads(shown) == json.loads(held)


def test_the_rates_that_are_shown_are_read_so() -> None:
    text = _read("reference/tariffs.md")
    rows = re.findall(r"^\| (`.+`) \| `(\w\w)` \| `(.+)` \|$", text, flags=re.MULTILINE)

    assert len(rows) > 10
    for wordings, grammar, shown in rows:
        for wording in wordings.strip("`").split("`, `"):
            assert canonical(read_rate(wording, GRAMMARS[grammar]).rate) == shown, wording


@pytest.mark.parametrize("code", ["8418102001", "8415109000"])
def test_every_key_of_a_rate_is_promised(code: str) -> None:
    text = _read("reference/tariffs.md")
    shown = json.loads(run(f"foedus tariff show docs/examples/small-tariff {code} --json"))
    for key in _keys(shown):
        assert f"`{key}`" in text or key in {"en", "ru"}, key
