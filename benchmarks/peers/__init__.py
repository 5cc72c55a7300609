"""The fast twin beside its peers: the same question, the same rows, the same process.

world ──▶ methods (ours, copies, DuckDB, …) ──▶ compared, then timed in turns ──▶ table and picture.
"""
