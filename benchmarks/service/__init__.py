"""The service under load, and its peer."""
