"""Texts on their way: structure, versions, comparison, amendments, Word."""
