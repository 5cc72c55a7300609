"""Checking a report on the site: a form, and the annotated page."""
