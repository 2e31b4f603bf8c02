"""`claimpack evaluate GOLD`: how good the built-in extractor is on labelled data."""

from pathlib import Path
from typing import Annotated

import typer

from claimpack.builders.cli.options import Json
from claimpack.builders.cli.output import Output


def evaluate(
    gold: Annotated[
        Path, typer.Argument(help="Quotations (.jsonl), TimeML (folder, .tar.gz), names (.tsv), CoNLL-U, or a folder of claimpack's gold.")
    ],
    texts: Annotated[
        Path | None, typer.Option("--text", help="Folder of the texts that claimpack's gold speaks of.", show_default=False)
    ] = None,
    language: Annotated[str, typer.Option("--language", help="The language pack.")] = "de",
    as_json: Json = False,
) -> None:
    """Score the built-in extractor on labelled data: precision, recall and F1 by layer.

    Example: claimpack evaluate quotations.jsonl
    """
    from claimpack.builders import languages
    from claimpack.builders.evaluate.claims import iter_lines
    from claimpack.builders.evaluate.run import evaluate as score

    evaluations = score(gold, languages.load(language), texts)
    lines = [line for evaluation in evaluations for line in (evaluation.gold, *iter_lines(evaluation.scores))]
    records = [
        {
            "gold": evaluation.gold,
            "name": score.name,
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "n_hits": score.n_hits,
            "n_gold": score.n_gold,
            "n_found": score.n_found,
        }
        for evaluation in evaluations
        for score in evaluation.scores
    ]
    Output(as_json).result(records, "\n".join(lines))
