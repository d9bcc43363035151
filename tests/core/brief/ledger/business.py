"""The results of a company, and of an election, as three languages tell them."""

from tests.core.brief.ledger.telling import Row, Told

RESULTS = (
    Told("de", "Handelszeitung", "2024-02-22", (
        ("Mercedes-Benz verdient weniger", "Mercedes-Benz earns less"),
        ("Der Umsatz von Mercedes-Benz stieg um 2 Prozent auf 153,2 Milliarden Euro.",
         "Mercedes-Benz's revenue rose by 2 percent to 153.2 billion euros."),
        ("Mercedes-Benz will in Stuttgart 1.500 Stellen streichen.",
         "Mercedes-Benz wants to cut 1,500 jobs in Stuttgart."),
        ("Im Jahr 2023 verkaufte Mercedes-Benz 2,49 Millionen Fahrzeuge.",
         "In 2023, Mercedes-Benz sold 2.49 million vehicles."),
    )),
    Told("fr", "Les Marchés", "2024-02-22", (
        ("Mercedes-Benz : bénéfice en baisse", "Mercedes-Benz: profit down"),
        ("Le chiffre d'affaires de Mercedes-Benz a progressé de 2 % à 153 milliards d'euros.",
         "Mercedes-Benz's revenue grew by 2% to 153 billion euros."),
        ("Mercedes-Benz prévoit de supprimer 1 500 postes à Stuttgart.",
         "Mercedes-Benz plans to cut 1,500 jobs in Stuttgart."),
        ("Le bénéfice net de Mercedes-Benz a reculé à 14,5 milliards d'euros.",
         "Mercedes-Benz's net profit fell to 14.5 billion euros."),
        ("En 2022, Mercedes-Benz a vendu 2,45 millions de véhicules.",
         "In 2022, Mercedes-Benz sold 2.45 million vehicles."),
    )),
    Told("ro", "Ziarul de Bursă", "2024-02-23", (
        ("Profit mai mic la Mercedes-Benz", "Lower profit at Mercedes-Benz"),
        ("Profitul net al Mercedes-Benz a scăzut la 14,5 miliarde de euro.",
         "Mercedes-Benz's net profit fell to 14.5 billion euros."),
        ("Renault a vândut 2,2 milioane de vehicule în 2023.",
         "Renault sold 2.2 million vehicles in 2023."),
        ("Profitul net al Renault a fost de 2,2 miliarde de euro.",
         "Renault's net profit was 2.2 billion euros."),
        ("Marja a crescut cu 2% la Renault.", "Margin rose by 2% at Renault."),
    )),
)  # fmt: skip

RESULTS_ROWS = (
    Row("agree", ((0, "153,2 Milliarden Euro"), (1, "153 milliards d'euros"))),
    Row("agree", ((0, "2 Prozent"), (1, "2 %"))),
    Row("agree", ((0, "1.500 Stellen"), (1, "1 500 postes"))),
    Row("agree", ((1, "14,5 milliards d'euros"), (2, "14,5 miliarde de euro"))),
)  # fmt: skip
