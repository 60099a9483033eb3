### Introductions: asking, answering, writing to each other.

decline-reason-no_need = We have no need for this at present
decline-reason-no_capacity = We have no capacity for this at present
decline-reason-not_our_field = This is not our field
decline-reason-have_partner = We already have a partner for this
decline-reason-not_our_market = We do not work in this market
decline-reason-other = Another reason
