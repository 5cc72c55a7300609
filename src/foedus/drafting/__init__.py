"""Texts on their way: structure, versions compared and merged, amendments, final clauses."""
