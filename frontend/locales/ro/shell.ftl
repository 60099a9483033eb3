### Ce se află pe fiecare pagină: antet, subsol, meniu, formulare, paginare.

product-name = RONL Connect
product-promise = Parteneri de export din Deventer, Sibiu și Rostock
product-description = Firmele din Deventer, Sibiu și Rostock arată ce produc și pe cine caută. Birourile lor de comerț exterior le pun în legătură.
product-cities = Deventer · Sibiu · Rostock

skip-to-main = Salt la conținut
language-switch = Limba
theme = Aspect
theme-light = Aspect luminos
theme-auto = Aspect ca în sistemul dumneavoastră
theme-dark = Aspect întunecat

navigation = Meniu principal
menu = Meniu
navigation-companies = Firme
navigation-opportunities = Cereri și oferte
navigation-map = Hartă
navigation-about = Despre noi
navigation-desk = Birou
navigation-my-company = Firma mea
navigation-introductions = Introduceri
sign-in = Autentificare
sign-up = Înscriere
sign-out = Deconectare

search-label = Căutați o firmă, un produs sau un serviciu
search-placeholder = Firmă, produs sau serviciu
search-button = Căutare
suggestions-none = Nicio sugestie
suggestions-count = { $count ->
    [one] { $count } sugestie
   *[other] { $count } sugestii
}

picker-find = Tastați pentru a căuta
picker-placeholder = Scrieți pentru a căuta
picker-search = Căutare
picker-remove = Eliminare

field-required = obligatoriu
field-error = Eroare:
characters-limit = { $limit ->
    [one] Cel mult { $limit } caracter
    [few] Cel mult { $limit } caractere
   *[other] Cel mult { $limit } de caractere
}
characters-left = Caractere rămase: { $count }
characters-over = Caractere în plus: { $count }
error-summary-title = { $count ->
    [one] O informație trebuie corectată
    [few] { $count } informații trebuie corectate
   *[other] { $count } de informații trebuie corectate
}

breadcrumb = Calea până aici
pagination = Pagini
pagination-page = Pagina { $number }
pagination-previous = Înapoi
pagination-next = Înainte
facet-more = { $count ->
    [one] Încă { $count } opțiune
    [few] Încă { $count } opțiuni
   *[other] Încă { $count } de opțiuni
}
filter-remove = Eliminați filtrul
step-done = Făcut:

text-language = { $language ->
    [nl] Neerlandeză
    [en] Engleză
    [de] Germană
   *[ro] Română
}
text-shown-in = { $language ->
    [nl] Acest text există numai în neerlandeză.
    [en] Acest text există numai în engleză.
    [de] Acest text există numai în germană.
   *[ro] Acest text este scris în română.
}

footer-promise = Platforma comună a birourilor de comerț exterior din trei orașe. Fiecare profil a fost citit și aprobat de oameni care cunosc firma.
footer-offices = Birouri de comerț exterior
footer-platform = Platforma
footer-care = Grija noastră
footer-api = API pentru programe
footer-style = Identitate vizuală
footer-accessibility = Accesibilitate
footer-privacy = Confidențialitate
footer-cookies = Folosim numai cookie-urile necesare pentru autentificare și pentru a vă reține opțiunile.
footer-licence = RONL Connect este software cu sursă deschisă, sub licența EUPL-1.2.
office-deventer = Deventer
office-sibiu = Sibiu
office-rostock = Rostock
office-map = Cele trei birouri pe hartă
suggestion-company = Firmă
suggestion-concept = Produs sau serviciu
suggestion-sector = Sector
draft-kept = Păstrat pe acest dispozitiv la ora { $time }
draft-found = Pe acest dispozitiv există o versiune mai nouă a acestui formular.
draft-restore = Restaurare
draft-forget = Renunțare
