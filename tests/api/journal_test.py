"""The journal over the API: a reader with the answers and the key needs nothing else."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest
from django.db import transaction

from foedus.journal.entries import Entry as Written
from foedus.journal.heads import head_from_words, verify_head
from foedus.journal.log import read_log
from foedus.journal.proofs import verify_consistency, verify_inclusion
from foedus.journal.tree import consistency_path, inclusion_path, root
from foedus.journal.verifying import verify
from foedus.register.models import Entry, SignedHead
from foedus.register.storing import load

REGISTERS = Path(__file__).parents[2] / "src" / "foedus" / "registers"


def told(client, path, **asked):
    response = client.get(f"/api/v1/journal{path}", asked)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


@pytest.fixture
def grown(register, tmp_path):
    """The journal after a file of the register was changed twice more."""
    folder = tmp_path / "cis"
    shutil.copytree(REGISTERS / "cis", folder)
    path = folder / "register.toml"
    for number in (1, 2):
        path.write_text(path.read_text(encoding="utf-8") + f"# {number}\n", encoding="utf-8")
        load(folder, dt.datetime(2024, 5, 1 + number, 9, tzinfo=dt.UTC))
    return [SignedHead.objects.order_by("size").first().size, Entry.objects.count()]


def test_the_latest_head_is_signed_with_the_key_that_is_published(register, client):
    key = told(client, "/key")
    head = told(client, "/head")
    assert verify_head(head_from_words(head), key["key"])
    journal = told(client, "")
    assert (journal["size"], journal["root"]) == (head["size"], head["root"])
    assert (journal["key"], journal["key_id"]) == (key["key"], key["key_id"])
    assert (head["size"], head["root"]) == (register.size, register.root)


def test_entries_are_listed_page_by_page_and_hash_to_their_leaves(register, client):
    following, rows = 0, []
    while following is not None:
        page = told(client, "/entries", **{"from": following, "limit": 499})
        rows += page["entries"]
        following = page["next"]
    assert [row["seq"] for row in rows] == list(range(register.size))
    for row in rows[::97]:
        leaf = row.pop("leaf")
        assert Written(**row).leaf().hex() == leaf
    assert told(client, "/entries", **{"from": register.size})["entries"] == []


def test_an_entry_past_the_last_is_not_there(register, client):
    last = register.size - 1
    assert told(client, f"/entries/{last}")["seq"] == last
    response = client.get(f"/api/v1/journal/entries/{register.size}")
    assert (response.status_code, json.loads(response.content)["code"]) == (404, "E107")


def test_heads_are_listed_the_latest_first(grown, register, client):
    first = told(client, "/heads", limit=2)
    assert len(first["heads"]) == 2
    rest = told(client, "/heads", limit=2, before=first["next"])
    sizes = [head["size"] for head in (*first["heads"], *rest["heads"])]
    assert sizes == sorted(SignedHead.objects.values_list("size", flat=True), reverse=True)
    assert rest["next"] is None


def test_proofs_that_it_holds_an_entry_verify(grown, register, client):
    first, size = grown
    leaves = [
        bytes.fromhex(one) for one in Entry.objects.order_by("seq").values_list("leaf", flat=True)
    ]
    heads = dict(SignedHead.objects.values_list("size", "root"))
    for at in (size, first, first + 1, 1, 2, 3):
        for seq in {0, at // 3, at - 1} & set(range(at)):
            proof = told(client, "/inclusion", seq=seq, size=at)
            path = [bytes.fromhex(one) for one in proof["path"]]
            assert tuple(path) == inclusion_path(leaves, seq, at)
            assert verify_inclusion(
                bytes.fromhex(proof["leaf"]),
                index=seq,
                size=at,
                path=path,
                root=bytes.fromhex(proof["root"]),
            )
            assert proof["root"] == heads.get(at, proof["root"])
            assert proof["leaf"] == told(client, f"/entries/{seq}")["leaf"]


def test_proofs_that_it_only_grew_verify(grown, register, client):
    first, size = grown
    leaves = [
        bytes.fromhex(one) for one in Entry.objects.order_by("seq").values_list("leaf", flat=True)
    ]
    for earlier, later in ((first, size), (first, first + 1), (0, size), (1, size), (size, size)):
        proof = told(client, "/consistency", earlier=earlier, later=later)
        path = [bytes.fromhex(one) for one in proof["path"]]
        assert tuple(path) == consistency_path(leaves, earlier, later)
        roots = [bytes.fromhex(proof[name]) for name in ("earlier_root", "later_root")]
        assert roots == [root(leaves[:earlier]), root(leaves[:later])]
        assert verify_consistency(
            earlier=earlier, later=later, earlier_root=roots[0], later_root=roots[1], path=path
        )


def test_what_the_tree_never_had_is_said_to_be_outside(register, client):
    size = register.size
    for path, asked in (
        ("inclusion", {"seq": size}),
        ("inclusion", {"seq": 0, "size": 0}),
        ("inclusion", {"seq": 5, "size": 5}),
        ("inclusion", {"seq": 0, "size": size + 1}),
        ("consistency", {"earlier": size + 1}),
        ("consistency", {"earlier": 3, "later": 2}),
        ("consistency", {"earlier": 0, "later": size + 1}),
    ):
        response = client.get(f"/api/v1/journal/{path}", asked)
        assert (response.status_code, json.loads(response.content)["code"]) == (422, "E71")


def test_the_log_verifies_offline_with_the_key_alone(grown, register, client):
    response = client.get("/api/v1/journal/log")
    assert response["Content-Type"] == "application/jsonl"
    lines = b"".join(response.streaming_content).splitlines(keepends=True)
    verdict = verify(lines, key=told(client, "/key")["key"])
    assert verdict.sound, verdict
    assert len(lines) == 1 + Entry.objects.count() + SignedHead.objects.count()
    assert not [row for row in read_log(lines) if row.misfits]


def test_a_byte_changed_in_the_log_is_found(register, client):
    lines = b"".join(client.get("/api/v1/journal/log").streaming_content).splitlines(keepends=True)
    key = told(client, "/key")["key"]
    changed = bytearray(lines[7])
    place = changed.index(b'"payload":') + 30
    changed[place] ^= 1
    lines[7] = bytes(changed)
    assert not verify(lines, key=key).sound


def test_a_journal_that_is_another_is_read_anew(register, client, tmp_path):
    folder = tmp_path / "cis"
    shutil.copytree(REGISTERS / "cis", folder)
    path = folder / "register.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    with transaction.atomic():
        load(folder, dt.datetime(2024, 5, 2, 9, tzinfo=dt.UTC))
        longer = told(client, "/inclusion", seq=register.size)
        transaction.set_rollback(True)
    assert longer["size"] > register.size
    proof = told(client, "/inclusion", seq=0)
    assert (proof["size"], proof["root"]) == (register.size, register.root)
    path.write_text(path.read_text(encoding="utf-8") + "# otherwise\n", encoding="utf-8")
    load(folder, dt.datetime(2024, 5, 3, 9, tzinfo=dt.UTC))
    other = told(client, "/inclusion", seq=register.size)
    assert other["leaf"] == told(client, f"/entries/{register.size}")["leaf"] != longer["leaf"]
    assert other["root"] == told(client, "/head")["root"]
