### Synonyms that an office adds for the search.

synonyms-title = Synonyms
synonyms-lead = Words that mean the same in your region or trade. Whoever searches for the one finds the other too, at once.
synonym-term = Word
synonym-synonym = Means the same as
synonym-language = Language
synonym-every-language = In every language
synonym-language-unknown = Choose one of the languages, or every language.
synonym-office = Office
synonym-office-missing = Choose the office that the synonym is for.
synonym-since = Added on
synonym-act = Remove
synonym-remove = Remove ‘{ $term }’
synonym-add = Add synonym
synonyms-none = No synonyms yet
synonyms-none-text = Add one when visitors use a word that the profiles put differently.
synonym-empty = Give two different words.
synonym-too-long = A word has at most { $limit } characters.
synonym-known = This synonym is there already.
synonym-too-many = The office already has { $limit } synonyms.
synonym-added = The synonym has been added and takes part in searches at once.
synonym-removed = The synonym has been removed.
