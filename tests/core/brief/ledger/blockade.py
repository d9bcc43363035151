"""A blockade told on three days: one thing by several nouns, values that grow, shares in words."""

from tests.core.brief.ledger.telling import Row, Told

BLOCKADE = (
    Told("fr", "Le Relais", "2025-09-01", (
        ("Des routiers bloquent le col du Brenner", "Hauliers block the Brenner pass"),
        ("Environ 200 poids lourds ont fermé lundi la route du col du Brenner.",
         "About 200 lorries closed the road over the Brenner pass on Monday."),
        ("Trois chauffeurs ont été interpellés.", "Three drivers were arrested."),
        ("La fédération Transalpa évalue ses pertes à 12 millions d'euros.",
         "The federation Transalpa puts its losses at 12 million euros."),
        ("Elle craint la perte de 300 emplois.", "It fears the loss of 300 jobs."),
        ("Les livraisons ont reculé de 24 %.", "Deliveries have fallen by 24%."),
        ("Deux directeurs de Transalpa ont démissionné.", "Two directors of Transalpa resigned."),
        ("Dans la vallée, 3 000 foyers sont privés d'électricité.",
         "In the valley, 3,000 homes are without electricity."),
    )),
    Told("de", "Passbote", "2025-09-02", (
        ("Blockade am Pass Brenner geht weiter", "Blockade at the Brenner pass continues"),
        ("Am Dienstag beteiligten sich rund 350 Lastwagen an der Sperre der Straße.",
         "On Tuesday around 350 trucks took part in closing the road."),
        ("Bisher wurden fünf Menschen festgenommen.", "Five people have been arrested so far."),
        ("Der Verband Transalpa bezifferte den Schaden auf 18 Millionen Euro.",
         "The association Transalpa put the damage at 18 million euros."),
        ("420 Stellen sind in Gefahr.", "420 posts are at risk."),
        ("Die Lieferungen gingen um knapp ein Viertel zurück.",
         "Deliveries fell by nearly a quarter."),
        ("Zwei Manager von Transalpa traten zurück.", "Two managers of Transalpa stepped down."),
        ("Im Tal waren 3.400 Haushalte ohne Strom.",
         "In the valley, 3,400 households were without power."),
        ("Jeder der 40 Busse fährt eine andere Strecke.",
         "Each of the 40 buses takes another route."),
    )),
    Told("ro", "Curierul Văii", "2025-09-03", (
        ("Pasul Brenner, închis a treia zi", "Brenner pass closed for a third day"),
        ("Peste 400 de camioane blochează șoseaua.", "More than 400 trucks are blocking the road."),
        ("Un camion a ars.", "One truck burned."),
        ("Transalpa a concediat 90 de șoferi.", "Transalpa has laid off 90 drivers."),
    )),
)  # fmt: skip

BLOCKADE_ROWS = (
    Row("superseded", ((0, "200 poids"), (1, "350 Lastwagen"), (2, "400 de camioane"))),
    Row("superseded", ((0, "Trois chauffeurs"), (1, "fünf Menschen"))),
    Row("superseded", ((0, "12 millions d'euros"), (1, "18 Millionen Euro"))),
    Row("superseded", ((0, "300 emplois"), (1, "420 Stellen"))),
    Row("agree", ((0, "24 %"), (1, "ein Viertel"))),
    Row("agree", ((0, "Deux directeurs"), (1, "Zwei Manager"))),
    Row("superseded", ((0, "3 000 foyers"), (1, "3.400 Haushalte"))),
)  # fmt: skip
