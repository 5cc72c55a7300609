"""Reading a treaty: from its articles and the phrase book to values, each with its words."""

from foedus.finalclauses.reading.treaty import read_excerpts, read_treaty

__all__ = ["read_excerpts", "read_treaty"]
