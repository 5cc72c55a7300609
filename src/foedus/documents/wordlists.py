"""Lists of words as they are best read in a source file: one after the other."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list, parted by white space.

    >>> sorted(listed("nav menu"))
    ['menu', 'nav']
    """
    return frozenset(words.split())
