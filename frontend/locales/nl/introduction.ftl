### Introducties: vragen, antwoorden, elkaar schrijven.

decline-reason-no-need = Wij hebben hier op dit moment geen behoefte aan
decline-reason-no-capacity = Wij hebben hier op dit moment geen capaciteit voor
decline-reason-not-our-field = Dit is niet ons vakgebied
decline-reason-have-partner = Wij hebben hier al een partner voor
decline-reason-not-our-market = Wij werken niet op deze markt
decline-reason-other = Een andere reden
