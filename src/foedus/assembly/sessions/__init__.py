"""Sessions: planning, moving, holding, the agenda, who sits."""
