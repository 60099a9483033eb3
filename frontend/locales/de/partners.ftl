### Partner: wer zu wem passt, und warum.

partners-title = Partner für Sie
partners-all = Alle Partner für Sie
partners-lead = Unternehmen, die suchen, was { $company } anbietet, oder anbieten, was es sucht, und die selbst etwas von der Begegnung haben.
partners-total = { $count ->
    [one] { $count } Partner
   *[other] { $count } Partner
}
partners-own-office = Auch Unternehmen unseres eigenen Handelsbüros
partners-none = Noch keine Partner gefunden
partners-none-text = Je genauer Ihre Angebote und Gesuche beschrieben sind, desto besser finden wir Partner.
partners-not-public = Ihr Profil ist noch nicht öffentlich
partners-not-public-text = Sobald das Büro Ihr Profil veröffentlicht hat, steht hier, wer zu Ihnen passt.
partners-near = Fast ein Treffer
partners-near-lead = Auch diese Unternehmen würden zu Ihnen passen, bis auf einen Punkt.
partners-ask = Um ein Kennenlernen bitten
partner-why-offers = Bietet an, was Sie suchen: { $values }
partner-why-seeks = Sucht, was Sie anbieten: { $values }
partner-why-cooperation = Möchte auf dieselbe Weise zusammenarbeiten: { $values }
partner-why-in-your-market = Sitzt in einem Ihrer Märkte: { $values }
partner-why-wants-your-market = Möchte in Ihrem Land Geschäfte machen: { $values }
partner-why-language = Spricht Ihre Sprache: { $values }
partner-not-cooperation = Möchte auf andere Weise zusammenarbeiten als Sie: { $values }
partner-not-market = Keiner von beiden nennt das Land des anderen als Markt; dieses Unternehmen sitzt in: { $values }
partner-not-language = Sie haben keine gemeinsame Sprache; dort spricht man: { $values }
board-title = Partner zwischen den Büros
board-lead = Die Paare von Unternehmen zweier Büros, die am besten zueinander passen und einander noch nicht vorgestellt wurden.
board-one = Unternehmen von
board-other = Mit Unternehmen von
board-show = Anzeigen
board-pairs = { $count ->
    [one] { $count } Paar
   *[other] { $count } Paare
}
board-none = Keine Paare gefunden
board-none-text = Wer zueinander passt, kennt sich schon; oder die Profile sagen noch zu wenig über Angebot und Gesuch.
board-near-lead = Auch diese Paare würden passen, bis auf einen Punkt; vielleicht können Sie helfen.
pair-why-offers = { $other } bietet an, was { $one } sucht: { $values }
pair-why-seeks = { $other } sucht, was { $one } anbietet: { $values }
pair-why-cooperation = Beide möchten auf dieselbe Weise zusammenarbeiten: { $values }
pair-why-in-your-market = { $other } sitzt in einem Markt von { $one }: { $values }
pair-why-wants-your-market = { $other } möchte dort Geschäfte machen, wo { $one } sitzt: { $values }
pair-why-language = Beide sprechen: { $values }
pair-not-cooperation = { $other } möchte auf andere Weise zusammenarbeiten als { $one }: { $values }
pair-not-market = Keines von beiden nennt das Land des anderen als Markt; { $other } sitzt in: { $values }
pair-not-language = Sie haben keine gemeinsame Sprache; bei { $other } spricht man: { $values }
