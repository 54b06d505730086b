"""The version: a literal, so that `newsclean --version` need not look up installed packages."""

__version__ = "0.1.0"
