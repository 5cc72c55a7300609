"""Reading reports: how well on the labelled ones, how fast on ten thousand. Figures go to `build`.

python benchmarks/reports.py
"""

from __future__ import annotations

import json

import labelled_reports
import many_reports
import mtdsg

if __name__ == "__main__":
    build = mtdsg.PROJECT / "build"
    build.mkdir(exist_ok=True)
    told = {part: labelled_reports.figures(part) for part in labelled_reports.PARTS}
    told["many"] = many_reports.figures()
    (build / "reports.json").write_text(json.dumps({"reports": told}, indent=2), encoding="utf-8")
