//! Types that live in a text column: identifiers, states, checked texts.

/// Stores a type as text, by its `as_str` and `FromStr`, on every engine. The type derives
/// `diesel::AsExpression` and `diesel::FromSqlRow` with `#[diesel(sql_type = diesel::sql_types::Text)]` itself.
#[macro_export]
macro_rules! text_column {
    ($name:ty) => {
        impl<DB> $crate::diesel::deserialize::FromSql<$crate::diesel::sql_types::Text, DB> for $name
        where
            DB: $crate::diesel::backend::Backend,
            String: $crate::diesel::deserialize::FromSql<$crate::diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> $crate::diesel::deserialize::Result<Self> {
                let text = <String as $crate::diesel::deserialize::FromSql<
                    $crate::diesel::sql_types::Text,
                    DB,
                >>::from_sql(bytes)?;
                text.parse::<$name>().map_err(|error| {
                    format!("the database holds a {} that is none: {error}", stringify!($name)).into()
                })
            }
        }

        impl<DB> $crate::diesel::serialize::ToSql<$crate::diesel::sql_types::Text, DB> for $name
        where
            DB: $crate::diesel::backend::Backend,
            str: $crate::diesel::serialize::ToSql<$crate::diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(
                &'b self,
                out: &mut $crate::diesel::serialize::Output<'b, '_, DB>,
            ) -> $crate::diesel::serialize::Result {
                <str as $crate::diesel::serialize::ToSql<$crate::diesel::sql_types::Text, DB>>::to_sql(
                    self.as_str(),
                    out,
                )
            }
        }
    };
}

/// Makes an enumeration that is stored, shown and read by fixed words.
///
/// ```
/// database::words!(
///     /// How a door stands.
///     Door { /// Open.
///            Open = "open", /// Shut.
///            Shut = "shut" }
/// );
/// assert_eq!("shut".parse::<Door>().unwrap().to_string(), "shut");
/// assert!("ajar".parse::<Door>().is_err());
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            $crate::diesel::expression::AsExpression, $crate::diesel::deserialize::FromSqlRow,
            $crate::serde::Serialize, $crate::serde::Deserialize,
        )]
        #[diesel(sql_type = $crate::diesel::sql_types::Text)]
        #[serde(crate = "database::serde")]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that it is stored and exchanged by.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok($name::$variant),)+
                    _ => Err(format!("expected one of {}", [$($word),+].join(", "))),
                }
            }
        }

        $crate::text_column!($name);
    };
}
