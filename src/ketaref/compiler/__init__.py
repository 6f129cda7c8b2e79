"""Build time: `data/` checked, rendered and written as one SQLite file. Never imported at run time."""
