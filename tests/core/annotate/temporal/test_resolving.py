import pytest

from tests.core.annotate.temporal.finding import told


@pytest.mark.parametrize(
    ("lang", "text", "published", "expected"),
    [
        ("fr", "L'accord signé en mars sera appliqué.", "2024-11-20", ["2024-03"]),
        ("fr", "Il sera jugé en mars.", "2024-11-20", ["2025-03"]),
        ("fr", "Mardi de la semaine dernière", "2025-07-03", ["2025-06-24", "2025-W26"]),
        ("fr", "dans la nuit de dimanche à lundi", "2024-11-18", ["2024-11-17", "2024-11-18"]),
        ("de", "von Montag bis Freitag", "2024-11-20", ["2024-11-18", "2024-11-22"]),
        ("de", "Der Bundestag stimmt am Dienstag ab.", "2025-03-13", ["2025-03-18"]),
        ("de", "Die Räte beraten am 17. Januar.", "2024-11-20", ["2025-01-17"]),
        ("de", "Die Räte tagten am 17. Januar.", "2024-11-20", ["2024-01-17"]),
        ("fr", "Il a signé avant le Conseil du 17 janvier.", "2024-11-20", ["2025-01-17"]),
        ("fr", "Il a signé au Conseil du 17 janvier.", "2024-11-20", ["2024-01-17"]),
        ("fr", "Il a signé avant le Conseil du 17 mai.", "2024-11-20", ["2024-05-17"]),
        ("de", "Am Wochenende schneite es.", "2024-11-20", ["2024-W46"]),
        ("ro", "Va juca anul viitor, în iunie.", "2024-11-20", ["2025", "2025-06"]),
        ("ro", "Luni, 19 iunie, a plouat.", "2024-11-20", ["2023-06-19"]),
        ("en", "He spoke this Friday.", "2024-11-20", ["2024-11-15"]),
        ("en", "She speaks this Friday, we think.", "2024-11-20", ["2024-11-22"]),
        ("en", "the fires of Dec. 31 and Jan. 1", "2025-01-03", ["2024-12-31", "2025-01-01"]),
        ("fr", "Le musée rouvrira le 15 mars.", "2026-02-13", ["2026-03-15"]),
        ("fr", "Rome a reporté au 1er juin le vote.", "2025-10-06", ["2026-06-01"]),
        ("fr", "Le vote a eu lieu le 1er juin.", "2025-10-06", ["2025-06-01"]),
        ("de", "Der Prozess wurde auf den 3. März verschoben.", "2024-11-20", ["2025-03-03"]),
        ("de", "Bis Dienstag wurden 40 Fälle gezählt.", "2024-11-21", ["2024-11-19"]),
        ("de", "Die Straße wurde bis Dienstag gesperrt.", "2024-11-21", ["2024-11-26"]),
        ("ro", "Procesul a fost amânat pe 3 martie.", "2024-11-20", ["2025-03-03"]),
        ("en", "The trial was postponed to March 3.", "2024-11-20", ["2025-03-03"]),
        ("en", "sold in 2023 and on Nov. 20", "2024-11-20", ["2023", "2024-11-20"]),
    ],
)
def test_dates_of_a_text_are_read_together(
    lang: str, text: str, published: str, expected: list[str]
) -> None:
    assert [value for _, value in told(text, lang, published)] == expected


def test_without_publication_only_what_the_text_tells() -> None:
    text = "Lundi 18, hier, en mars, l'été dernier, au T3, le 3 mai et en mai 2023."
    assert [value for _, value in told(text, "fr", None)] == [None] * 4 + ["2023-05-03", "2023-05"]
