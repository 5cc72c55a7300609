"""A register as a folder of TOML: reading, checking, writing.

::

    folder ──files──▶ tables ──shapes──▶ mapping ──▶ law.terms.Register
                         └──────────── findings (file, line, code, remedy)
"""
