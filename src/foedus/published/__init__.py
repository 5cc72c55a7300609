"""Published status tables, in and out: what others list of acts, read, resolved, written."""
