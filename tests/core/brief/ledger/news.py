"""A wildfire, a central bank's decision and an earthquake, each told by three sources."""

from tests.core.brief.ledger.telling import Row, Told

FIRE = (
    Told("fr", "La Dépêche du Sud", "2025-07-05", (
        ("Incendie près de Corbières : 4 000 hectares brûlés",
         "Wildfire near Corbières: 4,000 hectares burned"),
        ("Quelque 4 000 hectares ont déjà brûlé près de Corbières, a annoncé la préfecture de "
         "l'Aude.", "Some 4,000 hectares have already burned near Corbières, the Aude prefecture "
         "announced."),
        ("Environ 1 250 pompiers sont mobilisés.", "About 1,250 firefighters are mobilised."),
        ("2 500 foyers sont privés d'électricité.", "2,500 households are without electricity."),
        ("L'an dernier, un incendie avait ravagé 16 000 hectares dans la région.",
         "Last year, a fire had ravaged 16,000 hectares in the region."),
    )),
    Told("de", "Rheinkurier", "2025-07-06", (
        ("Waldbrand in Südfrankreich außer Kontrolle",
         "Wildfire in southern France out of control"),
        ("Der Brand bei Corbières hat inzwischen rund 6.500 Hektar vernichtet.",
         "The fire near Corbières has now destroyed around 6,500 hectares."),
        ("1.250 Feuerwehrleute kämpfen gegen die Flammen.",
         "1,250 firefighters are fighting the flames."),
        ("Ein Mensch kam ums Leben, neun wurden verletzt.",
         "One person was killed and nine were injured."),
        ("Noch immer sind 1.900 Haushalte ohne Strom.",
         "1,900 households are still without power."),
    )),
    Told("ro", "Gazeta", "2025-07-07", (
        ("Incendiu în Franța: doi morți", "Fire in France: two dead"),
        ("Două persoane au murit, iar 13 au fost rănite în incendiul de la Corbières.",
         "Two people died and 13 were injured in the fire at Corbières."),
        ("Au ars 6.500 de hectare de pădure.", "6,500 hectares of forest burned."),
        ("În Grecia, 700 de hectare au ars la sfârșitul săptămânii.",
         "In Greece, 700 hectares burned at the weekend."),
    )),
)  # fmt: skip

FIRE_ROWS = (
    Row("superseded", (
        (0, "4 000 hectares"), (0, "4 000 hectares"), (1, "6.500 Hektar"), (2, "6.500 de hectare"),
    )),
    Row("agree", ((0, "1 250 pompiers"), (1, "1.250 Feuerwehrleute"))),
    Row("superseded", ((0, "2 500 foyers"), (1, "1.900 Haushalte"))),
    Row("single_source", ((2, "Două persoane"), (2, "doi morți"))),
    Row("superseded", ((1, "neun"), (2, "13"))),
)  # fmt: skip

BANK = (
    Told("de", "Finanzbote", "2025-09-11", (
        ("Norwegische Notenbank senkt Leitzins auf 4,25 Prozent",
         "Norwegian central bank cuts key rate to 4.25 percent"),
        ("Die Notenbank senkt den Leitzins um 25 Basispunkte auf 4,25 Prozent.",
         "The central bank is lowering its key rate by 25 basis points to 4.25 percent."),
        ("Die Inflation lag im August bei 3,1 Prozent.",
         "Inflation stood at 3.1 percent in August."),
        ("Für 2026 erwartet die Bank ein Wachstum von 1,4 Prozent.",
         "The bank expects growth of 1.4 percent for 2026."),
    )),
    Told("fr", "Capitaux", "2025-09-11", (
        ("Norvège : la banque centrale abaisse son taux",
         "Norway: the central bank lowers its rate"),
        ("Le taux directeur passe de 4,5 % à 4,25 %.", "The key rate goes from 4.5% to 4.25%."),
        ("L'inflation a atteint 3,1 % en août.", "Inflation reached 3.1% in August."),
        ("La banque prévoit une inflation de 2,2 % en 2026.",
         "The bank forecasts inflation of 2.2% in 2026."),
    )),
    Told("ro", "Bursa Zilei", "2025-09-12", (
        ("Norvegia reduce dobânda-cheie la 4,25%", "Norway cuts key interest rate to 4.25%"),
        ("Economia ar urma să crească cu 1,4% anul viitor.",
         "The economy is expected to grow by 1.4% next year."),
        ("Șase din nouă membri au votat pentru reducere.",
         "Six of nine members voted for the cut."),
        ("O coroană valorează 0,43 lei.", "One krone is worth 0.43 lei."),
    )),
)  # fmt: skip

BANK_ROWS = (
    Row("agree", (
        (0, "4,25 Prozent"), (0, "4,25 Prozent"), (1, "4,25 %"), (2, "4,25%"),
    )),
    Row("agree", ((0, "3,1 Prozent"), (1, "3,1 %"))),
    Row("agree", ((0, "1,4 Prozent"), (2, "1,4%"))),
)  # fmt: skip

QUAKE = (
    Told("ro", "Jurnalul Sudului", "2025-02-03", (
        ("Cutremur în Albania: cel puțin 17 morți", "Earthquake in Albania: at least 17 dead"),
        ("Un seism cu magnitudinea de 6,3 a lovit luni Albania, la o adâncime de 10 kilometri.",
         "A quake of magnitude 6.3 struck Albania on Monday, at a depth of 10 kilometres."),
        ("Cel puțin 17 oameni au murit și peste 200 au fost răniți.",
         "At least 17 people died and more than 200 were injured."),
        ("În 2019, un cutremur a ucis 51 de oameni în Durrës.",
         "In 2019, an earthquake killed 51 people in Durrës."),
    )),
    Told("de", "Abendblick", "2025-02-04", (
        ("Erdbeben in Albanien: Zahl der Toten steigt auf 34",
         "Earthquake in Albania: death toll rises to 34"),
        ("Das Beben der Stärke 6,3 ereignete sich in zehn Kilometern Tiefe.",
         "The magnitude 6.3 quake occurred at a depth of ten kilometres."),
        ("Mindestens 34 Menschen kamen ums Leben, mehr als 600 wurden verletzt.",
         "At least 34 people were killed and more than 600 were injured."),
        ("20 Menschen werden noch vermisst.", "20 people are still missing."),
        ("Deutschland schickt 40 Helfer.", "Germany is sending 40 rescuers."),
    )),
    Told("fr", "L'Aurore", "2025-02-05", (
        ("Séisme en Albanie : 41 morts, les recherches continuent",
         "Earthquake in Albania: 41 dead, the search continues"),
        ("Le bilan est passé de 34 à 41 morts dans la nuit, selon le ministère de l'Intérieur.",
         "The toll went from 34 to 41 dead overnight, according to the Interior Ministry."),
        ("À Durrës, 12 corps ont été retirés d'un hôtel.",
         "In Durrës, 12 bodies were pulled from a hotel."),
        ("L'Allemagne a envoyé quarante secouristes.", "Germany has sent forty rescuers."),
    )),
)  # fmt: skip

QUAKE_ROWS = (
    Row("superseded", (
        (0, "17 morți"), (0, "17 oameni"), (1, "34"), (1, "34 Menschen"), (2, "34"),
        (2, "41 morts"), (2, "41 morts"),
    )),
    Row("superseded", ((0, "200"), (1, "600"))),
    Row("agree", ((0, "6,3"), (1, "6,3"))),
    Row("agree", ((0, "10 kilometri"), (1, "zehn Kilometern"))),
    Row("agree", ((1, "40 Helfer"), (2, "quarante secouristes"))),
)  # fmt: skip
