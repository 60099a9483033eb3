### Home, companies, opportunities, offices, map.

home-title = Zaken doen tussen IJssel, Cibin en Warnow
home-lead = Bedrijven uit Deventer, Sibiu en Rostock laten zien wat zij maken en wie zij zoeken. Hun handelskantoor kent ze en brengt u bij elkaar.
home-examples = Bijvoorbeeld
home-example-1 = verpakkingsmachines
home-example-2 = houten meubelen
home-example-3 = metaalbewerking
home-figure-companies = { $count ->
    [one] bedrijf met een gekeurd profiel
   *[other] bedrijven met een gekeurd profiel
}
home-figure-opportunities = { $count ->
    [one] vraag of aanbod
   *[other] vragen en aanbiedingen
}
home-figure-languages = talen, in elkaars taal te vinden
home-figure-offices = { $count ->
    [one] kantoor dat u voorstelt
   *[other] kantoren die u voorstellen
}
home-new-companies = Nieuw op de kade
home-all-companies = Alle bedrijven
home-new-opportunities = Vraag en aanbod
home-all-opportunities = Alle vragen en aanbiedingen
home-offices = De handelskantoren
home-nothing-yet = De eerste profielen worden geschreven. Kom binnenkort terug, of meld uw bedrijf aan.
office-companies = { $count ->
    [one] { $count } bedrijf
   *[other] { $count } bedrijven
}
office-sentence = Voor bedrijven in { $city } en omgeving
office-title = Handelskantoor { $city }
office-lead = Dit kantoor kent de bedrijven in { $city } en omgeving. Het leest hun profielen, en het brengt u met hen in contact.
opportunities-title = Vraag en aanbod
opportunities-lead = Wat bedrijven nu aanbieden en zoeken, met het nieuwste bovenaan.
opportunities-count = { $count ->
    [one] { $count } vraag of aanbod
   *[other] { $count } vragen en aanbiedingen
}
opportunities-kind = Soort
opportunities-field = Terrein
opportunities-office = Kantoor
opportunities-filter = Filter toepassen
opportunities-none = Niets gevonden met deze filters
opportunities-none-text = Haal een filter weg, of zoek op een product of dienst.
opportunity-until = Geldig tot en met { $date }
opportunity-expired = Verlopen op { $date }
opportunity-expired-text = Vraag het bedrijf gerust of het nog actueel is.
opportunity-description = Omschrijving
opportunity-partner-role = De gezochte partner
opportunity-advantages = Voordelen
opportunity-specification = Technische gegevens
opportunity-facts = Kenmerken
opportunity-countries = Landen
opportunity-stage = Stadium
opportunity-ipr = Intellectueel eigendom
opportunity-keywords = Producten en diensten
opportunity-valid = Geldigheid
opportunity-interested = Interesse?
opportunity-interested-text = Vertel in een paar zinnen wie u bent en wat u zoekt.
company-about = Over het bedrijf
company-opportunities = Vraag en aanbod
company-pictures = Beelden
company-products = Producten en diensten
company-goals = Duurzame ontwikkelingsdoelen
company-introduce = Maak kennis
company-introduce-text = Contactgegevens worden zichtbaar zodra beide bedrijven ja hebben gezegd. Een antwoord komt binnen vijf werkdagen.
company-introduce-button = Vraag om kennismaking
company-office = Dit bedrijf hoort bij handelskantoor { $city }
company-facts = Feiten
company-founded = Opgericht
company-employees = Medewerkers
company-languages = Talen
company-markets = Exporteert naar
company-certificates = Certificaten
company-website = Website
company-address = Plaats
company-chamber-number = Nummer in het handelsregister
company-vat = Btw-nummer
company-rsin = RSIN
company-euid = EUID
company-identifier-source = Opgave van het bedrijf, controlecijfer klopt, { $date }
company-reviewed = Gelezen en goedgekeurd door het handelskantoor op { $date }
company-other-languages = Deze tekst in een andere taal
map-title = Kaart
map-lead = Waar de bedrijven zitten en waarheen zij exporteren.
map-companies = Bedrijven per plaats
map-destinations = Exportlanden
map-note = Grenzen volgens Natural Earth, zoals zij feitelijk lopen; wij nemen daarmee geen standpunt in.
map-place = { $place }: { $count ->
    [one] { $count } bedrijf
   *[other] { $count } bedrijven
}
map-list = Lijst bij de kaart
opportunities-any = Alle
