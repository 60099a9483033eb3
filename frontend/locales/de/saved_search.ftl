### Gespeicherte Suchen.

saved-searches = Gespeicherte Suchen
saved-searches-lead = Was Sie im Auge behalten möchten, und was seit Ihrem letzten Besuch neu ist.
saved-searches-none = Noch nichts gespeichert
saved-searches-none-text = Suchen Sie etwas und speichern Sie die Suche; dann sehen Sie hier, was hinzukommt.
saved-search-save = Suche speichern
saved-search-save-lead = Sie finden sie unter Ihren gespeicherten Suchen wieder und sehen dort, was neu ist.
saved-search-nothing = Es gibt nichts zu speichern
saved-search-empty = Suchen Sie zuerst mit einem Wort oder einem Filter.
saved-search-name = Name
saved-search-name-hint = So, wie Sie sie wiederfinden möchten.
saved-search-name-wrong = Geben Sie der Suche einen Namen mit höchstens { $limit } Zeichen.
saved-search-too-many = Sie haben bereits { $limit } Suchen gespeichert. Entfernen Sie zuerst eine.
saved-search-frequency = Nachricht über neue Treffer
saved-search-frequency-hint = Wir verschicken diese Nachrichten noch nicht. Ihre Wahl bleibt gespeichert; was neu ist, sehen Sie jederzeit hier.
saved-search-frequency-never = Nie; ich sehe selbst nach
saved-search-frequency-daily = Jeden Tag
saved-search-frequency-weekly = Jede Woche
saved-search-preview = { $count ->
    [one] Das findet sie jetzt: { $count } Unternehmen
   *[other] Das findet sie jetzt: { $count } Unternehmen
}
saved-search-what = Sucht nach
saved-search-fresh-heading = Neu
saved-search-fresh = { $count ->
    [one] { $count } neuer Treffer
   *[other] { $count } neue Treffer
}
saved-search-since = Seit Sie zuletzt nachgesehen haben: { $moment }.
saved-search-all = Alle Treffer
saved-search-mark-seen = Ich habe sie gesehen
saved-search-change = Name und Nachrichten
saved-search-change-button = Ändern
saved-search-remove = Suche entfernen
saved-search-done = Die Suche ist gespeichert.
saved-search-changed = Die Suche ist geändert.
saved-search-seen = Neu ist ab jetzt, was noch hinzukommt.
saved-search-removed = Die Suche ist entfernt.
