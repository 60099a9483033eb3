### Home, companies, opportunities, offices, map.

home-title = Comerț între IJssel, Cibin și Warnow
home-lead = Firme din Deventer, Sibiu și Rostock arată ce produc și pe cine caută. Biroul lor comercial le cunoaște și vă pune în legătură.
home-examples = De exemplu
home-example-1 = mașini de ambalat
home-example-2 = mobilier din lemn
home-example-3 = prelucrarea metalelor
home-figure-companies = { $count ->
    [one] firmă cu profil verificat
    [few] firme cu profil verificat
   *[other] de firme cu profil verificat
}
home-figure-opportunities = { $count ->
    [one] ofertă sau cerere
    [few] oferte și cereri
   *[other] de oferte și cereri
}
home-figure-languages = limbi, fiecare le găsește pe celelalte
home-figure-offices = { $count ->
    [one] birou care vă prezintă
    [few] birouri care vă prezintă
   *[other] de birouri care vă prezintă
}
home-new-companies = Noutăți la chei
home-all-companies = Toate firmele
home-new-opportunities = Oferte și cereri
home-all-opportunities = Toate ofertele și cererile
home-offices = Birourile comerciale
home-nothing-yet = Primele profiluri sunt în lucru. Reveniți în curând sau înscrieți-vă firma.
office-companies = { $count ->
    [one] { $count } firmă
    [few] { $count } firme
   *[other] { $count } de firme
}
office-sentence = Pentru firmele din { $city } și împrejurimi
office-title = Biroul comercial { $city }
office-lead = Acest birou cunoaște firmele din { $city } și împrejurimi. Le citește profilurile și vă pune în legătură cu ele.
opportunities-title = Oferte și cereri
opportunities-lead = Ce oferă și ce caută firmele acum, cele mai noi la început.
opportunities-count = { $count ->
    [one] { $count } ofertă sau cerere
    [few] { $count } oferte și cereri
   *[other] { $count } de oferte și cereri
}
opportunities-kind = Tip
opportunities-field = Domeniu
opportunities-office = Birou
opportunities-filter = Aplicați filtrele
opportunities-none = Nu s-a găsit nimic cu aceste filtre
opportunities-none-text = Eliminați un filtru sau căutați un produs ori un serviciu.
opportunity-until = Valabilă până la { $date }
opportunity-expired = A expirat la { $date }
opportunity-expired-text = Întrebați firma dacă mai este de actualitate.
opportunity-description = Descriere
opportunity-partner-role = Partenerul căutat
opportunity-advantages = Avantaje
opportunity-specification = Specificații tehnice
opportunity-facts = Pe scurt
opportunity-countries = Țări
opportunity-stage = Stadiu
opportunity-ipr = Proprietate intelectuală
opportunity-keywords = Produse și servicii
opportunity-valid = Valabilitate
opportunity-interested = Vă interesează?
opportunity-interested-text = Spuneți în câteva fraze cine sunteți și ce căutați.
company-about = Despre firmă
company-opportunities = Oferte și cereri
company-pictures = Imagini
company-products = Produse și servicii
company-goals = Obiective de dezvoltare durabilă
company-introduce = Faceți cunoștință
company-introduce-text = Datele de contact devin vizibile după ce ambele firme și-au dat acordul. Răspunsul vine în cel mult cinci zile lucrătoare.
company-introduce-button = Cereți să faceți cunoștință
company-office = De această firmă se îngrijește biroul comercial { $city }
company-facts = Date
company-founded = Înființată
company-employees = Angajați
company-languages = Limbi
company-markets = Exportă în
company-certificates = Certificate
company-website = Site web
company-address = Localitate
company-chamber-number = Numărul din registrul comerțului
company-vat = Cod de TVA
company-rsin = RSIN
company-euid = EUID
company-identifier-source = Declarat de firmă, cifra de control este corectă, { $date }
company-reviewed = Citit și aprobat de biroul comercial la { $date }
company-other-languages = Acest text în altă limbă
map-title = Harta
map-lead = Unde se află firmele și unde exportă.
map-companies = Firme pe localități
map-destinations = Țări de export
map-note = Granițele sunt cele din Natural Earth, așa cum există de fapt; nu exprimăm prin ele nicio poziție.
map-place = { $place }: { $count ->
    [one] { $count } firmă
    [few] { $count } firme
   *[other] { $count } de firme
}
map-list = Lista de lângă hartă
opportunities-any = Toate
