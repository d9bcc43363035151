"""A landslide told on two days: former tolls, parts of the injured, a measure, two magnitudes."""

from tests.core.brief.ledger.telling import Row, Told

LANDSLIDE = (
    Told("fr", "La Vallée", "2025-05-10", (
        ("Glissement de terrain au Pérou : 14 morts à Huaraz",
         "Landslide in Peru: 14 dead in Huaraz"),
        ("Quatorze personnes ont péri dans le glissement de terrain à Huaraz.",
         "Fourteen people perished in the landslide in Huaraz."),
        ("Neuf personnes ont été blessées, dont trois sauveteurs.",
         "Nine people were injured, including three rescuers."),
        ("La coulée de boue couvre 12 kilomètres carrés.",
         "The mudflow covers 12 square kilometres."),
        ("Un séisme de magnitude 5,4 l'avait précédée.",
         "A magnitude 5.4 earthquake had preceded it."),
        ("Le navire de secours transportait 4 150 tonnes de vivres.",
         "The relief ship was carrying 4,150 tonnes of food."),
    )),
    Told("de", "Der Alpenbote", "2025-05-11", (
        ("Zahl der Toten in Peru steigt auf 19", "Number of dead in Peru rises to 19"),
        ("Die Zahl der Toten nach dem Erdrutsch in Peru ist auf 19 gestiegen.",
         "The number of dead after the landslide in Peru has risen to 19."),
        ("Am Samstag war noch von 14 Toten die Rede gewesen.",
         "On Saturday there had still been talk of 14 dead."),
        ("13 Menschen wurden verletzt, darunter fünf Retter.",
         "13 people were injured, including five rescuers."),
        ("Die Schlammlawine ist inzwischen 18 Quadratkilometer groß.",
         "The mudflow is now 18 square kilometres in size."),
        ("Die Erdbebenwarte gab die Stärke mit 5,6 an, die Behörden in Lima sprachen von 5,4.",
         "The observatory put the magnitude at 5.6, the authorities in Lima spoke of 5.4."),
        ("Von den 4.150 Tonnen Lebensmitteln sind 300 verdorben.",
         "Of the 4,150 tonnes of food, 300 have spoiled."),
    )),
)  # fmt: skip

LANDSLIDE_ROWS = (
    Row("superseded", (
        (0, "14 morts"), (0, "Quatorze personnes"), (1, "14 Toten"), (1, "19"), (1, "19"))),
    Row("superseded", ((0, "Neuf personnes"), (1, "13 Menschen"))),
    Row("superseded", ((0, "trois sauveteurs"), (1, "fünf Retter"))),
    Row("superseded", ((0, "12 kilomètres carrés"), (1, "18 Quadratkilometer"))),
    Row("conflict", ((0, "5,4"), (1, "5,4"), (1, "5,6"))),
    Row("agree", ((0, "4 150 tonnes"), (1, "4.150 Tonnen"))),
)  # fmt: skip
