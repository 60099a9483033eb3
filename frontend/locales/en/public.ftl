### Home, companies, opportunities, offices, map.

home-title = Trade between IJssel, Cibin and Warnow
home-lead = Companies from Deventer, Sibiu and Rostock show what they make and whom they are looking for. Their trade office knows them and brings you together.
home-examples = For example
home-example-1 = packaging machines
home-example-2 = wooden furniture
home-example-3 = metalworking
home-figure-companies = { $count ->
    [one] company with an approved profile
   *[other] companies with an approved profile
}
home-figure-opportunities = { $count ->
    [one] offer or request
   *[other] offers and requests
}
home-figure-languages = languages, and each finds the others
home-figure-offices = { $count ->
    [one] office to introduce you
   *[other] offices to introduce you
}
home-new-companies = New on the quay
home-all-companies = All companies
home-new-opportunities = Offers and requests
home-all-opportunities = All offers and requests
home-offices = The trade offices
home-nothing-yet = The first profiles are being written. Come back soon, or join with your company.
office-companies = { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
office-sentence = For companies in and around { $city }
office-title = Trade office { $city }
office-lead = This office knows the companies in and around { $city }. It reads their profiles and puts you in touch with them.
opportunities-title = Offers and requests
opportunities-lead = What companies offer and seek today, the newest first.
opportunities-count = { $count ->
    [one] { $count } offer or request
   *[other] { $count } offers and requests
}
opportunities-kind = Kind
opportunities-field = Field
opportunities-office = Office
opportunities-filter = Apply filters
opportunities-none = Nothing found with these filters
opportunities-none-text = Remove a filter, or search for a product or service.
opportunity-until = Valid until { $date }
opportunity-expired = Expired on { $date }
opportunity-expired-text = Do ask the company whether it is still current.
opportunity-description = Description
opportunity-partner-role = The partner sought
opportunity-advantages = Advantages
opportunity-specification = Technical specification
opportunity-facts = At a glance
opportunity-countries = Countries
opportunity-stage = Stage
opportunity-ipr = Intellectual property
opportunity-keywords = Products and services
opportunity-valid = Validity
opportunity-interested = Interested?
opportunity-interested-text = Tell them in a few sentences who you are and what you are looking for.
company-about = About the company
company-opportunities = Offers and requests
company-pictures = Pictures
company-products = Products and services
company-goals = Sustainable development goals
company-introduce = Get introduced
company-introduce-text = Contact details become visible once both companies have said yes. An answer comes within five working days.
company-introduce-button = Ask for an introduction
company-office = This company is looked after by trade office { $city }
company-facts = Facts
company-founded = Founded
company-employees = Employees
company-languages = Languages
company-markets = Exports to
company-certificates = Certificates
company-website = Website
company-address = Place
company-chamber-number = Company register number
company-vat = VAT number
company-rsin = RSIN
company-euid = EUID
company-identifier-source = Stated by the company, check digit correct, { $date }
company-reviewed = Read and approved by the trade office on { $date }
company-other-languages = This text in another language
map-title = Map
map-lead = Where the companies are, and where they export to.
map-companies = Companies by place
map-destinations = Export destinations
map-note = Borders as Natural Earth draws them, as they are in fact; we take no position by them.
map-place = { $place }: { $count ->
    [one] { $count } company
   *[other] { $count } companies
}
map-list = List beside the map
opportunities-any = All
