"""Releases and reviews in the forms that other programs read and write: export.py, importing.py and queue.py are the ways in."""
