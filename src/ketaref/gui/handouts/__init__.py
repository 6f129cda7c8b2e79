"""The handouts tab: choosing, seeing the typeset pages, printing, saving and copying."""
