//! Where the careful reader is, as a JSON pointer when somebody asks.

use std::borrow::Cow;
use std::fmt::Write;

/// One level of a JSON pointer.
pub(super) enum Step<'a> {
    Key(Cow<'a, str>),
    Item(usize),
}

/// The levels from the root to a value. A pointer is only written for a fault: most values have none.
#[derive(Default)]
pub(super) struct Path<'a>(Vec<Step<'a>>);

impl<'a> Path<'a> {
    pub(super) fn push(&mut self, step: Step<'a>) {
        self.0.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// The key one level above the value.
    pub(super) fn above(&self) -> Option<&str> {
        match self.0.iter().rev().nth(1)? {
            Step::Key(key) => Some(key),
            Step::Item(_) => None,
        }
    }

    /// The JSON pointer (RFC 6901). A long key is cut: the place says the rest.
    pub(super) fn pointer(&self) -> String {
        const LONGEST: usize = 40;
        let mut pointer = String::new();
        for step in &self.0 {
            pointer.push('/');
            match step {
                // Writing into a string cannot fail.
                Step::Item(at) => write!(pointer, "{at}").unwrap_or_default(),
                Step::Key(key) => {
                    let mut short: String = key.chars().take(LONGEST).collect();
                    if short.len() < key.len() {
                        short.push('…');
                    }
                    pointer.push_str(&short.replace('~', "~0").replace('/', "~1"));
                }
            }
        }
        pointer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_is_escaped_and_bounded() {
        let mut path = Path::default();
        assert_eq!(path.pointer(), "");
        path.push(Step::Key("a/b~c".into()));
        path.push(Step::Item(3));
        assert_eq!(path.pointer(), "/a~1b~0c/3");
        path.push(Step::Key("x".repeat(41).into()));
        assert_eq!(path.pointer(), format!("/a~1b~0c/3/{}…", "x".repeat(40)));
    }
}
