"""Claims as tasks for Label Studio: the paragraph with the claim, its sources and numbers marked, and the questions of label_studio.xml.

Offsets in Label Studio are Unicode code points into the text of the task, as ours are: its editor (1.23) splits texts into code points
before it counts, and the converter of its SDK (2.0) slices Python strings. An emoji is one, not the two UTF-16 units of JavaScript.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files

from claimpack.builders.exchange.queue import Task
from claimpack.schema.records import Span

Json = dict[str, object]


def labelling_interface() -> str:
    """The configuration of a Label Studio project for these tasks (Settings, Labeling Interface)."""
    return (files("claimpack.builders.exchange") / "label_studio.xml").read_text(encoding="utf-8")


def task_lines(tasks: Iterable[Task], run_id: str) -> Iterator[str]:
    """The tasks as one JSON list, a task per line: Label Studio's import format, with what the extractor found as prediction."""
    before = "[\n"
    for task in tasks:
        yield before + json.dumps(_task(task, run_id), ensure_ascii=False, sort_keys=True)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _task(task: Task, run_id: str) -> Json:
    claim = task.claim
    shown: Json = {
        "text": task.text,
        "claim_text": claim.text,
        "speaker": claim.speaker or "",
        "source_uri": task.article.source_uri,
        "checkworthiness": round(claim.checkworthiness, 6),
        "disputes": task.n_disputes,
    }
    kept: Json = {
        "claim_id": claim.claim_id,
        "article_id": claim.article_id,
        "spans": [[span.start_char, span.end_char] for span in claim.spans],
    }
    prediction = {"model_version": run_id, "score": round(claim.checkworthiness, 6), "result": list(_regions(task))}
    return {"data": {**shown, **kept}, "predictions": [prediction]}


def _regions(task: Task) -> Iterator[Json]:
    claim = task.claim
    marked = [("claim", span) for span in task.pieces]
    if task.offset is not None:
        sources = dict.fromkeys(span for source in claim.attributions for span in source.source_spans)
        numbers = dict.fromkeys(span for quantity in claim.quantities for span in quantity.spans)
        marked += [("source", _moved(span, task.offset)) for span in sources] + [("number", _moved(span, task.offset)) for span in numbers]
    for number, (label, span) in enumerate(marked):
        text = task.text[max(0, span.start_char) : span.end_char]
        if span.start_char >= 0 and span.end_char <= len(task.text):
            value = {"start": span.start_char, "end": span.end_char, "text": text, "labels": [label]}
            yield {"id": f"{claim.claim_id}-{number}", "from_name": "spans", "to_name": "text", "type": "labels", "value": value}


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start_char - offset, span.end_char - offset)
