"""What delegations say to a question, and what was decided."""

from __future__ import annotations
