"""Pages for people and data for programs about one entity, the named queries, and the front page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from communique.errors import GraphError
from communique.graph import queries
from communique.namespaces import PREFIXES, shorten
from communique.server.operation import Operation, RequestError, accepted, checked_iri, read_operation
from communique.server.protocol import Protocol
from communique.server.worker import RESULTS, TRIPLES

_HTML = "text/html"
_MOST = 500
_ALIGNED = ("sem:", "prov:", "schema:", "eli:")
_RANKS = {"rdfs:label": 0, "rdf:type": 1}
_OWN = {"id": PREFIXES["id"], "document": PREFIXES["doc"]}
# What is said of a node, what is said with it, and the label of each node named there.
_ABOUT = """SELECT ?forward ?p ?node ?label (COUNT(DISTINCT ?g) AS ?documents) WHERE {{
  {{ SELECT ?forward ?p ?node ?g WHERE {{
      {{ GRAPH ?g {{ <{iri}> ?p ?node }} BIND(true AS ?forward) }}
      UNION {{ GRAPH ?g {{ ?node ?p <{iri}> }} BIND(false AS ?forward) }}
      FILTER(?g != <urn:communique:quarantine>)
  }} }}
  OPTIONAL {{ SELECT ?node (MIN(STR(?l)) AS ?label) WHERE {{
      {{ <{iri}> ?q ?node }} UNION {{ ?node ?q <{iri}> }} ?node rdfs:label|nif:anchorOf ?l }} GROUP BY ?node }}
}} GROUP BY ?forward ?p ?node ?label ORDER BY DESC(?forward) ?p ?label ?node LIMIT {most}"""
_TRIPLES = """CONSTRUCT {{ <{iri}> ?p ?o . ?s ?q <{iri}> }} WHERE {{
  {{ GRAPH ?g {{ <{iri}> ?p ?o }} }} UNION {{ GRAPH ?g {{ ?s ?q <{iri}> }} }}
  FILTER(?g != <urn:communique:quarantine>) }}"""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page: a property, a value, where it links to, and in how many documents it stands."""

    name: str
    value: str
    link: str
    documents: int


class Pages:
    """Answers requests for pages.

    Args:
        protocol: asks the graph.
    """

    def __init__(self, protocol: Protocol) -> None:
        self._protocol = protocol
        self._templates = Environment(
            loader=PackageLoader("communique.server"), autoescape=select_autoescape(default=True), trim_blocks=True
        )

    async def front(self, request: Request) -> Response:
        """What is in the graph and where to go on."""
        counts = await self._rows(queries.load("counts").text)
        named = queries.named_queries()
        return self._page("front.html", counts=counts[0] if counts else {}, queries=named, base=str(request.base_url))

    async def node(self, request: Request) -> Response:
        """A node by its IRI (``/id/…``, ``/document/…`` or ``/about?iri=…``): HTML, or RDF by the header Accept."""
        iri = checked_iri(_node_iri(request))
        if accepted(request, (_HTML, *TRIPLES)) != _HTML:
            answer = await self._protocol.ask(Operation(_TRIPLES.format(iri=iri), update=False), request)
            if not answer.body.strip():
                raise RequestError(404, f"nothing is known of <{iri}>")
            return Response(answer.body, media_type=answer.media, headers={"Vary": "Accept"})
        rows = await self._rows(_ABOUT.format(iri=iri, most=_MOST))
        if not rows:
            raise RequestError(404, f"nothing is known of <{iri}>")
        forward = _lines(r for r in rows if r["forward"] == "true")
        back = _lines(r for r in rows if r["forward"] != "true")
        title = next((line.value for line in forward if line.name == "rdfs:label"), shorten(iri))
        page = self._page("node.html", iri=iri, title=title, forward=forward, back=back, cut=len(rows) == _MOST)
        page.headers["Vary"] = "Accept"
        return page

    async def queries(self, request: Request) -> Response:
        """The named queries, or the answer to one of them (``/queries/NAME?parameter=value``)."""
        name = request.path_params.get("name", "")
        if not name:
            return JSONResponse(
                [
                    {
                        "name": q.name,
                        "title": q.title,
                        "question": q.question,
                        "parameters": [
                            {"name": p.name, "kind": p.kind, "optional": p.optional, "meaning": p.meaning}
                            for p in q.parameters
                        ],
                    }
                    for q in queries.named_queries()
                ]
            )
        try:
            text = queries.load(name).bind(dict(request.query_params))
        except GraphError as error:
            raise RequestError(404 if "no query" in str(error) else 400, str(error)) from error
        return await self.results(Operation(text, update=False), request)

    async def sparql(self, request: Request) -> Response:
        """As :meth:`Protocol.sparql`; a browser gets a table."""
        if request.method == "GET" and request.url.query and _is_browser(request):
            operation = await read_operation(request)
            return await self.results(operation, request)
        return await self._protocol.sparql(request)

    async def results(self, operation: Operation, request: Request) -> Response:
        """The answer to a query: a table for a browser, else what the client accepts."""
        if not _is_browser(request):
            answer = await self._protocol.ask(operation, request)
            return Response(answer.body, media_type=answer.media)
        answer = await self._protocol.answer(operation, triples="text/turtle", base=str(request.base_url))
        if answer.media == "text/turtle":
            return Response(answer.body, media_type="text/plain")
        found = json.loads(answer.body)
        columns = found["head"].get("vars", [])
        rows = [[_cell(row.get(c)) for c in columns] for row in found.get("results", {}).get("bindings", [])]
        return self._page("results.html", columns=columns, rows=rows, truth=found.get("boolean"), text=operation.text)

    async def _rows(self, sparql: str) -> list[Mapping[str, str]]:
        answer = await self._protocol.answer(Operation(sparql, update=False))
        found = json.loads(answer.body)["results"]["bindings"]
        return [{**{k: cell["value"] for k, cell in row.items()}, "kind": _kind(row)} for row in found]

    def _page(self, template: str, **values: object) -> HTMLResponse:
        return HTMLResponse(self._templates.get_template(template).render(**values))


def _kind(row: Mapping[str, Mapping[str, str]]) -> str:
    """Whether the node of a row is a "uri", a "bnode" or a "literal"; "" where a row has none."""
    return row.get("node", {}).get("type", "")


def _lines(rows: Iterable[Mapping[str, str]]) -> list[_Line]:
    """The lines of a page, the project's own vocabulary first; what other vocabularies say again is left out."""
    lines = [_line(r) for r in rows]
    own = {line.link for line in lines if line.name.startswith("cq:") and line.link}
    kept = [e for e in lines if not (e.name.startswith(_ALIGNED) and e.link in own)]
    return sorted(kept, key=lambda e: (_RANKS.get(e.name, 2), e.name, e.value))


def _line(row: Mapping[str, str]) -> _Line:
    node = row["node"]
    value = row.get("label") or (shorten(node) if row["kind"] == "uri" else node)
    return _Line(shorten(row["p"]), value, local_link(node) if row["kind"] == "uri" else "", int(row["documents"]))


def _cell(cell: Mapping[str, str] | None) -> tuple[str, str]:
    """The text of a cell of a table, and where it links to."""
    if cell is None:
        return "", ""
    value = cell["value"]
    return (shorten(value), local_link(value)) if cell["type"] == "uri" else (value, "")


def _is_browser(request: Request) -> bool:
    return accepted(request, (next(iter(RESULTS)), *TRIPLES, _HTML)) == _HTML


def local_link(iri: str) -> str:
    """Where this server shows a node; nodes of other vocabularies stand where they stand."""
    for prefix, start in _OWN.items():
        if iri.startswith(start) and "#" not in iri:
            return f"/{prefix}/{quote(iri.removeprefix(start), safe='/:@')}"
    own = iri.startswith((*_OWN.values(), "urn:"))
    return f"/about?iri={quote(iri, safe='')}" if own or not iri.startswith(("http://", "https://")) else iri


def _node_iri(request: Request) -> str:
    if "iri" in request.query_params:
        return str(request.query_params["iri"])
    prefix = request.url.path.strip("/").partition("/")[0]
    if prefix not in _OWN:
        raise RequestError(400, "say which node: /about?iri=IRI")
    return _OWN[prefix] + str(request.path_params["name"])
