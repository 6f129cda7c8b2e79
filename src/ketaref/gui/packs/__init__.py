"""Content packs in the window: choosing one, installing it, and showing other content while it is open."""
