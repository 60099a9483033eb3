### Introductions: asking, answering, writing to each other.

decline-reason-no-need = We have no need for this at present
decline-reason-no-capacity = We have no capacity for this at present
decline-reason-not-our-field = This is not our field
decline-reason-have-partner = We already have a partner for this
decline-reason-not-our-market = We do not work in this market
decline-reason-other = Another reason
