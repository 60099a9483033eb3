### Partners: who suits whom, and why.

partners-title = Partners for you
partners-all = All partners for you
partners-lead = Companies that look for what { $company } offers, or offer what it is looking for, and that would gain from meeting as well.
partners-total = { $count ->
    [one] { $count } partner
   *[other] { $count } partners
}
partners-own-office = Companies of our own trade office too
partners-none = No partners found yet
partners-none-text = The more precisely your offers and requests are described, the better we can find partners.
partners-not-public = Your profile is not public yet
partners-not-public-text = Once the office has published your profile, this page shows who suits you.
partners-near = Nearly a match
partners-near-lead = These companies would suit you as well, but for one thing.
partners-ask = Ask for an introduction
partner-why-offers = Offers what you are looking for: { $values }
partner-why-seeks = Is looking for what you offer: { $values }
partner-why-cooperation = Wants to work together in the same way: { $values }
partner-why-in-your-market = Is in one of your markets: { $values }
partner-why-wants-your-market = Wants to do business in your country: { $values }
partner-why-language = Speaks your language: { $values }
partner-not-cooperation = Wants to work together in another way than you do: { $values }
partner-not-market = Neither of you names the other’s country as a market; this company is in: { $values }
partner-not-language = You have no language in common; spoken there: { $values }
board-title = Partners between offices
board-lead = The pairs of companies from two offices that suit each other best and have not been introduced yet.
board-one = Companies of
board-other = With companies of
board-show = Show
board-pairs = { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}
board-none = No pairs found
board-none-text = Those that suit each other have met already, or their profiles say too little about what they offer and look for.
board-near-lead = These pairs would suit each other too, but for one thing; perhaps you can help.
pair-why-offers = { $other } offers what { $one } is looking for: { $values }
pair-why-seeks = { $other } is looking for what { $one } offers: { $values }
pair-why-cooperation = Both want to work together in the same way: { $values }
pair-why-in-your-market = { $other } is in a market of { $one }: { $values }
pair-why-wants-your-market = { $other } wants to do business where { $one } is: { $values }
pair-why-language = Both speak: { $values }
pair-not-cooperation = { $other } wants to work together in another way than { $one }: { $values }
pair-not-market = Neither names the other’s country as a market; { $other } is in: { $values }
pair-not-language = They have no language in common; spoken at { $other }: { $values }
