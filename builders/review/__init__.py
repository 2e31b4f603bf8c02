"""What people decided about claims: the file that keeps it beside the corpus, and how it enters a build."""

from claimpack.builders.review.file import load_reviews, merge, read_reviews, write_reviews
from claimpack.builders.review.line import ReviewLine
from claimpack.builders.review.overlay import review_rows, statuses, with_status

__all__ = ["ReviewLine", "load_reviews", "merge", "read_reviews", "review_rows", "statuses", "with_status", "write_reviews"]
