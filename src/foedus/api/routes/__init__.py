"""The operations of the API, by group."""
