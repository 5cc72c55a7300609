"""Disputes between parties."""

from __future__ import annotations
