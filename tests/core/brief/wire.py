"""A text that an agency sends out, and what papers make of it, written for these tests."""

from core.annotate import Annotator
from core.article import Article, Document, Source
from core.prepare import prepare

WIRE = (
    "Bei einem Brand in einer Lagerhalle am Hafen von Bremerhaven sind in der Nacht zum Mittwoch "
    "sieben Menschen verletzt worden.",
    "Nach Angaben der Feuerwehr brach das Feuer kurz vor Mitternacht im Dach der Halle aus und "
    "griff auf zwei benachbarte Gebäude über.",
    "Rund 140 Einsatzkräfte waren bis in die frühen Morgenstunden damit beschäftigt, die Flammen "
    "unter Kontrolle zu bringen.",
    "Die Polizei schätzt den Schaden auf 12 Millionen Euro und ermittelt wegen fahrlässiger "
    "Brandstiftung gegen einen Mitarbeiter der Betreiberfirma.",
    "Anwohner wurden aufgefordert, Fenster und Türen geschlossen zu halten, weil der Rauch über "
    "mehrere Stadtteile hinweg nach Süden zog.",
)

TOUCHED_UP = (
    "Bei einem Großbrand in einer Lagerhalle am Hafen von Bremerhaven sind in der Nacht zum "
    "Mittwoch sieben Menschen verletzt worden.",
    "Nach Angaben der Feuerwehr brach das Feuer gegen Mitternacht im Dach der Halle aus und griff "
    "auf zwei benachbarte Gebäude über.",
    "Die Polizei schätzt den Schaden auf 12 Millionen Euro und ermittelt nun wegen fahrlässiger "
    "Brandstiftung gegen einen Mitarbeiter der Betreiberfirma.",
)

OWN = (
    "Sieben Verletzte hat das Feuer gefordert, das am späten Dienstagabend eine Halle im "
    "Überseehafen zerstörte.",
    "Unser Reporter sah, wie gegen drei Uhr das Dach einstürzte und Funken bis zum Deich flogen.",
    "Der Sachschaden liegt laut Polizei bei 12 Millionen Euro.",
    "Ein Angestellter der Firma, die dort Kaffee lagert, wird als Beschuldigter geführt.",
    "Hafenarbeiter erzählen, die Sprinkler seien seit Wochen außer Betrieb gewesen.",
)


def printed(
    lines: tuple[str, ...], publisher: str | None, *, signed: str = "", title: str = "Brand"
) -> Article:
    """Return an article as it comes out of preparation and annotation."""
    text = "\n\n".join((title, *lines, *((signed,) if signed else ())))
    address = f"https://example.org/{publisher}/{title}"
    source = Source(kind="web", address=address, fetched="2024-05-02T08:00:00Z", sha256="0")
    document = Document(
        source=source, text=text, publisher=publisher, published="2024-05-01", lang="de"
    )
    return Annotator().annotate(prepare(document))
