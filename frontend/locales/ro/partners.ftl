### Parteneri: cine cu cine se potrivește și de ce.

partners-title = Parteneri pentru dumneavoastră
partners-all = Toți partenerii pentru dumneavoastră
partners-lead = Firme care caută ceea ce oferă { $company } sau oferă ceea ce caută aceasta și care au și ele de câștigat dintr-o întâlnire.
partners-total = { $count ->
    [one] { $count } partener
    [few] { $count } parteneri
   *[other] { $count } de parteneri
}
partners-own-office = Și firme ale propriului nostru birou comercial
partners-none = Încă nu am găsit parteneri
partners-none-text = Cu cât ofertele și cererile dumneavoastră sunt descrise mai precis, cu atât găsim mai ușor parteneri.
partners-not-public = Profilul dumneavoastră nu este încă public
partners-not-public-text = După ce biroul publică profilul dumneavoastră, aici va apărea cine vi se potrivește.
partners-near = Aproape o potrivire
partners-near-lead = Și aceste firme vi s-ar potrivi, cu excepția unui singur lucru.
partners-ask = Cereți să faceți cunoștință
partner-why-offers = Oferă ceea ce căutați: { $values }
partner-why-seeks = Caută ceea ce oferiți: { $values }
partner-why-cooperation = Dorește același fel de colaborare: { $values }
partner-why-in-your-market = Se află pe una dintre piețele dumneavoastră: { $values }
partner-why-wants-your-market = Dorește să facă afaceri în țara dumneavoastră: { $values }
partner-why-language = Vorbește limba dumneavoastră: { $values }
partner-not-cooperation = Dorește alt fel de colaborare decât dumneavoastră: { $values }
partner-not-market = Niciuna dintre firme nu are țara celeilalte printre piețele sale; aceasta se află în: { $values }
partner-not-language = Nu aveți nicio limbă în comun; acolo se vorbește: { $values }
board-title = Parteneri între birouri
board-lead = Perechile de firme din două birouri care se potrivesc cel mai bine și nu au fost încă prezentate una alteia.
board-one = Firme din
board-other = Cu firme din
board-show = Afișați
board-pairs = { $count ->
    [one] { $count } pereche
    [few] { $count } perechi
   *[other] { $count } de perechi
}
board-none = Nu am găsit perechi
board-none-text = Firmele care se potrivesc se cunosc deja sau profilurile spun prea puțin despre ce oferă și ce caută.
board-near-lead = Și aceste perechi s-ar potrivi, cu excepția unui singur lucru; poate puteți ajuta.
pair-why-offers = { $other } oferă ceea ce caută { $one }: { $values }
pair-why-seeks = { $other } caută ceea ce oferă { $one }: { $values }
pair-why-cooperation = Ambele doresc același fel de colaborare: { $values }
pair-why-in-your-market = { $other } se află pe o piață a firmei { $one }: { $values }
pair-why-wants-your-market = { $other } dorește să facă afaceri acolo unde se află { $one }: { $values }
pair-why-language = Ambele vorbesc: { $values }
pair-not-cooperation = { $other } dorește alt fel de colaborare decât { $one }: { $values }
pair-not-market = Niciuna nu are țara celeilalte printre piețele sale; { $other } se află în: { $values }
pair-not-language = Nu au nicio limbă în comun; la { $other } se vorbește: { $values }
