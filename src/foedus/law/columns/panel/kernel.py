"""The kernel that counts here: the sweep where numba is installed, else the products of NumPy.

Both take the same and give the same; `NAME` says which it is.
"""

from __future__ import annotations

try:
    from foedus.law.columns.panel.sweep import dyads, shared_counts

    NAME = "numba"
except ImportError:
    from foedus.law.columns.panel.products import dyads, shared_counts

    NAME = "numpy"

__all__ = ["NAME", "dyads", "shared_counts"]
