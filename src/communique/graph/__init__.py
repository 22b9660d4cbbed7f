"""The graph: triples, validation, admission, store, queries and their answers."""
