"""Other shelves: the whole library in formats whose readers exist already. Qt-free; one module a format."""
