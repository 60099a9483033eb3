//! The tables, as Diesel knows them; a test compares them with a migrated database of either engine.

#![expect(missing_docs, reason = "the tables are explained where they are made, in migrations/")]

mod account;
mod foundation;
mod messaging;
mod profile;
mod search;

pub use account::*;
pub use foundation::*;
pub use messaging::*;
pub use profile::*;
pub use search::*;

diesel::allow_tables_to_appear_in_same_query!(
    audit_trail,
    companies,
    company_blocks,
    company_members,
    company_slugs,
    conversation_reads,
    introductions,
    invitations,
    kept_forms,
    media,
    messages,
    offices,
    opportunities,
    profile_reviews,
    profile_versions,
    reports,
    saved_searches,
    sessions,
    sign_in_tokens,
    staff_members,
    synonyms,
    unwanted_letters,
    users,
);
diesel::joinable!(companies -> offices (office_id));
diesel::joinable!(company_members -> companies (company_id));
diesel::joinable!(company_members -> users (user_id));
diesel::joinable!(company_slugs -> companies (company_id));
diesel::joinable!(invitations -> companies (company_id));
diesel::joinable!(media -> companies (company_id));
diesel::joinable!(messages -> introductions (introduction_id));
diesel::joinable!(messages -> users (author_id));
diesel::joinable!(opportunities -> companies (company_id));
diesel::joinable!(profile_reviews -> companies (company_id));
diesel::joinable!(profile_versions -> companies (company_id));
diesel::joinable!(reports -> introductions (introduction_id));
diesel::joinable!(sessions -> users (user_id));
diesel::joinable!(staff_members -> users (user_id));
