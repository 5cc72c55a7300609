"""Finding the day of a report, with the grounds for it and against it."""
