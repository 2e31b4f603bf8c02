"""The same build as a plain loop over the same functions: everything in memory, one process, nothing kept. What the graph is measured
against, and what it must equal to the byte.
"""

from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from claimpack.builders import languages
from claimpack.builders.config import load_config
from claimpack.builders.extract.article import RuleExtractor
from claimpack.builders.graph.description import describe
from claimpack.builders.link.apply import apply_links
from claimpack.builders.link.entities import link_mentions
from claimpack.builders.link.gazetteer import load_gazetteer
from claimpack.builders.provenance import entity_traces, signed, traces
from claimpack.builders.read import read_sources
from claimpack.builders.relate.independence import independence_groups
from claimpack.builders.relate.relations import relate_claims
from claimpack.builders.write.folder import write_release
from claimpack.schema.arrow import to_table


def build_plainly(config_file: Path, target: Path) -> Path:
    """The release of a corpus without reviews, in the folder `target`."""
    config = load_config(config_file)
    pack = languages.load(config.dataset.language)
    read, extractor = read_sources(config), RuleExtractor(pack)
    facts = [extractor.extract(article) for article in read.articles]
    gazetteer = load_gazetteer([config.root / config.sources.gazetteer] if config.sources.gazetteer else [])
    linked = link_mentions([mention for each in facts for mention in each.mentions], gazetteer, pack)
    entities = {mention.mention_id: mention.entity_id for mention in linked.mentions if mention.entity_id is not None}
    claims = tuple(apply_links((claim for each in facts for claim in each.claims), entities))
    groups = independence_groups([each.article for each in facts])
    articles = tuple(replace(each.article, independence_group=groups[each.article.article_id]) for each in facts)
    tables = {
        "articles": to_table("articles", articles),
        "claims": to_table("claims", claims),
        "mentions": to_table("mentions", linked.mentions),
        "entities": to_table("entities", linked.entities),
        "relations": to_table("relations", relate_claims(claims, articles, linked.entities, pack)),
        "rejects": to_table("rejects", (*read.rejects, *(reject for each in facts for reject in each.rejects))),
    }
    info = describe(config, read.inputs, extractor)
    found = [traces(name, table) for name, table in tables.items() if name != "entities"]
    found.append(entity_traces(tables["entities"], tables["mentions"]))
    provenance = signed(pa.concat_tables(found), info.run_id, {"*": extractor.version})
    return write_release(info, {**tables, "provenance": provenance}, target, is_replacing=True)
