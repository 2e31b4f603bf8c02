"""Annotations out of Label Studio (its JSON export) as reviews.

Every annotation of a task that is not cancelled becomes a review, by its annotator, on the day it was last changed. Where the decision is
edit and no text was typed, the text that was marked as the claim is the edit.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from claimpack.builders.exchange.elements import elements
from claimpack.builders.review.line import ReviewLine, review_line
from claimpack.builders.spans import GAP
from claimpack.schema.problems import ClaimpackError

_KEPT = ("claim_id", "article_id", "spans", "claim_text")
_SINGLE = ("decision", "label")
_TYPED = ("edit", "note", "review_url")
_HINT = "export the project as JSON (not JSON-MIN, not CSV)"


def read_annotations(path: Path, reviewer: str | None = None) -> Iterator[ReviewLine | None]:
    """The review of each annotation, None for one in which nothing was decided. `reviewer` names annotators that only have a number.

    Raises ClaimpackError SRC050 for a file that is no JSON, SRC052 for a wrong value, SRC054 for what is no export of Label Studio.
    """
    n_tasks = 0
    for where, task in elements(path):
        n_tasks += 1
        data = task.get("data") if isinstance(task, dict) else None
        annotations = task.get("annotations") if isinstance(task, dict) else None
        if not isinstance(data, dict) or not isinstance(annotations, list):
            raise ClaimpackError("SRC054", f"task {n_tasks} has no data or no annotations", where=where, hint=_HINT)
        if "claim_id" not in data:
            hint = "only tasks that claimpack exported can be imported"
            raise ClaimpackError("SRC054", f"task {n_tasks} has no claim_id among its data", where=where, hint=hint)
        for annotation in annotations:
            yield _review(data, _object(annotation, f"{where} (task {n_tasks})"), reviewer, f"{where} (task {n_tasks})")
    if not n_tasks:
        raise ClaimpackError("SRC054", "no task in the file", where=str(path), hint=_HINT)


def _review(data: Mapping[str, object], annotation: Mapping[str, object], reviewer: str | None, where: str) -> ReviewLine | None:
    results = [_object(result, where) for result in _list(annotation.get("result", []), where)]
    said = {key: _chosen(results, key, where) for key in _SINGLE} | {key: _typed(results, key, where) for key in _TYPED}
    if annotation.get("was_cancelled") or not any(said.values()):
        return None
    if said["decision"] == "edit" and not said["edit"]:
        said["edit"] = _marked(results, data, where)
    kept = {key: data.get(key) for key in _KEPT}
    by = {"reviewer": _annotator(annotation.get("completed_by"), reviewer), "reviewed_on": _day(annotation)}
    return review_line({**kept, **said, **by}, where)


def _chosen(results: Sequence[Mapping[str, object]], name: str, where: str) -> str | None:
    values = [str(choice) for value in _values(results, name, where) for choice in _list(value.get("choices", []), where)]
    return values[-1] if values else None


def _typed(results: Sequence[Mapping[str, object]], name: str, where: str) -> str | None:
    found: list[str] = []
    for value in _values(results, name, where):
        text = value.get("text")
        found += [text] if isinstance(text, str) else [str(line) for line in _list(text, where)]
    return "\n".join(found).strip() or None


def _marked(results: Sequence[Mapping[str, object]], data: Mapping[str, object], where: str) -> str | None:
    """What was marked as the claim, its pieces in text order."""
    text = data.get("text")
    pieces: list[tuple[int, int]] = []
    for value in _values(results, "spans", where):
        if "claim" in _list(value.get("labels", []), where):
            start, end = value.get("start"), value.get("end")
            if type(start) is not int or type(end) is not int or not isinstance(text, str) or not 0 <= start < end <= len(text):
                message = "a region marked as the claim does not lie in the text of its task"
                raise ClaimpackError("SRC052", message, where=where, hint="mark it anew")
            pieces.append((start, end))
    return GAP.join(str(text)[start:end] for start, end in sorted(set(pieces))) or None


def _values(results: Sequence[Mapping[str, object]], name: str, where: str) -> Iterator[Mapping[str, object]]:
    for result in results:
        if result.get("from_name") == name:
            yield _object(result.get("value"), where)


def _annotator(value: object, reviewer: str | None) -> str | None:
    """An annotator's address where the export tells it, else the name given, else "annotator 3"."""
    if isinstance(value, dict) and isinstance(value.get("email"), str):
        return str(value["email"])
    number = value.get("id") if isinstance(value, dict) else value
    return reviewer or (f"annotator {number}" if isinstance(number, int) else None)


def _day(annotation: Mapping[str, object]) -> object:
    return annotation.get("updated_at") or annotation.get("created_at")


def _object(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ClaimpackError("SRC054", "an annotation is not what Label Studio exports", where=where, hint=_HINT)
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise ClaimpackError("SRC054", "an annotation is not what Label Studio exports", where=where, hint=_HINT)
    return value
