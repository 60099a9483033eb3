### Descrierea API-ului.

api-title = API-ul pentru programe
api-lead = Căutați și citiți profiluri dintr-un program propriu: public, fără cheie și fără cont.
api-in-english = Descrierea propriu-zisă este în limba engleză. Aceeași, pentru mașini:
api-document = OpenAPI 3.1
api-example = Încercați:
api-parameters = Parametri: { $operation }
api-parameter = Parametru
api-kind = Tip
api-meaning = Semnificație
api-required = obligatoriu
api-answers = Răspunsuri: { $operation }
api-status = Stare
api-schemas = Ce se primește
api-fields = Câmpurile lui { $schema }
api-field = Câmp
api-problems = Când ceva nu reușește
api-problems-lead = Atunci răspunsul este un document de eroare (RFC 9457). Câmpul type trimite la un rând de mai jos.
api-problem = Eroare
