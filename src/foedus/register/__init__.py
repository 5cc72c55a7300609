"""A register kept in a database: acts that nobody can rewrite, the desk, the journal."""
