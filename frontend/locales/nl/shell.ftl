### Wat op elke pagina staat: kop, voet, menu, formulieren, bladeren.

product-name = RONL Connect
product-promise = Exportpartners uit Deventer, Sibiu en Rostock
product-description = Bedrijven uit Deventer, Sibiu en Rostock laten zien wat zij maken en wie zij zoeken. Hun handelskantoren brengen hen met elkaar in contact.
product-cities = Deventer · Sibiu · Rostock

skip-to-main = Direct naar de inhoud
language-switch = Taal
theme = Weergave
theme-light = Lichte weergave
theme-auto = Weergave zoals uw systeem
theme-dark = Donkere weergave

navigation = Hoofdmenu
menu = Menu
navigation-companies = Bedrijven
navigation-opportunities = Vraag en aanbod
navigation-map = Kaart
navigation-about = Over ons
navigation-desk = Kantoor
navigation-my-company = Mijn bedrijf
navigation-introductions = Introducties
sign-in = Inloggen
sign-up = Aanmelden
sign-out = Uitloggen

search-label = Zoek een bedrijf, product of dienst
search-placeholder = Bedrijf, product of dienst
search-button = Zoeken
suggestions-none = Geen suggesties
suggestions-count = { $count ->
    [one] { $count } suggestie
   *[other] { $count } suggesties
}

picker-find = Typ om te zoeken
picker-placeholder = Typ om te zoeken
picker-search = Zoeken
picker-remove = Verwijderen

field-required = verplicht
field-error = Fout:
characters-limit = { $limit ->
    [one] Ten hoogste { $limit } teken
   *[other] Ten hoogste { $limit } tekens
}
characters-left = Tekens over: { $count }
characters-over = Tekens te veel: { $count }
error-summary-title = { $count ->
    [one] Er is één ding dat niet klopt
   *[other] Er zijn { $count } dingen die niet kloppen
}

breadcrumb = Kruimelpad
pagination = Bladeren door de pagina’s
pagination-page = Pagina { $number }
pagination-previous = Vorige
pagination-next = Volgende
facet-more = { $count ->
    [one] Nog { $count } keuze
   *[other] Nog { $count } keuzes
}
filter-remove = Filter verwijderen
step-done = Gedaan:

text-language = { $language ->
    [nl] Nederlands
    [en] Engels
    [de] Duits
   *[ro] Roemeens
}
text-shown-in = { $language ->
    [nl] Deze tekst is in het Nederlands geschreven.
    [en] Deze tekst is er alleen in het Engels.
    [de] Deze tekst is er alleen in het Duits.
   *[ro] Deze tekst is er alleen in het Roemeens.
}

footer-promise = Een gezamenlijk platform van de handelskantoren van drie steden. Elk profiel is gelezen en goedgekeurd door mensen die het bedrijf kennen.
footer-offices = Handelskantoren
footer-platform = Platform
footer-care = Zorgvuldigheid
footer-api = API voor programma’s
footer-style = Huisstijl
footer-accessibility = Toegankelijkheid
footer-privacy = Privacy
footer-cookies = Wij plaatsen alleen cookies die nodig zijn om in te loggen en uw keuzes te onthouden.
footer-licence = RONL Connect is openbronsoftware onder de licentie EUPL-1.2.
office-deventer = Deventer
office-sibiu = Sibiu
office-rostock = Rostock
office-map = De drie kantoren op de kaart
suggestion-company = Bedrijf
suggestion-concept = Product of dienst
suggestion-sector = Sector
draft-kept = Op dit apparaat bewaard om { $time }
draft-found = Op dit apparaat staat een nieuwere versie van dit formulier.
draft-restore = Terugzetten
draft-forget = Weggooien
