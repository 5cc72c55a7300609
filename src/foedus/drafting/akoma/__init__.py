"""Texts as Akoma Ntoso 3.0 (OASIS LegalDocML): how versions are kept and exchanged."""
