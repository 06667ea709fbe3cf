"""Imports numpy and ends: what of a program in numpy has nothing to do with the model."""

import numpy  # noqa: F401
