"""Pages: disputes between parties."""
