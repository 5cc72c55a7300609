"""Reading treaties: how well on the labelled ones, how fast on all. Figures go to ``build``.

    python benchmarks/treaties.py

Precision, recall and abstention of each field, for both parts of the labelled set; then the whole
corpus in one run. The figures are null where the texts are not at hand.
"""

from __future__ import annotations

import json
from typing import Any

import labelled_treaties
import treaty_corpus
from treaty_labels import CORPUS, ROOT


def figures() -> dict[str, Any] | None:
    """Everything that is measured; None where the texts are not at hand."""
    if not CORPUS.exists():
        print(f"The texts of the treaties are not at hand: {CORPUS}")
        return None
    corpus = treaty_corpus.main()
    parts = ("development", "test")
    return {**{part: labelled_treaties.main(part, mistakes=False) for part in parts}, **corpus}


if __name__ == "__main__":
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    told = json.dumps({"treaties": figures()}, indent=2)
    (build / "treaties.json").write_text(told, encoding="utf-8")
