"""The house rules that no linter knows: documented law, complete words, files of one idea."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from foedus.law.answers.speech.steps import REASONS, SENTENCES
from foedus.law.terms.wording import Wording

SOURCE = Path(__file__).parent.parent / "src" / "foedus"
LAW = sorted((SOURCE / "law").rglob("*.py"))
DERIVE = "\n".join(
    path.read_text(encoding="utf-8") for path in (SOURCE / "law" / "derive").glob("*.py")
)


def _named(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _public(tree: ast.Module) -> list[ast.FunctionDef | ast.ClassDef]:
    """What a module shows: its functions and classes, and the methods of those classes."""
    found: list[ast.FunctionDef | ast.ClassDef] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                methods = (one for one in node.body if isinstance(one, ast.FunctionDef))
                found += [one for one in methods if not one.name.startswith("_")]
    return found


@pytest.mark.parametrize("path", LAW, ids=_named)
def test_everything_public_in_the_law_says_what_it_means(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [node.name for node in _public(tree) if not ast.get_docstring(node)]

    assert silent == []
    assert ast.get_docstring(tree)


WRITTEN = [path for path in sorted(SOURCE.rglob("*.py")) if path.parent.name != "migrations"]
"""What people wrote: migrations are made from the models."""


@pytest.mark.parametrize("path", WRITTEN, ids=_named)
def test_a_module_is_one_idea(path: Path) -> None:
    """No file of more than 400 lines, no function of more than 50."""
    text = path.read_text(encoding="utf-8")
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
    }

    assert text.count("\n") <= 400
    assert [name for name, length in lengths.items() if length > 50] == []


def test_every_step_of_a_proof_has_its_sentence_in_both_languages() -> None:
    codes = set(re.findall(r'Step\(\s*"([a-z.-]+)"', DERIVE))

    assert len(codes) > 40
    assert sorted(codes - SENTENCES.keys()) == []
    assert [code for code, words in SENTENCES.items() if not (words.en and words.ru)] == []


def test_every_reason_for_not_counting_has_its_words_in_both_languages() -> None:
    codes = set(re.findall(r'Omitted\([^()]*?(?:\([^()]*\))?[^()]*?, "([a-z-]+)"\)', DERIVE))

    assert codes
    assert sorted(codes - REASONS.keys()) == []
    assert [code for code, words in REASONS.items() if not (words.en and words.ru)] == []


def test_nothing_in_the_law_names_an_organisation_of_the_world() -> None:
    """Facts live in registers. A source may be cited, a code or an id may not be used."""
    for path in LAW:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
        told = {ast.get_docstring(one) for one in ast.walk(tree) if isinstance(one, documented)}
        texts = {one.value for one in ast.walk(tree) if isinstance(one, ast.Constant)}
        named = {text for text in texts - told if isinstance(text, str) and "cis/" in text}

        assert {text for text in named if ">>>" not in text} == set()


def test_words_fall_back_to_the_other_language() -> None:
    assert Wording(en="treaty").in_language("ru") == "treaty"
    assert Wording(ru="договор").in_language("en") == "договор"
