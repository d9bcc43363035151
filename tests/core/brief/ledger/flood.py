"""A flood with a toll that rises over three days, in four languages."""

from tests.core.brief.ledger.telling import Row, Told

FLOOD = (
    Told("fr", "Le Courrier", "2024-09-16", (
        ("Inondations en Pologne : le bilan s'alourdit", "Floods in Poland: the toll grows"),
        ("Au moins 6 personnes sont mortes dans les inondations en Pologne, selon les pompiers.",
         "At least 6 people have died in the floods in Poland, according to firefighters."),
        ("Quelque 2 600 personnes ont été évacuées à Kłodzko.",
         "Some 2,600 people have been evacuated in Kłodzko."),
        ("En Roumanie, 7 personnes ont perdu la vie.", "In Romania, 7 people lost their lives."),
        ("L'armée a envoyé 5 000 soldats supplémentaires en Basse-Silésie.",
         "The army sent 5,000 additional soldiers to Lower Silesia."),
    )),
    Told("de", "Der Bote", "2024-09-17", (
        ("Mindestens neun Tote bei Hochwasser in Polen", "At least nine dead in floods in Poland"),
        ("Bei dem Hochwasser in Polen sind mindestens neun Menschen ums Leben gekommen.",
         "At least nine people have been killed in the floods in Poland."),
        ("In Rumänien starben nach Angaben der Behörden sieben Menschen.",
         "In Romania, seven people died, according to the authorities."),
        ("Rund 2.600 Einwohner wurden in Kłodzko in Sicherheit gebracht.",
         "Around 2,600 residents were evacuated in Kłodzko."),
        ("Insgesamt sind 14.000 Soldaten in Polen im Einsatz.",
         "A total of 14,000 soldiers are deployed in Poland."),
        ("12 Menschen werden in Polen noch vermisst.", "12 people are still missing in Poland."),
    )),
    Told("ro", "Ziarul de Vest", "2024-09-18", (
        ("Inundații: șapte morți în România", "Floods: seven dead in Romania"),
        ("Bilanțul inundațiilor din Polonia a crescut la 12 morți.",
         "The toll of the floods in Poland has risen to 12 dead."),
        ("În România, șapte persoane și-au pierdut viața.",
         "In Romania, seven people lost their lives."),
        ("În județul Galați, 6.000 de locuințe au fost avariate.",
         "In Galați county, 6,000 homes were damaged."),
    )),
)  # fmt: skip

FLOOD_ROWS = (
    Row("superseded", (
        (0, "6 personnes"), (1, "neun Menschen"), (1, "neun Tote"), (2, "12 morți"),
    )),
    Row("agree", (
        (0, "7 personnes"), (1, "sieben Menschen"), (2, "șapte morți"), (2, "șapte persoane"),
    )),
    Row("agree", ((0, "2 600 personnes"), (1, "2.600 Einwohner"))),
)  # fmt: skip

DISASTER = (
    Told("es", "El Diario", "2024-10-30", (
        ("Al menos 51 muertos en Valencia", ""),
        ("Al menos 51 personas han muerto en Valencia por las inundaciones.", ""),
        ("Los bomberos rescataron a 70 personas en Utiel.", ""),
    )),
    Told("it", "Il Corriere", "2024-10-31", (
        ("Alluvione in Spagna, 95 morti a Valencia", ""),
        ("Almeno 95 persone sono morte a Valencia, mentre decine sono disperse.", ""),
    )),
    Told("ru", "Вестник", "2024-10-31", (
        ("Наводнение в Испании", ""),
        ("По меньшей мере 95 человек погибли в Валенсии.", ""),
        ("Ранены 30 человек в Валенсии.", ""),
    )),
)  # fmt: skip

DISASTER_ROWS = (
    Row("superseded", ((0, "51 muertos"), (0, "51 personas"), (1, "95 morti"), (1, "95 persone"),
                       (2, "95 человек"))),
)  # fmt: skip
