### Introduceri: cereri, răspunsuri, conversații.

decline-reason-no_need = Nu avem nevoie de acest lucru în prezent
decline-reason-no_capacity = Nu avem capacitatea necesară în prezent
decline-reason-not_our_field = Nu este domeniul nostru
decline-reason-have_partner = Avem deja un partener pentru aceasta
decline-reason-not_our_market = Nu lucrăm pe această piață
decline-reason-other = Un alt motiv
