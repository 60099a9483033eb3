### Introducties: vragen, antwoorden, elkaar schrijven.

decline-reason-no_need = Wij hebben hier op dit moment geen behoefte aan
decline-reason-no_capacity = Wij hebben hier op dit moment geen capaciteit voor
decline-reason-not_our_field = Dit is niet ons vakgebied
decline-reason-have_partner = Wij hebben hier al een partner voor
decline-reason-not_our_market = Wij werken niet op deze markt
decline-reason-other = Een andere reden
