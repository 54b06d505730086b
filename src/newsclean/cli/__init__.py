"""The ``newsclean`` command."""
