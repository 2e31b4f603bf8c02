"""croissant.json: the release in Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html) with RAI 1.0.

JSON-LD by hand, so that it needs no library and says what was tested: every record set can be iterated by mlcroissant. One FileObject
per file; a table of several files is read through one FileSet over the folder. Columns are fields, members of list columns are
subfields. What lies deeper (spans inside an attribution) has no form in Croissant that a reader gets right, so it is only told of.
`references` are left out: mlcroissant joins tables on them and drops rows. The media type is the one it can read.
"""

import json
from collections.abc import Sequence

from claimpack.builders.write.info import ReleaseInfo
from claimpack.builders.write.manifest import TOOL, FileEntry, TableEntry
from claimpack.builders.write.numbers import Numbers
from claimpack.schema.catalogue import load
from claimpack.schema.columns import Column, columns, unique_key

CROISSANT = "croissant.json"
PARQUET = "application/x-parquet"
Json = dict[str, object]
_LEFT_OUT = {
    "full": (),
    "quotes": ("The texts of the articles are not in it; `claimpack rehydrate` puts them back from the sources.",),
    "none": ("The words of the articles are not in it, only where they stand; `claimpack rehydrate` puts them back from the sources.",),
}
_DATA_TYPES = {
    "string": "sc:Text",
    "date32": "sc:Date",
    "bool": "sc:Boolean",
    **dict.fromkeys(("int8", "int16", "int32", "int64"), "sc:Integer"),
    **dict.fromkeys(("float32", "float64"), "sc:Float"),
}
_TERMS = (
    "citeAs column conformsTo:dct equivalentProperty extract field fileProperty fileObject fileSet format includes isLiveDataset "
    "jsonPath key md5 parentField path recordSet references regex repeated replace samplingRate separator source subField transform"
)
_CONTEXT: Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    **{name: f"{prefix or 'cr'}:{name}" for name, _, prefix in (term.partition(":") for term in _TERMS.split())},
}


def croissant(info: ReleaseInfo, entries: Sequence[TableEntry], files: Sequence[FileEntry], numbers: Numbers) -> bytes:
    """The whole file. `files` are the release's Parquet files; tables without rows are left out."""
    filled = [entry for entry in entries if entry.n_rows]
    folders = {entry.name: [file for file in files if file.path.startswith(f"data/{entry.name}/")] for entry in filled}
    document: Json = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"],
        "name": info.name,
        "description": info.description or f"Claims from news articles: {info.heading}.",
        "version": info.version,
        "inLanguage": info.language,
        "keywords": ["fact-checking", "claim extraction", "attribution", "news", "provenance"],
        "citeAs": _citation(info),
        **_known(info),
        **_responsible(info, numbers),
        "distribution": [node for name, shards in folders.items() for node in _distribution(name, shards)],
        "recordSet": [_record_set(entry.name, len(folders[entry.name])) for entry in filled],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _known(info: ReleaseInfo) -> Json:
    known: Json = {}
    if info.license:
        known["license"] = f"https://spdx.org/licenses/{info.license}.html" if info.license.lower() != "other" else "other"
    if info.homepage:
        known["url"] = info.homepage
    if info.release_date:
        known["datePublished"] = info.release_date.isoformat()
    if info.creators:
        known["creator"] = [{"@type": "sc:Person", "name": name} for name in info.creators]
    return known


def _citation(info: ReleaseInfo) -> str:
    year = f" ({info.release_date.year})" if info.release_date else ""
    return f"{' and '.join(info.creators) or info.name}{year}: {info.heading}, version {info.version}, {info.run_id}"


def _responsible(info: ReleaseInfo, numbers: Numbers) -> Json:
    """The RAI properties: how the data came about, what it can and cannot be used for."""
    return {
        "rai:dataCollection": f"{numbers.rows['articles']} news articles, as listed with their digests in manifest.json.",
        "rai:dataCollectionType": ["Secondary data analysis"],
        "rai:dataCollectionMissingData": "Sources that could not be read, and sentences that gave no claim, are rows of the table rejects.",
        "rai:dataCollectionRawData": "The articles as published by their publishers; sha256 and source_uri are in the table articles.",
        "rai:dataCollectionTimeFrame": [day for day in (numbers.earliest, numbers.latest) if day],
        "rai:dataPreprocessingProtocol": ["Strict UTF-8, unchanged; zones and sentences by rule."],
        "rai:dataAnnotationProtocol": ["By rules and small models; the table provenance names the rule for every row."],
        "rai:machineAnnotationTools": [f"{TOOL} {info.tool_version}, {info.run_id}"],
        "rai:dataBiases": ["The choice of articles is no sample; what agencies and authorities say is over-represented in news."],
        "rai:dataUseCases": ["Claim detection, attribution and comparison; preparing work for fact-checkers. Not for automatic verdicts."],
        "rai:dataLimitations": ["Machine-made annotations with errors; a claim in the data is not a fact.", *_LEFT_OUT[info.text_mode]],
        "rai:dataSocialImpact": "Shows who says what; taken for verdicts, it would spread what it quotes.",
        "rai:personalSensitiveInformation": ["Names of people as published, among them victims and accused."],
        "rai:dataReleaseMaintenancePlan": "Versions x.y.z: z the same rows, y rows added, x anything else.",
    }


def _distribution(table: str, shards: Sequence[FileEntry]) -> list[Json]:
    nodes: list[Json] = [
        {
            "@type": "cr:FileObject",
            "@id": shard.path,
            "name": shard.path,
            "contentUrl": shard.path,
            "contentSize": f"{shard.n_bytes} B",
            "encodingFormat": PARQUET,
            "sha256": shard.sha256,
        }
        for shard in shards
    ]
    if len(shards) > 1:
        name = f"data/{table}"
        nodes.append({"@type": "cr:FileSet", "@id": name, "name": name, "encodingFormat": PARQUET, "includes": f"data/{table}/*.parquet"})
    return nodes


def _record_set(table: str, n_shards: int) -> Json:
    source: Json = {"fileObject": {"@id": f"data/{table}/train-00000-of-00001.parquet"}}
    if n_shards > 1:
        source = {"fileSet": {"@id": f"data/{table}"}}
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": load(table)["description"],
        "key": [{"@id": f"{table}/{name}"} for name in unique_key(table)],
        "field": [_field(table, column, source) for column in columns(table)],
    }


def _field(table: str, column: Column, source: Json) -> Json:
    node: Json = {"@type": "cr:Field", "@id": f"{table}/{column.name}", "name": f"{table}/{column.name}", "description": column.description}
    extract: Json = {"extract": {"column": column.name}}
    if column.type != "list":
        return {**node, "dataType": _DATA_TYPES[column.type], "source": {**source, **extract}}
    element = column.children[0]
    if element.type != "struct":
        return {**node, "repeated": True, "dataType": _DATA_TYPES[element.type], "source": {**source, **extract}}
    nested = [child.name for child in element.children if child.type not in _DATA_TYPES]
    told = f" Each also holds {', '.join(nested)}: lists, to be read from the Parquet column." if nested else ""
    members = [child for child in element.children if child.type in _DATA_TYPES]
    parts = [_sub_field(f"{table}/{column.name}", child, {**source, **extract}) for child in members]
    return {**node, "description": column.description + told, "repeated": True, "subField": parts}


def _sub_field(parent: str, column: Column, source: Json) -> Json:
    name = f"{parent}/{column.name}"
    return {
        "@type": "cr:Field",
        "@id": name,
        "name": name,
        "description": column.description,
        "dataType": _DATA_TYPES[column.type],
        "source": {**source, "transform": {"jsonPath": column.name}},
    }
