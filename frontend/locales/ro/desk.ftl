### Biroul: coada, firmele, evaluarea, importul.

desk-title = Biroul de lucru
desk-queue = Coada
desk-empty = Coada este goală
desk-empty-text = Niciun profil nu așteaptă un cititor.
desk-company = Firma
desk-state = Stadiu
desk-since = Trimis la
desk-days = { $count ->
    [0] astăzi
    [one] { $count } zi
    [few] { $count } zile
   *[other] { $count } de zile
}
desk-companies = Toate firmele biroului
desk-changed = Modificat la
desk-review-not-waiting = Acest profil nu așteaptă acum decizia dumneavoastră.
desk-profile = Profilul
desk-before = Public
desk-after = Trimis
desk-remark-on = Observație la: { $field }
desk-reason = Motiv sau observație generală
desk-reason-hint = Firma citește acest text în e-mail.
desk-accept = Acceptați și publicați
desk-return = Returnați cu observații
desk-accepted = Profilul a fost publicat. Firma este anunțată.
desk-waits-for-second = Mai trebuie acordul unui al doilea cititor.
desk-returned = Profilul a fost returnat. Firma primește observațiile dumneavoastră.
desk-remark-missing = Scrieți cel puțin o observație sau un motiv.
desk-remark-too-long = O observație are cel mult { $most } caractere.
desk-unpublish = Retrageți de pe platformă
desk-unpublish-hint = Firma primește acest motiv prin e-mail.
desk-unpublished = Firma nu se mai află pe platformă.
desk-all-offices = Toate birourile comerciale
desk-queue-lead = { $count ->
    [0] Niciun profil nu așteaptă să fie citit.
    [one] Un profil așteaptă să fie citit.
    [few] { $count } profiluri așteaptă să fie citite.
   *[other] { $count } de profiluri așteaptă să fie citite.
}
desk-queue-changes = { $changes ->
    [one] Unul dintre ele este modificarea unui profil public.
    [few] { $changes } dintre ele sunt modificări ale unor profiluri publice.
   *[other] { $changes } dintre ele sunt modificări ale unor profiluri publice.
}
desk-kind = Tip
desk-kind-new = Profil nou
desk-kind-change = Modificarea unui profil public
desk-find = Căutați o firmă după nume
desk-none-found = Nu s-a găsit nicio firmă
desk-none-found-text = Încercați o parte a numelui.
desk-public = Public
desk-public-yes = Da
desk-public-no = Nu
desk-read = Citiți profilul și decideți
desk-look = Citiți profilul
desk-no-people = Nimeni nu face încă parte din această firmă. Invitați pe cineva ca titular.
desk-trail = Cine ce a făcut
desk-unpublish-text = Profilul, ofertele și cererile nu mai pot fi găsite, imediat. Ciorna rămâne, iar firma o poate trimite din nou.
desk-reason-missing = Scrieți de ce; firma trebuie să poată înțelege.
desk-review-title = Evaluați: { $company }
desk-review-change = Profilul public rămâne până când acceptați modificarea.
desk-first-reader = { $name } a citit și a aprobat acest profil. Urmează a doua lectură.
desk-same-person = A doua lectură trebuie făcută de altcineva.
desk-lacking = Profilul nu poate fi publicat astfel
desk-changes = Ce s-a schimbat
desk-no-changes = Nu s-a schimbat nimic.
desk-unchanged = { $count ->
    [one] { $count } câmp neschimbat
    [few] { $count } câmpuri neschimbate
   *[other] { $count } de câmpuri neschimbate
}
desk-pictures-count = { $count ->
    [one] { $count } imagine
    [few] { $count } imagini
   *[other] { $count } de imagini
}
desk-decision = Decizie
desk-start = Citesc acest profil
desk-second-reader = Cereți a doua lectură
desk-second-reader-hint = Atunci profilul se publică numai după ce îl acceptă și un coleg.
desk-to-return = Sau returnați-l cu observații
desk-to-company = Totul despre această firmă
desk-name-taken = Altă firmă a acestui birou are deja acest nume. Returnați profilul cu o observație la nume.
desk-stale = Firma a modificat profilul între timp. Citiți-l din nou înainte de a decide; observațiile dumneavoastră s-au păstrat.
desk-import = Import și export
desk-import-lead = Preluați profiluri dintr-un fișier. Întâi vedeți ce s-ar schimba; apoi decideți.
desk-import-choose = Alegeți un fișier
desk-import-file = Fișier
desk-import-file-hint = Un fișier cu extensia .jsonl, .csv sau .xlsx
desk-import-publish = Publicați imediat
desk-import-publish-hint = Fără această bifă devin ciorne.
desk-import-check = Arătați ce se schimbă
desk-import-confirm = Importați acum
desk-import-report = Ce ar schimba { $file }
desk-import-outcome-created = Firme noi
desk-import-outcome-updated = Profiluri modificate
desk-import-outcome-unchanged = Neschimbate
desk-import-pictures = Imagini care nu există aici și sunt omise
desk-import-again = Alegeți din nou același fișier
desk-import-again-hint = Este prea mare pentru a fi păstrat în această pagină.
desk-import-errors = { $count ->
    [one] O eroare în { $file }
    [few] { $count } erori în { $file }
   *[other] { $count } de erori în { $file }
}
desk-import-errors-caption = Erori pe rânduri
desk-import-line = Rând
desk-import-field = Câmp
desk-import-problem = Ce nu este corect
desk-import-nothing-changed = Nu s-a importat nimic. Corectați fișierul și alegeți-l din nou.
desk-import-missing = Alegeți un fișier.
desk-import-unknown-form = Acest fișier nu are extensia .jsonl, .csv sau .xlsx.
desk-imported = Profilurile au fost importate.
desk-import-examples = Fișiere exemplu
desk-import-examples-text = Cu toate coloanele și o firmă inventată.
desk-export = Export
desk-export-text = Toate profilurile biroului, cu date de contact. Tratați fișierul confidențial.

trail-register-company = { $name } a înregistrat firma.
trail-save-draft = { $name } a salvat ciorna.
trail-submit-profile = { $name } a trimis profilul.
trail-take-back-profile = { $name } a luat profilul înapoi.
trail-approve-profile = { $name } a aprobat profilul la prima lectură.
trail-publish-profile = { $name } a publicat profilul.
trail-return-profile = { $name } a returnat profilul.
trail-unpublish-profile = { $name } a scos profilul de pe platformă.
trail-withdraw-profile = { $name } a retras profilul din spațiul public.
trail-renew-opportunity = { $name } a prelungit o ofertă sau o cerere.
trail-archive-opportunity = O ofertă sau o cerere a expirat, a rămas neschimbată doi ani și a fost arhivată.
trail-import-profile = { $name } a importat profilul.
trail-join-company = { $name } s-a alăturat firmei.
trail-invite-colleague = { $name } a invitat un coleg.
trail-remove-member = { $name } a încheiat o apartenență.
trail-nobody = Platforma

## Tipuri de e-mailuri

letter-sign-in = Cod de autentificare
letter-sign-up = Confirmarea unei înregistrări
letter-sign-up-again = Înregistrare cu o adresă cunoscută
letter-reset-password = Cod pentru o parolă nouă
letter-no-account = Înștiințare că nu există un cont
letter-account-disabled = Înștiințare că accesul la cont este închis
letter-password-changed = Înștiințare despre schimbarea parolei
letter-introduction-requested = Cerere de contact
letter-introduction-reminder = Reamintirea unei cereri
letter-introduction-accepted = Prezentare acceptată
letter-introduction-declined = Prezentare refuzată
letter-introduction-withdrawn = Cerere retrasă
letter-introduction-expired = Cerere expirată
letter-introduction-hanging = Înștiințare despre o cerere fără răspuns
letter-introduction-reported = Sesizare către birou
letter-message-received = Mesaj nou într-o conversație
letter-invitation = Invitația unui coleg
letter-profile-submitted = Profil trimis
letter-profile-published = Profil publicat
letter-profile-returned = Observații la un profil
letter-profile-unpublished = Profil retras de pe site
letter-opportunity-expiring = Înștiințare că o ofertă sau o cerere expiră
letter-notice = Înștiințare despre un profil
