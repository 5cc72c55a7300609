"""Words as they are kept: composed letters, single spaces, one line for each paragraph."""

from __future__ import annotations

import unicodedata
from typing import Final

from foedus.drafting.errors import UnusableText
from foedus.law.terms.wording import Wording

LONGEST: Final = 4_000_000
"""Characters of a text: a treaty with its annexes has far fewer."""


def tidy(words: str, longest: int = LONGEST) -> str:
    r"""*words* as they are kept. Raises `UnusableText` for invisible signs and what is too long.

    >>> tidy("  Стороны\t сотрудничают.\r\n\r\n Они ")
    'Стороны сотрудничают.\nОни'
    """
    if len(words) > longest:
        raise UnusableText(
            Wording(
                f"There are {len(words)} characters; at most {longest} are taken. "
                "Send it in parts.",
                f"Знаков {len(words)}; принимается не более {longest}. Отправьте по частям.",
            )
        )
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    for sign in "".join(lines):
        if unicodedata.category(sign) in {"Cc", "Cs"}:
            code = f"U+{ord(sign):04X}"
            raise UnusableText(
                Wording(
                    f"There is a sign in it that cannot be seen ({code}). Remove it.",
                    f"В словах есть невидимый знак ({code}). Уберите его.",
                )
            )
    kept = (" ".join(unicodedata.normalize("NFC", line).split()) for line in lines)
    return "\n".join(line for line in kept if line)
