### Căutări salvate.

saved-searches = Căutări salvate
saved-searches-lead = Ce doriți să urmăriți și ce este nou de când ați privit ultima dată.
saved-searches-none = Nimic salvat încă
saved-searches-none-text = Căutați ceva și salvați căutarea; aici veți vedea ce apare nou.
saved-search-save = Salvați căutarea
saved-search-save-lead = O veți regăsi printre căutările salvate, împreună cu noutățile.
saved-search-nothing = Nu este nimic de salvat
saved-search-empty = Căutați mai întâi cu un cuvânt sau cu un filtru.
saved-search-name = Nume
saved-search-name-hint = Așa cum doriți să o regăsiți.
saved-search-name-wrong = Dați căutării un nume de cel mult { $limit } caractere.
saved-search-too-many = Aveți deja { $limit } căutări salvate. Ștergeți mai întâi una.
saved-search-frequency = Mesaje despre rezultate noi
saved-search-frequency-hint = Încă nu trimitem aceste mesaje. Alegerea dumneavoastră se păstrează; ce este nou vedeți oricând aici.
saved-search-frequency-never = Niciodată; mă uit singur
saved-search-frequency-daily = În fiecare zi
saved-search-frequency-weekly = În fiecare săptămână
saved-search-preview = { $count ->
    [one] Acum găsește: { $count } firmă
    [few] Acum găsește: { $count } firme
   *[other] Acum găsește: { $count } de firme
}
saved-search-what = Caută
saved-search-fresh-heading = Noutăți
saved-search-fresh = { $count ->
    [one] { $count } rezultat nou
    [few] { $count } rezultate noi
   *[other] { $count } de rezultate noi
}
saved-search-since = De când ați privit ultima dată: { $moment }.
saved-search-all = Toate rezultatele
saved-search-mark-seen = Le-am văzut
saved-search-change = Nume și mesaje
saved-search-change-button = Modificați
saved-search-remove = Ștergeți căutarea
saved-search-done = Căutarea a fost salvată.
saved-search-changed = Căutarea a fost modificată.
saved-search-seen = De acum este nou doar ce apare mai târziu.
saved-search-removed = Căutarea a fost ștearsă.
