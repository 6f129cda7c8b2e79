"""Reading the compiled library: opening it, entries, search and spelling. Nothing here ever writes."""
