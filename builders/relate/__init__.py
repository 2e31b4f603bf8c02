"""How claims stand to what other articles say: candidates, comparison, judgement, explanation; and which articles are one source."""

from claimpack.builders.relate.independence import independence_groups
from claimpack.builders.relate.relations import Related, relate, relate_claims
from claimpack.builders.relate.timelines import Figure, Timeline, timelines

__all__ = ["Figure", "Related", "Timeline", "independence_groups", "relate", "relate_claims", "timelines"]
