"""What is still owed, and who was reminded."""

from __future__ import annotations
