"""A folder of answers: whole when it has ``_SUCCESS``, and only then.

::

    part-00000.parquet   put there by its task, whole
    _unfinished/         what tasks are writing; gone at the end
    _SUCCESS             empty, written last
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from foedus.frames.errors import UnusableFile
from foedus.spark.places import Place, place_of, told_at

SUCCESS: Final = "_SUCCESS"
_UNFINISHED: Final = "_unfinished"
_REFUSED: Final = "refused"
_ELSEWHERE: Final = "Name an empty or a new folder."


def part_name(number: int) -> str:
    """The name of a part; in the order of names stand the rows in the order of the questions.

    >>> part_name(7)
    'part-00007.parquet'
    """
    return f"part-{number:05}.parquet"


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder that tasks write into."""

    place: Place

    @property
    def unfinished(self) -> Place:
        """Where parts are while they are written."""
        return self.place / _UNFINISHED

    @property
    def is_refused(self) -> bool:
        """Whether some task has found a wrong row, so that the rest need not begin."""
        return (self.unfinished / _REFUSED).is_there

    def refuse(self) -> None:
        """Tell the other tasks that a row is wrong."""
        (self.unfinished / _REFUSED).write()

    @contextmanager
    def part(self, number: int, attempt: object) -> Iterator[Any]:
        """Where to write a part: an attempt's own file, put in its place at a good end."""
        name = part_name(number)
        own = self.unfinished / f"{name}.{attempt}"
        try:
            with own.system.open_output_stream(own.path) as sink:
                yield sink
            _put(own, self.place / name)
        finally:
            if own.is_there:
                own.system.delete_file(own.path)


def _put(own: Place, part: Place) -> None:
    """Move a whole part to its place."""
    try:
        own.system.move(own.path, part.path)
    except OSError:
        # some file systems replace nothing: then an earlier attempt at these same rows stays
        if not part.is_there:
            raise


def folder_of(target: str) -> Folder:
    """The folder at an absolute path or a URI."""
    return Folder(place_of(target))


@contextmanager
def made_whole(folder: Folder, parts: int) -> Iterator[None]:
    """Let *parts* parts be made; the mark of success at a good end, else nothing of them stays.

    Raises `UnusableFile` for a folder in which there is something, or if parts are missing at the
    end.
    """
    place = folder.place
    with told_at(place, _ELSEWHERE):
        before = place.is_there
        _refuse_occupied(folder)
        place.system.create_dir(folder.unfinished.path, recursive=True)
    try:
        yield
        _refuse_missing(folder, [part_name(number) for number in range(parts)])
        with told_at(place, _ELSEWHERE):
            place.system.delete_dir(folder.unfinished.path)
            (place / SUCCESS).write()
    except BaseException:
        if before:
            place.system.delete_dir_contents(place.path, missing_dir_ok=True)
        elif place.is_there:
            place.system.delete_dir(place.path)
        raise


def _refuse_occupied(folder: Folder) -> None:
    place = folder.place
    if place.is_there and not place.is_folder:
        raise UnusableFile(place, "it is a file.", _ELSEWHERE)
    if place.inside():
        raise UnusableFile(place, "it is not empty.", _ELSEWHERE)


def _refuse_missing(folder: Folder, names: Sequence[str]) -> None:
    """Raise where the driver does not see what workers say they have written."""
    place = folder.place
    seen = {path.rpartition("/")[2] for path in place.inside()}
    missing = [name for name in names if name not in seen]
    if missing:
        what = f"{len(missing)} of {len(names)} parts are not there, as {missing[0]}."
        raise UnusableFile(place, what, "Name a folder that all machines share.")
