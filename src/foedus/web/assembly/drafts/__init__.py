"""Pages: drafts: versions, comments, amendments, rounds, tabling, adoption."""
