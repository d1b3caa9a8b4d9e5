//! Enums whose variants have names in words.

/// Defines an enum, the word for each of its variants, and a list of them.
/// What stands behind it is one more variant, which holds another such enum.
macro_rules! words {
    (
        $(#[$enum_doc:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $word:literal,)*
        }
        $($(#[$outer_doc:meta])* $outer:ident($inner:ident))?
    ) => {
        $(#[$enum_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            $($(#[$outer_doc])* $outer($inner),)?
        }

        impl $name {
            /// Its name in words.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                    $(Self::$outer(inner) => inner.as_str(),)?
                }
            }

            /// All that there are.
            pub fn all() -> impl Iterator<Item = Self> {
                let all = [$(Self::$variant),*].into_iter();
                $(let all = all.chain($inner::all().map(Self::$outer));)?
                all
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}
pub(super) use words;
