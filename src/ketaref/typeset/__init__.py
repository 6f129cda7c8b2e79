"""Paper: the Typst wrapper, the figures, and which characters our font can print. No layer above is known."""
