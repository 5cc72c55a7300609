"""Disputes between parties."""
