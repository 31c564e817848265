//! Which key does what where: one table, changed by the user's own keys, read by footer, help and palette.

mod command;
mod fault;
mod key;
mod markdown;
mod table;
#[cfg(test)]
mod tests;

pub use command::{About, COMMANDS, Command, Group};
pub use fault::KeyFault;
pub use key::{Key, Press, UnknownKey};
pub use markdown::keymap_markdown;
pub use table::{Row, TABLE};

/// Where a key works. A place on the screen asks several contexts in turn, see [`Place::contexts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere, after all others.
    All,
    /// The search line and the list.
    Codes,
    /// A pane that is read: detail and paste box.
    Reading,
    /// The detail only.
    Detail,
    /// The paste box with something in it.
    PasteBox,
    /// The paste box with nothing in it: letters are typed into it.
    PasteEmpty,
    /// The editor of the paste box.
    Editor,
    /// The copy menu.
    Menu,
    /// Help and palette.
    Help,
    /// The form for name and reference.
    Fields,
    /// Wherever text is typed.
    Text,
    /// Where a letter types nothing that matters: an empty search line, a pane that is read.
    Idle,
}

impl Context {
    /// The name in the config file and in the help.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "everywhere",
            Self::Codes => "codes",
            Self::Reading => "detail and paste box",
            Self::Detail => "detail",
            Self::PasteBox => "paste box",
            Self::PasteEmpty => "empty paste box",
            Self::Editor => "editor",
            Self::Menu => "copy menu",
            Self::Help => "help",
            Self::Fields => "form",
            Self::Text => "text",
            Self::Idle => "a place without text",
        }
    }
}

/// Where the keyboard is right now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// Search line and list; whether the query is empty.
    Codes {
        /// Nothing is typed.
        empty: bool,
    },
    /// The detail.
    Detail,
    /// The paste box with something in it.
    PasteBox,
    /// The paste box with nothing in it.
    PasteEmpty,
    /// The editor of the paste box.
    Editor,
    /// The copy menu.
    Menu,
    /// Help or palette.
    Help,
    /// The form.
    Fields,
}

impl Place {
    /// The contexts in which a key is looked up, in this order.
    pub fn contexts(self) -> &'static [Context] {
        use Context as C;
        match self {
            Self::Codes { empty: true } => &[C::Idle, C::Codes, C::Text, C::All],
            Self::Codes { empty: false } => &[C::Codes, C::Text, C::All],
            Self::Detail => &[C::Detail, C::Reading, C::Idle, C::All],
            Self::PasteBox => &[C::PasteBox, C::Reading, C::Idle, C::All],
            Self::PasteEmpty => &[C::PasteEmpty, C::Idle, C::All],
            Self::Editor => &[C::Editor, C::Text, C::All],
            Self::Menu => &[C::Menu, C::All],
            Self::Help => &[C::Help, C::Text, C::All],
            Self::Fields => &[C::Fields, C::Text, C::All],
        }
    }

    /// Characters are text here.
    pub fn takes_text(self) -> bool {
        self.contexts().contains(&Context::Text)
    }
}

/// A row with the keys in force.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The row of the table.
    pub row: Row,
    /// The keys in force, the first is the one shown.
    pub keys: Vec<Key>,
}

/// The keys in force.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    fn default() -> Self {
        let read = |row: &Row| row.keys.iter().filter_map(|name| name.parse().ok()).collect();
        Self { bindings: TABLE.iter().map(|row| Binding { row: *row, keys: read(row) }).collect() }
    }
}

impl Keymap {
    /// The default keys with the user's laid over them: (command name, key names). A command's own keys replace its
    /// keys for everywhere, or all of its keys when it has none there; Enter and other keys of one pane stay.
    ///
    /// # Errors
    /// Every unknown command, unreadable key and key bound twice.
    pub fn new(own: &[(String, Vec<String>)]) -> Result<Self, Vec<KeyFault>> {
        let mut map = Self::default();
        if own.is_empty() {
            return Ok(map);
        }
        let mut faults = Vec::new();
        for (name, keys) in own {
            match Self::read(name, keys) {
                Ok((command, keys)) => map.set(command, &keys),
                Err(fault) => faults.push(fault),
            }
        }
        faults.extend(map.twice(own));
        if faults.is_empty() { Ok(map) } else { Err(faults) }
    }

    fn read(name: &str, keys: &[String]) -> Result<(Command, Vec<Key>), KeyFault> {
        let command = Command::by_name(name).ok_or_else(|| {
            let near =
                COMMANDS.iter().map(|about| (strsim::osa_distance(about.name, name), about.name)).min();
            let near = near.filter(|(distance, _)| *distance <= 3).map(|(_, near)| near.to_owned());
            KeyFault::Command { name: name.to_owned(), nearest: near }
        })?;
        let keys: Result<Vec<Key>, UnknownKey> = keys.iter().map(|key| key.parse()).collect();
        keys.map(|keys| (command, keys)).map_err(|fault| KeyFault::Key { name: name.to_owned(), fault })
    }

    fn set(&mut self, command: Command, keys: &[Key]) {
        let everywhere = |binding: &&mut Binding| binding.row.context == Context::All;
        let mut rows: Vec<&mut Binding> =
            self.bindings.iter_mut().filter(|binding| binding.row.command == command).collect();
        let has_everywhere = rows.iter_mut().any(|binding| binding.row.context == Context::All);
        for binding in rows.into_iter().filter(|row| !has_everywhere || everywhere(row)) {
            binding.keys = keys.to_vec();
        }
    }

    fn twice(&self, own: &[(String, Vec<String>)]) -> Vec<KeyFault> {
        let mut faults = Vec::new();
        for (at, binding) in self.bindings.iter().enumerate() {
            for other in self.bindings.iter().skip(at + 1) {
                let shared = binding.keys.iter().find(|key| other.keys.contains(key));
                let Some(key) = shared.filter(|_| clash(binding, other, own)) else { continue };
                let users = |command: Command| own.iter().any(|(name, _)| name == command.name());
                let (mine, theirs) =
                    if users(binding.row.command) { (binding, other) } else { (other, binding) };
                faults.push(KeyFault::Twice {
                    name: mine.row.command.name().to_owned(),
                    other: theirs.row.command.name(),
                    key: key.to_string(),
                    context: mine.row.context.name(),
                });
            }
        }
        faults
    }

    /// All rows with their keys, in the order of the table.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// What `key` does at `place`, without regard to text.
    pub fn command(&self, place: Place, key: Key) -> Option<Command> {
        place.contexts().iter().find_map(|context| {
            let here = self.bindings.iter().filter(|binding| binding.row.context == *context);
            here.into_iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.row.command)
        })
    }

    /// The rows that work at `place`, the nearest context first, each command once.
    pub fn at(&self, place: Place) -> Vec<&Binding> {
        let mut found: Vec<&Binding> = Vec::new();
        for context in place.contexts() {
            for binding in self.bindings.iter().filter(|binding| binding.row.context == *context) {
                let new = !found.iter().any(|other| other.row.command == binding.row.command);
                if new && !binding.keys.is_empty() {
                    found.push(binding);
                }
            }
        }
        found
    }

    /// Every key of a command, in the order of the table, each once.
    pub fn keys(&self, command: Command) -> Vec<Key> {
        let mut keys = Vec::new();
        for binding in self.bindings.iter().filter(|binding| binding.row.command == command) {
            for key in &binding.keys {
                if !keys.contains(key) {
                    keys.push(*key);
                }
            }
        }
        keys
    }

    /// The first key of a command at a place, as it is shown.
    pub fn shown(&self, place: Place, command: Command) -> Option<String> {
        let found = self.at(place).into_iter().find(|binding| binding.row.command == command)?;
        found.keys.first().map(Key::to_string)
    }
}

/// Two rows answer the same key in one place. The nearer row wins by design in the default table; a user's key that
/// would hide another command, or be hidden by it, is a mistake.
fn clash(a: &Binding, b: &Binding, own: &[(String, Vec<String>)]) -> bool {
    if a.row.command == b.row.command {
        return false;
    }
    if a.row.context == b.row.context {
        return true;
    }
    let users = |binding: &Binding| own.iter().any(|(name, _)| name == binding.row.command.name());
    (users(a) || users(b))
        && PLACES.iter().any(|place| {
            place.contexts().contains(&a.row.context) && place.contexts().contains(&b.row.context)
        })
}

/// Every place there is.
pub const PLACES: [Place; 9] = [
    Place::Codes { empty: true },
    Place::Codes { empty: false },
    Place::Detail,
    Place::PasteBox,
    Place::PasteEmpty,
    Place::Editor,
    Place::Menu,
    Place::Help,
    Place::Fields,
];
