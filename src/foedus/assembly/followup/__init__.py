"""Who still owes what, and reminders."""
