"""The command line: one module for each command, joined in `main`."""
