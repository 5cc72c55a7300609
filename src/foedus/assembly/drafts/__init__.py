"""Drafts: versions, comments, amendments, rounds, tabling, adoption."""
