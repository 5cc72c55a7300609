"""The files of a register as they will be: each can be added to by several hands, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.depositary.blocks import block_of
from foedus.law.terms.acts import Act
from foedus.register.enacting import lengthened
from foedus.register.held import HeldRegister
from foedus.register.recording import file_of


@dataclass(slots=True)
class GrowingFiles:
    """The files that are new or longer, by path; *state* is the register as it stands."""

    state: HeldRegister
    files: dict[str, bytes] = field(default_factory=dict)

    def begin(self, path: str, data: bytes) -> None:
        """A file as it will be, whole."""
        self.files[path] = data

    def put_words(self, path: str, words: Sequence[str]) -> None:
        """*words* (TOML blocks) at the end of the file at *path*; a new file where there is none.

        Raises nothing about what they say: the checks of the register do.
        """
        data = self.files.get(path)
        if data is None and path in self.state.files:
            data = self.state.files[path].data
        self.files[path] = lengthened(data or b"", "\n".join(words))

    def put_acts(self, holder: str, acts: Sequence[Act]) -> None:
        """Acts at the end of the file of an office, an organisation or an instrument.

        Raises `UnknownName` for a holder that the register does not have.
        """
        self.put_words(file_of(self.state, holder), [block_of(act) for act in acts])

    def is_taken(self, path: str) -> bool:
        """Whether there is, or will be, a file at *path*."""
        return path in self.files or path in self.state.files
