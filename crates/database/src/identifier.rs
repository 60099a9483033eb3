//! Identifiers: UUIDv7 as text, one type for each kind of thing.

/// Makes the type of an identifier: a UUIDv7 (RFC 9562), kept as its 36 characters because that is how it is stored,
/// compared and shown. Sorts by the time it was made.
///
/// ```
/// database::identifier!(
///     /// Which ship.
///     ShipId
/// );
/// let id = ShipId::generate();
/// assert_eq!(id.to_string().parse::<ShipId>().unwrap(), id);
/// ```
#[macro_export]
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            $crate::diesel::expression::AsExpression, $crate::diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = $crate::diesel::sql_types::Text)]
        pub struct $name([u8; 36]);

        impl $name {
            /// A new one, which sorts after those made before it.
            #[must_use]
            pub fn generate() -> Self {
                Self::from_uuid($crate::uuid::Uuid::now_v7())
            }

            /// The hyphenated lower-case text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                // Made by the encoder below and by nothing else, so it is ASCII.
                ::std::str::from_utf8(&self.0).unwrap_or_default()
            }

            fn from_uuid(uuid: $crate::uuid::Uuid) -> Self {
                let mut text = [0; 36];
                uuid.as_hyphenated().encode_lower(&mut text);
                Self(text)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::uuid::Uuid::parse_str(text).map(Self::from_uuid)
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as $crate::serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err($crate::serde::de::Error::custom)
            }
        }

        $crate::text_column!($name);
    };
}
