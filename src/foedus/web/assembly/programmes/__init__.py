"""Pages: programmes and plans of measures."""
