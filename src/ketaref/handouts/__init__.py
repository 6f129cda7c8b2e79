"""Handouts: templates and options in, one record of what the sheet says, then paper, picture or plain text out."""
