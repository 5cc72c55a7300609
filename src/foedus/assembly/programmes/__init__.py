"""Programmes and plans of measures."""
