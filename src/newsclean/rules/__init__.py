"""Rules as data: phrases and patterns that say what kind of site chrome a block is."""
