"""What can be said in a report, and what can be said of it: kinds, times, claims, verdicts."""
