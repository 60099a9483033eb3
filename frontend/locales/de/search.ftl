### The search page: results, facets, reasons.

search-title = Unternehmen suchen
search-narrow = Eingrenzen
search-narrow-label = Suchergebnisse eingrenzen
search-apply = Anwenden
search-clear = Zurücksetzen
search-total = { $count ->
   *[other] { $count } Unternehmen
}
search-total-for = { $count ->
   *[other] { $count } Unternehmen zu „{ $query }“
}
search-sort = Reihenfolge
search-sort-button = Sortieren
search-sort-relevance = Beste Treffer
search-sort-newest = Neueste
search-sort-name = Name
search-corrected = Meinten Sie vielleicht:
search-nothing = Nichts gefunden
search-nothing-text = Versuchen Sie ein anderes Wort, in welcher Sprache Sie möchten, oder entfernen Sie einen Filter.
search-facet-sector = Branche
search-facet-country = Land
search-facet-kind = Angebot oder Gesuch
search-facet-cooperation = Zusammenarbeit
search-facet-market = Exportmarkt
search-facet-office = Handelsbüro
search-facet-language = Sprache des Profils
search-facet-goal = Nachhaltigkeitsziel
search-why-name = Heißt so: { $matched }
search-why-concept = Selbst gewählt: { $label }
search-why-mentions = Schreibt über { $label } („{ $matched }“)
search-why-narrower = Macht etwas Spezielleres: { $label }
search-why-sector = Passt zur Branche: { $label }
search-why-word = Verwendet das Wort „{ $matched }“
search-why-part = Verwendet einen Teil des Wortes: „{ $matched }“
search-why-translation = „{ $matched }“ bedeutet dasselbe in einer anderen Sprache
search-why-look-alike = „{ $matched }“ ähnelt Ihrer Suche
search-why-synonym = „{ $matched }“ ist ein anderes Wort dafür
search-why-spelling = Gemeint ist vermutlich „{ $matched }“
search-why-prefix = „{ $matched }“ beginnt so
search-why-place = Sitzt hier: { $matched }
search-why-market = Exportiert dorthin: { $matched }
