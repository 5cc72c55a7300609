"""The journal: what was recorded, in an order that nobody can rewrite unnoticed.

entries ──canonical──▶ leaves ──tree──▶ roots ──heads──▶ signed ──log──▶ lines ──verifying──▶
verdict. Beside it, `blocks` and `against` tie the words of the entries to the register's files.
Nothing here knows a clock, a database or a file; libraries of the extra `journal` do the signing
and the canonical JSON.
"""
