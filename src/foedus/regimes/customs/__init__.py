"""Customs cooperation: what the instruments between two states let an officer ask or do."""
