//! Companies, profiles and their versions, opportunities, pictures.

diesel::table! {
    companies (id) {
        id -> Text,
        office_id -> Text,
        name -> Text,
        name_folded -> Text,
        slug -> Text,
        country -> Text,
        chamber_number -> Nullable<Text>,
        vat -> Nullable<Text>,
        position -> BigInt,
        revision -> BigInt,
        draft -> Text,
        draft_state -> Text,
        source_line -> Nullable<Text>,
        submitted_at -> Nullable<Timestamp>,
        published_version -> Nullable<BigInt>,
        published_at -> Nullable<Timestamp>,
        confirmed_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    company_slugs (slug) {
        slug -> Text,
        company_id -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    company_members (company_id, user_id) {
        company_id -> Text,
        user_id -> Text,
        role -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        company_id -> Text,
        email -> Text,
        role -> Text,
        token_digest -> Text,
        invited_by -> Text,
        expires_at -> Timestamp,
        accepted_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    profile_versions (company_id, version) {
        company_id -> Text,
        version -> BigInt,
        document -> Text,
        created_by -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    profile_reviews (id) {
        id -> Text,
        company_id -> Text,
        reviewer_id -> Text,
        decision -> Text,
        revision -> BigInt,
        remarks -> Text,
        reason -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    opportunities (id) {
        id -> Text,
        company_id -> Text,
        slug -> Text,
        kind -> Text,
        field -> Text,
        document -> Text,
        valid_until -> Date,
        withdrawn_at -> Nullable<Timestamp>,
        published_at -> Timestamp,
        updated_at -> Timestamp,
        notices -> Integer,
    }
}

diesel::table! {
    media (id) {
        id -> Text,
        company_id -> Text,
        digest -> Text,
        content_type -> Text,
        width -> Integer,
        height -> Integer,
        bytes -> BigInt,
        created_at -> Timestamp,
    }
}
