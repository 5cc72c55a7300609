"""The machine of a measurement, and the versions of what was measured."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from typing import Final

PACKAGES: Final = (
    "numpy",
    "numba",
    "pyarrow",
    "duckdb",
    "polars",
    "pandas",
    "openfisca-core",
    "intervaltree",
)

FIELDS: Final = ("Model name:", "CPU(s):", "L1d cache:", "L2 cache:", "L3 cache:")
"""What is kept of what `lscpu` says."""


def described() -> dict[str, str]:
    """The processor with its caches, as far as the system tells, and the versions."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    system = f"{platform.system()} {platform.machine()}"
    return {**_processor(), "system": system, "python": python, **_versions()}


def _processor() -> dict[str, str]:
    if shutil.which("lscpu") is None:
        return {"CPU(s)": str(os.cpu_count()), "Model name": platform.processor()}
    told = json.loads(subprocess.check_output(["lscpu", "-J"], text=True))
    named = {one["field"]: one["data"] for one in told["lscpu"]}
    return {field.rstrip(":"): named[field] for field in FIELDS if field in named}


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


if __name__ == "__main__":
    print("\n".join(f"{name:16}{value}" for name, value in described().items()))
