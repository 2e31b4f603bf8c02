"""The forms that can be written and read, by the names that commands give them. Imports nothing, so that help is fast."""

from enum import StrEnum


class Format(StrEnum):
    """Forms that a release is written in."""

    web_annotation = "web-annotation"
    prov = "prov"
    claimreview = "claimreview"
    csv = "csv"
    jsonl = "jsonl"


class SheetFormat(StrEnum):
    """Forms that claims go to people in."""

    csv = "csv"
    label_studio = "label-studio"


class ReviewFormat(StrEnum):
    """Forms that reviews come back in."""

    csv = "csv"
    label_studio = "label-studio"
    claimreview = "claimreview"
    jsonl = "jsonl"
