"""An accident with a rising toll, a company's year and an election, each told by four sources."""

from tests.core.brief.ledger.telling import Row, Told

MINE = (
    Told("fr", "La Gazette", "2025-03-04", (
        ("Coup de grisou en Silésie : au moins cinq mineurs tués",
         "Firedamp explosion in Silesia: at least five miners killed"),
        ("Cinq mineurs ont péri mardi dans la mine de Brzeziny, a annoncé à Varsovie le ministre "
         "Marek Dolny.",
         "Five miners perished on Tuesday in the Brzeziny mine, minister Marek Dolny announced in "
         "Warsaw."),
        ("Vingt et un autres sont bloqués à 870 mètres sous terre.",
         "Twenty-one others are trapped 870 metres underground."),
        ("La mine emploie 2 340 personnes.", "The mine employs 2,340 people."),
        ("En 2014, un accident y avait fait cinq morts.",
         "In 2014, an accident there had left five dead."),
    )),
    Told("de", "Der Anzeiger", "2025-03-05", (
        ("Grubenunglück in Polen: Zahl der Toten steigt auf acht",
         "Mine disaster in Poland: number of dead rises to eight"),
        ("Nach der Explosion in der Zeche Brzeziny ist die Zahl der Todesopfer auf acht gestiegen.",
         "After the explosion at the Brzeziny colliery, the number of fatalities has risen to "
         "eight."),
        ("18 Bergleute gelten noch als vermisst.", "18 miners are still considered missing."),
        ("In dem Bergwerk arbeiten rund 2.300 Menschen.", "Around 2,300 people work in the mine."),
        ("Der Betreiber zahlt jeder Familie 45.000 Euro.",
         "The operator pays each family 45,000 euros."),
    )),
    Told("ro", "Curierul", "2025-03-07", (
        ("Tragedia din mina Brzeziny: 14 morți", "The tragedy in the Brzeziny mine: 14 dead"),
        ("Paisprezece mineri au murit, iar alți 12 sunt dați dispăruți.",
         "Fourteen miners died, and another 12 are reported missing."),
        ("Salvatorii au scos la suprafață trei supraviețuitori.",
         "The rescuers brought three survivors to the surface."),
        ("Familiile vor primi câte 45.000 de euro.",
         "The families will receive 45,000 euros each."),
    )),
    Told("en", "The Observer of the North", "2025-03-08", (
        ("Poland mine blast toll hits 14", ""),
        ("Fourteen miners are now known to have died in Tuesday's blast.", ""),
        ("In a separate accident in Ukraine, eight miners were killed on Friday.", ""),
    )),
)  # fmt: skip

MINE_ROWS = (
    Row("superseded", (
        (0, "Cinq mineurs"), (0, "cinq mineurs"), (1, "acht"), (1, "acht"), (2, "14 morți"),
        (2, "Paisprezece mineri"), (3, "14"), (3, "Fourteen miners"),
    )),
    Row("superseded", ((1, "18 Bergleute"), (2, "12"))),
    Row("agree", ((0, "2 340 personnes"), (1, "2.300 Menschen"))),
    Row("agree", ((1, "45.000 Euro"), (2, "45.000 de euro"))),
)  # fmt: skip

MAKER = (
    Told("de", "Wirtschaftsbote", "2025-02-20", (
        ("Halmer steigert Umsatz auf 8,4 Milliarden Euro",
         "Halmer increases turnover to 8.4 billion euros"),
        ("Der Reifenhersteller Halmer hat 2024 einen Umsatz von 8,4 Milliarden Euro erzielt.",
         "The tyre maker Halmer achieved a turnover of 8.4 billion euros in 2024."),
        ("Der Gewinn sank um 12 Prozent auf 310 Millionen Euro.",
         "Profit fell by 12 percent to 310 million euros."),
        ("Der Konzern will 1.900 Stellen streichen.", "The group wants to cut 1,900 jobs."),
        ("Die Dividende beträgt 2,15 Euro je Aktie.", "The dividend is 2.15 euros per share."),
    )),
    Told("fr", "L'Éco du Matin", "2025-02-20", (
        ("Halmer supprime 1 900 postes", "Halmer cuts 1,900 jobs"),
        ("Le fabricant de pneus, dont le chiffre d'affaires a atteint 8,4 milliards d'euros, "
         "supprimera 1 900 postes d'ici 2027.",
         "The tyre maker, whose turnover reached 8.4 billion euros, will cut 1,900 posts by 2027."),
        ("Le syndicat parle de 2 600 emplois menacés, sous-traitants compris.",
         "The union speaks of 2,600 jobs threatened, subcontractors included."),
        ("Le bénéfice net recule de 12 % à 310 millions d'euros.",
         "Net profit falls 12% to 310 million euros."),
    )),
    Told("ro", "Ziarul Economic", "2025-02-21", (
        ("Halmer concediază 1.900 de angajați", "Halmer lays off 1,900 employees"),
        ("Fabrica din Slatina a grupului are 740 de angajați.",
         "The group's Slatina plant has 740 employees."),
        ("Acționarii primesc 2,15 euro pe acțiune.", "Shareholders receive 2.15 euros per share."),
        ("Cifra de afaceri a fabricii a fost de 190 de milioane de euro.",
         "The plant's turnover was 190 million euros."),
    )),
)  # fmt: skip

MAKER_ROWS = (
    Row("agree", (
        (0, "8,4 Milliarden Euro"), (0, "8,4 Milliarden Euro"), (1, "8,4 milliards d'euros"),
    )),
    Row("agree", ((0, "310 Millionen Euro"), (1, "310 millions d'euros"))),
    Row("agree", ((0, "12 Prozent"), (1, "12 %"))),
    Row("agree", (
        (0, "1.900 Stellen"), (1, "1 900 postes"), (1, "1 900 postes"), (2, "1.900 de angajați"),
    )),
    Row("agree", ((0, "2,15 Euro"), (2, "2,15 euro"))),
)  # fmt: skip

ELECTION = (
    Told("ro", "Tribuna", "2025-06-15", (
        ("Alegeri în Slovenia: partidul lui Kranjc, pe primul loc cu 31%",
         "Elections in Slovenia: Kranjc's party in first place with 31%"),
        ("Potrivit exit-poll-urilor, Lista Albă obține 31% din voturi, iar social-democrații 24%.",
         "According to exit polls, the White List obtains 31% of the votes and the Social "
         "Democrats 24%."),
        ("Prezența la vot a fost de 64,7%.", "Turnout was 64.7%."),
        ("Lista Albă ar avea 34 de mandate.", "The White List would have 34 seats."),
    )),
    Told("fr", "Le Républicain de l'Est", "2025-06-16", (
        ("Slovénie : la Liste blanche l'emporte", "Slovenia: the White List wins"),
        ("La Liste blanche recueille 30,2 % des voix, selon les résultats presque définitifs.",
         "The White List collects 30.2% of the votes, according to the near-final results."),
        ("La participation s'est établie à 64,7 %.", "Turnout stood at 64.7%."),
        ("Avec 33 sièges sur 90, elle devra trouver un partenaire.",
         "With 33 seats out of 90, it will have to find a partner."),
        ("La campagne a coûté 11,8 millions d'euros à l'État.",
         "The campaign cost the state 11.8 million euros."),
    )),
    Told("de", "Grazer Blatt", "2025-06-16", (
        ("Wahl in Slowenien: Weiße Liste vorn", "Election in Slovenia: White List ahead"),
        ("Die Weiße Liste erhielt 30,2 Prozent der Stimmen und 33 Mandate.",
         "The White List received 30.2 percent of the votes and 33 seats."),
        ("Die Sozialdemokraten kamen auf 24 Prozent.", "The Social Democrats reached 24 percent."),
        ("Der Wahlkampf kostete den Staat knapp 12 Millionen Euro.",
         "The campaign cost the state almost 12 million euros."),
        ("Bei der Wahl 2022 lag die Beteiligung bei 71 Prozent.",
         "In the 2022 election, turnout was 71 percent."),
    )),
)  # fmt: skip

ELECTION_ROWS = (
    Row("agree", ((0, "64,7%"), (1, "64,7 %"))),
    Row("agree", ((1, "11,8 millions d'euros"), (2, "12 Millionen Euro"))),
    Row("agree", ((0, "24%"), (2, "24 Prozent"))),
    Row("agree", ((1, "33 sièges"), (2, "33 Mandate"))),
    Row("superseded", ((0, "31%"), (0, "31%"), (1, "30,2 %"), (2, "30,2 Prozent"))),
)  # fmt: skip
