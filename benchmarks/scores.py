"""Measure the built-in extractor and write builders/models/scores.json, which every card prints.

    python benchmarks/scores.py NAME=PATH[=TEXTS] ...

NAME is what the card calls the labelled data, PATH where it lies, TEXTS the folder of its texts where it needs one.
"""

import json
import sys
from pathlib import Path

from claimpack.builders import languages
from claimpack.builders.evaluate.run import evaluate

TARGET = Path(__file__).parents[1] / "builders" / "models" / "scores.json"
DIGITS = 3


def main() -> None:
    """Write the file."""
    rows = []
    for argument in sys.argv[1:]:
        name, path, *texts = argument.split("=")
        command = f"claimpack evaluate {Path(path).name}" + (" --text <folder of the texts>" if texts else "")
        evaluations = evaluate(Path(path), languages.load("de"), Path(texts[0]) if texts else None)
        for evaluation in evaluations:
            part = "" if evaluation.gold == Path(path).name else f", {evaluation.gold}"
            for score in evaluation.scores:
                if score.n_gold and not score.name.startswith("precision"):
                    rates = {key: round(getattr(score, key), DIGITS) for key in ("precision", "recall", "f1")}
                    rows.append({"gold": name + part, "measure": score.name, **rates, "command": command})
    TARGET.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
