### Synoniemen die een kantoor voor het zoeken toevoegt.

synonyms-title = Synoniemen
synonyms-lead = Woorden die in uw streek of vak hetzelfde betekenen. Wie het ene zoekt, vindt meteen ook het andere.
synonym-term = Woord
synonym-synonym = Betekent hetzelfde als
synonym-language = Taal
synonym-every-language = In elke taal
synonym-language-unknown = Kies een van de talen, of elke taal.
synonym-office = Kantoor
synonym-office-missing = Kies het kantoor waarvoor het synoniem is.
synonym-since = Toegevoegd op
synonym-act = Verwijderen
synonym-remove = ‘{ $term }’ verwijderen
synonym-add = Synoniem toevoegen
synonyms-none = Nog geen synoniemen
synonyms-none-text = Voeg er een toe als bezoekers een woord gebruiken dat in de profielen anders heet.
synonym-empty = Geef twee verschillende woorden.
synonym-too-long = Een woord heeft ten hoogste { $limit } tekens.
synonym-known = Dit synoniem staat er al.
synonym-too-many = Het kantoor heeft al { $limit } synoniemen.
synonym-added = Het synoniem is toegevoegd en doet meteen mee bij het zoeken.
synonym-removed = Het synoniem is verwijderd.
