"""The books of the library, made from the tables of facts by scripts/library."""
