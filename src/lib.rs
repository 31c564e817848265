//! `faceki-console` turns a Faceki API reply into an answer: what happened, who must act, what to send.
//!
//! One pipeline, two front ends:
//!
//! ```text
//!  bytes ─► text ─► pieces ─► replies ─► findings ─► explanation ─► message ─► clipboard
//!         encoding  transport  reading    envelope    catalogue      template    system / OSC 52
//!                   peeled off damaged    outcome     who acts,      audience,
//!                   (logs,     notation   codes       remedies       language
//!                    fences …)            places
//!  keystroke ─► keymap ─► Action ─► update(&mut Model, Action) -> Vec<Effect> ─► layout + view(&Model, &Theme)
//! ```
//!
//! The core is pure. It knows no terminal, no clipboard, no argument parser, no file and no clock:
//!
//! | module | owns |
//! | --- | --- |
//! | [`catalogue`] | the 24 documented codes, the legacy ones, a user's overlay |
//! | [`search`] | finding a code by number, name, typo, symptom or task |
//! | [`decode`] | reading whatever was pasted: replies, outcomes, codes, places, findings |
//! | [`mask`] | what is personal or secret, by key and by shape |
//! | [`sanitise`] | foreign text to visible text: the one border before screen, stdout and clipboard |
//! | [`wrap`] | text into rows, and how many columns it takes |
//! | [`explain`] | typed parts of an answer, without style |
//! | [`message`] | the text for a customer or a business, several codes in one, the escalation report |
//! | [`handbook`] | the whole catalogue as one document |
//! | [`config`] | the config file's text to settings; only `config::locate` touches the disk |
//! | [`tally`] | counting a log of replies, line by line, at the speed of a parser |
//! | [`fault`] | faults in a user's own files, with their place and the nearest valid word |
//!
//! The shell calls the core and does the rest:
//!
//! | module | owns |
//! | --- | --- |
//! | [`clipboard`] | getting a text onto the clipboard, and how sure that is |
//! | [`cli`] | arguments, one file a verb, painters (human and JSON), exit codes |
//! | [`tui`] | the console: terminal guard, keymap, model, update, layout, view |
//!
//! Words used everywhere: an **Action** comes in, an **Effect** goes out; a **Reply** is one API reply found in
//! a paste; an **Envelope** its recognised shape; an **Outcome** its verdict; a **Finding** something said about
//! it, with its place; an **Explanation** typed parts without style; a **Message** the text for a customer; an
//! **Overlay** a user's own catalogue laid over the built-in one.

pub mod catalogue;
pub mod cli;
pub mod clipboard;
pub mod config;
pub mod decode;
pub mod explain;
pub mod fault;
pub mod handbook;
pub mod mask;
pub mod message;
pub mod sanitise;
pub mod search;
pub mod tally;
pub mod tui;
pub mod wrap;
