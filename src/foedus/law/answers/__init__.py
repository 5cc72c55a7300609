"""Answers: worlds merged into what holds in all of them, with proofs.

::

    visible register ──readings──▶ worlds ──derive──▶ one answer per world ──merge──▶ answer + proof
"""
