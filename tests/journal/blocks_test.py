"""Register files cut into acts and put together again, byte for byte."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from foedus import registers
from foedus.journal.blocks import Skeleton, join, split, split_by

PLACE = "instruments/treaty.toml"
TABLE = "instruments/treaty.acts.csv"
HELD = Path(registers.__file__).parent
BUNDLED = [
    (path, path.relative_to(folder).as_posix())
    for folder in sorted(HELD.iterdir())
    if folder.is_dir()
    for path in sorted(folder.rglob("*"))
    if path.suffix in {".toml", ".csv"}
]
PARTS = ("instruments/", "organisations/", "offices/", "sessions/")
WITH_ACTS = [(path, name) for path, name in BUNDLED if name.startswith(PARTS)]


def blocks(text: str, path: str = PLACE) -> list[str]:
    data = text.encode()
    parts = split(path, data)

    assert join(parts) == data
    return [block.decode() for block in parts.blocks]


@pytest.mark.parametrize(("path", "name"), BUNDLED, ids=lambda one: str(one)[-40:])
def test_every_file_of_the_bundled_registers_is_the_same_again(path: Path, name: str) -> None:
    data = path.read_bytes()

    assert join(split(name, data)) == data


@pytest.mark.parametrize(("path", "name"), WITH_ACTS, ids=lambda one: str(one)[-40:])
def test_every_act_of_the_bundled_registers_is_one_block(path: Path, name: str) -> None:
    data = path.read_bytes()
    document = tomli.loads(data.decode())
    acts = [
        *document.get("acts", []),
        *(act for session in document.get("sessions", []) for act in session.get("acts", [])),
    ]
    found = [tomli.loads(block.decode()) for block in split(name, data).blocks]

    assert len(found) == len(acts)
    for block, act in zip(found, acts, strict=True):
        assert block in ({"acts": [act]}, {"sessions": {"acts": [act]}})


def test_the_bundled_registers_hold_acts_of_treaties_and_of_sessions() -> None:
    cut = [len(split(name, path.read_bytes()).blocks) for path, name in WITH_ACTS]

    assert sum(cut) > 700
    assert any(b"[[sessions.acts]]" in path.read_bytes() for path, _ in WITH_ACTS)


def test_a_block_ends_before_the_next_header_that_is_not_its_own() -> None:
    first, second = "[[acts]]\nparty = 'A'\n# note\n", "[[acts]]\n[acts.delay]\nmonths = 3\n"

    assert blocks(f"id = 1\n{first}{second}[[bodies]]\nid = 2\n") == [first, second]


def test_empty_lines_before_an_act_belong_to_it_so_that_acts_added_at_the_end_stay_apart() -> None:
    first, second = "\n[[acts]]\nparty = 'A'\n", "\r\n\r\n[[acts]]\nparty = 'B'\n"

    assert blocks(f"id = 1\n{first}{second}") == [first, second]


def test_acts_of_sessions_end_with_their_session() -> None:
    text = "[[sessions]]\nid = 1\n[[sessions.acts]]\na = 1\n[[sessions]]\nid = 2\n"

    assert blocks(text, "sessions/s.toml") == ["[[sessions.acts]]\na = 1\n"]


@pytest.mark.parametrize(
    "header",
    ["[[acts]]", "  [[ acts ]]", "[[\tacts\t]] # an act", '[["acts"]]', "[['acts']]", "[[acts]]\r"],
)
def test_a_header_may_be_written_in_many_ways(header: str) -> None:
    text = f"{header}\nparty = 'A'\n"

    assert blocks(f"id = 1\n{text}") == [text]


@pytest.mark.parametrize(
    "misleading",
    [
        'x = """\n[[acts]]\n"""',
        "x = '''\n[[acts]]\n'''",
        'x = """\n\\"""\n[[acts]]\n"""',
        'x = """"quoted""""\ny = """\n[[acts]]\n"""',
        "x = ''''quoted''''\ny = '''\n[[acts]]\n'''",
        'x = [\n[["acts"]],\n]',
        'x = [ # ]\n[["acts"]],\n]',
        'x = [\n[1],\n[["acts"]],\n]',
        "x = {a = [\n[1],\n[['acts']],\n]}",
        "x = \"[\"\ny = ']'",
        'x = "\\"["',
        "# [[acts]]\n# '''",
        'x = 1 # [[acts]] """',
        "'[[acts]]' = 1",
        '"""" = 1'[2:],
        "[actsx]\n[[x.acts]]",
        "[[actsx]]",
    ],
)
def test_nothing_that_looks_like_a_header_misleads(misleading: str) -> None:
    act = "[[acts]]\nparty = 'A'\n"

    assert blocks(f"{misleading}\n{act}") == [act]
    assert blocks(f"{act}{misleading}\n[[acts]]\n")[-1] == "[[acts]]\n"


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n# the end"])
def test_the_last_block_reaches_to_the_end(end: str) -> None:
    assert blocks(f"[[acts]]\nparty = 'A'{end}") == [f"[[acts]]\nparty = 'A'{end}"]


@pytest.mark.parametrize(
    "text",
    [
        'acts = [{party = "A"}]\n',
        "acts = [\n{a = 1},\n{b = 2},\n]\n",
        '[["\\u0061cts"]]\nparty = "A"\n',
        "[[acts]]\nparty = \n",
        "\ufeff[[acts]]\nparty = 'A'\n[[acts]]\n",
        '[[acts]]\nx = """\n',
    ],
)
def test_acts_that_cannot_be_cut_apart_are_one_block(text: str) -> None:
    assert blocks(text) == [text]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("parties.toml", "[[acts]]\n"),
        ("sources/s.toml", "[[acts]]\n"),
        ("regimes/trade.toml", "[[acts]]\n"),
        ("instruments/notes.txt", "[[acts]]\n"),
        (PLACE, "id = 1\n"),
        (PLACE, "acts = 1\n"),
        (PLACE, "acts = []\n"),
        (PLACE, "no TOML"),
        (PLACE, "x = " + "[" * 5000),
        (PLACE, ""),
        (TABLE, ""),
        (TABLE, "kind,party\n"),
    ],
)
def test_what_holds_no_acts_is_all_skeleton(path: str, text: str) -> None:
    assert split(path, text.encode()) == Skeleton((), text.encode(), ())


def test_what_is_not_utf_8_is_all_skeleton() -> None:
    for path in (PLACE, TABLE):
        data = b"[[acts]]\nparty = '\xff'\n"

        assert split(path, data) == Skeleton((), data, ())


@pytest.mark.parametrize("feed", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_each_record_of_a_table_is_a_block(feed: str, mark: str) -> None:
    records = [f'a,"one{feed}""two"""{feed}', f"b,{feed}{feed}", 'c,x"y']

    assert blocks(f"{mark}kind,note{feed}" + "".join(records), TABLE) == records


def test_a_table_that_cannot_be_read_is_one_block() -> None:
    text = 'kind,note\na,"never ends\nb,c\n'

    assert blocks(text, TABLE) == [text]


@given(st.lists(st.lists(st.text(), min_size=1), min_size=2))
def test_any_table_has_as_many_blocks_as_records(rows: list[list[str]]) -> None:
    text = StringIO(newline="")
    csv.writer(text).writerows(rows)
    read = list(csv.DictReader(StringIO(text.getvalue(), newline=""), strict=True))
    found = blocks(text.getvalue(), TABLE)

    assert len(found) == len(read) or found == [text.getvalue()]
    if all(any(cell.strip("\0") for cell in row) for row in rows):
        assert len(found) == len(read)


@given(st.lists(st.binary(max_size=3)), st.lists(st.binary(max_size=3)))
def test_a_new_version_is_cut_by_the_blocks_that_it_keeps(
    blocks: list[bytes], between: list[bytes]
) -> None:
    data = b"".join(part for pair in zip(between, blocks, strict=False) for part in pair)
    known = blocks[: len(between)]
    parts = split_by(data, known)

    assert parts is not None
    assert parts.blocks == tuple(known)
    assert join(parts) == data
    assert split_by(data, [*known, data + b"x"]) is None


PIECES = st.sampled_from(
    [
        "[[acts]]",
        "[[sessions.acts]]",
        "[acts.x]",
        "[[bodies]]",
        "x = 1",
        'y = """',
        "'''",
        '"',
        "'",
        "[",
        "]",
        "{",
        "#",
        "\\",
        ",",
        "\n",
        "\r\n",
        "\r",
        "\ufeff",
        "я",
        " ",
        "\0",
    ]
)


@given(st.sampled_from([PLACE, TABLE, "sessions/s.toml", "x"]), st.binary())
def test_any_bytes_are_the_same_again(path: str, data: bytes) -> None:
    assert join(split(path, data)) == data


@given(st.sampled_from([PLACE, TABLE, "sessions/s.toml"]), st.lists(PIECES, max_size=40))
def test_anything_that_looks_like_a_register_is_the_same_again(
    path: str, pieces: list[str]
) -> None:
    data = "".join(pieces).encode()
    parts = split(path, data)

    assert join(parts) == data
    assert [number for _, number in parts.cuts] == list(range(len(parts.blocks)))
