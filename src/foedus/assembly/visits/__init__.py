"""Visits and consultations."""
