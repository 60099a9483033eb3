//! The pages that letters lead to.

use account::CompanyId;
use locale::Language;

use crate::IntroductionId;

/// Builds the addresses of pages, as they are reached from outside.
#[derive(Clone, Debug)]
pub struct Addresses {
    origin: String,
}

impl Addresses {
    /// Of the platform at `origin`: `https://export.example.org`.
    #[must_use]
    pub fn new(origin: &str) -> Addresses {
        Addresses { origin: origin.trim_end_matches('/').to_owned() }
    }

    /// The platform itself.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A page, by what follows the language.
    #[must_use]
    pub fn page(&self, language: Language, path: &str) -> String {
        format!("{}/{}/{path}", self.origin, language.code())
    }

    /// Where one button signs in.
    #[must_use]
    pub fn sign_in(&self, language: Language, token: &str) -> String {
        self.page(language, &format!("sign-in/link/{token}"))
    }

    /// Where a new password is set.
    #[must_use]
    pub fn new_password(&self, language: Language, token: &str) -> String {
        self.page(language, &format!("password/link/{token}"))
    }

    /// Where an invitation to a company is accepted.
    #[must_use]
    pub fn invitation(&self, language: Language, token: &str) -> String {
        self.page(language, &format!("invitations/{token}"))
    }

    /// An introduction with its conversation.
    #[must_use]
    pub fn introduction(&self, language: Language, id: IntroductionId) -> String {
        self.page(language, &format!("introductions/{id}"))
    }

    /// Where an introduction is answered without signing in.
    #[must_use]
    pub fn answer(&self, language: Language, signed: &str) -> String {
        self.page(language, &format!("introductions/answer/{signed}"))
    }

    /// The same page, where it asks for the reason of a no.
    #[must_use]
    pub fn refusal(&self, language: Language, signed: &str) -> String {
        format!("{}#refusal", self.answer(language, signed))
    }

    /// Where one button stops letters of a kind; mail programs post to it by themselves (RFC 8058).
    #[must_use]
    pub fn unsubscribe(&self, language: Language, signed: &str) -> String {
        self.page(language, &format!("unsubscribe/{signed}"))
    }

    /// A company's public page.
    #[must_use]
    pub fn company(&self, language: Language, slug: &str) -> String {
        self.page(language, &format!("companies/{slug}"))
    }

    /// A company's profile as staff of its office read it.
    #[must_use]
    pub fn desk_company(&self, language: Language, company: CompanyId) -> String {
        self.page(language, &format!("desk/review/{company}"))
    }
}
