### Das Büro: Warteschlange, Unternehmen, Prüfung, Import.

desk-title = Bürotisch
desk-queue = Warteschlange
desk-empty = Die Warteschlange ist leer
desk-empty-text = Kein Profil wartet auf eine Leserin oder einen Leser.
desk-company = Unternehmen
desk-state = Stand
desk-since = Eingereicht am
desk-days = { $count ->
    [0] heute
    [one] { $count } Tag
   *[other] { $count } Tage
}
desk-companies = Alle Unternehmen des Büros
desk-changed = Geändert am
desk-review-not-waiting = Dieses Profil wartet derzeit nicht auf Sie.
desk-profile = Das Profil
desk-before = Öffentlich
desk-after = Eingereicht
desk-remark-on = Anmerkung zu: { $field }
desk-reason = Grund oder allgemeine Anmerkung
desk-reason-hint = Das Unternehmen liest dies in der E-Mail.
desk-accept = Freigeben und veröffentlichen
desk-return = Mit Anmerkungen zurücksenden
desk-accepted = Das Profil ist veröffentlicht. Das Unternehmen wird benachrichtigt.
desk-waits-for-second = Eine zweite Person muss noch zustimmen.
desk-returned = Das Profil wurde zurückgesandt. Das Unternehmen erhält Ihre Anmerkungen.
desk-remark-missing = Schreiben Sie mindestens eine Anmerkung oder einen Grund.
desk-remark-too-long = Eine Anmerkung hat höchstens { $most } Zeichen.
desk-unpublish = Von der Plattform nehmen
desk-unpublish-hint = Das Unternehmen erhält diesen Grund per E-Mail.
desk-unpublished = Das Unternehmen ist nicht mehr auf der Plattform.
desk-all-offices = Alle Handelsbüros
desk-queue-lead = { $count ->
    [0] Kein Profil wartet darauf, gelesen zu werden.
    [one] Ein Profil wartet darauf, gelesen zu werden.
   *[other] { $count } Profile warten darauf, gelesen zu werden.
}
desk-queue-changes = { $changes ->
    [one] Eines davon ist die Änderung eines öffentlichen Profils.
   *[other] { $changes } davon sind Änderungen öffentlicher Profile.
}
desk-kind = Art
desk-kind-new = Neues Profil
desk-kind-change = Änderung eines öffentlichen Profils
desk-find = Unternehmen nach Namen suchen
desk-none-found = Kein Unternehmen gefunden
desk-none-found-text = Versuchen Sie es mit einem Teil des Namens.
desk-public = Öffentlich
desk-public-yes = Ja
desk-public-no = Nein
desk-read = Profil lesen und entscheiden
desk-look = Profil lesen
desk-no-people = Noch gehört niemand zu diesem Unternehmen. Laden Sie jemanden als Inhaber ein.
desk-trail = Wer was getan hat
desk-unpublish-text = Das Profil und seine Angebote und Gesuche sind dann sofort nicht mehr zu finden. Der Entwurf bleibt, und das Unternehmen kann ihn wieder einreichen.
desk-reason-missing = Schreiben Sie, warum; das Unternehmen muss es verstehen können.
desk-review-title = { $company } prüfen
desk-review-change = Das öffentliche Profil bleibt stehen, bis Sie die Änderung annehmen.
desk-first-reader = { $name } hat dieses Profil gelesen und freigegeben. Jetzt ist eine zweite Person an der Reihe.
desk-same-person = Die zweite Person muss eine andere sein als die erste.
desk-lacking = So kann das Profil nicht veröffentlicht werden
desk-changes = Was sich geändert hat
desk-no-changes = Es hat sich nichts geändert.
desk-unchanged = { $count ->
    [one] { $count } Feld, das gleich geblieben ist
   *[other] { $count } Felder, die gleich geblieben sind
}
desk-pictures-count = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}
desk-decision = Entscheidung
desk-start = Ich lese dieses Profil
desk-second-reader = Von einer zweiten Person lesen lassen
desk-second-reader-hint = Dann wird das Profil erst veröffentlicht, wenn es auch jemand anders annimmt.
desk-to-return = Oder mit Anmerkungen zurückgeben
desk-to-company = Alles über dieses Unternehmen
desk-name-taken = Ein anderes Unternehmen dieses Büros hat diesen Namen schon. Geben Sie das Profil mit einer Anmerkung zum Namen zurück.
desk-stale = Das Unternehmen hat das Profil inzwischen geändert. Lesen Sie es noch einmal, bevor Sie entscheiden; Ihre Anmerkungen stehen noch da.
desk-import = Importieren und exportieren
desk-import-lead = Übernehmen Sie Profile aus einer Datei. Zuerst sehen Sie, was sich ändern würde; dann entscheiden Sie.
desk-import-choose = Eine Datei wählen
desk-import-file = Datei
desk-import-file-hint = Eine Datei mit der Endung .jsonl, .csv oder .xlsx
desk-import-publish = Sofort veröffentlichen
desk-import-publish-hint = Ohne dieses Häkchen werden es Entwürfe.
desk-import-check = Zeigen, was sich ändert
desk-import-confirm = Jetzt importieren
desk-import-report = Was { $file } ändern würde
desk-import-outcome-created = Neue Unternehmen
desk-import-outcome-updated = Geänderte Profile
desk-import-outcome-unchanged = Unverändert
desk-import-pictures = Bilder, die es hier nicht gibt und die weggelassen werden
desk-import-again = Wählen Sie dieselbe Datei noch einmal
desk-import-again-hint = Sie ist zu groß, um auf dieser Seite aufgehoben zu werden.
desk-import-errors = { $count ->
    [one] Ein Fehler in { $file }
   *[other] { $count } Fehler in { $file }
}
desk-import-errors-caption = Fehler nach Zeilen
desk-import-line = Zeile
desk-import-field = Feld
desk-import-problem = Was nicht stimmt
desk-import-nothing-changed = Es wurde nichts importiert. Verbessern Sie die Datei und wählen Sie sie noch einmal.
desk-import-missing = Wählen Sie eine Datei.
desk-import-unknown-form = Diese Datei endet nicht auf .jsonl, .csv oder .xlsx.
desk-imported = Die Profile sind importiert.
desk-import-examples = Beispieldateien
desk-import-examples-text = Mit allen Spalten und einem erfundenen Unternehmen.
desk-export = Exportieren
desk-export-text = Alle Profile des Büros, mit Kontaktdaten. Behandeln Sie die Datei vertraulich.

trail-register-company = { $name } hat das Unternehmen registriert.
trail-save-draft = { $name } hat den Entwurf gespeichert.
trail-submit-profile = { $name } hat das Profil eingereicht.
trail-take-back-profile = { $name } hat das Profil zurückgeholt.
trail-approve-profile = { $name } hat das Profil als erste Person freigegeben.
trail-publish-profile = { $name } hat das Profil veröffentlicht.
trail-return-profile = { $name } hat das Profil zurückgegeben.
trail-unpublish-profile = { $name } hat das Profil von der Plattform genommen.
trail-withdraw-profile = { $name } hat das Profil aus der Öffentlichkeit genommen.
trail-renew-opportunity = { $name } hat ein Angebot oder Gesuch verlängert.
trail-archive-opportunity = Ein Angebot oder Gesuch war abgelaufen, blieb zwei Jahre unverändert und kam ins Archiv.
trail-import-profile = { $name } hat das Profil importiert.
trail-join-company = { $name } gehört jetzt zum Unternehmen.
trail-invite-colleague = { $name } hat jemanden eingeladen.
trail-remove-member = { $name } hat eine Mitgliedschaft beendet.
trail-nobody = Die Plattform

## Arten von E-Mails

letter-sign-in = Anmeldecode
letter-sign-up = Bestätigung einer Registrierung
letter-sign-up-again = Registrierung mit bekannter Adresse
letter-reset-password = Code für ein neues Passwort
letter-no-account = Hinweis, dass es kein Konto gibt
letter-account-disabled = Hinweis, dass das Konto geschlossen ist
letter-password-changed = Hinweis auf ein geändertes Passwort
letter-introduction-requested = Bitte um eine Vorstellung
letter-introduction-reminder = Erinnerung an eine Anfrage
letter-introduction-accepted = Angenommene Vorstellung
letter-introduction-declined = Abgelehnte Vorstellung
letter-introduction-withdrawn = Zurückgezogene Anfrage
letter-introduction-expired = Abgelaufene Anfrage
letter-introduction-hanging = Hinweis auf eine Anfrage ohne Antwort
letter-introduction-reported = Meldung an das Büro
letter-message-received = Neue Nachricht in einem Gespräch
letter-invitation = Einladung an eine Kollegin oder einen Kollegen
letter-profile-submitted = Eingereichtes Profil
letter-profile-published = Veröffentlichtes Profil
letter-profile-returned = Anmerkungen zu einem Profil
letter-profile-unpublished = Offline genommenes Profil
letter-opportunity-expiring = Hinweis, dass ein Angebot oder Gesuch abläuft
letter-notice = Hinweis zu einem Profil
