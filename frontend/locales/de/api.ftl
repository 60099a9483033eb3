### Die Beschreibung der Schnittstelle.

api-title = Die Schnittstelle für Programme
api-lead = Suchen und Profile lesen aus Ihrem eigenen Programm: öffentlich, ohne Schlüssel und ohne Konto.
api-in-english = Die Beschreibung selbst ist auf Englisch. Dasselbe für Maschinen:
api-document = OpenAPI 3.1
api-example = Zum Ausprobieren:
api-parameters = Parameter: { $operation }
api-parameter = Parameter
api-kind = Typ
api-meaning = Bedeutung
api-required = erforderlich
api-answers = Antworten: { $operation }
api-status = Status
api-schemas = Was zurückkommt
api-fields = Felder von { $schema }
api-field = Feld
api-problems = Wenn etwas nicht klappt
api-problems-lead = Dann ist die Antwort ein Problemdokument (RFC 9457). Das Feld type verweist auf eine der folgenden Zeilen.
api-problem = Problem
