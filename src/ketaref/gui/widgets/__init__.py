"""Widgets, one a file. Each says what it shows and which signals it gives; signals go up, verbs come down."""
