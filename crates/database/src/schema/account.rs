//! Offices, users, sessions, the audit trail.

diesel::table! {
    offices (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        city -> Text,
        country -> Text,
        lat -> Nullable<Double>,
        lon -> Nullable<Double>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    users (id) {
        id -> Text,
        email -> Text,
        email_folded -> Text,
        name -> Text,
        language -> Text,
        password_hash -> Nullable<Text>,
        confirmed_at -> Nullable<Timestamp>,
        disabled_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    staff_members (user_id) {
        user_id -> Text,
        office_id -> Nullable<Text>,
        role -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    sign_in_tokens (id) {
        id -> Text,
        user_id -> Nullable<Text>,
        address_digest -> Text,
        purpose -> Text,
        token_digest -> Text,
        code_digest -> Text,
        attempts -> Integer,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    password_attempts (address_digest) {
        address_digest -> Text,
        failures -> Integer,
        last_at -> Timestamp,
    }
}

diesel::table! {
    sessions (id) {
        id -> Text,
        user_id -> Text,
        token_digest -> Text,
        proof -> Text,
        last_seen_at -> Timestamp,
        expires_at -> Timestamp,
        created_at -> Timestamp,
    }
}

diesel::table! {
    audit_trail (id) {
        id -> Text,
        actor_id -> Nullable<Text>,
        act -> Text,
        subject_kind -> Text,
        subject_id -> Text,
        office_id -> Nullable<Text>,
        details -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    kept_forms (user_id, form) {
        user_id -> Text,
        form -> Text,
        body -> Text,
        updated_at -> Timestamp,
    }
}
