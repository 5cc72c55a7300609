"""The Merkle tree of RFC 9162: known vectors, its slow twin, another library as twin, refusals."""

from __future__ import annotations

import random
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from foedus.journal.canonical import leaf_hash, node_hash
from foedus.journal.errors import BadStored, OutsideTree
from foedus.journal.nodes import Node, completed, path_of
from foedus.journal.proofs import verify_consistency, verify_inclusion
from foedus.journal.tree import (
    NO_LEAVES,
    Frontier,
    consistency_path,
    consistency_spans,
    inclusion_path,
    inclusion_spans,
    root,
)

ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The entries that the tests of Certificate Transparency use (RFC 6962)."""
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(entry) for entry in ENTRIES]
MOST = 40
MANY = [leaf_hash(bytes([number])) for number in range(MOST)]


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert root([]) == Frontier().root() == NO_LEAVES == sha256(b"").digest()


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert root(LEAVES[:size]).hex() == ROOTS[size - 1]
    assert _grown(LEAVES[:size]).root().hex() == ROOTS[size - 1]


def test_the_known_proof_of_inclusion_is_made() -> None:
    """Leaf 6 (counted from 1) of eight: the vector of Certificate Transparency."""
    assert [one.hex() for one in inclusion_path(LEAVES, 5, 8)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_the_known_proof_of_consistency_is_made() -> None:
    """From six leaves to eight: the vector of Certificate Transparency."""
    assert [one.hex() for one in consistency_path(LEAVES, 6, 8)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_every_leaf_of_every_size_is_proved_and_no_other_place(size: int) -> None:
    whole = root(MANY[:size])
    for index in range(size):
        path = inclusion_path(MANY, index, size)
        places = [
            other
            for other in range(size + 1)
            if verify_inclusion(MANY[index], index=other, size=size, path=path, root=whole)
        ]

        assert places == [index]


@pytest.mark.parametrize("later", range(MOST + 1))
def test_every_earlier_tree_is_proved_and_no_other(later: int) -> None:
    roots = [root(MANY[:size]) for size in range(later + 1)]
    for earlier in range(later + 1):
        path = consistency_path(MANY, earlier, later)
        proved = [
            size
            for size in range(later + 1)
            if verify_consistency(
                earlier=earlier,
                later=later,
                earlier_root=roots[size],
                later_root=roots[later],
                path=path,
            )
        ]

        assert proved == [earlier]


def test_the_proofs_are_those_of_the_definition() -> None:
    for later in range(1, MOST + 1):
        for earlier in range(1, later + 1):
            expected = _subproof(earlier, MANY[:later], known=True)

            assert list(consistency_path(MANY, earlier, later)) == expected
            assert list(inclusion_path(MANY, earlier - 1, later)) == _path(
                earlier - 1, MANY[:later]
            )


def test_wrong_proofs_of_inclusion_are_refused() -> None:
    for size in range(1, 20):
        whole = root(MANY[:size])
        for index in range(size):
            path = inclusion_path(MANY, index, size)
            for wrong in _spoilt(path):
                proved = verify_inclusion(
                    MANY[index], index=index, size=size, path=wrong, root=whole
                )

                assert not proved, (index, size, wrong)


def test_wrong_proofs_of_consistency_are_refused() -> None:
    for later in range(1, 20):
        for earlier in range(1, later + 1):
            path = consistency_path(MANY, earlier, later)
            for wrong in _spoilt(path):
                proved = verify_consistency(
                    earlier=earlier,
                    later=later,
                    earlier_root=root(MANY[:earlier]),
                    later_root=root(MANY[:later]),
                    path=wrong,
                )

                assert not proved, (earlier, later, wrong)


def test_a_node_does_not_pass_for_a_leaf() -> None:
    """Second preimages: why leaves and nodes are marked."""
    inner = node_hash(MANY[0], MANY[1])

    assert leaf_hash(MANY[0] + MANY[1]) != inner
    assert not verify_inclusion(MANY[0], index=0, size=1, path=(), root=root(MANY[:2]))


def test_a_path_longer_than_the_size_allows_is_no_proof() -> None:
    """Though its hashes lead to the root: the size was told wrongly."""
    two, four = root(MANY[:2]), root(MANY[:4])

    assert not verify_inclusion(MANY[1], index=0, size=1, path=(MANY[0],), root=two)
    assert not verify_consistency(
        earlier=1,
        later=2,
        earlier_root=MANY[0],
        later_root=four,
        path=(MANY[1], node_hash(MANY[2], MANY[3])),
    )


def test_what_is_not_as_long_as_a_hash_is_no_proof() -> None:
    """The same bytes cut elsewhere have the same hash."""
    both, whole = MANY[0] + MANY[1], root(MANY[:2])

    assert not verify_inclusion(both[:31], index=0, size=2, path=(both[31:],), root=whole)
    assert not verify_inclusion(MANY[0], index=0, size=2, path=("text",), root=whole)
    assert not verify_consistency(
        earlier=1, later=2, earlier_root=both[:31], later_root=whole, path=(both[31:],)
    )


def test_sizes_and_places_outside_a_tree_are_no_proof_and_cannot_be_asked_for() -> None:
    whole = root(MANY[:3])
    for index, size in ((-1, 3), (3, 3), (0, 0)):
        assert not verify_inclusion(MANY[0], index=index, size=size, path=(), root=whole)
        with pytest.raises(OutsideTree):
            inclusion_spans(index, size)
    assert not verify_consistency(earlier=4, later=3, earlier_root=whole, later_root=whole, path=())
    with pytest.raises(OutsideTree):
        consistency_spans(4, 3)
    with pytest.raises(OutsideTree):
        inclusion_path(MANY[:3], 0, 4)
    with pytest.raises(OutsideTree):
        consistency_path(MANY[:3], 2, 4)


@given(st.lists(st.binary(max_size=3), max_size=130))
def test_a_frontier_grows_as_the_definition_says(entries: list[bytes]) -> None:
    leaves = [leaf_hash(entry) for entry in entries]
    grown = _grown(leaves)

    assert grown.root() == root(leaves)
    assert grown.size == len(leaves)
    assert Frontier.from_text(grown.as_text()) == grown


@pytest.mark.parametrize(
    "text",
    ["", "0 ", "1", "x", "-1", "2 " + "00" * 32 + " " + "00" * 32, "1 " + "00" * 31, "1 zz"],
)
def test_a_text_that_is_no_frontier_is_refused(text: str) -> None:
    with pytest.raises(BadStored):
        Frontier.from_text(text)


def test_a_tree_kept_node_by_node_gives_the_same_proofs() -> None:
    kept: dict[Node, bytes] = {}
    for later in range(1, MOST + 1):
        new = completed(later - 1, MANY[later - 1], kept.__getitem__)
        assert not kept.keys() & dict(new).keys()
        kept.update(new)
        for earlier in range(1, later + 1):
            inclusion = path_of(inclusion_spans(earlier - 1, later), kept.__getitem__)
            consistency = path_of(consistency_spans(earlier, later), kept.__getitem__)

            assert inclusion == inclusion_path(MANY, earlier - 1, later)
            assert consistency == consistency_path(MANY, earlier, later)
    assert len(kept) < 2 * MOST


@given(st.integers(1, 300), st.randoms(use_true_random=False))
def test_another_library_finds_the_same(size: int, chance: random.Random) -> None:
    entries = [chance.randbytes(chance.randrange(4)) for _ in range(size)]
    leaves = [leaf_hash(entry) for entry in entries]
    twin = InmemoryTree(algorithm="sha256")
    for entry in entries:
        twin.append_entry(entry)
    index, earlier = chance.randrange(size), chance.randrange(size) + 1
    theirs = twin.prove_inclusion(index + 1, size)
    grown = twin.prove_consistency(earlier, size)

    assert twin.get_root() == root(leaves)
    assert list(inclusion_path(leaves, index, size)) == theirs.path[1:]
    assert verify_inclusion(
        leaves[index], index=index, size=size, path=theirs.path[1:], root=twin.get_root()
    )
    assert grown.retrieve_prior_state() == root(leaves[:earlier])
    assert grown.compute_root() == root(leaves)


def _grown(leaves: list[bytes]) -> Frontier:
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.append(leaf)
    return frontier


def _path(index: int, leaves: list[bytes]) -> list[bytes]:
    """RFC 9162, 2.1.3.1, word by word."""
    if len(leaves) == 1:
        return []
    cut = _cut(len(leaves))
    if index < cut:
        return [*_path(index, leaves[:cut]), root(leaves[cut:])]
    return [*_path(index - cut, leaves[cut:]), root(leaves[:cut])]


def _subproof(earlier: int, leaves: list[bytes], *, known: bool) -> list[bytes]:
    """RFC 9162, 2.1.4.1, word by word."""
    if earlier == len(leaves):
        return [] if known else [root(leaves)]
    cut = _cut(len(leaves))
    if earlier <= cut:
        return [*_subproof(earlier, leaves[:cut], known=known), root(leaves[cut:])]
    return [*_subproof(earlier - cut, leaves[cut:], known=False), root(leaves[:cut])]


def _cut(size: int) -> int:
    cut = 1
    while cut * 2 < size:
        cut *= 2
    return cut


def _spoilt(path: tuple[bytes, ...]) -> list[tuple[bytes, ...]]:
    """The path with something missing, added, exchanged or changed."""
    wrong = [(*path, bytes(32)), (bytes(32), *path)]
    for place in range(len(path)):
        changed = bytes([path[place][0] ^ 1]) + path[place][1:]
        others = ((), (changed,), (path[place][:31],), (path[place] + b"x",))
        wrong += [(*path[:place], *other, *path[place + 1 :]) for other in others]
    return wrong + [
        (*path[:place], second, first, *path[place + 2 :])
        for place, (first, second) in enumerate(pairwise(path))
    ]
