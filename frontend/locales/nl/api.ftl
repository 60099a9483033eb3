### De beschrijving van de API.

api-title = De API voor programma’s
api-lead = Zoeken en profielen lezen vanuit uw eigen programma: openbaar, zonder sleutel en zonder account.
api-in-english = De beschrijving zelf is in het Engels. Hetzelfde voor machines:
api-document = OpenAPI 3.1
api-example = Probeer het:
api-parameters = Parameters: { $operation }
api-parameter = Parameter
api-kind = Soort
api-meaning = Betekenis
api-required = verplicht
api-answers = Antwoorden: { $operation }
api-status = Status
api-schemas = Wat er terugkomt
api-fields = Velden van { $schema }
api-field = Veld
api-problems = Als iets niet lukt
api-problems-lead = Dan is het antwoord een probleemdocument (RFC 9457). Het veld type wijst naar een regel hieronder.
api-problem = Probleem
