"""What can be wrong with a Spark session. What is wrong with rows and files, `frames` says.

FoedusError
├── NeedsClassicSession   a session that cannot broadcast
└── NotOnWorkers          machines that lack a library
"""

from __future__ import annotations

from foedus.law.terms.errors import FoedusError


class NeedsClassicSession(FoedusError, TypeError):
    """What was given has no Spark context: a Spark Connect session, or no session at all."""

    code = "E41"

    def __init__(self, given: object) -> None:
        super().__init__(
            f"A {type(given).__module__}.{type(given).__name__} cannot broadcast the plan. "
            "Give a classic Spark session or its frame, not one of Spark Connect."
        )


class NotOnWorkers(FoedusError, ImportError):
    """The workers' Python lacks a library."""

    code = "E42"

    def __init__(self, library: str) -> None:
        self.library = library
        super().__init__(
            f"The Python of Spark's workers has no {library}. Install foedus[spark] on every "
            "machine, or ship an environment with it and point PYSPARK_PYTHON there."
        )
