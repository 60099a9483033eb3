### Opgeslagen zoekopdrachten.

saved-searches = Opgeslagen zoekopdrachten
saved-searches-lead = Wat u wilt blijven volgen, met wat er nieuw is sinds u het laatst keek.
saved-searches-none = Nog niets opgeslagen
saved-searches-none-text = Zoek iets en sla de zoekopdracht op; dan ziet u hier wat erbij komt.
saved-search-save = Zoekopdracht opslaan
saved-search-save-lead = U vindt haar terug bij uw opgeslagen zoekopdrachten en ziet daar wat er nieuw is.
saved-search-nothing = Er is niets om op te slaan
saved-search-empty = Zoek eerst met een woord of een filter.
saved-search-name = Naam
saved-search-name-hint = Zoals u haar wilt terugvinden.
saved-search-name-wrong = Geef de zoekopdracht een naam van ten hoogste { $limit } tekens.
saved-search-too-many = U hebt al { $limit } zoekopdrachten opgeslagen. Verwijder er eerst een.
saved-search-frequency = Bericht over nieuwe resultaten
saved-search-frequency-hint = Wij versturen deze berichten nog niet. Uw keuze blijft bewaard; wat nieuw is, ziet u altijd hier.
saved-search-frequency-never = Nooit; ik kijk zelf
saved-search-frequency-daily = Elke dag
saved-search-frequency-weekly = Elke week
saved-search-preview = { $count ->
    [one] Dit vindt u nu: { $count } bedrijf
   *[other] Dit vindt u nu: { $count } bedrijven
}
saved-search-what = Zoekt
saved-search-fresh-heading = Nieuw
saved-search-fresh = { $count ->
    [one] { $count } nieuw resultaat
   *[other] { $count } nieuwe resultaten
}
saved-search-since = Sinds u op { $moment } het laatst keek.
saved-search-all = Alle resultaten
saved-search-mark-seen = Ik heb ze gezien
saved-search-change = Naam en berichten
saved-search-change-button = Wijzigen
saved-search-remove = Zoekopdracht verwijderen
saved-search-done = De zoekopdracht is opgeslagen.
saved-search-changed = De zoekopdracht is gewijzigd.
saved-search-seen = Nieuw is vanaf nu wat er nog bij komt.
saved-search-removed = De zoekopdracht is verwijderd.
