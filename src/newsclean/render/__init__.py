"""Reports made visible: in the terminal, as a diff, as JSON, as a page."""
