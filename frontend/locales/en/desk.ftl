### The office desk: queue, companies, review, import.

desk-title = Office desk
desk-queue = Queue
desk-empty = The queue is empty
desk-empty-text = No profile is waiting for a reader.
desk-company = Company
desk-state = State
desk-since = Submitted on
desk-days = { $count ->
    [0] today
    [one] { $count } day
   *[other] { $count } days
}
desk-companies = All companies of the office
desk-changed = Changed on
desk-review-not-waiting = This profile is not waiting for you now.
desk-profile = The profile
desk-before = Public
desk-after = Submitted
desk-remark-on = Remark on: { $field }
desk-reason = Reason or general remark
desk-reason-hint = The company reads this in the e-mail.
desk-accept = Accept and publish
desk-return = Return with remarks
desk-accepted = The profile has been published. The company is being told.
desk-waits-for-second = A second reader still has to agree.
desk-returned = The profile has been returned. The company gets your remarks.
desk-remark-missing = Write at least one remark or a reason.
desk-remark-too-long = A remark has at most { $most } characters.
desk-unpublish = Take off the platform
desk-unpublish-hint = The company gets this reason by e-mail.
desk-unpublished = The company is no longer on the platform.
desk-all-offices = All trade offices
desk-queue-lead = { $count ->
    [0] No profile is waiting for a reader.
    [one] One profile is waiting for a reader.
   *[other] { $count } profiles are waiting for a reader.
}
desk-queue-changes = { $changes ->
    [one] One of them is a change of a public profile.
   *[other] { $changes } of them are changes of public profiles.
}
desk-kind = Kind
desk-kind-new = New profile
desk-kind-change = Change of a public profile
desk-find = Find a company by name
desk-none-found = No company found
desk-none-found-text = Try a part of the name.
desk-public = Public
desk-public-yes = Yes
desk-public-no = No
desk-read = Read the profile and decide
desk-look = Read the profile
desk-no-people = Nobody belongs to this company yet. Invite somebody as its owner.
desk-trail = Who did what
desk-unpublish-text = The profile and its offers and requests can then no longer be found, at once. The draft stays, and the company can submit it again.
desk-reason-missing = Write why; the company has to be able to understand it.
desk-review-title = Review { $company }
desk-review-change = The public profile stays until you accept the change.
desk-first-reader = { $name } has read and approved this profile. Now it is a second reader’s turn.
desk-same-person = The second reader has to be somebody other than the first.
desk-lacking = The profile cannot be published like this
desk-changes = What has changed
desk-no-changes = Nothing has changed.
desk-unchanged = { $count ->
    [one] { $count } field that stayed the same
   *[other] { $count } fields that stayed the same
}
desk-pictures-count = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
desk-decision = Decision
desk-start = I am reading this profile
desk-second-reader = Have a second reader look at it too
desk-second-reader-hint = Then the profile is published only when a colleague accepts it too.
desk-to-return = Or return it with remarks
desk-to-company = All about this company
desk-name-taken = Another company of this office has this name already. Return the profile with a remark on the name.
desk-stale = The company has changed the profile in the meantime. Read it again before you decide; your remarks are still here.
desk-import = Import and export
desk-import-lead = Take profiles over from a file. First you see what would change; then you decide.
desk-import-choose = Choose a file
desk-import-file = File
desk-import-file-hint = A file that ends in .jsonl, .csv or .xlsx
desk-import-publish = Publish at once
desk-import-publish-hint = Without this box they become drafts.
desk-import-check = Show what would change
desk-import-confirm = Import now
desk-import-report = What { $file } would change
desk-import-outcome-created = New companies
desk-import-outcome-updated = Changed profiles
desk-import-outcome-unchanged = Unchanged
desk-import-pictures = Pictures that are not here and are left out
desk-import-again = Choose the same file once more
desk-import-again-hint = It is too large to be kept on this page.
desk-import-errors = { $count ->
    [one] One error in { $file }
   *[other] { $count } errors in { $file }
}
desk-import-errors-caption = Errors by line
desk-import-line = Line
desk-import-field = Field
desk-import-problem = What is wrong
desk-import-nothing-changed = Nothing has been imported. Correct the file and choose it again.
desk-import-missing = Choose a file.
desk-import-unknown-form = This file does not end in .jsonl, .csv or .xlsx.
desk-imported = The profiles have been imported.
desk-import-examples = Example files
desk-import-examples-text = With all columns and a made-up company.
desk-export = Export
desk-export-text = All profiles of the office, with contact data. Treat the file as confidential.

trail-register-company = { $name } registered the company.
trail-save-draft = { $name } saved the draft.
trail-submit-profile = { $name } submitted the profile.
trail-take-back-profile = { $name } took the profile back.
trail-approve-profile = { $name } approved the profile as its first reader.
trail-publish-profile = { $name } published the profile.
trail-return-profile = { $name } returned the profile.
trail-unpublish-profile = { $name } took the profile off the platform.
trail-withdraw-profile = { $name } withdrew the profile from the public.
trail-renew-opportunity = { $name } renewed an offer or request.
trail-archive-opportunity = An offer or request had ended, stayed unchanged for two years and went into the archive.
trail-import-profile = { $name } imported the profile.
trail-join-company = { $name } joined the company.
trail-invite-colleague = { $name } invited a colleague.
trail-remove-member = { $name } ended a membership.
trail-nobody = The platform

## Kinds of e-mails

letter-sign-in = Sign-in code
letter-sign-up = Confirmation of a sign-up
letter-sign-up-again = Sign-up with a known address
letter-reset-password = Code for a new password
letter-no-account = Notice that there is no account
letter-account-disabled = Notice that the account is closed
letter-password-changed = Notice of a changed password
letter-introduction-requested = Request for an introduction
letter-introduction-reminder = Reminder of a request
letter-introduction-accepted = Accepted introduction
letter-introduction-declined = Declined introduction
letter-introduction-withdrawn = Withdrawn request
letter-introduction-expired = Expired request
letter-introduction-hanging = Notice of a request without an answer
letter-introduction-reported = Report to the office
letter-message-received = New message in a conversation
letter-invitation = Invitation of a colleague
letter-profile-submitted = Submitted profile
letter-profile-published = Published profile
letter-profile-returned = Remarks on a profile
letter-profile-unpublished = Profile taken offline
letter-opportunity-expiring = Notice that an offer or request ends
letter-notice = Notice about a profile
