//! Text that lives as long as the program.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use thin_vec::ThinVec;

/// Text of the catalogue: a piece of the built-in files or of an overlay, both of which stay in memory until the
/// program ends.
///
/// Files are read once and never dropped, so an entry can point into them instead of owning copies. That makes
/// loading 100,000 codes about twice as fast and an entry a third smaller than with owned strings. A text that
/// needed unescaping is leaked as well; what is leaked is bounded by the size of the files.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text(&'static str);

/// A list that takes one word when it is empty, as most lists of a large overlay are.
pub type List<T> = ThinVec<T>;

impl Text {
    /// The text.
    pub const fn as_str(&self) -> &'static str {
        self.0
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self(text)
    }
}

impl From<String> for Text {
    /// Leaks the string; see the type.
    fn from(text: String) -> Self {
        Self(Box::leak(text.into_boxed_str()))
    }
}

impl From<Cow<'static, str>> for Text {
    fn from(text: Cow<'static, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl<'de: 'static> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;

        impl<'de: 'static> Visitor<'de> for Borrow {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text, E> {
                Ok(Text(text))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(text.to_owned().into())
            }
        }

        deserializer.deserialize_str(Borrow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed_and_escaped_text_is_unescaped() {
        let json: &'static str = r#"["plain", "two\nlines"]"#;
        let texts: Vec<Text> = serde_json::from_str(json).unwrap();
        assert_eq!(texts, ["plain", "two\nlines"]);
        assert!(json.as_bytes().as_ptr_range().contains(&texts[0].as_ptr()), "borrowed from the file");
    }
}
