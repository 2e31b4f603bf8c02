"""`claimpack show ID`: one row, with its spans marked in the text; `claimpack show figures`: the disputed figures as timelines."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from claimpack.builders.cli.figures import figure_lines
from claimpack.builders.cli.marking import mark, paragraph_of
from claimpack.builders.cli.options import Json, ReleaseOption
from claimpack.builders.cli.output import Output, is_color, to_json
from claimpack.builders.cli.printable import printable, printable_row
from claimpack.builders.cli.releases import find_release
from claimpack.schema.problems import ClaimpackError

if TYPE_CHECKING:
    from claimpack.builders.release import Release

# Prefix of an id -> table and the name of its id column.
TABLES = {
    "art": ("articles", "article_id"),
    "clm": ("claims", "claim_id"),
    "ent": ("entities", "entity_id"),
    "men": ("mentions", "mention_id"),
    "rel": ("relations", "relation_id"),
    "rej": ("rejects", "reject_id"),
    "rev": ("reviews", "review_id"),
}

# Instead of an id: the timelines of the disputed figures.
FIGURES = "figures"

Row = Mapping[str, Any]  # a row of a release, at the border where it is printed


def show(
    row_id: Annotated[str, typer.Argument(metavar="ID", help='An id of the release, or its first characters; or "figures".')],
    release: ReleaseOption = None,
    as_json: Json = False,
) -> None:
    """Print one row of a release with its spans marked in the text; "figures" prints every disputed figure as a timeline.

    Example: claimpack show clm_1b7c
    """
    from claimpack.builders.explore.directory import read_directory
    from claimpack.builders.release import open_release

    opened = open_release(find_release(release))
    if row_id == FIGURES:
        found = read_directory(opened).timelines
        Output(as_json).result({"figures": list(found)}, "\n".join(map(printable, figure_lines(found, len(found)))))
        return
    table, row = find_row(opened, row_id)
    printers = {"claims": _claim, "articles": _article, "entities": _entity}
    shown = cast("Row", printable_row(row))
    lines = printers[table](opened, shown) if table in printers else iter([to_json(shown)])
    Output(as_json).result({"table": table, "row": row}, "\n".join(lines))


def find_row(release: "Release", row_id: str) -> tuple[str, Row]:
    """(table, row) of an id or of the first characters of one.

    Raises ClaimpackError REL022 if no row has it, REL023 if several do.
    """
    if row_id[:3] not in TABLES:
        raise ClaimpackError("REL022", f'"{row_id}" is no id', hint=f"ids begin with {', '.join(TABLES)}; `claimpack list` prints them")
    table, column = TABLES[row_id[:3]]
    found = [row for row in _rows(release, table) if row[column].startswith(row_id)]
    exact = [row for row in found if row[column] == row_id] or found
    if not exact:
        raise ClaimpackError(
            "REL022", f"no row {row_id} in {table}", where=str(release.path), hint=f"`claimpack list {table}` prints the ids"
        )
    if len(exact) > 1:
        raise ClaimpackError(
            "REL023", f"{len(exact)} rows of {table} begin with {row_id}", where=str(release.path), hint="give more characters of the id"
        )
    return table, exact[0]


def _claim(release: "Release", claim: Row) -> Iterator[str]:
    article = next(row for row in _shown(release, "articles") if row["article_id"] == claim["article_id"])
    yield f"{claim['claim_id']}  {claim['claim_type']}  factuality {claim['factuality']}  check-worthiness {claim['checkworthiness']:.2f}"
    yield f"in {article['source_uri']} ({article['article_id']}), {claim['zone']}"
    yield ""
    yield _marked(article["text"], claim) if article["text"] is not None else claim["text"]
    yield ""
    yield from _attributions(claim)
    for quantity in claim["quantities"]:
        yield f"number  {quantity['text']}: {quantity['comparator']} {interval(quantity)} {quantity['property'] or quantity['kind']}"
    for time in claim["times"]:
        notes = ", ".join(note for note in (time["role"], time["resolution"], time["issue"]) if note)
        yield f"time    {time['text']}: {time['edtf'] or time['timex_value']} ({notes})"
    for relation in _shown(release, "relations"):
        if claim["claim_id"] in (relation["claim_a"], relation["claim_b"]):
            other = relation["claim_b"] if relation["claim_a"] == claim["claim_id"] else relation["claim_a"]
            yield f"{relation['relation']}  {other}: {relation['explanation']}"


def _attributions(claim: Row) -> Iterator[str]:
    if not claim["attributions"]:
        yield "said by the article itself"
    for step in claim["attributions"]:
        source = step["source_text"] or f"({step['source_kind']})"
        yield f"source  branch {step['branch']}, hop {step['hop']}: {source} — {step['cue_text'] or 'no cue'} [{step['quote_type']}]"


def interval(quantity: Row) -> str:
    """The interval of a quantity: "(4400, ∞)", "[12, 14]"; the point alone ("≈ 2,000") where the words commit to no bounds."""
    low, high = quantity["low"], quantity["high"]
    if low is None and high is None and quantity["value"] is not None:
        return f"≈ {_number(quantity['value'])}"
    left = "(-∞" if low is None else f"{'[' if quantity['low_inclusive'] else '('}{_number(low)}"
    right = "∞)" if high is None else f"{_number(high)}{']' if quantity['high_inclusive'] else ')'}"
    return f"{left}, {right}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _marked(text: str, claim: Row) -> str:
    start, end = paragraph_of(text, claim["spans"])
    steps = claim["attributions"]
    layers = [
        ("claim", claim["spans"]),
        ("source", _flat(step["source_spans"] for step in steps)),
        ("cue", _flat(step["cue_spans"] for step in steps)),
    ]
    layers += [
        ("quantity", _flat(quantity["spans"] for quantity in claim["quantities"])),
        ("time", _flat(time["spans"] for time in claim["times"])),
    ]
    return mark(text, start, end, layers, is_colored=is_color()).strip()


def _article(release: "Release", article: Row) -> Iterator[str]:
    yield f"{article['article_id']}  {article['source_uri']}"
    agencies = ", ".join(article["agencies"]) or "none credited"
    yield f"date {article['dct_value'] or 'unknown'}, publisher {article['publisher'] or 'unknown'}, agencies {agencies}"
    yield ""
    claims = [claim for claim in _shown(release, "claims") if claim["article_id"] == article["article_id"]]
    if article["text"] is None:
        yield "(a stand-off release: the text is not in it)"
        return
    yield mark(
        article["text"], 0, len(article["text"]), [("claim", _flat(claim["spans"] for claim in claims))], is_colored=is_color()
    ).strip()


def _entity(release: "Release", entity: Row) -> Iterator[str]:
    yield f"{entity['entity_id']}  {entity['canonical_name']}  {entity['entity_type']}"
    yield f"{entity['n_mentions']} mentions in {entity['n_articles']} articles"
    for name in entity["names"]:
        yield f"name    {name['name']} ({name['n_mentions']})"
    for merge in entity["merge_evidence"]:
        yield f"merged  {merge['name_a']} = {merge['name_b']} by {merge['rule']} ({merge['score']:.2f})"
    for identifier in entity["identifiers"]:
        yield f"id      {identifier['scheme']} {identifier['value']}"
    for claim in _shown(release, "claims"):
        if entity["entity_id"] in claim["entity_ids"] or entity["entity_id"] == claim["speaker_entity_id"]:
            yield f"{'speaks' if entity['entity_id'] == claim['speaker_entity_id'] else 'claim '}  {claim['claim_id']}  {claim['text']}"


def _flat(lists: Iterable[list[Mapping[str, int]]]) -> list[Mapping[str, int]]:
    unique = {(span["start_char"], span["end_char"]): span for spans in lists for span in spans}
    return list(unique.values())


def _shown(release: "Release", table: str) -> Iterator[Row]:
    """The rows of a table, fit for a terminal."""
    return (cast("Row", printable_row(row)) for row in _rows(release, table))


def _rows(release: "Release", table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = release.table(table).to_pylist()
    return rows
