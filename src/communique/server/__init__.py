"""The server: SPARQL 1.1 Protocol, Graph Store Protocol and a page for each entity, over a store of communique."""
