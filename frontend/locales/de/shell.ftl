### Was auf jeder Seite steht: Kopf, Fuß, Menü, Formulare, Blättern.

product-name = RONL Connect
product-promise = Exportpartner aus Deventer, Sibiu und Rostock
product-description = Unternehmen aus Deventer, Sibiu und Rostock zeigen, was sie herstellen und wen sie suchen. Ihre Außenwirtschaftsbüros bringen sie zusammen.
product-cities = Deventer · Sibiu · Rostock

skip-to-main = Direkt zum Inhalt
language-switch = Sprache
theme = Darstellung
theme-light = Helle Darstellung
theme-auto = Darstellung wie im System
theme-dark = Dunkle Darstellung

navigation = Hauptmenü
menu = Menü
navigation-companies = Unternehmen
navigation-opportunities = Angebote und Gesuche
navigation-map = Karte
navigation-about = Über uns
navigation-desk = Büro
navigation-my-company = Mein Unternehmen
navigation-introductions = Kontaktanfragen
sign-in = Anmelden
sign-up = Registrieren
sign-out = Abmelden

search-label = Unternehmen, Produkt oder Dienstleistung suchen
search-placeholder = Unternehmen, Produkt, Leistung
search-button = Suchen
suggestions-none = Keine Vorschläge
suggestions-count = { $count ->
    [one] { $count } Vorschlag
   *[other] { $count } Vorschläge
}

picker-find = Zum Suchen tippen
picker-placeholder = Zum Suchen tippen
picker-search = Suchen
picker-remove = Entfernen

field-required = Pflichtfeld
field-error = Fehler:
characters-limit = { $limit ->
    [one] Höchstens { $limit } Zeichen
   *[other] Höchstens { $limit } Zeichen
}
characters-left = Verbleibende Zeichen: { $count }
characters-over = Zeichen zu viel: { $count }
error-summary-title = { $count ->
    [one] Eine Angabe stimmt noch nicht
   *[other] { $count } Angaben stimmen noch nicht
}

breadcrumb = Brotkrümelnavigation
pagination = Seiten
pagination-page = Seite { $number }
pagination-previous = Zurück
pagination-next = Weiter
facet-more = { $count ->
    [one] { $count } weitere Auswahl
   *[other] { $count } weitere Auswahlmöglichkeiten
}
filter-remove = Filter entfernen
step-done = Erledigt:

text-language = { $language ->
    [nl] Niederländisch
    [en] Englisch
    [de] Deutsch
   *[ro] Rumänisch
}
text-shown-in = { $language ->
    [nl] Diesen Text gibt es nur auf Niederländisch.
    [en] Diesen Text gibt es nur auf Englisch.
    [de] Dieser Text ist auf Deutsch verfasst.
   *[ro] Diesen Text gibt es nur auf Rumänisch.
}

footer-promise = Die gemeinsame Plattform der Außenwirtschaftsbüros dreier Städte. Jedes Profil wurde von Menschen gelesen und freigegeben, die das Unternehmen kennen.
footer-offices = Außenwirtschaftsbüros
footer-platform = Plattform
footer-care = Verantwortung
footer-api = Schnittstelle (API)
footer-style = Gestaltung
footer-accessibility = Barrierefreiheit
footer-privacy = Datenschutz
footer-cookies = Wir setzen nur Cookies, die für die Anmeldung und für Ihre Einstellungen nötig sind.
footer-licence = RONL Connect ist quelloffene Software unter der Lizenz EUPL-1.2.
office-deventer = Deventer
office-sibiu = Sibiu
office-rostock = Rostock
office-map = Die drei Büros auf der Karte
suggestion-company = Unternehmen
suggestion-concept = Produkt oder Leistung
suggestion-sector = Branche
draft-kept = Um { $time } auf diesem Gerät gesichert
draft-found = Auf diesem Gerät liegt eine neuere Fassung dieses Formulars.
draft-restore = Wiederherstellen
draft-forget = Verwerfen
