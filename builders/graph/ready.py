"""The claims of a bucket's articles, ready to be compared, as a file of which a reader takes only the articles that it needs.

The first line says where each article lies behind it, each further line is an article.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate

from claimpack.builders.engine import Content
from claimpack.builders.graph.written import read_one
from claimpack.builders.relate.blocks import ArticleClaims
from claimpack.builders.relate.shelf import Indexed, Stored, restored


def ready_file(lines: Mapping[str, Content]) -> Content:
    """The file of articles by id, each a Stored as JSON."""
    ends = list(accumulate(len(line) + 1 for line in lines.values()))
    places = {name: (end - len(line) - 1, end - 1) for (name, line), end in zip(lines.items(), ends, strict=True)}
    return b"\n".join([json.dumps(places).encode(), *lines.values(), b""])


def opened_ready(contents: Iterable[Content]) -> Indexed:
    """Gives the claims of each article of these files."""
    places: dict[str, Content] = {}
    for content in contents:
        places.update(_lines(content))

    def indexed(name: str) -> ArticleClaims:
        return restored(read_one(places[name], Stored))

    return indexed


def _lines(content: Content) -> Mapping[str, Content]:
    """The line of each article. Of the file only the first line is read."""
    whole = memoryview(content)
    size = 1 << 12
    while (end := bytes(whole[:size]).find(b"\n")) < 0:
        size *= 2
    rest = whole[end + 1 :]
    return {name: rest[first:last] for name, (first, last) in json.loads(bytes(whole[:end])).items()}
