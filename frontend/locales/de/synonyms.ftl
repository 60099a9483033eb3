### Synonyme, die ein Büro für die Suche ergänzt.

synonyms-title = Synonyme
synonyms-lead = Wörter, die in Ihrer Region oder Branche dasselbe bedeuten. Wer das eine sucht, findet sofort auch das andere.
synonym-term = Wort
synonym-synonym = Bedeutet dasselbe wie
synonym-language = Sprache
synonym-every-language = In jeder Sprache
synonym-language-unknown = Wählen Sie eine der Sprachen oder alle.
synonym-office = Büro
synonym-office-missing = Wählen Sie das Büro, für das das Synonym ist.
synonym-since = Hinzugefügt am
synonym-act = Entfernen
synonym-remove = „{ $term }“ entfernen
synonym-add = Synonym hinzufügen
synonyms-none = Noch keine Synonyme
synonyms-none-text = Ergänzen Sie eines, wenn Besucher ein Wort benutzen, das in den Profilen anders heißt.
synonym-empty = Geben Sie zwei verschiedene Wörter an.
synonym-too-long = Ein Wort hat höchstens { $limit } Zeichen.
synonym-known = Dieses Synonym gibt es schon.
synonym-too-many = Das Büro hat bereits { $limit } Synonyme.
synonym-added = Das Synonym ist hinzugefügt und gilt sofort für die Suche.
synonym-removed = Das Synonym ist entfernt.
