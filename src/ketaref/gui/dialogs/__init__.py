"""Windows that open over the main window: about, keys, and the last resort."""
