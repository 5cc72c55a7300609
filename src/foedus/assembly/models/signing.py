"""The signing grid: powers, signatures, the closing."""

from __future__ import annotations
