"""Exports: RDF and graph formats, and the HTML page."""
