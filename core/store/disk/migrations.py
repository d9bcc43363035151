"""Files of older versions, made into what this version reads.

1  warnings on translations were sentences
2  warnings say which check raised them
"""

from typing import Any


def upgraded(tables: dict[str, dict[str, Any]], schema: int) -> dict[str, dict[str, Any]]:
    """Return the tables of a file of version `schema` as this version's; may change them.

    What is not as that version wrote it is left for the reader of the records to refuse.
    """
    if schema < 2:
        for table in tables.values():
            for record in table.values():
                _name_warnings(record)
    return tables


def _name_warnings(record: object) -> None:
    translations = record.get("translations") if isinstance(record, dict) else None
    if not isinstance(translations, dict):
        return
    for made in translations.values():
        for one in made if isinstance(made, list) else ():
            warnings = one.get("warnings") if isinstance(one, dict) else None
            if isinstance(warnings, list):
                one["warnings"] = [
                    # the one warning of that version was on an echo
                    {"check": "echo", "message": each} if isinstance(each, str) else each
                    for each in warnings
                ]
