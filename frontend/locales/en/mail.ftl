### What the e-mails of the platform say.

mail-greeting = Hello { $name },
mail-greeting-unnamed = Hello,
mail-signature = RONL Connect, the shared export platform of the trade offices of Deventer, Sibiu and Rostock
mail-automatic = The platform wrote this e-mail. Nobody reads replies to it.
mail-unsubscribe = You can stop e-mails of this kind here:
mail-unsubscribe-link = Stop e-mails of this kind
mail-or-link = Or simply use this link:

mail-code-validity = { $minutes ->
    [one] The code and the link work once and for one minute.
   *[other] The code and the link work once and for { $minutes } minutes.
}

mail-sign-in-subject = Your code to sign in to RONL Connect
mail-sign-in-text = Enter this code on the page where you asked for it:
mail-sign-in-button = Sign in
mail-sign-in-not-you = If you did not ask for this, you can ignore this e-mail: nobody can sign in without the code. Do not pass it on to anybody, not even to us.

mail-sign-up-subject = Confirm your e-mail address
mail-sign-up-text = Welcome to RONL Connect. Enter this code to confirm that this e-mail address is yours:
mail-sign-up-button = Confirm my address
mail-sign-up-not-you = If you did not sign up, you can ignore this e-mail. We delete an address that nobody confirms after a week.

mail-sign-up-again-subject = You already have an account
mail-sign-up-again-text = Somebody, probably you, has just signed up with this e-mail address. It already has an account, so nothing was changed. You can sign in with this code:

mail-reset-password-subject = Set a new password
mail-reset-password-text = Enter this code to set a new password for your account:
mail-reset-password-button = Set a new password
mail-reset-password-not-you = If you did not ask for this, you can ignore this e-mail. Your password stays as it is.

mail-no-account-subject = There is no account with this address
mail-no-account-text = Somebody, probably you, tried to sign in to RONL Connect with this e-mail address. It has no account. Perhaps you joined with another address?
mail-no-account-button = Create an account
mail-no-account-not-you = If it was not you, you can ignore this e-mail.

mail-account-disabled-subject = Your account is closed
mail-account-disabled-text = You tried to sign in to RONL Connect. Your account has been closed by your trade office.
mail-account-disabled-help = If you think that this is a mistake, please contact your trade office.

mail-password-changed-subject = Your password has been changed
mail-password-changed-text = The password of your account has just been changed. All other devices have been signed out.
mail-password-changed-not-you = If you did not do this, set a new password straight away:
mail-password-changed-button = Set a new password

mail-invitation-subject = { $inviter } invites you to join { $company }
mail-invitation-text = { $inviter } would like to work with you on the profile of { $company }.
mail-invitation-platform = On RONL Connect, companies from Deventer, Sibiu and Rostock find partners for export. Their trade offices introduce them to each other.
mail-invitation-button = Accept the invitation
mail-invitation-validity = { $days ->
    [one] The invitation is good for one day.
   *[other] The invitation is good for { $days } days.
}

mail-introduction-requested-subject = { $company } would like to meet you
mail-introduction-requested-text = { $company } asks to be introduced to your company. This is why:
mail-introduction-reminder-subject = { $company } is waiting for your answer
mail-introduction-reminder-text = { $company } has asked to be introduced to your company and has not had an answer yet. This is why:
mail-introduction-answer-by = Please answer by { $date }. Your contact details are shown only if you say yes.
mail-introduction-yes = Yes, introduce us
mail-introduction-no = No, thank you
mail-introduction-read = Read the request and the profile of { $company }
mail-introduction-open = See the introduction

mail-introduction-accepted-subject = You and { $company } have been introduced
mail-introduction-accepted-text = Both companies have said yes. This is how you reach { $company }:
mail-introduction-accepted-write = You can also write to each other on the platform.
mail-introduction-accepted-button = Open the conversation
mail-contact-company = Company: { $value }
mail-contact-person = Contact person: { $value }
mail-contact-person-email = E-mail of the contact person: { $value }
mail-contact-email = E-mail: { $value }
mail-contact-phone = Telephone: { $value }
mail-contact-website = Website: { $value }
mail-contact-address = Address: { $value }

mail-introduction-declined-subject = The answer from { $company }
mail-introduction-declined-text = { $company } has read your request and would rather not be introduced at present.
mail-introduction-declined-reason = The reason given: { $reason }
mail-introduction-declined-note = They added:
mail-introduction-declined-next = Your trade office knows many other companies and is happy to help you find the right one.
mail-introduction-declined-button = Look for other companies

mail-introduction-withdrawn-subject = { $company } has withdrawn its request
mail-introduction-withdrawn-text = { $company } no longer asks to be introduced to you. There is nothing you need to do.

mail-introduction-expired-subject = { $company } has not answered
mail-introduction-expired-text = Your request to { $company } was not answered within five working days and has expired.
mail-introduction-expired-next = You can ask again, or talk to your trade office: a telephone call often helps.

mail-introduction-hanging-subject = { $asked } has not answered { $asking }
mail-introduction-hanging-text = Four working days ago { $asking } asked to be introduced to { $asked }, and there is still no answer. The request expires tomorrow. A telephone call may help.

mail-introduction-reported-subject = { $reporting } reports { $reported }
mail-introduction-reported-text = { $reporting } has reported { $reported }. This is what they write:
mail-introduction-reported-button = See the reports

mail-message-received-subject = Message from { $company }
mail-message-received-text = { $author } of { $company } writes:
mail-message-received-button = Reply on the platform

mail-profile-submitted-subject = { $company } has submitted its profile
mail-profile-submitted-text = { $company } has submitted its profile. It is waiting to be read.
mail-profile-submitted-button = Read the profile

mail-profile-published-subject = The profile of { $company } is online
mail-profile-published-text = Your trade office has read and published the profile of { $company }. From now on it can be found in every language.
mail-profile-published-button = See the profile

mail-profile-returned-subject = Remarks on the profile of { $company }
mail-profile-returned-text = Your trade office has read the profile of { $company } and asks you to improve a few things before it goes online.
mail-profile-returned-remarks = { $count ->
    [one] There is one remark:
   *[other] There are { $count } remarks:
}
mail-profile-returned-next = You will find the remarks beside the fields they are about. Submit the profile again when you are done.
mail-profile-returned-button = Improve the profile

mail-profile-unpublished-subject = The profile of { $company } is offline
mail-profile-unpublished-text = Your trade office has taken the profile of { $company } offline.
mail-profile-unpublished-next = You can change the profile and submit it again. If you have questions, your trade office is happy to help.
mail-profile-unpublished-button = To the profile

mail-opportunity-expiring-subject = “{ $title }” ends on { $date }
mail-opportunity-expiring-text = Your opportunity “{ $title }” can be found until { $date }.
mail-opportunity-expiring-next = Is it still good? One click renews it for a year.
mail-opportunity-expiring-button = Renew the opportunity
