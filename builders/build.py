"""The recipe of a build: read, extract, link, relate, write. It reads like the flow of the data.

Every step is a set of tasks, pure and kept by what they depend on (see graph/ and engine/), so that only what has changed is done again.
Nothing here depends on the number of workers, the order of the sources or the clock.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from claimpack.builders.config import Config, load_config
from claimpack.builders.diff.changelog import changelog_of
from claimpack.builders.diff.released import sealed
from claimpack.builders.engine import Outputs, Task
from claimpack.builders.graph.assembly import Shards, pack_release, refuse_too_many_failures, unread_of
from claimpack.builders.graph.checking import Check, are_parts_right
from claimpack.builders.graph.comparing import FIGURES, compare_tasks
from claimpack.builders.graph.description import describe
from claimpack.builders.graph.extraction import RULES, Extraction, extraction_tasks, extractor_of, warm_up
from claimpack.builders.graph.finishing import finish_tasks
from claimpack.builders.graph.grouping import group_task, sample_tasks
from claimpack.builders.graph.linking import SLIM, link_task
from claimpack.builders.graph.merging import Merging, merge_tasks, sharded
from claimpack.builders.graph.packing import Parts
from claimpack.builders.graph.planning import plan_tasks, timelines_of
from claimpack.builders.graph.relating import relate_tasks
from claimpack.builders.graph.reviewing import REVIEWS, review_task
from claimpack.builders.graph.sources import Gathered, gather
from claimpack.builders.graph.workshop import Place, Workshop, opened
from claimpack.builders.link.gazetteer import load_gazetteer
from claimpack.builders.relate.timelines import Timeline
from claimpack.builders.review import load_reviews
from claimpack.builders.write.folder import write_release
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.numbers import Numbers
from claimpack.builders.write.place import check_place
from claimpack.schema.problems import ClaimpackError
from claimpack.schema.records import Reject

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:/")


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: where it lies, its numbers, the figures in dispute, and what could not be read."""

    release: Path
    run_id: str
    numbers: Numbers
    timelines: tuple[Timeline, ...]
    unreadable: tuple[Reject, ...]


def build(
    config_file: Path,
    *,
    output: Path | None = None,
    is_replacing: bool = False,
    place: Place | None = None,
    extractor: str = RULES,
    check: Check | None = None,
    on_article: Callable[[int], None] | None = None,
) -> BuildReport:
    """Build the release that a claimpack.toml describes. One of the same version that is there stays, unless `is_replacing`.

    `output` takes the place of output.directory. `place` says where tasks run and where their results are kept; `extractor` is
    "module:class". `check` judges the finished release before that takes its place, and gives its validation.json; what it raises ends
    the build, and the release that was there stays. `on_article` is told how many articles are done.

    Raises ClaimpackError: CFG0xx, SRC0xx (see config, read), BLD0xx (see graph, engine), REL03x (see write), among them REL036 for a
    release of the same version with other content.
    """
    config = load_config(config_file)
    target = _target(config, output)
    check_place(target, is_replacing=True)
    changelog, accept = changelog_of(config, target), sealed(config, target, is_replacing=is_replacing)
    reader = extractor_of(extractor, config.dataset.language)
    with opened(config, place or Place(), partial(warm_up, extractor, config.dataset.language)) as shop:
        sources = gather(config, shop.store)
        info = describe(config, sources.inputs, reader)
        shop.open(len(sources.inputs))
        rows = _rows(shop, config, sources, Extraction(config.dataset.language, extractor, reader.version), on_article)
        made = pack_release(shop, rows.parts, sources.n_buckets, info, reader.version)
        judged = _judged(shop, made.stored, info, check) if check else None
        shop.close()  # what idle workers hold is more than the check of the whole needs
        write_release(info, made.packed, target, is_replacing=True, check=judged, changelog=changelog, accept=accept)
        shop.tidy()
        return BuildReport(target, info.run_id, made.packed.numbers, timelines_of(shop.store.get(rows.figures)), rows.unread)


def _judged(shop: Workshop, stored: Shards, info: ReleaseInfo, check: Check) -> Callable[[Path], bytes]:
    """The check of the whole, its parts having been checked."""
    is_right = are_parts_right(shop, stored, info.text_mode, check)
    return lambda folder: check.of_whole(folder, is_right)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a release: the files that hold them, the file of the disputed figures, and what could not be read."""

    parts: Parts
    figures: str
    unread: tuple[Reject, ...]


def _rows(shop: Workshop, config: Config, sources: Gathered, reading: Extraction, on_article: Callable[[int], None] | None) -> Rows:
    """Sources to facts, bucket by bucket; over the corpus names to entities; facts to rows; and claims to relations."""
    facts = shop.run(extraction_tasks(sources, reading, config.engine.max_seconds), _counter(sources.sizes, on_article))
    unread = unread_of(shop, facts)
    refuse_too_many_failures(unread, len(sources.inputs), config)
    buckets = dict(zip(sources.files, facts, strict=True))

    language, gazetteer, reviews = config.dataset.language, load_gazetteer(_gazetteers(config)), load_reviews(config)
    sampled = shop.run(sample_tasks(buckets))
    over_all = [link_task(buckets, language, gazetteer), group_task(sampled), review_task(buckets, reviews)]
    links, groups, reviewed = shop.run(over_all)
    finished = shop.run(finish_tasks(buckets, (links, groups, reviewed), shop.store.put(b"{}")))
    rows = dict(zip(buckets, finished, strict=True))

    compared = shop.run(compare_tasks(rows, links, language))
    plan, disputed = shop.run(plan_tasks(compared))
    stories = relate_tasks(plan, dict(zip(rows, compared, strict=True)), links[SLIM], sources.n_buckets, language, shop.store)
    told = dict(zip(stories, shop.run(list(stories.values())), strict=True))

    scattered = {
        "relations": _named("relations", told),
        "rejects": _named("rejects", buckets),
        "provenance": {**_named("traces", rows), **_named("traces", {"entities": links}), **_named("traces", told)},
    }
    merging = {name: merge_tasks(files, Merging(name, config.build.shards)) for name, files in scattered.items()}
    merged = {name: sharded(shop.run(tasks), shop.store) for name, tasks in merging.items()}
    whole = {"entities": [links["entities"]], "reviews": [reviewed[REVIEWS]]}
    return Rows(Parts(rows, merged, whole), disputed[FIGURES], tuple(unread))


def _named(file: str, made: Mapping[int, Outputs] | Mapping[str, Outputs]) -> dict[str, str]:
    """One file of each bucket or slot by its name."""
    return {f"{name}": outputs[file] for name, outputs in made.items()}


def _counter(sizes: Mapping[str, int], on_article: Callable[[int], None] | None) -> Callable[[Task], None]:
    """Tells how many articles are done, bucket by bucket."""
    n_done = 0

    def count(task: Task) -> None:
        nonlocal n_done
        n_done += sizes[task.inputs[0]]
        if on_article:
            on_article(n_done)

    return count


def _target(config: Config, output: Path | None) -> Path:
    """Raises ClaimpackError BLD011 for an address, which Path turns into a folder named "s3:"."""
    named = str(output or config.output.directory)
    if _ADDRESS.match(named):
        hint = "build into a folder; `claimpack publish` sends the release there, the manifest last"
        raise ClaimpackError("BLD011", "a release is built in a folder, not at an address", where=named, hint=hint)
    folder = output or Path(os.path.normpath(config.root / config.output.directory))
    return folder / config.dataset.name / config.dataset.version


def _gazetteers(config: Config) -> list[Path]:
    return [config.root / config.sources.gazetteer] if config.sources.gazetteer else []
