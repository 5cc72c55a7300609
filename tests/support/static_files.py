"""The site's own files, looked for once: every test client builds the middleware anew."""

from __future__ import annotations

from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware

_FOUND: dict[str, dict[str, Any]] = {}
"""By the prefix of their addresses, what was found. Nothing is added to it while tests run."""


class FilesFoundOnce(WhiteNoiseMiddleware):
    """As on the site; only the folders are not gone through for every client."""

    def add_files_from_finders(self) -> None:
        """What the finders tell; before what lies in the root for static files, as there."""
        if self.static_prefix not in _FOUND:
            in_root, self.files = self.files, {}
            super().add_files_from_finders()
            _FOUND[self.static_prefix], self.files = self.files, in_root
        self.files.update(_FOUND[self.static_prefix])
