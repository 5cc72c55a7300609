"""Visits and consultations."""

from __future__ import annotations
