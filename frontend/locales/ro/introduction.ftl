### Introduceri: cereri, răspunsuri, conversații.

decline-reason-no-need = Nu avem nevoie de acest lucru în prezent
decline-reason-no-capacity = Nu avem capacitatea necesară în prezent
decline-reason-not-our-field = Nu este domeniul nostru
decline-reason-have-partner = Avem deja un partener pentru aceasta
decline-reason-not-our-market = Nu lucrăm pe această piață
decline-reason-other = Un alt motiv
