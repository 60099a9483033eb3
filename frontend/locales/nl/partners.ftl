### Partners: wie bij wie past, en waarom.

partners-title = Partners voor u
partners-all = Alle partners voor u
partners-lead = Bedrijven die zoeken wat { $company } aanbiedt, of aanbieden wat het zoekt, en die zelf ook iets aan de kennismaking hebben.
partners-total = { $count ->
    [one] { $count } partner
   *[other] { $count } partners
}
partners-own-office = Ook bedrijven van ons eigen handelskantoor
partners-none = Nog geen partners gevonden
partners-none-text = Hoe preciezer uw aanbod en uw vraag zijn beschreven, hoe beter wij partners kunnen vinden.
partners-not-public = Uw profiel is nog niet openbaar
partners-not-public-text = Zodra het kantoor uw profiel heeft gepubliceerd, staat hier wie bij u past.
partners-near = Bijna een match
partners-near-lead = Deze bedrijven zouden ook bij u passen, op één punt na.
partners-ask = Kennismaking aanvragen
partner-why-offers = Biedt aan wat u zoekt: { $values }
partner-why-seeks = Zoekt wat u aanbiedt: { $values }
partner-why-cooperation = Wil op dezelfde manier samenwerken: { $values }
partner-why-in-your-market = Zit in een van uw markten: { $values }
partner-why-wants-your-market = Wil zakendoen in uw land: { $values }
partner-why-language = Spreekt uw taal: { $values }
partner-not-cooperation = Wil op een andere manier samenwerken dan u: { $values }
partner-not-market = Geen van beiden noemt het land van de ander als markt; dit bedrijf zit in: { $values }
partner-not-language = U hebt geen taal gemeen; daar spreekt men: { $values }
board-title = Partners tussen kantoren
board-lead = De best passende paren van bedrijven van twee kantoren die nog niet aan elkaar zijn voorgesteld.
board-one = Bedrijven van
board-other = Met bedrijven van
board-show = Tonen
board-pairs = { $count ->
    [one] { $count } paar
   *[other] { $count } paren
}
board-none = Geen paren gevonden
board-none-text = Wie bij elkaar past, kent elkaar al; of de profielen zeggen nog te weinig over vraag en aanbod.
board-near-lead = Deze paren zouden ook passen, op één punt na; misschien kunt u helpen.
pair-why-offers = { $other } biedt aan wat { $one } zoekt: { $values }
pair-why-seeks = { $other } zoekt wat { $one } aanbiedt: { $values }
pair-why-cooperation = Beide willen op dezelfde manier samenwerken: { $values }
pair-why-in-your-market = { $other } zit in een markt van { $one }: { $values }
pair-why-wants-your-market = { $other } wil zakendoen waar { $one } zit: { $values }
pair-why-language = Spreken beide: { $values }
pair-not-cooperation = { $other } wil op een andere manier samenwerken dan { $one }: { $values }
pair-not-market = Geen van beide noemt het land van de ander als markt; { $other } zit in: { $values }
pair-not-language = Ze hebben geen taal gemeen; bij { $other } spreekt men: { $values }
