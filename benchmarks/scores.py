"""Measure the built-in extractor; write builders/models/scores.json, which every card prints, and the table in docs/extraction.md.

    python benchmarks/scores.py NAME=PATH[=TEXTS] ...

Without arguments, the table alone is written. NAME is what the card calls the labelled data, PATH where it lies, TEXTS the folder of its
texts where it needs one.
"""

import json
import sys
from pathlib import Path
from typing import Any

from claimpack.builders import languages
from claimpack.builders.evaluate.run import evaluate

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "builders" / "models" / "scores.json"
PAGE = ROOT / "docs" / "extraction.md"
BEGIN, END = "<!-- scores -->\n", "<!-- /scores -->"
DIGITS = 3


def main() -> None:
    """Write the files."""
    if rows := measure(sys.argv[1:]):
        TARGET.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(before + BEGIN + table(json.loads(TARGET.read_text(encoding="utf-8"))) + END + after, encoding="utf-8")


def table(rows: list[dict[str, Any]]) -> str:
    """The measurements in Markdown, a set after the other."""
    lines = ["", "| labelled data | measure | P | R | F1 |", "|---|---|---|---|---|"]
    rates = ("precision", "recall", "f1")
    lines += [f"| {row['gold']} | {row['measure']} | {' | '.join(f'{row[rate]:.3f}' for rate in rates)} |" for row in rows]
    return "\n".join(lines) + "\n\n"


def measure(arguments: list[str]) -> list[dict[str, Any]]:
    """A row for each score on each set of labelled data."""
    rows = []
    for argument in arguments:
        name, path, *texts = argument.split("=")
        command = f"claimpack evaluate {Path(path).name}" + (" --text <folder of the texts>" if texts else "")
        evaluations = evaluate(Path(path), languages.load("de"), Path(texts[0]) if texts else None)
        for evaluation in evaluations:
            part = "" if evaluation.gold == Path(path).name else f", {evaluation.gold}"
            for score in evaluation.scores:
                if score.n_gold and not score.name.startswith("precision"):
                    rates = {key: round(getattr(score, key), DIGITS) for key in ("precision", "recall", "f1")}
                    rows.append({"gold": name + part, "measure": score.name, **rates, "command": command})
    return rows


if __name__ == "__main__":
    main()
