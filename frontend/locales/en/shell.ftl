### What stands on every page: header, footer, menu, forms, paging.

product-name = RONL Connect
product-promise = Export partners from Deventer, Sibiu and Rostock
product-description = Companies from Deventer, Sibiu and Rostock show what they make and whom they are looking for. Their trade offices bring them together.
product-cities = Deventer · Sibiu · Rostock

skip-to-main = Skip to content
language-switch = Language
theme = Appearance
theme-light = Light appearance
theme-auto = Appearance as on your system
theme-dark = Dark appearance

navigation = Main menu
menu = Menu
navigation-companies = Companies
navigation-opportunities = Opportunities
navigation-map = Map
navigation-about = About
navigation-desk = Office desk
navigation-my-company = My company
navigation-introductions = Introductions
sign-in = Sign in
sign-up = Join
sign-out = Sign out

search-label = Search for a company, product or service
search-placeholder = Company, product or service
search-button = Search
suggestions-none = No suggestions
suggestions-count = { $count ->
    [one] { $count } suggestion
   *[other] { $count } suggestions
}

picker-find = Type to search
picker-placeholder = Type to search
picker-search = Search
picker-remove = Remove

field-required = required
field-error = Error:
characters-limit = { $limit ->
    [one] { $limit } character at most
   *[other] { $limit } characters at most
}
characters-left = Characters left: { $count }
characters-over = Characters too many: { $count }
error-summary-title = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}

breadcrumb = Breadcrumb
pagination = Pages
pagination-page = Page { $number }
pagination-previous = Previous
pagination-next = Next
facet-more = { $count ->
    [one] { $count } more choice
   *[other] { $count } more choices
}
filter-remove = Remove filter
step-done = Done:

text-language = { $language ->
    [nl] Dutch
    [en] English
    [de] German
   *[ro] Romanian
}
text-shown-in = { $language ->
    [nl] This text is available in Dutch only.
    [en] This text is written in English.
    [de] This text is available in German only.
   *[ro] This text is available in Romanian only.
}

footer-promise = A shared platform of the trade offices of three cities. Every profile has been read and approved by people who know the company.
footer-offices = Trade offices
footer-platform = Platform
footer-care = Our duty of care
footer-api = API for programs
footer-style = Visual identity
footer-accessibility = Accessibility
footer-privacy = Privacy
footer-cookies = We set only the cookies that are needed to sign in and to remember your choices.
footer-licence = RONL Connect is open source software under the EUPL-1.2 licence.
office-deventer = Deventer
office-sibiu = Sibiu
office-rostock = Rostock
office-map = The three offices on the map
suggestion-company = Company
suggestion-concept = Product or service
suggestion-sector = Sector
draft-kept = Kept on this device at { $time }
draft-found = This device holds a newer version of this form.
draft-restore = Restore it
draft-forget = Discard it
