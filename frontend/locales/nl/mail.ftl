### Wat de e-mails van het platform zeggen.

mail-greeting = Beste { $name },
mail-greeting-unnamed = Goedendag,
mail-signature = RONL Connect, het gezamenlijke exportplatform van de handelskantoren van Deventer, Sibiu en Rostock
mail-automatic = Deze e-mail is door het platform geschreven. Antwoorden erop worden niet gelezen.
mail-unsubscribe = Wilt u zulke e-mails niet meer ontvangen? Dat regelt u hier:
mail-unsubscribe-link = Geen e-mails van deze soort meer ontvangen
mail-or-link = Of gebruik gewoon deze link:

mail-code-validity = { $minutes ->
    [one] De code en de link werken één keer, en één minuut lang.
   *[other] De code en de link werken één keer, en { $minutes } minuten lang.
}

mail-sign-in-subject = Uw code om in te loggen bij RONL Connect
mail-sign-in-text = Vul deze code in op de pagina waar u erom hebt gevraagd:
mail-sign-in-button = Inloggen
mail-sign-in-not-you = Hebt u hier niet om gevraagd? Dan hoeft u niets te doen: zonder de code kan niemand inloggen. Geef de code aan niemand door, ook niet aan ons.

mail-sign-up-subject = Bevestig uw e-mailadres
mail-sign-up-text = Welkom bij RONL Connect. Vul deze code in om te bevestigen dat dit e-mailadres van u is:
mail-sign-up-button = Mijn adres bevestigen
mail-sign-up-not-you = Hebt u zich niet aangemeld? Dan hoeft u niets te doen. Een adres dat niemand bevestigt, verwijderen we na een week.

mail-sign-up-again-subject = U hebt al een account
mail-sign-up-again-text = Iemand, waarschijnlijk uzelf, heeft zich zojuist met dit e-mailadres aangemeld. Bij dit adres hoort al een account; er is dus niets veranderd. Met deze code kunt u inloggen:

mail-reset-password-subject = Stel een nieuw wachtwoord in
mail-reset-password-text = Vul deze code in om een nieuw wachtwoord voor uw account in te stellen:
mail-reset-password-button = Nieuw wachtwoord instellen
mail-reset-password-not-you = Hebt u hier niet om gevraagd? Dan hoeft u niets te doen. Uw wachtwoord blijft zoals het is.

mail-no-account-subject = Bij dit adres hoort geen account
mail-no-account-text = Iemand, waarschijnlijk uzelf, wilde met dit e-mailadres inloggen bij RONL Connect. Bij dit adres hoort geen account. Hebt u zich misschien met een ander adres aangemeld?
mail-no-account-button = Een account maken
mail-no-account-not-you = Was u dit niet? Dan hoeft u niets te doen.

mail-account-disabled-subject = Uw account is gesloten
mail-account-disabled-text = U wilde inloggen bij RONL Connect. Uw handelskantoor heeft uw account gesloten.
mail-account-disabled-help = Denkt u dat dit een vergissing is? Neem dan contact op met uw handelskantoor.

mail-password-changed-subject = Uw wachtwoord is gewijzigd
mail-password-changed-text = Het wachtwoord van uw account is zojuist gewijzigd. Op alle andere apparaten bent u uitgelogd.
mail-password-changed-not-you = Hebt u dit niet gedaan? Stel dan meteen een nieuw wachtwoord in:
mail-password-changed-button = Nieuw wachtwoord instellen

mail-invitation-subject = { $inviter } nodigt u uit voor { $company }
mail-invitation-text = { $inviter } wil samen met u aan het profiel van { $company } werken.
mail-invitation-platform = Op RONL Connect vinden bedrijven uit Deventer, Sibiu en Rostock partners voor hun export. Hun handelskantoren brengen hen met elkaar in contact.
mail-invitation-button = De uitnodiging aannemen
mail-invitation-validity = { $days ->
    [one] De uitnodiging is één dag geldig.
   *[other] De uitnodiging is { $days } dagen geldig.
}

mail-introduction-requested-subject = { $company } wil graag kennismaken
mail-introduction-requested-text = { $company } vraagt om een introductie bij uw bedrijf. Dit is de reden:
mail-introduction-reminder-subject = { $company } wacht op uw antwoord
mail-introduction-reminder-text = { $company } heeft om een introductie bij uw bedrijf gevraagd en heeft nog geen antwoord. Dit is de reden:
mail-introduction-answer-by = Wilt u uiterlijk { $date } antwoorden? Uw contactgegevens worden alleen getoond als u ja zegt.
mail-introduction-yes = Ja, graag kennismaken
mail-introduction-no = Nee, dank u
mail-introduction-read = Lees het verzoek en het profiel van { $company }
mail-introduction-open = De introductie bekijken

mail-introduction-accepted-subject = U en { $company } zijn aan elkaar voorgesteld
mail-introduction-accepted-text = Beide bedrijven hebben ja gezegd. Zo bereikt u { $company }:
mail-introduction-accepted-write = U kunt elkaar ook op het platform schrijven.
mail-introduction-accepted-button = Het gesprek openen
mail-contact-company = Bedrijf: { $value }
mail-contact-person = Contactpersoon: { $value }
mail-contact-person-email = E-mail van de contactpersoon: { $value }
mail-contact-email = E-mail: { $value }
mail-contact-phone = Telefoon: { $value }
mail-contact-website = Website: { $value }
mail-contact-address = Adres: { $value }

mail-introduction-declined-subject = Het antwoord van { $company }
mail-introduction-declined-text = { $company } heeft uw verzoek gelezen en gaat er op dit moment liever niet op in.
mail-introduction-declined-reason = De opgegeven reden: { $reason }
mail-introduction-declined-note = Daarbij schrijven ze:
mail-introduction-declined-next = Uw handelskantoor kent veel andere bedrijven en helpt u graag het juiste te vinden.
mail-introduction-declined-button = Andere bedrijven zoeken

mail-introduction-withdrawn-subject = { $company } heeft het verzoek ingetrokken
mail-introduction-withdrawn-text = { $company } vraagt niet langer om een introductie. U hoeft niets te doen.

mail-introduction-expired-subject = { $company } heeft niet geantwoord
mail-introduction-expired-text = Op uw verzoek aan { $company } is binnen vijf werkdagen geen antwoord gekomen. Het is verlopen.
mail-introduction-expired-next = U kunt het opnieuw vragen of contact opnemen met uw handelskantoor: een telefoontje helpt vaak.

mail-introduction-hanging-subject = { $asked } heeft { $asking } nog niet geantwoord
mail-introduction-hanging-text = Vier werkdagen geleden vroeg { $asking } om een introductie bij { $asked }, en er is nog geen antwoord. Morgen verloopt het verzoek. Misschien helpt een telefoontje.

mail-introduction-reported-subject = { $reporting } meldt { $reported }
mail-introduction-reported-text = { $reporting } heeft een melding gedaan over { $reported }. Dit schrijven ze:
mail-introduction-reported-button = De meldingen bekijken

mail-message-received-subject = Bericht van { $company }
mail-message-received-text = { $author } van { $company } schrijft:
mail-message-received-button = Antwoorden op het platform

mail-profile-submitted-subject = { $company } heeft het profiel ingediend
mail-profile-submitted-text = { $company } heeft het profiel ingediend. Het wacht erop gelezen te worden.
mail-profile-submitted-button = Het profiel lezen

mail-profile-published-subject = Het profiel van { $company } staat online
mail-profile-published-text = Uw handelskantoor heeft het profiel van { $company } gelezen en gepubliceerd. Vanaf nu is het in alle talen te vinden.
mail-profile-published-button = Het profiel bekijken

mail-profile-returned-subject = Opmerkingen bij het profiel van { $company }
mail-profile-returned-text = Uw handelskantoor heeft het profiel van { $company } gelezen en vraagt u een paar dingen te verbeteren voordat het online gaat.
mail-profile-returned-remarks = { $count ->
    [one] Er is één opmerking:
   *[other] Er zijn { $count } opmerkingen:
}
mail-profile-returned-next = De opmerkingen staan bij de velden waar ze over gaan. Dien het profiel opnieuw in als u klaar bent.
mail-profile-returned-button = Het profiel verbeteren

mail-profile-unpublished-subject = Het profiel van { $company } staat niet meer online
mail-profile-unpublished-text = Uw handelskantoor heeft het profiel van { $company } offline gehaald.
mail-profile-unpublished-next = U kunt het profiel aanpassen en opnieuw indienen. Hebt u vragen, dan helpt uw handelskantoor u graag.
mail-profile-unpublished-button = Naar het profiel

mail-opportunity-expiring-subject = ‘{ $title }’ loopt af op { $date }
mail-opportunity-expiring-text = ‘{ $title }’ is op het platform te vinden tot en met { $date }.
mail-opportunity-expiring-next = Klopt het nog? Met één klik verlengt u de geldigheid met een jaar.
mail-opportunity-expiring-button = Verlengen
