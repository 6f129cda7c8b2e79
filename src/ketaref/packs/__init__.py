"""Signed content packs: one file that carries a newer library to a computer without internet, and its installation."""

SUFFIX = ".ketapack"
"""How the file of a pack is named."""
