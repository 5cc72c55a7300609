"""From agenda to signature: sessions, drafts, positions, the signing grid, and what follows."""
