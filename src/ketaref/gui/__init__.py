"""The window: the only package, with `ketaref.app`, that knows Qt. The core decides, the window shows."""
