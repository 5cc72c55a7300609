"""The checks of an examination, each a matter: case ──▶ findings."""
