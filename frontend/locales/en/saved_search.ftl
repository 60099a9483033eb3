### Saved searches.

saved-searches = Saved searches
saved-searches-lead = What you want to keep an eye on, with what is new since you last looked.
saved-searches-none = Nothing saved yet
saved-searches-none-text = Search for something and save the search: this page then shows what is added.
saved-search-save = Save this search
saved-search-save-lead = You will find it among your saved searches, with whatever is new.
saved-search-nothing = There is nothing to save
saved-search-empty = First search with a word or a filter.
saved-search-name = Name
saved-search-name-hint = As you would like to find it again.
saved-search-name-wrong = Give the search a name of at most { $limit } characters.
saved-search-too-many = You have already saved { $limit } searches. Remove one first.
saved-search-frequency = Letters about new results
saved-search-frequency-hint = We do not send these letters yet. Your choice is kept; what is new you always see here.
saved-search-frequency-never = Never; I will look myself
saved-search-frequency-daily = Every day
saved-search-frequency-weekly = Every week
saved-search-preview = { $count ->
    [one] What it finds now: { $count } company
   *[other] What it finds now: { $count } companies
}
saved-search-what = Searches for
saved-search-fresh-heading = New
saved-search-fresh = { $count ->
    [one] { $count } new result
   *[other] { $count } new results
}
saved-search-since = Since you last looked on { $moment }.
saved-search-all = All results
saved-search-mark-seen = I have seen these
saved-search-change = Name and letters
saved-search-change-button = Change
saved-search-remove = Remove this search
saved-search-done = The search has been saved.
saved-search-changed = The search has been changed.
saved-search-seen = From now on, only what comes later counts as new.
saved-search-removed = The search has been removed.
