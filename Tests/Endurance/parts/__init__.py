"""The long checks, one file each."""
