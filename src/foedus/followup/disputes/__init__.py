"""Disputes between parties: where one may go by the treaty's clause, when, how it stands."""
