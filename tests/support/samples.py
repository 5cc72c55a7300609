"""The samples in the documentation: what they are, how they are run, how they are written anew.

A ```console block holds ``$ foedus …`` lines, each followed by its output; ``| head -n N`` after
a command keeps the first N lines. Spaces at line ends and blank lines at the edges do not count.
Run this file to write the real outputs into the pages; then read what changed.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from foedus.cli.main import main

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
_BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_HEAD = re.compile(r"(?P<command>.*?)\s*\|\s*head -n (?P<lines>\d+)$")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: Path
    kind: str
    body: str
    line: int


@dataclass(frozen=True)
class Sample:
    """A command and what it should print."""

    block: Block
    command: str
    output: str


def pages() -> list[Path]:
    return sorted([*DOCS.rglob("*.md"), ROOT / "CONTRIBUTING.md"])


def blocks(page: Path, kind: str) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, kind, found["body"], text.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(text)
        if found["kind"] == kind
    ]


def samples(page: Path) -> Iterator[Sample]:
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block.body, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield Sample(block, command.strip(), tidy(output))


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def run(command: str) -> str:
    """What *command* prints, on both streams, tidied."""
    cut = _HEAD.match(command)
    words = shlex.split(cut["command"] if cut else command)
    if words[0] != "foedus":
        raise ValueError(f"not a command of Foedus: {command}")
    result = CliRunner().invoke(main, words[1:], prog_name="foedus", env={"COLUMNS": "120"})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    lines = result.output.splitlines()
    return tidy("\n".join(lines[: int(cut["lines"])] if cut else lines))


def rewritten(page: Path) -> str:
    """The page with the real output after every command."""
    text = page.read_text(encoding="utf-8")

    def fresh(found: re.Match[str]) -> str:
        if found["kind"] != "console":
            return found[0]
        commands = [
            line[2:].strip() for line in found["body"].splitlines() if line.startswith("$ ")
        ]
        told = "\n\n".join(f"$ {command}\n{run(command)}".rstrip() for command in commands)
        return f"```console\n{told}\n```"

    return _BLOCK.sub(fresh, text)


if __name__ == "__main__":
    for one in pages():
        before, after = one.read_text(encoding="utf-8"), rewritten(one)
        if before != after:
            one.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{one.relative_to(ROOT)}\n")
