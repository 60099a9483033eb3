### Home, companies, opportunities, offices, map.

home-title = Handel zwischen IJssel, Cibin und Warnow
home-lead = Unternehmen aus Deventer, Sibiu und Rostock zeigen, was sie herstellen und wen sie suchen. Ihr Handelsbüro kennt sie und bringt Sie zusammen.
home-examples = Zum Beispiel
home-example-1 = Verpackungsmaschinen
home-example-2 = Holzmöbel
home-example-3 = Metallbearbeitung
home-figure-companies = { $count ->
    [one] Unternehmen mit geprüftem Profil
   *[other] Unternehmen mit geprüftem Profil
}
home-figure-opportunities = { $count ->
    [one] Angebot oder Gesuch
   *[other] Angebote und Gesuche
}
home-figure-languages = Sprachen, in jeder zu finden
home-figure-offices = { $count ->
    [one] Büro, das Sie vorstellt
   *[other] Büros, die Sie vorstellen
}
home-new-companies = Neu am Kai
home-all-companies = Alle Unternehmen
home-new-opportunities = Angebote und Gesuche
home-all-opportunities = Alle Angebote und Gesuche
home-offices = Die Handelsbüros
home-nothing-yet = Die ersten Profile werden gerade geschrieben. Schauen Sie bald wieder vorbei oder melden Sie Ihr Unternehmen an.
office-companies = { $count ->
   *[other] { $count } Unternehmen
}
office-sentence = Für Unternehmen in { $city } und Umgebung
office-title = Handelsbüro { $city }
office-lead = Dieses Büro kennt die Unternehmen in { $city } und Umgebung. Es liest deren Profile und stellt den Kontakt her.
opportunities-title = Angebote und Gesuche
opportunities-lead = Was Unternehmen derzeit anbieten und suchen, das Neueste zuerst.
opportunities-count = { $count ->
    [one] { $count } Angebot oder Gesuch
   *[other] { $count } Angebote und Gesuche
}
opportunities-kind = Art
opportunities-field = Bereich
opportunities-office = Büro
opportunities-filter = Filter anwenden
opportunities-none = Mit diesen Filtern nichts gefunden
opportunities-none-text = Entfernen Sie einen Filter, oder suchen Sie nach einem Produkt oder einer Dienstleistung.
opportunity-until = Gültig bis { $date }
opportunity-expired = Abgelaufen am { $date }
opportunity-expired-text = Fragen Sie das Unternehmen gern, ob es noch aktuell ist.
opportunity-description = Beschreibung
opportunity-partner-role = Der gesuchte Partner
opportunity-advantages = Vorteile
opportunity-specification = Technische Angaben
opportunity-facts = Auf einen Blick
opportunity-countries = Länder
opportunity-stage = Entwicklungsstand
opportunity-ipr = Schutzrechte
opportunity-keywords = Produkte und Dienstleistungen
opportunity-valid = Gültigkeit
opportunity-interested = Interesse?
opportunity-interested-text = Erzählen Sie in einigen Sätzen, wer Sie sind und was Sie suchen.
company-about = Über das Unternehmen
company-opportunities = Angebote und Gesuche
company-pictures = Bilder
company-products = Produkte und Dienstleistungen
company-goals = Ziele für nachhaltige Entwicklung
company-introduce = Lernen Sie sich kennen
company-introduce-text = Kontaktdaten werden sichtbar, sobald beide Unternehmen zugestimmt haben. Eine Antwort kommt innerhalb von fünf Werktagen.
company-introduce-button = Um Kennenlernen bitten
company-office = Dieses Unternehmen wird vom Handelsbüro { $city } betreut
company-facts = Fakten
company-founded = Gegründet
company-employees = Beschäftigte
company-languages = Sprachen
company-markets = Exportiert nach
company-certificates = Zertifikate
company-website = Website
company-address = Ort
company-chamber-number = Handels{ "\u00AD" }register{ "\u00AD" }nummer
company-vat = USt-IdNr.
company-rsin = RSIN
company-euid = EUID
company-identifier-source = Angabe des Unternehmens, Prüfziffer stimmt, { $date }
company-reviewed = Vom Handelsbüro gelesen und freigegeben am { $date }
company-other-languages = Diesen Text in einer anderen Sprache
map-title = Karte
map-lead = Wo die Unternehmen sitzen und wohin sie exportieren.
map-companies = Unternehmen nach Ort
map-destinations = Exportländer
map-note = Grenzen nach Natural Earth, wie sie tatsächlich verlaufen; eine Stellungnahme ist damit nicht verbunden.
map-place = { $place }: { $count ->
   *[other] { $count } Unternehmen
}
map-list = Liste zur Karte
opportunities-any = Alle
