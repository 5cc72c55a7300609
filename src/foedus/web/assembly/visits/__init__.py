"""Pages: visits and consultations."""
