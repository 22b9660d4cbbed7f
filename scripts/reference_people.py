"""Office holders, for build_reference."""

from __future__ import annotations

from reference_text import Row, Rules


def office_holder_rows(source: list[Row], rules: Rules) -> list[Row]:
    """Rows of office_holders.tsv, one a term of office; rows without a name are left out."""
    return [
        {
            "qid": row["qid"],
            "name": row["name"],
            "office": row["office"],
            "office_key": office_key(row["office"], rules),
            "of_qid": row["of_qid"],
            "of_label": row["of"],
            "start": row["start"],
            "end": row["end"],
        }
        for row in source
        if row["name"]
    ]


def office_key(office: str, rules: Rules) -> str:
    """The short lower-case form of an office title, "" when none of the patterns matches."""
    return next((key for pattern, key in rules.offices if pattern.search(office)), "")
