"""What the clinic adds to the window: notes, favorites, sign-offs, its letterhead, and its file."""
