"""The tags of Foedus for templates."""
