### Sinonime pe care un birou le adaugă pentru căutare.

synonyms-title = Sinonime
synonyms-lead = Cuvinte care înseamnă același lucru în regiunea sau în domeniul dumneavoastră. Cine îl caută pe unul îl găsește imediat și pe celălalt.
synonym-term = Cuvânt
synonym-synonym = Înseamnă același lucru cu
synonym-language = Limba
synonym-every-language = În orice limbă
synonym-language-unknown = Alegeți una dintre limbi sau toate limbile.
synonym-office = Birou
synonym-office-missing = Alegeți biroul pentru care este sinonimul.
synonym-since = Adăugat la
synonym-act = Ștergere
synonym-remove = Ștergeți „{ $term }”
synonym-add = Adăugați sinonimul
synonyms-none = Încă niciun sinonim
synonyms-none-text = Adăugați unul când vizitatorii folosesc un cuvânt care în profiluri se spune altfel.
synonym-empty = Indicați două cuvinte diferite.
synonym-too-long = Un cuvânt are cel mult { $limit } caractere.
synonym-known = Acest sinonim există deja.
synonym-too-many = Biroul are deja { $limit } sinonime.
synonym-added = Sinonimul a fost adăugat și contează imediat la căutare.
synonym-removed = Sinonimul a fost șters.
