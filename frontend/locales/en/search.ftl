### The search page: results, facets, reasons.

search-title = Find companies
search-narrow = Narrow down
search-narrow-label = Narrow down the results
search-apply = Apply
search-clear = Clear
search-total = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
search-total-for = { $count ->
    [one] { $count } company for ‘{ $query }’
   *[other] { $count } companies for ‘{ $query }’
}
search-sort = Order
search-sort-button = Sort
search-sort-relevance = Best match
search-sort-newest = Newest
search-sort-name = Name
search-corrected = Did you perhaps mean:
search-nothing = Nothing found
search-nothing-text = Try another word, in whichever language you like, or remove a filter.
search-facet-sector = Sector
search-facet-country = Country
search-facet-kind = Offer or request
search-facet-cooperation = Cooperation
search-facet-market = Export market
search-facet-office = Trade office
search-facet-language = Language of the profile
search-facet-goal = Sustainability goal
search-why-name = Has this name: { $matched }
search-why-concept = Chose this itself: { $label }
search-why-mentions = Writes about { $label } (“{ $matched }”)
search-why-narrower = Does something more specific: { $label }
search-why-sector = Fits the sector: { $label }
search-why-word = Uses the word “{ $matched }”
search-why-part = Uses a part of the word: “{ $matched }”
search-why-translation = “{ $matched }” means the same in another language
search-why-look-alike = “{ $matched }” looks like what you searched for
search-why-synonym = “{ $matched }” is another word for it
search-why-spelling = “{ $matched }” is probably meant
search-why-prefix = “{ $matched }” begins like that
search-why-place = Is located here: { $matched }
search-why-market = Exports there: { $matched }
