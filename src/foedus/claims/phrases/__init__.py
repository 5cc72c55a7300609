"""The phrase book: how things are named and statements made, as text that a lawyer can add to."""
