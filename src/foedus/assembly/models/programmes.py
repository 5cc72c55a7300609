"""Programmes and plans: measures, terms, progress."""

from __future__ import annotations
