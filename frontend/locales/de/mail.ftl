### Was die E-Mails der Plattform sagen.

mail-greeting = Guten Tag { $name },
mail-greeting-unnamed = Guten Tag,
mail-signature = RONL Connect, die gemeinsame Exportplattform der Außenwirtschaftsbüros von Deventer, Sibiu und Rostock
mail-automatic = Diese E-Mail hat die Plattform geschrieben. Antworten darauf liest niemand.
mail-unsubscribe = Möchten Sie solche E-Mails nicht mehr erhalten? Hier bestellen Sie sie ab:
mail-unsubscribe-link = E-Mails dieser Art abbestellen
mail-or-link = Oder nutzen Sie einfach diesen Link:

mail-code-validity = { $minutes ->
    [one] Code und Link gelten einmal und eine Minute lang.
   *[other] Code und Link gelten einmal und { $minutes } Minuten lang.
}

mail-sign-in-subject = Ihr Code für die Anmeldung bei RONL Connect
mail-sign-in-text = Geben Sie diesen Code auf der Seite ein, auf der Sie ihn angefordert haben:
mail-sign-in-button = Anmelden
mail-sign-in-not-you = Haben Sie das nicht angefordert? Dann brauchen Sie nichts zu tun: Ohne den Code kann sich niemand anmelden. Geben Sie ihn niemandem weiter, auch uns nicht.

mail-sign-up-subject = Bestätigen Sie Ihre E-Mail-Adresse
mail-sign-up-text = Willkommen bei RONL Connect. Bestätigen Sie mit diesem Code, dass diese E-Mail-Adresse Ihnen gehört:
mail-sign-up-button = Meine Adresse bestätigen
mail-sign-up-not-you = Haben Sie sich nicht registriert? Dann brauchen Sie nichts zu tun. Eine Adresse, die niemand bestätigt, löschen wir nach einer Woche.

mail-sign-up-again-subject = Sie haben bereits ein Konto
mail-sign-up-again-text = Jemand, wahrscheinlich Sie selbst, hat sich gerade mit dieser E-Mail-Adresse registriert. Zu ihr gibt es bereits ein Konto, deshalb wurde nichts geändert. Mit diesem Code können Sie sich anmelden:

mail-reset-password-subject = Legen Sie ein neues Passwort fest
mail-reset-password-text = Mit diesem Code legen Sie ein neues Passwort für Ihr Konto fest:
mail-reset-password-button = Neues Passwort festlegen
mail-reset-password-not-you = Haben Sie das nicht angefordert? Dann brauchen Sie nichts zu tun. Ihr Passwort bleibt, wie es ist.

mail-no-account-subject = Zu dieser Adresse gibt es kein Konto
mail-no-account-text = Jemand, wahrscheinlich Sie selbst, wollte sich mit dieser E-Mail-Adresse bei RONL Connect anmelden. Zu ihr gibt es kein Konto. Haben Sie sich vielleicht mit einer anderen Adresse registriert?
mail-no-account-button = Konto anlegen
mail-no-account-not-you = Waren Sie das nicht? Dann brauchen Sie nichts zu tun.

mail-account-disabled-subject = Ihr Konto ist geschlossen
mail-account-disabled-text = Sie wollten sich bei RONL Connect anmelden. Ihr Außenwirtschaftsbüro hat Ihr Konto geschlossen.
mail-account-disabled-help = Halten Sie das für ein Versehen? Dann wenden Sie sich bitte an Ihr Außenwirtschaftsbüro.

mail-password-changed-subject = Ihr Passwort wurde geändert
mail-password-changed-text = Das Passwort Ihres Kontos wurde gerade geändert. Auf allen anderen Geräten wurden Sie abgemeldet.
mail-password-changed-not-you = Waren Sie das nicht? Dann legen Sie sofort ein neues Passwort fest:
mail-password-changed-button = Neues Passwort festlegen

mail-invitation-subject = { $inviter } lädt Sie zu { $company } ein
mail-invitation-text = { $inviter } möchte mit Ihnen gemeinsam am Profil von { $company } arbeiten.
mail-invitation-platform = Auf RONL Connect finden Unternehmen aus Deventer, Sibiu und Rostock Partner für ihren Export. Ihre Außenwirtschaftsbüros bringen sie zusammen.
mail-invitation-button = Einladung annehmen
mail-invitation-validity = { $days ->
    [one] Die Einladung gilt einen Tag.
   *[other] Die Einladung gilt { $days } Tage.
}

mail-introduction-requested-subject = { $company } möchte Sie kennenlernen
mail-introduction-requested-text = { $company } bittet um einen Kontakt zu Ihrem Unternehmen. Das ist der Grund:
mail-introduction-reminder-subject = { $company } wartet auf Ihre Antwort
mail-introduction-reminder-text = { $company } hat um einen Kontakt zu Ihrem Unternehmen gebeten und noch keine Antwort erhalten. Das ist der Grund:
mail-introduction-answer-by = Bitte antworten Sie bis zum { $date }. Ihre Kontaktdaten werden nur gezeigt, wenn Sie zusagen.
mail-introduction-yes = Ja, Kontakt herstellen
mail-introduction-no = Nein, danke
mail-introduction-read = Anfrage und Profil von { $company } lesen
mail-introduction-open = Kontaktanfrage ansehen

mail-introduction-accepted-subject = Sie sind jetzt mit { $company } in Kontakt
mail-introduction-accepted-text = Beide Unternehmen haben zugesagt. So erreichen Sie { $company }:
mail-introduction-accepted-write = Sie können einander auch auf der Plattform schreiben.
mail-introduction-accepted-button = Unterhaltung öffnen
mail-contact-company = Unternehmen: { $value }
mail-contact-person = Kontaktperson: { $value }
mail-contact-person-email = E-Mail der Kontaktperson: { $value }
mail-contact-email = E-Mail: { $value }
mail-contact-phone = Telefon: { $value }
mail-contact-website = Website: { $value }
mail-contact-address = Adresse: { $value }

mail-introduction-declined-subject = Die Antwort von { $company }
mail-introduction-declined-text = { $company } hat Ihre Anfrage gelesen und möchte derzeit lieber keinen Kontakt aufnehmen.
mail-introduction-declined-reason = Als Grund wurde angegeben: { $reason }
mail-introduction-declined-note = Hinzugefügt wurde:
mail-introduction-declined-next = Ihr Außenwirtschaftsbüro kennt viele andere Unternehmen und hilft Ihnen gern, das richtige zu finden.
mail-introduction-declined-button = Andere Unternehmen suchen

mail-introduction-withdrawn-subject = { $company } hat die Anfrage zurückgezogen
mail-introduction-withdrawn-text = { $company } bittet nicht mehr um einen Kontakt. Sie brauchen nichts zu tun.

mail-introduction-expired-subject = { $company } hat nicht geantwortet
mail-introduction-expired-text = Ihre Anfrage an { $company } wurde innerhalb von fünf Werktagen nicht beantwortet und ist abgelaufen.
mail-introduction-expired-next = Sie können erneut anfragen oder mit Ihrem Außenwirtschaftsbüro sprechen: Ein Anruf hilft oft.

mail-introduction-hanging-subject = { $asked } hat { $asking } noch nicht geantwortet
mail-introduction-hanging-text = Vor vier Werktagen bat { $asking } um einen Kontakt zu { $asked }, und noch gibt es keine Antwort. Morgen läuft die Anfrage ab. Vielleicht hilft ein Anruf.

mail-introduction-reported-subject = { $reporting } meldet { $reported }
mail-introduction-reported-text = { $reporting } hat { $reported } gemeldet. Die Begründung lautet:
mail-introduction-reported-button = Meldungen ansehen

mail-message-received-subject = Nachricht von { $company }
mail-message-received-text = { $author } von { $company } schreibt:
mail-message-received-button = Auf der Plattform antworten

mail-profile-submitted-subject = { $company } hat das Profil eingereicht
mail-profile-submitted-text = { $company } hat das Profil eingereicht. Es wartet darauf, gelesen zu werden.
mail-profile-submitted-button = Profil lesen

mail-profile-published-subject = Das Profil von { $company } ist online
mail-profile-published-text = Ihr Außenwirtschaftsbüro hat das Profil von { $company } gelesen und veröffentlicht. Ab sofort ist es in allen Sprachen zu finden.
mail-profile-published-button = Profil ansehen

mail-profile-returned-subject = Anmerkungen zum Profil von { $company }
mail-profile-returned-text = Ihr Außenwirtschaftsbüro hat das Profil von { $company } gelesen und bittet Sie, einiges zu verbessern, bevor es online geht.
mail-profile-returned-remarks = { $count ->
    [one] Es gibt eine Anmerkung:
   *[other] Es gibt { $count } Anmerkungen:
}
mail-profile-returned-next = Die Anmerkungen stehen bei den Feldern, auf die sie sich beziehen. Reichen Sie das Profil erneut ein, wenn Sie fertig sind.
mail-profile-returned-button = Profil verbessern

mail-profile-unpublished-subject = Das Profil von { $company } ist nicht mehr online
mail-profile-unpublished-text = Ihr Außenwirtschaftsbüro hat das Profil von { $company } offline genommen.
mail-profile-unpublished-next = Sie können das Profil ändern und erneut einreichen. Bei Fragen hilft Ihnen Ihr Außenwirtschaftsbüro gern.
mail-profile-unpublished-button = Zum Profil

mail-opportunity-expiring-subject = „{ $title }“ endet am { $date }
mail-opportunity-expiring-text = „{ $title }“ ist bis zum { $date } auf der Plattform zu finden.
mail-opportunity-expiring-next = Stimmt es noch? Mit einem Klick verlängern Sie um ein Jahr.
mail-opportunity-expiring-button = Verlängern
