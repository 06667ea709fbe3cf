"""The cases of the benchmark, in the order in which they are run: a name and a module each."""

from cases import accuracy, book, memory, montecarlo, stages, startup, statements

ALL = {
    "startup": startup,
    "statements": statements,
    "book": book,
    "montecarlo": montecarlo,
    "accuracy": accuracy,
    "memory": memory,
    "stages": stages,
}
