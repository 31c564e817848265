//! The table of keys: the one place that says which key does what where. Footer, help, palette, README and man
//! page are generated from it.
//!
//! Why these keys: readline's for editing; Ctrl+P, Ctrl+N, Ctrl+Y as fzf, television and atuin have them; never
//! Ctrl+H, which is Backspace on many terminals. tmux takes Ctrl+B, screen Ctrl+A, zellij a dozen Ctrl and Alt
//! letters, GNOME Terminal F1, F10 and F11: every command has a second way, and the palette reaches all of them.

use super::{Command, Context};

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Where it works.
    pub context: Context,
    /// The keys, the first is the one shown.
    pub keys: &'static [&'static str],
    /// What they do.
    pub command: Command,
    /// One or two words for the footer.
    pub hint: &'static str,
    /// Order in the footer; the highest are dropped first, 0 is never shown there.
    pub priority: u8,
}

const fn row(
    context: Context,
    keys: &'static [&'static str],
    command: Command,
    hint: &'static str,
    priority: u8,
) -> Row {
    Row { context, keys, command, hint, priority }
}

/// Every default key.
pub const TABLE: &[Row] = {
    use Command as C;
    use Context::{All, Codes, Detail, Editor, Fields, Help, Menu, PasteBox, PasteEmpty, Reading, Text};
    &[
        // Everywhere.
        row(All, &["ctrl+y"], C::Copy, "copy", 0),
        row(All, &["f5", "alt+y"], C::CopyMenu, "copy…", 4),
        row(All, &["f8"], C::Print, "quit and print", 9),
        row(All, &["f6", "alt+v"], C::ReadClipboard, "from clipboard", 12),
        row(All, &["ctrl+x", "alt+s"], C::Sample, "sample", 13),
        row(All, &["ctrl+down"], C::NextFinding, "next finding", 0),
        row(All, &["ctrl+up"], C::PreviousFinding, "previous finding", 0),
        row(All, &["ctrl+r", "alt+r"], C::Reveal, "reveal", 0),
        row(All, &["alt+a"], C::Audience, "audience", 0),
        row(All, &["alt+t"], C::Language, "language", 0),
        row(All, &["alt+e"], C::Fields, "name, reference", 0),
        row(All, &["shift+up"], C::DetailUp, "scroll detail", 0),
        row(All, &["shift+down"], C::DetailDown, "scroll detail", 7),
        row(All, &["tab"], C::NextPane, "pane", 6),
        row(All, &["shift+tab"], C::PreviousPane, "pane", 0),
        row(All, &["f2"], C::Codes, "codes", 0),
        row(All, &["f3"], C::Detail, "detail", 0),
        row(All, &["f4"], C::PasteBox, "paste box", 0),
        row(All, &["f12", "alt+z"], C::Zoom, "zoom", 10),
        row(All, &["alt+,"], C::Narrower, "narrower", 0),
        row(All, &["alt+."], C::Wider, "wider", 0),
        row(All, &["alt+pgup"], C::Higher, "higher", 0),
        row(All, &["alt+pgdn"], C::Lower, "lower", 0),
        row(All, &["f7"], C::Theme, "theme", 0),
        row(All, &["f9"], C::Mouse, "mouse", 0),
        row(All, &["ctrl+l"], C::Redraw, "redraw", 0),
        row(All, &["f1"], C::Help, "help", 1),
        row(All, &["ctrl+o"], C::Palette, "commands", 11),
        row(All, &["esc"], C::Back, "back", 8),
        row(All, &["ctrl+z"], C::Suspend, "suspend", 0),
        row(All, &["ctrl+c"], C::Quit, "quit", 14),
        // The search line and the list below it: letters are the query.
        row(Codes, &["enter"], C::Copy, "copy message", 2),
        row(Codes, &["up", "ctrl+p"], C::Previous, "move", 0),
        row(Codes, &["down", "ctrl+n"], C::Next, "move", 5),
        row(Codes, &["pgup"], C::PageUp, "page", 0),
        row(Codes, &["pgdn"], C::PageDown, "page", 0),
        row(Codes, &["ctrl+home"], C::First, "first", 0),
        row(Codes, &["ctrl+end"], C::Last, "last", 0),
        // Panes that are read: letters are commands, any other letter searches.
        row(Reading, &["enter", "y"], C::Copy, "copy message", 2),
        row(Reading, &["up", "k"], C::Previous, "scroll", 0),
        row(Reading, &["down", "j"], C::Next, "scroll", 5),
        row(Reading, &["pgup", "b"], C::PageUp, "page", 0),
        row(Reading, &["pgdn", "space"], C::PageDown, "page", 0),
        row(Reading, &["home", "g", "ctrl+home"], C::First, "top", 0),
        row(Reading, &["end", "G", "ctrl+end"], C::Last, "end", 0),
        row(Reading, &["n"], C::NextFinding, "next finding", 5),
        row(Reading, &["N"], C::PreviousFinding, "previous finding", 0),
        row(Reading, &["P"], C::Print, "print", 0),
        row(Reading, &["l"], C::Language, "language", 7),
        row(Reading, &["a"], C::Audience, "audience", 7),
        row(Reading, &["r"], C::Reveal, "reveal", 6),
        row(Reading, &["f"], C::Fields, "name, reference", 9),
        row(Reading, &["z"], C::Zoom, "zoom", 0),
        row(Reading, &["<"], C::Narrower, "narrower", 0),
        row(Reading, &[">"], C::Wider, "wider", 0),
        row(Reading, &["+"], C::Higher, "higher", 0),
        row(Reading, &["-"], C::Lower, "lower", 0),
        row(Reading, &["/"], C::ToSearch, "search", 10),
        row(Detail, &["left"], C::ToSearch, "search", 0),
        row(Detail, &["ctrl+p"], C::Previous, "scroll", 0),
        row(Detail, &["ctrl+n"], C::Next, "scroll", 0),
        row(PasteBox, &["e", "i"], C::Edit, "edit", 7),
        row(PasteBox, &["ctrl+u"], C::ClearPaste, "clear", 11),
        row(PasteEmpty, &["enter"], C::Edit, "type a reply", 2),
        // The editor of the paste box.
        row(Editor, &["esc"], C::Back, "done", 2),
        row(Editor, &["enter"], C::NewLine, "new line", 6),
        row(Editor, &["up", "ctrl+p"], C::Previous, "up", 0),
        row(Editor, &["down", "ctrl+n"], C::Next, "down", 0),
        row(Editor, &["pgup"], C::PageUp, "page", 0),
        row(Editor, &["pgdn"], C::PageDown, "page", 0),
        row(Editor, &["ctrl+home"], C::First, "top", 0),
        row(Editor, &["ctrl+end"], C::Last, "end", 0),
        row(Editor, &["ctrl+_", "ctrl+7", "alt+u"], C::Undo, "undo", 5),
        row(Editor, &["alt+U"], C::Redo, "redo", 0),
        // Popups.
        row(Menu, &["enter"], C::Run, "copy this", 2),
        row(Menu, &["up", "ctrl+p", "k"], C::Previous, "choose", 0),
        row(Menu, &["down", "ctrl+n", "j"], C::Next, "choose", 5),
        row(Menu, &["pgup"], C::PageUp, "scroll preview", 0),
        row(Menu, &["pgdn"], C::PageDown, "scroll preview", 6),
        row(Menu, &["home"], C::First, "first", 0),
        row(Menu, &["end"], C::Last, "last", 0),
        row(Menu, &["l"], C::Language, "language", 7),
        row(Menu, &["a"], C::Audience, "audience", 8),
        row(Menu, &["1"], C::Choose(1), "", 0),
        row(Menu, &["2"], C::Choose(2), "", 0),
        row(Menu, &["3"], C::Choose(3), "", 0),
        row(Menu, &["4"], C::Choose(4), "", 0),
        row(Menu, &["5"], C::Choose(5), "", 0),
        row(Menu, &["6"], C::Choose(6), "", 0),
        row(Menu, &["7"], C::Choose(7), "", 0),
        row(Help, &["enter"], C::Run, "do it", 2),
        row(Help, &["up", "ctrl+p"], C::Previous, "choose", 0),
        row(Help, &["down", "ctrl+n"], C::Next, "choose", 5),
        row(Help, &["pgup"], C::PageUp, "page", 0),
        row(Help, &["pgdn"], C::PageDown, "page", 0),
        row(Help, &["ctrl+home"], C::First, "first", 0),
        row(Help, &["ctrl+end"], C::Last, "last", 0),
        row(Fields, &["enter"], C::Run, "done", 2),
        row(Fields, &["tab", "down"], C::NextField, "next field", 3),
        row(Fields, &["shift+tab", "up"], C::PreviousField, "previous field", 0),
        // Wherever text is typed.
        row(Text, &["left", "ctrl+b"], C::Left, "left", 0),
        row(Text, &["right", "ctrl+f"], C::Right, "right", 0),
        row(Text, &["alt+b", "ctrl+left", "alt+left"], C::WordLeft, "word left", 0),
        row(Text, &["alt+f", "ctrl+right", "alt+right"], C::WordRight, "word right", 0),
        row(Text, &["home", "ctrl+a"], C::LineStart, "line start", 0),
        row(Text, &["end", "ctrl+e"], C::LineEnd, "line end", 0),
        row(Text, &["backspace", "ctrl+h", "shift+backspace"], C::DeleteBack, "delete", 0),
        row(Text, &["delete", "ctrl+d"], C::DeleteForward, "delete", 0),
        row(Text, &["ctrl+w", "alt+backspace", "ctrl+backspace"], C::DeleteWordBack, "delete word", 0),
        row(Text, &["alt+d", "ctrl+delete"], C::DeleteWordForward, "delete word", 0),
        row(Text, &["ctrl+u"], C::DeleteToStart, "clear", 9),
        row(Text, &["ctrl+k"], C::DeleteToEnd, "delete to end", 0),
        // A letter that only means something where no text stands: an empty search line, or a pane that is read.
        row(Context::Idle, &["?"], C::Help, "help", 1),
        row(Context::Idle, &[":"], C::Palette, "commands", 11),
    ]
};
