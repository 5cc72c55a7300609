"""Panels: how many units each pair of states shares in each year, counted from spells.

::

    presence ──rule──▶ counted spells ──sweep or products──▶ counts ─┐
        └──who is in the system──▶ dyads (year, a, b) ───────────────┴──▶ dyad-years

A unit is whatever states can belong to: an organisation, an instrument.
Pure: arrays in, arrays out; it needs NumPy, and is faster where numba is installed.
"""
