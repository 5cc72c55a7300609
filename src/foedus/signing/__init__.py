"""The signing grid: cells, powers, closing, certified copies."""
