"""KetaRef: an offline reference on ketamine and esketamine therapy, with printed handouts."""

__version__ = "0.1.0"
