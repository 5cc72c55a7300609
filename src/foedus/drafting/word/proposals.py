"""What a Word file asks for, laid beside the text that it came from.

    Word file ──groups──▶ paragraphs of the text ──each author──▶ amendments, remarks, leftovers

Each author is read alone: their changes accepted, all others rejected. What was changed with
tracking switched off is nobody's, and found all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from foedus.drafting.structure import Text
from foedus.drafting.word.groups import laid
from foedus.drafting.word.leftovers import leftovers_of
from foedus.drafting.word.proposed import Proposals, Proposed
from foedus.drafting.word.refusals import Reason, refused
from foedus.drafting.word.remarking import remarks_of
from foedus.drafting.word.slots import slots
from foedus.drafting.word.values import WordText
from foedus.drafting.word.voices import Voice, tracked, untracked

_MOST_AUTHORS: Final = 200
"""Each is read alone; a session has a dozen delegations."""


def as_proposals(word: WordText, base: Text, parties: Mapping[str, str]) -> Proposals:
    """Amendments and remarks to *base* from a file that was made of it.

    *parties* gives the party for which an author (as Word calls them) speaks; for others it stays
    empty. Amendments are numbered from 1, in the order of authors and of reading. Raises
    `UnusableWord` for changes of hundreds of authors.
    """
    if len(word.authors) > _MOST_AUTHORS:
        raise refused(Reason.TOO_MANY_AUTHORS, str(len(word.authors)))
    beside = laid(word.paragraphs, slots(base), base.title)
    voices = (untracked(base, beside), *(tracked(base, beside, one) for one in word.authors))
    found = tuple(_numbered(voices, parties))
    return Proposals(
        amendments=found,
        remarks=remarks_of(word, beside),
        leftovers=leftovers_of(word, beside, voices),
    )


def _numbered(voices: tuple[Voice, ...], parties: Mapping[str, str]) -> Iterator[Proposed]:
    number = 0
    for voice in voices:
        for one in voice.proposed():
            number += 1
            party = parties.get(voice.author, "")
            yield replace(one, amendment=replace(one.amendment, key=number, party=party))
