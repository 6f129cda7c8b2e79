"""How long may be what a clinic or its administrator writes, in letters: what fits on paper and in the window."""

LINE_LONGEST = 120
"""A name, a number, a title: one line."""
NOTICE_LONGEST = 600
"""A notice in one language: five lines at the foot of a sheet."""
NOTE_LONGEST = 4000
"""About two pages."""
