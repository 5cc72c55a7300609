"""What acts would change, one module for each sort of subject: supposed ──▶ changes."""
