"""The tasks over the whole corpus that say which claims are laid side by side, and which figures: from what each bucket gives of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claimpack.builders.engine import Content, Outputs, Task, Work, code_version
from claimpack.builders.graph.comparing import FIGURES, KEYS, ROOMS
from claimpack.builders.graph.frames import unpacked
from claimpack.builders.graph.key_tables import keys_of_tables
from claimpack.builders.graph.slots import slots_of
from claimpack.builders.graph.written import read, written, written_one
from claimpack.builders.relate.figures import Located
from claimpack.builders.relate.plan import Story, plan_stories
from claimpack.builders.relate.timelines import Timeline, join_figures
from claimpack.schema.hashes import distinct

SLOTS = "slots"


@dataclass(frozen=True, slots=True)
class PlannedStories:
    """The stories of a slot, and the weights of the features that their articles hold."""

    stories: tuple[Story, ...]
    weights: Mapping[str, float]


def plan_tasks(compared: Sequence[Outputs]) -> list[Task]:
    """The task that finds stories over the keys of all buckets, and the one that joins their figures."""
    code = code_version(*ROOMS)
    return [
        Task(
            name=title,
            function=function,
            rooms=ROOMS,
            code=code,
            inputs=tuple(outputs[name] for outputs in compared),
        )
        for title, function, name in (("find stories", plan_corpus, KEYS), ("join figures", join_corpus, FIGURES))
    ]


def plan_corpus(work: Work) -> Mapping[str, Content]:
    """For each slot of stories, under its name, the stories and weights; and under SLOTS the ids of the articles of each."""
    keys = keys_of_tables([unpacked(content) for content in work.inputs])
    plan = plan_stories(keys)
    numbers = {name: number for number, name in enumerate(keys.article_ids)}
    told = [story.key for story in plan.stories]
    days = keys.days[[numbers[key] for key in told], 0]
    sizes = np.array([len(story.pairs) for story in plan.stories], np.int64)
    is_common = np.array([name in plan.weights.features for name in keys.names], bool)
    made: dict[str, Content] = {}
    held_in: dict[str, list[str]] = {}
    for slot, places in slots_of(told, days, sizes):
        stories = tuple(plan.stories[place] for place in places.tolist())
        articles = sorted({numbers[name] for story in stories for name in story.articles})
        held = distinct(keys.features[keys.entries_of(np.array(articles, np.int64))])
        weights = plan.weights.only(keys.names[feature] for feature in held[is_common[held]].tolist())
        made[slot] = written_one(PlannedStories(stories, weights.features))
        held_in[slot] = [keys.article_ids[article] for article in articles]
    return {**made, SLOTS: json.dumps(held_in).encode()}


def articles_of(content: Content) -> dict[str, list[str]]:
    """The ids of the articles of each slot, by its name, both sorted."""
    return dict(sorted(json.loads(bytes(content)).items()))


def join_corpus(work: Work) -> Mapping[str, Content]:
    """The disputed timelines of the corpus."""
    return {FIGURES: written(join_figures(row for content in work.inputs for row in read(content, Located)), Timeline)}


def timelines_of(content: Content) -> tuple[Timeline, ...]:
    """The timelines of a file."""
    return tuple(read(content, Timeline))
