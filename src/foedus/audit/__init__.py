"""Recomputing a published table, and saying of every disagreement what it comes from.

table + register ──subjects──▶ treaties with acts ──recompute──▶ days ──causes──▶ verdicts
──reports──▶ text. The law engine does all computing; a cause is a change under which it gives the
published day.
"""
