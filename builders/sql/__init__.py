"""Questions to a release in SQL."""

from claimpack.builders.sql.database import Answer, ask
from claimpack.builders.sql.views import View, ViewColumn, views

__all__ = ["Answer", "View", "ViewColumn", "ask", "views"]
