### Kontaktanfragen: fragen, antworten, einander schreiben.

decline-reason-no_need = Wir haben derzeit keinen Bedarf
decline-reason-no_capacity = Wir haben derzeit keine Kapazität dafür
decline-reason-not_our_field = Das ist nicht unser Fachgebiet
decline-reason-have_partner = Wir haben dafür bereits einen Partner
decline-reason-not_our_market = Wir sind auf diesem Markt nicht tätig
decline-reason-other = Ein anderer Grund
