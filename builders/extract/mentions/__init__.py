"""Who and where: names in an article."""
