"""What is new and what is to come, for readers of feeds and calendars; in both languages."""
