### Kontaktanfragen: fragen, antworten, einander schreiben.

decline-reason-no-need = Wir haben derzeit keinen Bedarf
decline-reason-no-capacity = Wir haben derzeit keine Kapazität dafür
decline-reason-not-our-field = Das ist nicht unser Fachgebiet
decline-reason-have-partner = Wir haben dafür bereits einen Partner
decline-reason-not-our-market = Wir sind auf diesem Markt nicht tätig
decline-reason-other = Ein anderer Grund
