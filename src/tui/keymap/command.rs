//! Everything a user can ask for, each with its name in the config file and its sentence in the help.

/// What a key, the help or the palette can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "COMMANDS below says in words what each does, and the help shows it")]
pub enum Command {
    Copy,
    CopyMenu,
    Print,
    ReadClipboard,
    Sample,
    Previous,
    Next,
    PageUp,
    PageDown,
    First,
    Last,
    DetailUp,
    DetailDown,
    NextFinding,
    PreviousFinding,
    ToSearch,
    NextPane,
    PreviousPane,
    Codes,
    Detail,
    PasteBox,
    Zoom,
    Narrower,
    Wider,
    Lower,
    Higher,
    Language,
    Audience,
    Fields,
    Reveal,
    Edit,
    ClearPaste,
    Theme,
    Mouse,
    Help,
    Palette,
    Run,
    Choose(u8),
    NextField,
    PreviousField,
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    DeleteBack,
    DeleteForward,
    DeleteWordBack,
    DeleteWordForward,
    DeleteToStart,
    DeleteToEnd,
    NewLine,
    Undo,
    Redo,
    Back,
    Redraw,
    Suspend,
    Quit,
}

/// The heading under which help lists a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Getting a text out.
    Copying,
    /// The pasted reply.
    Reply,
    /// Moving about.
    Moving,
    /// Panes and looks.
    Screen,
    /// Who reads the message and in which language.
    Message,
    /// Editing text.
    Editing,
    /// Help, palette, leaving.
    Program,
}

impl Group {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Copying => "Copying",
            Self::Reply => "The pasted reply",
            Self::Moving => "Moving",
            Self::Screen => "Screen",
            Self::Message => "The message",
            Self::Editing => "Editing text",
            Self::Program => "Program",
        }
    }
}

/// A command's name, help and heading.
pub struct About {
    /// The command.
    pub command: Command,
    /// Its name in the config file.
    pub name: &'static str,
    /// What it does, as a title.
    pub title: &'static str,
    /// Where help lists it.
    pub group: Group,
    /// The palette offers it: it makes sense from anywhere.
    pub palette: bool,
}

const fn about(
    command: Command,
    name: &'static str,
    title: &'static str,
    group: Group,
    palette: bool,
) -> About {
    About { command, name, title, group, palette }
}

/// Every command, in the order of the help.
pub const COMMANDS: [About; 58] = {
    use Command as C;
    use Group as G;
    [
        about(C::Copy, "copy", "Copy the customer message of what is selected", G::Copying, true),
        about(C::CopyMenu, "copy-menu", "Choose what to copy, with a preview", G::Copying, true),
        about(C::Print, "print", "Quit and print the message for selecting by hand", G::Copying, true),
        about(C::ReadClipboard, "read-clipboard", "Paste from the system clipboard", G::Reply, true),
        about(C::Sample, "sample", "Fill in the sample reply", G::Reply, true),
        about(C::NextFinding, "next-finding", "Next finding in the paste", G::Reply, true),
        about(C::PreviousFinding, "previous-finding", "Previous finding in the paste", G::Reply, true),
        about(C::Reveal, "reveal", "Show or hide what is masked", G::Reply, true),
        about(C::Edit, "edit", "Edit the paste (shows it unmasked)", G::Reply, true),
        about(C::ClearPaste, "clear-paste", "Clear the paste box", G::Reply, true),
        about(C::Audience, "audience", "Write to the customer or to the business", G::Message, true),
        about(C::Language, "language", "Next language", G::Message, true),
        about(C::Fields, "fields", "Fill in the customer's name and reference", G::Message, true),
        about(C::Previous, "previous", "Up", G::Moving, false),
        about(C::Next, "next", "Down", G::Moving, false),
        about(C::PageUp, "page-up", "One page up", G::Moving, false),
        about(C::PageDown, "page-down", "One page down", G::Moving, false),
        about(C::First, "first", "To the beginning", G::Moving, false),
        about(C::Last, "last", "To the end", G::Moving, false),
        about(C::DetailUp, "detail-up", "Scroll the detail up from anywhere", G::Moving, true),
        about(C::DetailDown, "detail-down", "Scroll the detail down from anywhere", G::Moving, true),
        about(C::ToSearch, "search", "Back to the search line", G::Moving, true),
        about(C::NextPane, "next-pane", "Next pane", G::Moving, true),
        about(C::PreviousPane, "previous-pane", "Previous pane", G::Moving, true),
        about(C::Codes, "codes", "To the codes", G::Moving, true),
        about(C::Detail, "detail", "To the detail", G::Moving, true),
        about(C::PasteBox, "paste-box", "To the paste box", G::Moving, true),
        about(C::Zoom, "zoom", "Give the pane the whole window, or back", G::Screen, true),
        about(C::Narrower, "narrower", "Give the detail more width", G::Screen, true),
        about(C::Wider, "wider", "Give the codes more width", G::Screen, true),
        about(C::Higher, "higher", "Give the paste box more rows", G::Screen, true),
        about(C::Lower, "lower", "Give the paste box fewer rows", G::Screen, true),
        about(C::Theme, "theme", "Next theme", G::Screen, true),
        about(C::Mouse, "mouse", "Mouse on or off (off leaves selecting to the terminal)", G::Screen, true),
        about(C::Redraw, "redraw", "Draw the screen again", G::Screen, true),
        about(C::Left, "left", "One character left", G::Editing, false),
        about(C::Right, "right", "One character right", G::Editing, false),
        about(C::WordLeft, "word-left", "One word left", G::Editing, false),
        about(C::WordRight, "word-right", "One word right", G::Editing, false),
        about(C::LineStart, "line-start", "To the start of the line", G::Editing, false),
        about(C::LineEnd, "line-end", "To the end of the line", G::Editing, false),
        about(C::DeleteBack, "delete-back", "Delete the character before", G::Editing, false),
        about(C::DeleteForward, "delete-forward", "Delete the character after", G::Editing, false),
        about(C::DeleteWordBack, "delete-word-back", "Delete the word before", G::Editing, false),
        about(C::DeleteWordForward, "delete-word-forward", "Delete the word after", G::Editing, false),
        about(C::DeleteToStart, "delete-to-start", "Delete to the start of the line", G::Editing, false),
        about(C::DeleteToEnd, "delete-to-end", "Delete to the end of the line", G::Editing, false),
        about(C::NewLine, "new-line", "New line", G::Editing, false),
        about(C::Undo, "undo", "Undo", G::Editing, false),
        about(C::Redo, "redo", "Redo", G::Editing, false),
        about(C::NextField, "next-field", "Next field", G::Editing, false),
        about(C::PreviousField, "previous-field", "Previous field", G::Editing, false),
        about(C::Run, "run", "Do what is selected", G::Program, false),
        about(C::Help, "help", "Help: search the keys and run one", G::Program, true),
        about(C::Palette, "palette", "Command palette", G::Program, true),
        about(C::Back, "back", "One step back: popup, paste, query", G::Program, false),
        about(C::Suspend, "suspend", "Suspend to the shell", G::Program, true),
        about(C::Quit, "quit", "Quit", G::Program, true),
    ]
};

impl Command {
    /// The name in the config file.
    pub fn name(self) -> &'static str {
        COMMANDS.iter().find(|about| about.command == self).map_or("choose", |about| about.name)
    }

    /// The command of a name in the config file.
    pub fn by_name(name: &str) -> Option<Self> {
        COMMANDS.iter().find(|about| about.name == name).map(|about| about.command)
    }

    /// The command edits text, so that it works wherever text is typed.
    pub fn edits(self) -> bool {
        COMMANDS.iter().any(|about| about.command == self && about.group == Group::Editing)
    }
}
