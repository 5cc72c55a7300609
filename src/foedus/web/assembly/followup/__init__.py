"""Pages: who still owes what, and reminders."""
