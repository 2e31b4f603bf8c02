"""How claims stand to what other articles say: candidates, comparison, judgement, explanation; and which articles are one source.

A whole corpus in one go: `relate_claims`, `independence_groups`, `timelines`. In parts, for a build that is cut up: see plan.py.
"""

from claimpack.builders.relate.figures import Figure, article_figures
from claimpack.builders.relate.independence import independence_groups
from claimpack.builders.relate.keys import ArticleKeys, CorpusKeys, corpus_keys
from claimpack.builders.relate.plan import Plan, Story, plan_stories
from claimpack.builders.relate.relations import Related, corpus_of, relate, relate_claims, relate_stories
from claimpack.builders.relate.shelf import Shelf, kept
from claimpack.builders.relate.timelines import Timeline, join_figures, timelines

__all__ = [
    "ArticleKeys",
    "CorpusKeys",
    "Figure",
    "Plan",
    "Related",
    "Shelf",
    "Story",
    "Timeline",
    "article_figures",
    "corpus_keys",
    "corpus_of",
    "independence_groups",
    "join_figures",
    "kept",
    "plan_stories",
    "relate",
    "relate_claims",
    "relate_stories",
    "timelines",
]
