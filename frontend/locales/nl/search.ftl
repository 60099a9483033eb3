### The search page: results, facets, reasons.

search-title = Bedrijven zoeken
search-narrow = Verfijnen
search-narrow-label = Zoekresultaten verfijnen
search-apply = Toepassen
search-clear = Wissen
search-total = { $count ->
    [one] { $count } bedrijf
   *[other] { $count } bedrijven
}
search-total-for = { $count ->
    [one] { $count } bedrijf voor ‘{ $query }’
   *[other] { $count } bedrijven voor ‘{ $query }’
}
search-sort = Volgorde
search-sort-button = Sorteren
search-sort-relevance = Best passend
search-sort-newest = Nieuwste
search-sort-name = Naam
search-corrected = Bedoelde u misschien:
search-nothing = Niets gevonden
search-nothing-text = Probeer een ander woord, in welke taal u maar wilt, of haal een filter weg.
search-facet-sector = Sector
search-facet-country = Land
search-facet-kind = Vraag of aanbod
search-facet-cooperation = Samenwerking
search-facet-market = Exportmarkt
search-facet-office = Handelskantoor
search-facet-language = Taal van het profiel
search-facet-goal = Duurzaamheidsdoel
search-why-name = Heet zo: { $matched }
search-why-concept = Koos zelf: { $label }
search-why-mentions = Schrijft over { $label } („{ $matched }”)
search-why-narrower = Doet iets specifiekers: { $label }
search-why-sector = Past bij de sector: { $label }
search-why-word = Gebruikt het woord „{ $matched }”
search-why-part = Gebruikt een deel van het woord: „{ $matched }”
search-why-translation = „{ $matched }” betekent hetzelfde in een andere taal
search-why-look-alike = „{ $matched }” lijkt op wat u zocht
search-why-synonym = „{ $matched }” is een ander woord ervoor
search-why-spelling = „{ $matched }” is waarschijnlijk bedoeld
search-why-prefix = „{ $matched }” begint zo
search-why-place = Zit hier: { $matched }
search-why-market = Exporteert hierheen: { $matched }
