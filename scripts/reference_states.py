"""States and places, for build_reference."""

from __future__ import annotations

import re
from collections import Counter

from reference_text import Row, Rules, ascii_form, fold, joined, unique

LARGE = 300_000
"""Inhabitants from which a place keeps a name that is also a word or a personal name."""
SMALLEST = 1_000
"""Inhabitants below which a place that is no capital is left out."""
NATURAL_EARTH_CODES = {"ALD": "ALA", "CYN": "CYP", "KOS": "XKX", "PSX": "PSE", "SAH": "ESH", "SOL": "SOM"}
_NOTE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_FORMS = re.compile(r"^(?P<stem>.*?)\s?\((?P<plural>s|men|women)\)$")


def forms(field: str) -> list[str]:
    """The words of a demonym field: "Armenian(s)", "Frenchman(men), Frenchwoman(women)", "Lao(s) or Laotian(s)"."""
    words: list[str] = []
    for written in re.split(r",\s*(?:or\s+)?|\s+or\s+|/", field.split(";", maxsplit=1)[0]):
        part = re.sub(r"\s*\((?!s\)|men\)|women\))[^)]*\)", "", written).strip()
        if part.lower() in {"", "na", "none"}:
            continue
        match = _FORMS.match(part)
        if not match:
            words.append(part)
        elif match["plural"] == "s":
            words += [match["stem"], match["stem"] + "s"]
        else:
            singular = "man" if match["plural"] == "men" else "woman"
            words += [match["stem"], match["stem"].removesuffix(singular) + match["plural"]]
    return unique(words)


def without_notes(name: str) -> str:
    """A name without remarks in brackets, without what follows "note", and without a leading article."""
    return re.sub(r"^The ", "", _NOTE.sub("", name.split(";", maxsplit=1)[0])).strip()


def _names(row: Row, others: set[str]) -> list[str]:
    own = [row["name"], row["full_name"]]
    more = [name for name in row["english_names"].split("|") if name and "(" not in name and ";" not in name]
    names = [without_notes(name) for name in own]
    names += [name for name in map(without_notes, more) if name not in others and name != row["demonym_adjective"]]
    names += [re.sub(r"\bof [Tt]he ", "of ", name) for name in names]
    names += [name.replace(" & ", " and ") for name in names] + [name.replace("’", "'") for name in names]
    return unique(names + [ascii_form(name) for name in names])


def _capital(row: Row, places: list[Row]) -> tuple[str, str]:
    """Capital and its id: the place of that name in the state, else the state's only capital in the places table."""
    text = re.split(r"\s*[(;]", row["capital"])[0]
    text = "" if text.startswith(("no ", "administered ")) else text
    here = [p for p in places if NATURAL_EARTH_CODES.get(p["iso3"], p["iso3"]) == row["iso3"]]
    candidates = {fold(text), fold(text.split(",")[0]), fold(f"{text} City")} - {"", "city"}
    for place in sorted(here, key=lambda p: (not p["feature"].startswith("Admin-0"), -int(float(p["population"])))):
        if candidates & {fold(name) for name in (place["name"], *place["aliases"].split("|"))}:
            return place["name"], place["qid"]
    capitals = [p for p in here if p["feature"] == "Admin-0 capital"]
    if len(capitals) == 1 and row["kind"] == "state":
        return capitals[0]["name"], capitals[0]["qid"]
    return text.split(",")[0], ""


def state_rows(source: list[Row], places: list[Row], leaders: list[Row]) -> list[Row]:
    """Rows of states.tsv.

    A state that the office holders (direct Wikidata output) know under the same name but another id takes that id:
    the Netherlands and the Holy See, whose rows carry the id of the kingdom and of the city.
    """
    direct = {row["of"]: row["of_qid"] for row in leaders if row["of_qid"]}
    ids = {row["code"]: direct.get(row["name"], row["qid"]) for row in source}
    state_names = {without_notes(row["name"]) for row in source} | {without_notes(row["full_name"]) for row in source}
    surfaces = state_names | {name for row in source for name in _names(row, state_names)}
    shared = {w for r in source if r["kind"] == "state" for f in _demonyms(r) for w in f}
    rows = []
    for row in source:
        own = {without_notes(row["name"]), without_notes(row["full_name"])}
        adjectives, people = _demonyms(row)
        outside = shared if row["kind"] == "territory" else set()
        capital, capital_qid = _capital(row, places)
        rows.append(
            {
                "qid": ids[row["code"]],
                "iso2": row["iso2"],
                "iso3": row["iso3"],
                "kind": row["kind"],
                "label": without_notes(row["name"]),
                "names": joined(_names(row, state_names - own)),
                "adjectives": joined(w for w in adjectives if w not in outside | surfaces),
                "people_nouns": joined(w for w in people if w not in outside | surfaces),
                "capital": capital,
                "capital_qid": capital_qid,
                "successors": "|".join(ids[code] for code in row["successors"].split("|") if code in ids),
            }
        )
    return rows


def _demonyms(row: Row) -> tuple[list[str], list[str]]:
    return forms(row["demonym_adjective"]), forms(row["demonym_noun"])


def _place_names(row: Row) -> list[str]:
    """The name, its ASCII form, and those aliases (given in five languages) that are spellings of the same name."""
    name = row["name"]
    names = [name, ascii_form(name)]
    for alias in row["aliases"].split("|"):
        same = fold(alias) == fold(name) and alias == ascii_form(alias)
        longer = alias.startswith((f"{name} ", f"{name}-"))
        if same or longer or f"{alias} City" == name:
            names.append(alias)
    return unique(names)


def place_rows(source: list[Row], leaders: list[Row], states: list[Row], rules: Rules) -> list[Row]:
    """Rows of places.tsv, without those that are states and those whose every name is likely something else.

    A name goes when its place has under LARGE inhabitants and is no capital of a state, and the name has fewer than
    four letters, stands in the list of words, is part of an office holder's name, or names a state or, elsewhere,
    a province. Its aliases are held to all that, however large the place; no name of a state stays with a city that
    is no capital, nor a word marked "always".
    """
    persons = {part for row in leaders for part in row["name"].split()}
    taken = {row["qid"] for row in states}
    state_names = {name for row in states for name in row["names"].split("|")}
    provinces: dict[str, Counter[str]] = {}
    for row in source:
        provinces.setdefault(row["admin1"], Counter())[row["iso3"]] += 1
    always = {name for name, drop in rules.words.items() if drop == "always"}
    rows = []
    for row in source:
        population = int(float(row["population"]))
        capital = row["feature"].startswith("Admin-0 capital")
        if row["qid"] in taken or (population < SMALLEST and "capital" not in row["feature"]):
            continue
        kept = []
        for name in _place_names(row):
            likely_other = (
                len(name) < 4
                or name in rules.words
                or name in persons
                or name in state_names
                or any(iso3 != row["iso3"] for iso3 in provinces.get(name, ()))
            )
            own = name in (row["name"], ascii_form(row["name"]))
            exempt = own and (capital or (population >= LARGE and name not in state_names | always))
            if exempt or not likely_other:
                kept.append(name)
        if kept:
            rows.append(
                {
                    "qid": row["qid"],
                    "label": row["name"],
                    "names": joined(kept),
                    "iso3": NATURAL_EARTH_CODES.get(row["iso3"], row["iso3"]),
                    "population": str(population),
                    "lat": row["lat"],
                    "lon": row["lon"],
                }
            )
    return rows
