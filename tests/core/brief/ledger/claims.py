"""A march counted by police and organisers, and losses that two sides claim."""

from tests.core.brief.ledger.telling import Row, Told

MARCH = (
    Told("fr", "La Gazette", "2023-03-08", (
        ("Retraites : forte mobilisation à Lyon", "Pensions: strong turnout in Lyon"),
        ("À Lyon, la police a compté 25 000 manifestants.",
         "In Lyon, the police counted 25,000 protesters."),
        ("Les organisateurs ont annoncé 60 000 manifestants à Lyon.",
         "The organisers announced 60,000 protesters in Lyon."),
        ("La police a interpellé 18 personnes à Lyon.", "Police arrested 18 people in Lyon."),
        ("À Marseille, 25 000 personnes ont manifesté.", "In Marseille, 25,000 people protested."),
    )),
    Told("de", "Tagespost", "2023-03-08", (
        ("Proteste in Frankreich", "Protests in France"),
        ("In Lyon gingen laut Polizei 25.000 Menschen auf die Straße.",
         "In Lyon, 25,000 people took to the streets, according to police."),
        ("Die Veranstalter sprachen von 60.000 Teilnehmern in Lyon.",
         "The organisers spoke of 60,000 participants in Lyon."),
        ("18 Menschen wurden in Lyon festgenommen.", "18 people were arrested in Lyon."),
        ("In Paris wurden 43 Menschen festgenommen und 11 verletzt.",
         "In Paris, 43 people were arrested and 11 injured."),
    )),
    Told("ro", "Curierul", "2023-03-09", (
        ("Protest la Lyon", "Protest in Lyon"),
        ("Organizatorii vorbesc despre aproximativ 60.000 de manifestanți la Lyon.",
         "The organisers speak of about 60,000 protesters in Lyon."),
        ("La Paris, 43 de persoane au fost reținute, iar 12 au fost rănite.",
         "In Paris, 43 people were detained and 12 were injured."),
    )),
)  # fmt: skip

MARCH_ROWS = (
    Row("conflict", (
        (0, "25 000 manifestants"), (0, "60 000 manifestants"), (1, "25.000 Menschen"),
        (1, "60.000 Teilnehmern"), (2, "60.000 de manifestanți"),
    )),
    Row("agree", ((0, "18 personnes"), (1, "18 Menschen"))),
    Row("agree", ((1, "43 Menschen"), (2, "43 de persoane"))),
    Row("superseded", ((1, "11"), (2, "12"))),
)  # fmt: skip

LOSSES = (
    Told("en", "The Herald", "2024-08-12", (
        ("Heavy losses claimed in Kursk", ""),
        ("Russia said it had killed 1,600 Ukrainian soldiers in Kursk.", ""),
        ("Ukraine captured 102 Russian soldiers in Kursk.", ""),
        ("The army plans to send 3,000 more soldiers to Kursk.", ""),
    )),
    Told("de", "Morgenblatt", "2024-08-12", (
        ("Kämpfe in Kursk", "Fighting in Kursk"),
        ("Nach ukrainischen Angaben wurden in Kursk 240 ukrainische Soldaten getötet.",
         "According to Ukraine, 240 Ukrainian soldiers were killed in Kursk."),
        ("Die Ukraine nahm in Kursk 102 russische Soldaten gefangen.",
         "Ukraine captured 102 Russian soldiers in Kursk."),
        ("In Kursk wurden 240 russische Soldaten verwundet.",
         "In Kursk, 240 Russian soldiers were wounded."),
    )),
    Told("fr", "Le Matin", "2024-08-12", (
        ("Combats à Koursk", "Fighting in Kursk"),
        ("Quelque 240 soldats ukrainiens ont été tués à Koursk, selon Kiev.",
         "Some 240 Ukrainian soldiers have been killed in Kursk, according to Kyiv."),
        ("Moscou a déjà envoyé 3 000 soldats à Koursk.",
         "Moscow has already sent 3,000 soldiers to Kursk."),
        ("Plus de 120 000 habitants de la région de Koursk ont été évacués.",
         "More than 120,000 residents of the Kursk region have been evacuated."),
    )),
)  # fmt: skip

LOSSES_ROWS = (
    Row("conflict", (
        (0, "1,600 Ukrainian soldiers"), (1, "240 ukrainische Soldaten"), (2, "240 soldats"),
    )),
    Row("agree", ((0, "102 Russian soldiers"), (1, "102 russische Soldaten"))),
)  # fmt: skip
