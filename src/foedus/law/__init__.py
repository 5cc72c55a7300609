"""The law engine: acts and clauses in, timelines and proofs out. Pure: no files, no clock.

Four rooms, each using only those before it::

    terms ──▶ derive ──▶ answers

(`columns`, the fast twin on arrays, comes after them.)
"""
