"""What every question may say besides its subject: both times, readings, the language."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Final, Literal

from ninja import Schema
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_NAME: Final = 300


def day_in(value: Any) -> date:
    """The day that a text tells, written year-month-day and no other way.

    >>> day_in("2012-09-20")
    datetime.date(2012, 9, 20)
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("write a day as year-month-day, as 2012-09-20")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("there is no such day") from None


def clean(text: str) -> str:
    """*text*, which holds no zero byte and no half of a character."""
    if "\0" in text or not text.isprintable():
        raise ValueError("it holds signs that cannot be printed")
    return text


Day = Annotated[date, BeforeValidator(day_in), WithJsonSchema({"type": "string", "format": "date"})]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(clean)]
Lang = Literal["en", "ru"]


class Spoken(Schema):
    """A question without a time: only the language of its answer."""

    lang: Lang = Field("en", description="The language of sentences and titles of columns.")


class Known(Spoken):
    """A question of one time: what was known on a day."""

    known: Day | None = Field(
        None,
        description="As the register knew it at the end of this day. Default: all it knows now.",
    )
    reading: list[Name] = Field(
        [],
        max_length=20,
        description="Follow this reading where sources or lawyers differ. May be repeated.",
    )


class Asked(Known):
    """A question of both times."""

    on: Day | None = Field(
        None,
        description="The day asked about. Default: today at the depositary's seat.",
        examples=["2012-09-20"],
    )


class Belonging(Asked):
    """A question about members."""

    criterion: Name = Field("member", description="A named criterion of the organisation.")
