"""What a release says of the articles' words, by its text mode; offsets, digests and all else stay.

- "full": everything.
- "quotes": no article text (articles.text) and nothing that was not kept of it (rejects.text). Claims, names and sources keep the words
  that they were read from, with the 32 code points around each claim by which it can be found again.
- "none": no words of the articles at all. A column that stands beside its spans and may be null is null; what may not be null, or has
  no spans beside it, holds pointers (see pointers.py): "[#char=14,64]". An explanation names the two claims instead of quoting them. Kept
  are names of people, places and organisations, and the bibliographic data by which an article is found (publisher, byline, URL, a
  title that does not stand in the text).

Every row is worked on by itself, so that any part of a table can be given. `rehydrate` puts everything back.
"""

from collections.abc import Callable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from claimpack.builders.write.pointers import Pieces, joined_lists, pieces_of, pointer, pointers_of, reworded
from claimpack.schema.problems import ClaimpackError

MODES = ("none", "quotes", "full")

Make = Callable[[pa.Table], pa.Array]


def withhold(name: str, table: pa.Table, mode: str) -> pa.Table:
    """The rows of a table as a text mode releases them; `mode` is full, quotes or none. The table has the columns of schema/.

    Raises ClaimpackError REL035 for any other mode.
    """
    if mode not in MODES:
        raise ClaimpackError("REL035", f"there is no text mode {mode!r}", where="build.text", hint=f"one of: {', '.join(MODES)}")
    made = {column: make(table) for column, make in _COLUMNS[mode].get(name, {}).items()} if len(table) else {}
    for column, array in made.items():
        index = table.schema.get_field_index(column)
        table = table.set_column(index, table.schema.field(index), array)
    return table


def withheld_paths(table: str, mode: str) -> frozenset[str]:
    """The columns of a table, and parts of columns ("attributions[].cue_text"), whose words a text mode leaves out."""
    return frozenset(_PATHS[mode].get(table, ()))


def _null(column: str) -> Make:
    return lambda table: pa.nulls(len(table), table.schema.field(column).type)


def _pointed(table: pa.Table) -> pa.Array:
    return pointers_of(_whole(table, "spans"))


def _title(table: pa.Table) -> pa.Array:
    """A title is part of the article if it stands in its text; any other came with it."""
    pairs = zip(table["title"].to_pylist(), table["text"].to_pylist(), strict=True)
    return pa.array([_found(title, text or "", 0) if title else title for title, text in pairs], pa.string())


def _around(column: str) -> Make:
    """The characters before the first piece (prefix), or after the last one (suffix)."""

    def around(table: pa.Table) -> pa.Array:
        lengths = pc.utf8_length(table[column]).to_pylist()
        pieces = pieces_of(_whole(table, "spans"))
        bounds = [(each[0][0], each[-1][1]) if each else (0, 0) for each in pieces]
        if column == "prefix":
            return pa.array([pointer(start - length, start) for (start, _), length in zip(bounds, lengths, strict=True)], pa.string())
        return pa.array([pointer(end, end + length) for (_, end), length in zip(bounds, lengths, strict=True)], pa.string())

    return around


def _decontextualised(table: pa.Table) -> pa.Array:
    rows = zip(table["text"].to_pylist(), table["decontextualised"].to_pylist(), pieces_of(_whole(table, "spans")), strict=True)
    return pa.array([None if wording is None else reworded(text, wording, pieces) for text, wording, pieces in rows], pa.string())


def _speaker(table: pa.Table) -> pa.Array:
    """A speaker named by words of his own attribution, as pointers to them; any other is a name, and stays."""
    lists = _whole(table, "attributions")
    steps = lists.flatten()
    texts, places = pc.struct_field(steps, "source_text").to_pylist(), pieces_of(pc.struct_field(steps, "source_spans"))
    owners = pc.list_parent_indices(lists).to_pylist()
    found = table["speaker"].to_pylist()
    is_open = [speaker is not None for speaker in found]
    for row, text, pieces in zip(owners, texts, places, strict=True):
        if is_open[row] and text and pieces and (said := _pointed_at(found[row], text, pieces)) != found[row]:
            found[row], is_open[row] = said, False
    return pa.array(found, pa.string())


def _pointed_at(words: str, text: str, pieces: Pieces) -> str:
    if words == text:
        return reworded(text, words, pieces)
    return _found(words, text, pieces[0][0]) if len(pieces) == 1 else words


def _found(words: str, text: str, first: int) -> str:
    """What stands for words that stand in a text beginning at `first`; the words themselves if they do not."""
    at = text.find(words)
    return words if at < 0 else pointer(first + at, first + at + len(words))


def _explained(table: pa.Table) -> pa.Array:
    parts = [table[name].combine_chunks() for name in ("claim_a", "relation", "claim_b")]
    lists = _whole(table, "basis")
    basis = joined_lists(lists.offsets, lists.flatten(), ", ")
    return pc.binary_join_element_wise(parts[0], " ", parts[1], " ", parts[2], ": ", basis, "")


def _members(column: str, nulls: tuple[str, ...], pointed: tuple[str, ...] = ()) -> Make:
    """A list of structs with some members null, and others as pointers to the struct's spans."""

    def changed(table: pa.Table) -> pa.Array:
        lists = _whole(table, column)
        structs = lists.flatten()
        parts = dict(zip((field.name for field in structs.type), structs.flatten(), strict=True))
        parts.update({name: pa.nulls(len(structs), parts[name].type) for name in nulls})
        parts.update({name: pointers_of(parts["spans"]) for name in pointed})
        made = pa.StructArray.from_arrays(list(parts.values()), fields=list(structs.type))
        offsets = pc.subtract(lists.offsets, lists.offsets[0])
        return pa.ListArray.from_arrays(offsets, made, type=lists.type)

    return changed


def _whole(table: pa.Table, column: str) -> pa.Array:
    return table[column].combine_chunks()


_QUOTES: dict[str, dict[str, Make]] = {"articles": {"text": _null("text")}, "rejects": {"text": _null("text")}}
_NONE: dict[str, dict[str, Make]] = {
    "articles": {"title": _title, "text": _null("text")},
    "claims": {
        "text": _pointed,
        "prefix": _around("prefix"),
        "suffix": _around("suffix"),
        "decontextualised": _decontextualised,
        "speaker": _speaker,
        "attributions": _members("attributions", ("source_text", "cue_text")),
        "quantities": _members("quantities", ("counted_text",), ("text",)),
        "times": _members("times", (), ("text",)),
    },
    "mentions": {"text": _pointed},
    "relations": {"explanation": _explained, "explanation_local": _null("explanation_local")},
    "rejects": {"text": _null("text")},
}
_COLUMNS: Mapping[str, dict[str, dict[str, Make]]] = {"full": {}, "quotes": _QUOTES, "none": _NONE}
_PARTS = {
    "attributions": ("attributions[].source_text", "attributions[].cue_text"),
    "quantities": ("quantities[].text", "quantities[].counted_text"),
    "times": ("times[].text",),
}


def _paths(columns: dict[str, Make]) -> Iterator[str]:
    for column in columns:
        yield from _PARTS.get(column, (column,))


_PATHS = {mode: {table: tuple(_paths(columns)) for table, columns in tables.items()} for mode, tables in _COLUMNS.items()}
