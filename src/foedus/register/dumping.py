"""The register out of the database again, as the folder of texts that it is, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

from foedus.register.held import held


def dump(folder: Path) -> int:
    """Write every file of the register into *folder*, which must not exist or be empty.

    How many files were written. Either all are, or the folder is as it was. Raises
    `FileExistsError`, and `NoRegister`.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty.")
    files = held().files
    folder.parent.mkdir(parents=True, exist_ok=True)
    half = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for path, one in files.items():
            place = half / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(one.data)
        half.chmod(0o755)
        half.replace(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return len(files)
