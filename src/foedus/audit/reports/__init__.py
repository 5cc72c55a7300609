"""An audit as plain data, as Markdown and as a page; all three say the same."""
