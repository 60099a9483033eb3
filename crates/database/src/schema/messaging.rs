//! Introductions and their conversations.

diesel::table! {
    introductions (id) {
        id -> Text,
        from_company_id -> Text,
        to_company_id -> Text,
        opportunity_id -> Nullable<Text>,
        requested_by -> Text,
        motivation -> Text,
        language -> Text,
        state -> Text,
        decline_reason -> Nullable<Text>,
        decline_note -> Nullable<Text>,
        answered_by -> Nullable<Text>,
        answered_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
        reminders -> Integer,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    messages (id) {
        id -> Text,
        introduction_id -> Text,
        company_id -> Text,
        author_id -> Text,
        body -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    conversation_reads (introduction_id, user_id) {
        introduction_id -> Text,
        user_id -> Text,
        read_at -> Timestamp,
    }
}

diesel::table! {
    company_blocks (company_id, blocked_company_id) {
        company_id -> Text,
        blocked_company_id -> Text,
        created_by -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    reports (id) {
        id -> Text,
        introduction_id -> Text,
        company_id -> Text,
        reported_by -> Text,
        reason -> Text,
        outcome -> Nullable<Text>,
        resolved_by -> Nullable<Text>,
        resolved_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    unwanted_letters (user_id, kind) {
        user_id -> Text,
        kind -> Text,
        created_at -> Timestamp,
    }
}
