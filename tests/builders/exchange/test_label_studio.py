"""Tasks for Label Studio, read by its own SDK, and annotations out of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from label_studio_sdk.converter import Converter
from label_studio_sdk.label_interface import LabelInterface

from claimpack.builders.exchange.label_studio import labelling_interface, task_lines
from claimpack.builders.exchange.label_studio_in import read_annotations
from claimpack.builders.exchange.queue import review_queue
from claimpack.builders.release import Release
from claimpack.builders.review import ReviewLine
from claimpack.schema.problems import ClaimpackError

CLAIM = "clm_0123456789abcdef"
Rows = dict[str, list[Any]]


def tasks_of(release: Release) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("".join(task_lines(review_queue(release, 0, is_all=True), "run_0")))
    return found


def annotated(task: dict[str, Any], *results: dict[str, Any], **annotation: Any) -> dict[str, Any]:
    """A task as Label Studio exports it once somebody has worked on it."""
    made = {
        "id": 7,
        "completed_by": {"id": 3, "email": "b@example.org"},
        "updated_at": "2021-05-10T08:00:00.000000Z",
        "was_cancelled": False,
    }
    return {**task, "id": 1, "annotations": [{**made, "result": list(results), **annotation}]}


def choice(name: str, value: str) -> dict[str, Any]:
    return {"from_name": name, "to_name": "text", "type": "choices", "value": {"choices": [value]}}


def typed(name: str, value: str) -> dict[str, Any]:
    return {"from_name": name, "to_name": "text", "type": "textarea", "value": {"text": [value]}}


def region(start: int, end: int) -> dict[str, Any]:
    return {"from_name": "spans", "to_name": "text", "type": "labels", "value": {"start": start, "end": end, "labels": ["claim"]}}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[ReviewLine | None]]:
    def read_back(tasks: object, reviewer: str | None = None) -> list[ReviewLine | None]:
        path = tmp_path / "export.json"
        path.write_bytes(tasks if isinstance(tasks, bytes) else json.dumps(tasks).encode())
        return list(read_annotations(path, reviewer))

    return read_back


def test_label_studio_takes_the_tasks_and_their_predictions(reviewed: Release) -> None:
    interface = LabelInterface(labelling_interface())
    for task in tasks_of(reviewed):
        assert interface.validate_task({"data": task["data"]})
        assert all(interface.validate_prediction(prediction) for prediction in task["predictions"])


def test_regions_are_the_words_they_mark_with_emoji_counted_once(reviewed: Release) -> None:
    task = tasks_of(reviewed)[0]
    regions = [result["value"] for result in task["predictions"][0]["result"]]
    assert [(value["labels"], value["text"]) for value in regions] == [
        (["claim"], "Am Samstag wurden"),
        (["claim"], "mindestens 12 Menschen verletzt"),
        (["source"], "die Polizei"),
        (["number"], "mindestens 12 Menschen"[:21]),
    ]
    assert all(task["data"]["text"][value["start"] : value["end"]] == value["text"] for value in regions)


def test_label_studios_converter_cuts_the_same_words(reviewed: Release, tmp_path: Path) -> None:
    task = tasks_of(reviewed)[0]
    claims = [result for result in task["predictions"][0]["result"] if result["value"]["labels"] == ["claim"]]
    exported = tmp_path / "export.json"
    exported.write_text(json.dumps([annotated(task, *claims)]), encoding="utf-8")
    converter = Converter(labelling_interface(), str(tmp_path), download_resources=False)
    converter.convert_to_conll2003(str(exported), str(tmp_path / "conll"), is_dir=False)
    lines = (tmp_path / "conll" / "result.conll").read_text(encoding="utf-8").splitlines()
    tagged = [line.split()[0] for line in lines if line.endswith(("B-claim", "I-claim"))]
    assert tagged == ["Am", "Samstag", "wurden", "mindestens", "12", "Menschen", "verletzt"]


def test_a_decision_comes_back_with_its_annotator_and_day(reviewed: Release, read: Callable[..., list[ReviewLine | None]]) -> None:
    task = tasks_of(reviewed)[0]
    verdict = (
        choice("decision", "accept"),
        choice("label", "refuted"),
        typed("note", "geprüft"),
        typed("review_url", "https://example.org/1"),
    )
    (line,) = read([annotated(task, *verdict)])
    assert line is not None
    assert (line.claim_id, line.article_id) == (task["data"]["claim_id"], task["data"]["article_id"])
    assert [[span.start_char, span.end_char] for span in line.spans] == task["data"]["spans"]
    assert (line.decision, line.label, line.note, line.review_url) == ("accept", "refuted", "geprüft", "https://example.org/1")
    assert (line.reviewer, str(line.reviewed_on)) == ("b@example.org", "2021-05-10")


def test_a_claim_marked_anew_is_the_edit(reviewed: Release, read: Callable[..., list[ReviewLine | None]]) -> None:
    task = tasks_of(reviewed)[0]
    start = task["data"]["text"].index("12")
    results = (choice("decision", "edit"), region(start, start + 11), region(8, 11))
    (line,) = read([annotated(task, *results)])
    assert line is not None
    assert line.edit == f"{task['data']['text'][8:11]} […] 12 Menschen"
    (line,) = read([annotated(task, *results, typed("edit", "Zwölf Verletzte"))])
    assert line is not None
    assert line.edit == "Zwölf Verletzte"


def test_cancelled_and_empty_annotations_decide_nothing(reviewed: Release, read: Callable[..., list[ReviewLine | None]]) -> None:
    task = tasks_of(reviewed)[0]
    done = [annotated(task), annotated(task, choice("decision", "accept"), was_cancelled=True), {**task, "annotations": []}]
    assert read(done) == [None, None]


@pytest.mark.parametrize(
    ("completed_by", "reviewer", "name"), [(3, None, "annotator 3"), (3, "B.", "B."), (None, "B.", "B."), (None, None, None)]
)
def test_an_annotator_without_an_address_is_named_as_well_as_can_be(
    read: Callable[..., list[ReviewLine | None]], completed_by: object, reviewer: str | None, name: str | None
) -> None:
    (line,) = read([annotated({"data": {"claim_id": CLAIM}}, choice("decision", "accept"), completed_by=completed_by)], reviewer)
    assert line is not None
    assert line.reviewer == name


TASK = {"data": {"claim_id": CLAIM, "text": "kurz"}}


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "SRC054", None),
        (b"[]", "SRC054", None),
        (b"[1]", "SRC054", 1),
        (b'"text"', "SRC054", 1),
        (b'[\n{"data": {}, "annotations": []}\n]', "SRC054", 2),
        (b'[\n{"data": {"claim_id": "x"}}\n]', "SRC054", 2),
        (b'[\n\n{"data": ]', "SRC050", 3),
        (b'[{"data": NaN}]', "SRC050", 1),
        (b'[{"data": 1, "data": 2}]', "SRC050", 1),
        (b"[" * 100_000, "SRC050", 1),
        (b'[{"data": {"claim_id": "clm_0123456789abcdef"}, "annotations": []}', "SRC050", 1),
        (b'[{"data": {"claim_id": "clm_0123456789abcdef"}, "annotations": []}] x', "SRC050", 1),
        (b'[\n"\xff"]', "SRC050", 2),
        (json.dumps([{**TASK, "annotations": [3]}]).encode(), "SRC054", 1),
        (json.dumps([annotated(TASK, choice("decision", "maybe"))]).encode(), "SRC052", 1),
        (json.dumps([annotated(TASK, choice("decision", "edit"), region(2, 9))]).encode(), "SRC052", 1),
        (json.dumps([annotated(TASK, choice("decision", "edit"), region("a", "b"))]).encode(), "SRC052", 1),  # type: ignore[arg-type]
        (json.dumps([annotated(TASK, {"from_name": "decision", "value": {"choices": 3}})]).encode(), "SRC054", 1),
        (json.dumps([annotated(TASK, {"from_name": "decision", "value": None})]).encode(), "SRC054", 1),
    ],
    ids=range(19),
)
def test_what_is_no_export_is_told_with_its_line(
    read: Callable[..., list[ReviewLine | None]], tmp_path: Path, content: bytes, code: str, line: int | None
) -> None:
    with pytest.raises(ClaimpackError) as raised:
        read(content)
    assert (raised.value.code, bool(raised.value.hint)) == (code, True)
    place = f"{tmp_path / 'export.json'}{f':{line}' if line else ''}"
    assert raised.value.where.removesuffix(" (task 1)") == place
