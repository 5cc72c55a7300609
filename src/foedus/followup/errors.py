"""What can be asked wrongly of follow-up; each says what to do."""

from __future__ import annotations

from datetime import date

from foedus.law.terms.errors import BadQuestion, FoedusError


class NotYet(BadQuestion):
    """A report as of a day that has not come."""

    code = "E170"

    def __init__(self, on: date, today: date) -> None:
        self.on, self.today = on, today
        super().__init__(
            f"{on} has not come: a report is as of a day until today ({today}). What would follow "
            "from acts to come is another question (`suppose`)."
        )


class TooLong(BadQuestion):
    """A paper of more documents than are typeset at once."""

    code = "E171"

    def __init__(self, documents: int, most: int) -> None:
        self.documents, self.most = documents, most
        super().__init__(
            f"The report has {documents} documents; up to {most} are printed at once. "
            "Ask for one body or one subject, or take it as CSV."
        )


class CannotTypeset(FoedusError, ValueError):
    """The report cannot be typeset."""

    code = "E172"
