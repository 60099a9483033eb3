### Het kantoor: wachtrij, bedrijven, beoordelen, importeren.

desk-title = Kantoor
desk-queue = Wachtrij
desk-empty = De wachtrij is leeg
desk-empty-text = Er wacht geen profiel op een lezer.
desk-company = Bedrijf
desk-state = Stand
desk-since = Ingediend op
desk-days = { $count ->
    [0] vandaag
    [one] { $count } dag
   *[other] { $count } dagen
}
desk-companies = Alle bedrijven van het kantoor
desk-changed = Gewijzigd op
desk-review-not-waiting = Dit profiel wacht nu niet op u.
desk-profile = Het profiel
desk-before = Openbaar
desk-after = Ingediend
desk-remark-on = Opmerking bij: { $field }
desk-reason = Reden of algemene opmerking
desk-reason-hint = Het bedrijf leest dit in de e-mail.
desk-accept = Accepteren en publiceren
desk-return = Terugsturen met opmerkingen
desk-accepted = Het profiel is gepubliceerd. Het bedrijf krijgt bericht.
desk-waits-for-second = Een tweede lezer moet nog akkoord gaan.
desk-returned = Het profiel is teruggestuurd. Het bedrijf krijgt uw opmerkingen.
desk-remark-missing = Schrijf minstens één opmerking of een reden.
desk-remark-too-long = Een opmerking heeft hoogstens { $most } tekens.
desk-unpublish = Van het platform halen
desk-unpublish-hint = Het bedrijf krijgt deze reden per e-mail.
desk-unpublished = Het bedrijf staat niet meer op het platform.
desk-all-offices = Alle handelskantoren
desk-queue-lead = { $count ->
    [0] Er wacht geen profiel op een lezer.
    [one] Eén profiel wacht op een lezer.
   *[other] { $count } profielen wachten op een lezer.
}
desk-queue-changes = { $changes ->
    [one] Eén daarvan is de wijziging van een openbaar profiel.
   *[other] { $changes } daarvan zijn wijzigingen van openbare profielen.
}
desk-kind = Soort
desk-kind-new = Nieuw profiel
desk-kind-change = Wijziging van een openbaar profiel
desk-find = Zoek een bedrijf op naam
desk-none-found = Geen bedrijf gevonden
desk-none-found-text = Probeer een deel van de naam.
desk-public = Openbaar
desk-public-yes = Ja
desk-public-no = Nee
desk-read = Profiel lezen en beslissen
desk-look = Profiel lezen
desk-no-people = Niemand hoort nog bij dit bedrijf. Nodig iemand uit als eigenaar.
desk-trail = Wie heeft wat gedaan
desk-unpublish-text = Het profiel en het vraag en aanbod zijn dan direct niet meer te vinden. Het concept blijft, en het bedrijf kan het opnieuw indienen.
desk-reason-missing = Schrijf waarom; het bedrijf moet het kunnen begrijpen.
desk-review-title = { $company } beoordelen
desk-review-change = Het openbare profiel blijft staan totdat u de wijziging accepteert.
desk-first-reader = { $name } heeft dit profiel gelezen en akkoord bevonden. Nu is een tweede lezer aan de beurt.
desk-same-person = De tweede lezer moet iemand anders zijn dan de eerste.
desk-lacking = Zo kan het profiel niet worden gepubliceerd
desk-changes = Wat er is veranderd
desk-no-changes = Er is niets veranderd.
desk-unchanged = { $count ->
    [one] { $count } veld dat hetzelfde bleef
   *[other] { $count } velden die hetzelfde bleven
}
desk-pictures-count = { $count ->
    [one] { $count } afbeelding
   *[other] { $count } afbeeldingen
}
desk-decision = Beslissing
desk-start = Ik lees dit profiel
desk-second-reader = Laat een tweede lezer meekijken
desk-second-reader-hint = Dan wordt het profiel pas gepubliceerd als een collega het ook accepteert.
desk-to-return = Of teruggeven met opmerkingen
desk-to-company = Alles over dit bedrijf
desk-name-taken = Een ander bedrijf van dit kantoor heeft deze naam al. Geef het profiel terug met een opmerking bij de naam.
desk-stale = Het bedrijf heeft het profiel intussen gewijzigd. Lees het opnieuw voordat u beslist; uw opmerkingen staan er nog.
desk-import = Importeren en exporteren
desk-import-lead = Neem profielen over uit een bestand. Eerst ziet u wat er zou veranderen; daarna beslist u.
desk-import-choose = Een bestand kiezen
desk-import-file = Bestand
desk-import-file-hint = Een bestand dat eindigt op .jsonl, .csv of .xlsx
desk-import-publish = Direct publiceren
desk-import-publish-hint = Zonder dit vakje worden het concepten.
desk-import-check = Laten zien wat er verandert
desk-import-confirm = Nu importeren
desk-import-report = Wat { $file } zou veranderen
desk-import-outcome-created = Nieuwe bedrijven
desk-import-outcome-updated = Gewijzigde profielen
desk-import-outcome-unchanged = Ongewijzigd
desk-import-pictures = Afbeeldingen die hier niet zijn en worden weggelaten
desk-import-again = Kies hetzelfde bestand nog eens
desk-import-again-hint = Het is te groot om op deze pagina te bewaren.
desk-import-errors = { $count ->
    [one] Eén fout in { $file }
   *[other] { $count } fouten in { $file }
}
desk-import-errors-caption = Fouten per regel
desk-import-line = Regel
desk-import-field = Veld
desk-import-problem = Wat er niet klopt
desk-import-nothing-changed = Er is niets geïmporteerd. Verbeter het bestand en kies het opnieuw.
desk-import-missing = Kies een bestand.
desk-import-unknown-form = Dit bestand eindigt niet op .jsonl, .csv of .xlsx.
desk-imported = De profielen zijn geïmporteerd.
desk-import-examples = Voorbeeldbestanden
desk-import-examples-text = Met alle kolommen en een verzonnen bedrijf.
desk-export = Exporteren
desk-export-text = Alle profielen van het kantoor, met contactgegevens. Behandel het bestand vertrouwelijk.

trail-register-company = { $name } heeft het bedrijf geregistreerd.
trail-save-draft = { $name } heeft het concept opgeslagen.
trail-submit-profile = { $name } heeft het profiel ingediend.
trail-take-back-profile = { $name } heeft het profiel teruggehaald.
trail-approve-profile = { $name } heeft het profiel als eerste lezer akkoord bevonden.
trail-publish-profile = { $name } heeft het profiel gepubliceerd.
trail-return-profile = { $name } heeft het profiel teruggegeven.
trail-unpublish-profile = { $name } heeft het profiel van het platform gehaald.
trail-withdraw-profile = { $name } heeft het profiel uit de openbaarheid gehaald.
trail-renew-opportunity = { $name } heeft een vraag of aanbod verlengd.
trail-archive-opportunity = Een vraag of aanbod liep af, bleef twee jaar ongewijzigd en ging naar het archief.
trail-import-profile = { $name } heeft het profiel geïmporteerd.
trail-join-company = { $name } hoort nu bij het bedrijf.
trail-invite-colleague = { $name } heeft een collega uitgenodigd.
trail-remove-member = { $name } heeft een lidmaatschap beëindigd.
trail-nobody = Het platform

## Soorten e-mails

letter-sign-in = Inlogcode
letter-sign-up = Bevestiging van een aanmelding
letter-sign-up-again = Aanmelding met een bekend adres
letter-reset-password = Code voor een nieuw wachtwoord
letter-no-account = Bericht dat er geen account is
letter-account-disabled = Bericht dat het account gesloten is
letter-password-changed = Bericht over een gewijzigd wachtwoord
letter-introduction-requested = Verzoek om een introductie
letter-introduction-reminder = Herinnering aan een verzoek
letter-introduction-accepted = Aangenomen introductie
letter-introduction-declined = Afgewezen introductie
letter-introduction-withdrawn = Ingetrokken verzoek
letter-introduction-expired = Verlopen verzoek
letter-introduction-hanging = Bericht over een verzoek zonder antwoord
letter-introduction-reported = Melding bij het kantoor
letter-message-received = Nieuw bericht in een gesprek
letter-invitation = Uitnodiging van een collega
letter-profile-submitted = Ingediend profiel
letter-profile-published = Gepubliceerd profiel
letter-profile-returned = Opmerkingen bij een profiel
letter-profile-unpublished = Offline gehaald profiel
letter-opportunity-expiring = Bericht dat een vraag of aanbod afloopt
letter-notice = Bericht over een profiel
