### Ce spun e-mailurile platformei.

mail-greeting = Bună ziua, { $name },
mail-greeting-unnamed = Bună ziua,
mail-signature = RONL Connect, platforma comună de export a birourilor de comerț exterior din Deventer, Sibiu și Rostock
mail-automatic = Acest e-mail a fost scris de platformă. Răspunsurile la el nu sunt citite.
mail-unsubscribe = Dacă nu mai doriți astfel de e-mailuri, le puteți opri aici:
mail-unsubscribe-link = Nu mai doresc e-mailuri de acest fel
mail-or-link = Sau folosiți pur și simplu acest link:

mail-code-validity = { $minutes ->
    [one] Codul și linkul funcționează o singură dată, timp de un minut.
    [few] Codul și linkul funcționează o singură dată, timp de { $minutes } minute.
   *[other] Codul și linkul funcționează o singură dată, timp de { $minutes } de minute.
}

mail-sign-in-subject = Codul dumneavoastră de autentificare la RONL Connect
mail-sign-in-text = Introduceți acest cod pe pagina pe care l-ați cerut:
mail-sign-in-button = Autentificare
mail-sign-in-not-you = Dacă nu ați cerut acest cod, puteți ignora e-mailul: fără cod nu se poate autentifica nimeni. Nu dați codul nimănui, nici măcar nouă.

mail-sign-up-subject = Confirmați adresa dumneavoastră de e-mail
mail-sign-up-text = Bine ați venit la RONL Connect. Introduceți acest cod pentru a confirma că adresa de e-mail vă aparține:
mail-sign-up-button = Confirm adresa
mail-sign-up-not-you = Dacă nu v-ați înscris dumneavoastră, puteți ignora acest e-mail. O adresă pe care nu o confirmă nimeni este ștearsă după o săptămână.

mail-sign-up-again-subject = Aveți deja un cont
mail-sign-up-again-text = Cineva, probabil dumneavoastră, tocmai s-a înscris cu această adresă de e-mail. Adresa are deja un cont, așa că nu s-a schimbat nimic. Vă puteți autentifica cu acest cod:

mail-reset-password-subject = Stabiliți o parolă nouă
mail-reset-password-text = Introduceți acest cod pentru a stabili o parolă nouă pentru contul dumneavoastră:
mail-reset-password-button = Stabilesc o parolă nouă
mail-reset-password-not-you = Dacă nu ați cerut acest lucru, puteți ignora e-mailul. Parola rămâne neschimbată.

mail-no-account-subject = Nu există niciun cont cu această adresă
mail-no-account-text = Cineva, probabil dumneavoastră, a încercat să se autentifice la RONL Connect cu această adresă de e-mail. Adresa nu are cont. Poate v-ați înscris cu altă adresă?
mail-no-account-button = Creez un cont
mail-no-account-not-you = Dacă nu ați fost dumneavoastră, puteți ignora acest e-mail.

mail-account-disabled-subject = Contul dumneavoastră este închis
mail-account-disabled-text = Ați încercat să vă autentificați la RONL Connect. Biroul dumneavoastră de comerț exterior v-a închis contul.
mail-account-disabled-help = Dacă credeți că este o greșeală, vă rugăm să vă adresați biroului dumneavoastră de comerț exterior.

mail-password-changed-subject = Parola dumneavoastră a fost schimbată
mail-password-changed-text = Parola contului dumneavoastră tocmai a fost schimbată. Pe toate celelalte dispozitive ați fost deconectat.
mail-password-changed-not-you = Dacă nu ați făcut dumneavoastră această schimbare, stabiliți imediat o parolă nouă:
mail-password-changed-button = Stabilesc o parolă nouă

mail-invitation-subject = { $inviter } vă invită la { $company }
mail-invitation-text = { $inviter } dorește să lucreze împreună cu dumneavoastră la profilul firmei { $company }.
mail-invitation-platform = Pe RONL Connect, firmele din Deventer, Sibiu și Rostock găsesc parteneri de export. Birourile lor de comerț exterior le pun în legătură.
mail-invitation-button = Accept invitația
mail-invitation-validity = { $days ->
    [one] Invitația este valabilă o zi.
    [few] Invitația este valabilă { $days } zile.
   *[other] Invitația este valabilă { $days } de zile.
}

mail-introduction-requested-subject = { $company } dorește să vă cunoască
mail-introduction-requested-text = { $company } cere să fie pusă în legătură cu firma dumneavoastră. Iată de ce:
mail-introduction-reminder-subject = { $company } așteaptă răspunsul dumneavoastră
mail-introduction-reminder-text = { $company } a cerut să fie pusă în legătură cu firma dumneavoastră și nu a primit încă un răspuns. Iată de ce:
mail-introduction-answer-by = Vă rugăm să răspundeți până la { $date }. Datele dumneavoastră de contact sunt arătate numai dacă acceptați.
mail-introduction-yes = Da, accept
mail-introduction-no = Nu, mulțumesc
mail-introduction-read = Citesc cererea și profilul firmei { $company }
mail-introduction-open = Văd cererea

mail-introduction-accepted-subject = Dumneavoastră și { $company } ați fost puși în legătură
mail-introduction-accepted-text = Ambele firme au acceptat. Iată cum puteți lua legătura cu { $company }:
mail-introduction-accepted-write = Vă puteți scrie și pe platformă.
mail-introduction-accepted-button = Deschid conversația
mail-contact-company = Firma: { $value }
mail-contact-person = Persoana de contact: { $value }
mail-contact-person-email = E-mailul persoanei de contact: { $value }
mail-contact-email = E-mail: { $value }
mail-contact-phone = Telefon: { $value }
mail-contact-website = Site web: { $value }
mail-contact-address = Adresa: { $value }

mail-introduction-declined-subject = Răspunsul firmei { $company }
mail-introduction-declined-text = { $company } a citit cererea dumneavoastră și preferă, deocamdată, să nu îi dea curs.
mail-introduction-declined-reason = Motivul indicat: { $reason }
mail-introduction-declined-note = Firma a adăugat:
mail-introduction-declined-next = Biroul dumneavoastră de comerț exterior cunoaște multe alte firme și vă ajută cu plăcere să o găsiți pe cea potrivită.
mail-introduction-declined-button = Caut alte firme

mail-introduction-withdrawn-subject = { $company } și-a retras cererea
mail-introduction-withdrawn-text = { $company } nu mai cere să fie pusă în legătură cu dumneavoastră. Nu trebuie să faceți nimic.

mail-introduction-expired-subject = { $company } nu a răspuns
mail-introduction-expired-text = Cererea dumneavoastră către { $company } nu a primit răspuns în cinci zile lucrătoare și a expirat.
mail-introduction-expired-next = Puteți cere din nou sau puteți vorbi cu biroul dumneavoastră de comerț exterior: un telefon ajută adesea.

mail-introduction-hanging-subject = { $asked } nu a răspuns încă firmei { $asking }
mail-introduction-hanging-text = Acum patru zile lucrătoare, { $asking } a cerut să fie pusă în legătură cu { $asked } și încă nu există un răspuns. Mâine cererea expiră. Poate ajută un telefon.

mail-introduction-reported-subject = { $reporting } sesizează o problemă cu { $reported }
mail-introduction-reported-text = { $reporting } a făcut o sesizare cu privire la { $reported }. Iată ce scrie:
mail-introduction-reported-button = Văd sesizările

mail-message-received-subject = Mesaj de la { $company }
mail-message-received-text = { $author } de la { $company } scrie:
mail-message-received-button = Răspund pe platformă

mail-profile-submitted-subject = { $company } și-a trimis profilul
mail-profile-submitted-text = { $company } și-a trimis profilul. Acesta așteaptă să fie citit.
mail-profile-submitted-button = Citesc profilul

mail-profile-published-subject = Profilul firmei { $company } este online
mail-profile-published-text = Biroul dumneavoastră de comerț exterior a citit și a publicat profilul firmei { $company }. De acum poate fi găsit în toate limbile.
mail-profile-published-button = Văd profilul

mail-profile-returned-subject = Observații despre profilul firmei { $company }
mail-profile-returned-text = Biroul dumneavoastră de comerț exterior a citit profilul firmei { $company } și vă roagă să îmbunătățiți câteva lucruri înainte de publicare.
mail-profile-returned-remarks = { $count ->
    [one] Există o observație:
    [few] Există { $count } observații:
   *[other] Există { $count } de observații:
}
mail-profile-returned-next = Observațiile se află lângă câmpurile la care se referă. Trimiteți din nou profilul după ce ați terminat.
mail-profile-returned-button = Îmbunătățesc profilul

mail-profile-unpublished-subject = Profilul firmei { $company } nu mai este online
mail-profile-unpublished-text = Biroul dumneavoastră de comerț exterior a retras profilul firmei { $company } de pe platformă.
mail-profile-unpublished-next = Puteți modifica profilul și îl puteți trimite din nou. Dacă aveți întrebări, biroul dumneavoastră vă ajută cu plăcere.
mail-profile-unpublished-button = La profil

mail-opportunity-expiring-subject = „{ $title }” expiră la { $date }
mail-opportunity-expiring-text = Anunțul dumneavoastră „{ $title }” poate fi găsit până la { $date }.
mail-opportunity-expiring-next = Mai este valabil? Cu un singur clic îl prelungiți cu un an.
mail-opportunity-expiring-button = Prelungesc anunțul
