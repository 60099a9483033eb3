//! What search keeps: synonyms and saved searches.

diesel::table! {
    synonyms (id) {
        id -> Text,
        office_id -> Text,
        language -> Nullable<Text>,
        term -> Text,
        synonym -> Text,
        created_by -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    saved_searches (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        query -> Text,
        frequency -> Text,
        seen_at -> Timestamp,
        mailed_at -> Timestamp,
        created_at -> Timestamp,
    }
}
