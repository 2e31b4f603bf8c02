"""README.md: the dataset card, whose YAML is what Hugging Face `datasets` loads the release by.

Under each config stand `version` and a `description` with the digest of the table's data: the local cache of `datasets` takes
both into its key, and nothing else that changes with the rows. Without them a rebuild in place gives the old rows.
Tables without rows have no config, because `datasets` cannot load an empty split.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml
from jinja2 import Environment, StrictUndefined, Template

from claimpack.builders.write.changes import causes_told, rows_told
from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import TOOL, TableEntry
from claimpack.builders.write.numbers import Numbers
from claimpack.builders.write.pointers import is_pointed
from claimpack.schema.catalogue import VERSION, load
from claimpack.schema.columns import Column, columns, features

CARD = "README.md"
DEFAULT_TABLE = "claims"
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"))
_LARGEST = "10M<n<100M"
# Licences that the Hub knows by name; any other is "other" with its name beside it.
# fmt: off
_HUB_LICENSES = frozenset(
    (
        "apache-2.0", "mit", "odbl", "odc-by", "pddl",
        "cc0-1.0", "cc-by-2.0", "cc-by-3.0", "cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0",
        "cc-by-nc-3.0", "cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0",
    )
)
# fmt: on
_TAGS = ("fact-checking", "claim-extraction", "attribution", "news", "provenance", "croissant")
_SPECIAL = re.compile(r"([\\`*_\[\]#|~$])")


@dataclass(frozen=True, slots=True)
class Line:
    """One column as the card lists it; `path` is attributions[].hop for what lies inside another column."""

    path: str
    type: str
    description: str


def card(info: ReleaseInfo, entries: Sequence[TableEntry], numbers: Numbers) -> bytes:
    """The whole card. `entries` are what the manifest says of the tables, empty ones too; `numbers` are counted from them."""
    header = yaml.safe_dump(front_matter(info, entries), allow_unicode=True, sort_keys=False, width=1_000)
    body = _template().render(
        info=info,
        entries=entries,
        numbers=replace(numbers, speakers=tuple(count for count in numbers.speakers if not is_pointed(count.name))),
        lines={entry.name: lines(entry.name) for entry in entries},
        descriptions={entry.name: load(entry.name)["description"] for entry in entries},
        first=_first(entries),
        schema_version=VERSION,
        tool=TOOL,
    )
    return f"---\n{header}---\n{body.rstrip()}\n".encode()


def front_matter(info: ReleaseInfo, entries: Sequence[TableEntry]) -> dict[str, object]:
    """The YAML of the card: what `datasets` and the Hub read."""
    n_claims = next((entry.n_rows for entry in entries if entry.name == DEFAULT_TABLE), 0)
    filled = [entry for entry in entries if entry.n_rows]
    return {
        "pretty_name": info.heading,
        "language": [info.language],
        **_license(info.license),
        "annotations_creators": ["machine-generated"],
        "language_creators": ["found"],
        "multilinguality": ["monolingual"],
        "source_datasets": ["original"],
        "task_categories": ["text-classification", "token-classification"],
        "tags": list(_TAGS),
        "size_categories": [next((name for limit, name in _SIZES if n_claims < limit), _LARGEST)],
        "configs": [_config(info, entry, is_default=entry.name == _first(entries)) for entry in filled],
        "dataset_info": [{"config_name": entry.name, "features": features(entry.name)} for entry in filled],
    }


def description_of(entry: TableEntry) -> str:
    """What the card's config says of a table's data: its digest, so that other rows never come out of an old cache."""
    return f"sha256:{entry.logical_digest}"


def lines(table: str) -> list[Line]:
    """Every column of a table and what lies inside it, in the order of the schema. Lists of spans are not opened."""
    return [line for column in columns(table) for line in _lines(column, column.name)]


def escaped(text: object) -> str:
    """Text from a source on one line, with everything that Markdown or HTML would take as markup made harmless."""
    plain = " ".join(str(text).split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", plain)


def _config(info: ReleaseInfo, entry: TableEntry, *, is_default: bool) -> dict[str, object]:
    return {
        "config_name": entry.name,
        "version": info.version,
        "description": description_of(entry),
        "data_files": [{"split": "train", "path": f"data/{entry.name}/train-*.parquet"}],
        **({"default": True} if is_default else {}),
    }


def _license(license_id: str | None) -> dict[str, object]:
    if not license_id:
        return {"license": "unknown"}
    if license_id.lower() in _HUB_LICENSES or license_id.lower() == "other":
        return {"license": license_id.lower()}
    return {"license": "other", "license_name": license_id}


def _first(entries: Sequence[TableEntry]) -> str:
    """The table that is loaded when none is named: the claims, if there are any."""
    names = [entry.name for entry in entries if entry.n_rows]
    return DEFAULT_TABLE if DEFAULT_TABLE in names or not names else names[0]


def _lines(column: Column, path: str) -> list[Line]:
    inner = column.children[0] if column.type == "list" else column
    own = Line(path, _label(column), column.description or inner.description)
    if inner.type != "struct" or _is_span(inner):
        return [own]
    prefix = f"{path}[]" if column.type == "list" else path
    return [own, *(line for child in inner.children for line in _lines(child, f"{prefix}.{child.name}"))]


def _label(column: Column) -> str:
    if column.type == "list":
        return f"list of {_label(column.children[0])}"
    if column.type == "struct":
        return "span" if _is_span(column) else "struct"
    choice = f" of {', '.join(f'`{value}`' for value in column.values)}" if column.values else ""
    return column.type + choice + (" or null" if column.is_nullable else "")


def _is_span(column: Column) -> bool:
    return tuple(child.name for child in column.children) == ("start_char", "end_char")


@cache
def _template() -> Template:
    source = (files("claimpack.builders.write") / "templates" / "README.md.j2").read_text(encoding="utf-8")
    # Markdown, not HTML: whatever comes out of a source goes through `escaped`.
    environment = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)
    environment.filters.update(escaped=escaped, rows_told=rows_told, causes_told=causes_told)
    return environment.from_string(source)
