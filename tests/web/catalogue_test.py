"""Whatever is said to a reader stands in Russian too; what was compiled is what is written."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.engine import Engine
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

SOURCE = Path(__file__).parents[2] / "src" / "foedus"
FOLDER = SOURCE / "web" / "locale" / "ru" / "LC_MESSAGES"
TEMPLATES = SOURCE / "web" / "templates"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}
FIELD = re.compile(r"%\((\w+)\)[sd]|%s")


def _catalogue() -> gettext.GNUTranslations:
    with (FOLDER / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


CATALOGUE = _catalogue()


def _translated(message: str) -> bool:
    held = CATALOGUE._catalog
    return bool(held.get(message) or held.get((message, 0)))


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(TEMPLATES.rglob("*.html")):
        name = str(path.relative_to(TEMPLATES))
        template = get_template(name).template
        for node in template.nodelist.get_nodes_by_type(TranslateNode):
            said = str(node.filter_expression.var.literal or node.filter_expression.var)
            yield name, _in_context(node, said)
        for node in template.nodelist.get_nodes_by_type(BlockTranslateNode):
            yield name, _in_context(node, node.render_token_list(node.singular)[0])


def _in_context(node: TranslateNode | BlockTranslateNode, said: str) -> str:
    """The key of a message in the catalogue: with its context, where it has one."""
    context = node.message_context
    return said if context is None else f"{context.var}\x04{said}"


def _in_code() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "django.utils.translation" in (text := path.read_text(encoding="utf-8")):
            for call in ast.walk(ast.parse(text)):
                yield from ((path.name, said) for said in _said(call))


def _said(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        words = [one.value for one in node.args if isinstance(one, ast.Constant)]
        if node.func.id in CALLS and words:
            yield words[0]
        elif node.func.id in WITH_CONTEXT and len(words) > 1:
            yield "\x04".join(words[:2])


def test_every_word_of_the_templates_stands_in_russian(settings):
    missing = [(name, said) for name, said in _in_templates() if not _translated(said)]
    assert missing == []


def test_every_word_of_the_code_stands_in_russian():
    missing = [(name, said) for name, said in _in_code() if not _translated(said)]
    assert missing == []


def test_nothing_is_marked_as_doubtful():
    assert "#, fuzzy" not in (FOLDER / "django.po").read_text(encoding="utf-8")


def test_what_is_compiled_is_what_is_written():
    written = (FOLDER / "django.po").read_text(encoding="utf-8")
    assert len(re.findall(r"^msgid ", written, re.MULTILINE)) - 1 == sum(
        1 for key in CATALOGUE._catalog if key != "" and (isinstance(key, str) or key[1] == 0)
    )


def test_every_translation_keeps_the_fields_of_the_message():
    for key, said in CATALOGUE._catalog.items():
        message = key if isinstance(key, str) else key[0]
        assert set(FIELD.findall(said)) <= set(FIELD.findall(message)), message


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_every_template_can_be_read(path):
    Engine.get_default()
    assert get_template(str(path.relative_to(TEMPLATES)))
