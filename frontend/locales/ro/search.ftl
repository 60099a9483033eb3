### The search page: results, facets, reasons.

search-title = Căutare de firme
search-narrow = Restrângeți
search-narrow-label = Restrângeți rezultatele
search-apply = Aplicați
search-clear = Ștergeți
search-total = { $count ->
    [one] { $count } firmă
    [few] { $count } firme
   *[other] { $count } de firme
}
search-total-for = { $count ->
    [one] { $count } firmă pentru „{ $query }”
    [few] { $count } firme pentru „{ $query }”
   *[other] { $count } de firme pentru „{ $query }”
}
search-sort = Ordine
search-sort-button = Sortați
search-sort-relevance = Cele mai potrivite
search-sort-newest = Cele mai noi
search-sort-name = Nume
search-corrected = Poate ați vrut să scrieți:
search-nothing = Nu s-a găsit nimic
search-nothing-text = Încercați alt cuvânt, în orice limbă doriți, sau eliminați un filtru.
search-facet-sector = Sector
search-facet-country = Țară
search-facet-kind = Ofertă sau cerere
search-facet-cooperation = Cooperare
search-facet-market = Piață de export
search-facet-office = Birou comercial
search-facet-language = Limba profilului
search-facet-goal = Obiectiv de durabilitate
search-why-name = Are acest nume: { $matched }
search-why-concept = A ales: { $label }
search-why-mentions = Scrie despre { $label } („{ $matched }”)
search-why-narrower = Face ceva mai specific: { $label }
search-why-sector = Se potrivește cu sectorul: { $label }
search-why-word = Folosește cuvântul „{ $matched }”
search-why-part = Folosește o parte a cuvântului: „{ $matched }”
search-why-translation = „{ $matched }” înseamnă același lucru în altă limbă
search-why-look-alike = „{ $matched }” seamănă cu ce ați căutat
search-why-synonym = „{ $matched }” este un alt cuvânt pentru același lucru
search-why-spelling = Probabil v-ați referit la „{ $matched }”
search-why-prefix = „{ $matched }” începe așa
search-why-place = Se află aici: { $matched }
search-why-market = Exportă acolo: { $matched }
