"""What the card counts is what the tables hold."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import pyarrow as pa

from claimpack.builders.write.folder import every_table
from claimpack.builders.write.numbers import Count, count
from claimpack.schema.arrow import to_table
from claimpack.schema.records import Claim, Relation

Tables = Mapping[str, pa.Table]
Rows = dict[str, list[object]]


def test_an_entity_is_quoted_by_its_canonical_name(tables: Tables) -> None:
    assert count(every_table(tables)).speakers == (Count("Feuerwehr", 1), Count("Polizei", 1))


def test_a_speaker_who_is_no_entity_is_quoted_as_named(rows: Rows) -> None:
    claims = [replace(cast("Claim", row), speaker_entity_id=None, speaker="Augenzeugen") for row in rows["claims"]]
    numbers = count(every_table({"claims": to_table("claims", claims)}))
    assert numbers.speakers == (Count("Augenzeugen", 2),)


def test_a_claim_without_a_speaker_is_nobodys(rows: Rows) -> None:
    claims = [replace(cast("Claim", row), speaker_entity_id=None, speaker=None) for row in rows["claims"]]
    assert count(every_table({"claims": to_table("claims", claims)})).n_speakers == 0


def test_contradictions_come_before_other_disagreements(rows: Rows) -> None:
    (contradiction,) = (cast("Relation", row) for row in rows["relations"])
    detail = replace(contradiction, relation_id="rel_0000000000000000", relation="inconsistent_detail")
    repeat = replace(contradiction, relation_id="rel_0000000000000001", relation="repeats")
    changed: Rows = {**rows, "relations": [detail, repeat, contradiction]}
    numbers = count(every_table({name: to_table(name, records) for name, records in changed.items()}))
    assert [pair.relation for pair in numbers.disagreements] == ["contradicts", "inconsistent_detail"]
    assert numbers.n_disagreements == 2


def test_nothing_is_counted_where_nothing_is() -> None:
    numbers = count(every_table({}))
    assert (sum(numbers.rows.values()), numbers.speakers, numbers.disagreements, numbers.earliest) == (0, (), (), None)
