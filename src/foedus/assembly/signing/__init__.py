"""The signing grid: powers, signatures, closing."""
