"""Pages: sessions: planning, moving, holding, the agenda, who sits."""
