"""The page of the tab Compare."""
