//! The headings of TOML: `[data.face]`, `[[result]]`. What stands below one is a member of what it names.

/// Most elements of a list and most lists of tables that are told apart.
const MOST: usize = 256;
const LONGEST: usize = 96;

/// The heading that holds now, and how many elements each list of tables has so far.
#[derive(Default)]
pub(super) struct Sections {
    path: String,
    lists: Vec<(String, usize)>,
}

impl Sections {
    /// Is this line a heading? Then it holds from here on.
    pub(super) fn begins(&mut self, line: &str) -> bool {
        let Some(inner) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) else {
            return false;
        };
        let (name, list) = match inner.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
            Some(name) => (name, true),
            None => (inner, false),
        };
        let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        if name.is_empty() || name.len() > LONGEST || !name.bytes().all(word) {
            return false;
        }
        if list {
            let room = self.lists.len() < MOST;
            match self.lists.iter_mut().find(|(known, _)| known == name) {
                Some((_, count)) => *count += 1,
                None if room => self.lists.push((name.to_owned(), 1)),
                None => {}
            }
        }
        self.path = self.indexed(name);
        true
    }

    /// The path with the last element's index behind each list of tables.
    fn indexed(&self, name: &str) -> String {
        let mut path = String::new();
        let mut so_far = String::new();
        for step in name.split('.') {
            for text in [&mut path, &mut so_far] {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(step);
            }
            if let Some((_, count)) = self.lists.iter().find(|(known, _)| *known == so_far) {
                path.push_str(&format!(".{}", count - 1));
            }
        }
        path
    }

    /// A key as a path from the top.
    pub(super) fn path(&self, key: String) -> String {
        if self.path.is_empty() { key } else { format!("{}.{key}", self.path) }
    }
}
