//! Letters about accounts: codes, links, and what their owner has to know. The account crate asks for them.

use account::mail;
use serde::{Deserialize, Serialize};

use super::letter;

/// Letters with a code and a link.
macro_rules! code_letters {
    ($($(#[$doc:meta])* $name:ident, $template:expr, $subject:tt, $text:tt, $html:tt;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {
            /// Six digits.
            pub code: String,
            /// The secret part of the link.
            pub token: String,
            /// How many minutes both are good for.
            pub minutes: i64,
        }
        letter!($name, $template, None, $subject, $text, $html);
    )+};
}
code_letters!(
    /// The code and the link to sign in with.
    SignIn, mail::SIGN_IN, "mail/sign_in/subject.txt", "mail/sign_in/body.txt", "mail/sign_in/body.html";
    /// The code and the link that confirm a new account's address.
    SignUp, mail::SIGN_UP, "mail/sign_up/subject.txt", "mail/sign_up/body.txt", "mail/sign_up/body.html";
    /// To somebody who signs up with an address that has an account.
    SignUpAgain, mail::SIGN_UP_AGAIN,
        "mail/sign_up_again/subject.txt", "mail/sign_up_again/body.txt", "mail/sign_up_again/body.html";
    /// The code and the link to set a new password with.
    ResetPassword, mail::RESET_PASSWORD,
        "mail/reset_password/subject.txt", "mail/reset_password/body.txt", "mail/reset_password/body.html";
);

/// Letters that need to know nothing.
macro_rules! plain_letters {
    ($($(#[$doc:meta])* $name:ident, $template:expr, $subject:tt, $text:tt, $html:tt;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct $name {}
        letter!($name, $template, None, $subject, $text, $html);
    )+};
}
plain_letters!(
    /// To somebody who wants to sign in with an address that has no account.
    NoAccount, mail::NO_ACCOUNT,
        "mail/no_account/subject.txt", "mail/no_account/body.txt", "mail/no_account/body.html";
    /// To somebody whose account was closed.
    AccountDisabled, mail::ACCOUNT_DISABLED,
        "mail/account_disabled/subject.txt", "mail/account_disabled/body.txt", "mail/account_disabled/body.html";
    /// To somebody whose password was changed.
    PasswordChanged, mail::PASSWORD_CHANGED,
        "mail/password_changed/subject.txt", "mail/password_changed/body.txt", "mail/password_changed/body.html";
);
