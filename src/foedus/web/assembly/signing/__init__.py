"""Pages: the signing grid: powers, signatures, closing."""
