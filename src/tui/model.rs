//! Everything that the console knows between two events. Drawing only reads it; [`crate::tui::update`] changes it
//! and ends every change with [`Model::settle`], so that rows and scroll positions are right before a frame is drawn.

use std::cell::OnceCell;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::catalogue::{Catalogue, Code};
use crate::fault::quote;
use crate::message::{Audience, Message, Values, compose, for_reply, language, languages};
use crate::search::{Index, QUERY_LIMIT};
use crate::tui::Options;
use crate::tui::field::Line;
use crate::tui::keymap::{Keymap, Place};
use crate::tui::layout::{self, Layout, Pane, Shape};
use crate::tui::theme::Theme;

pub mod detail;
pub mod list;
pub mod notice;
pub mod paste;
pub mod popup;
pub mod sample;
mod search;
pub mod styled;
pub mod texts;
pub mod words;

use detail::Detail;
use list::{List, Row};
use notice::Notice;
use paste::PasteBox;
use popup::Popup;
use search::Search;

/// What is selected: the thing that the detail shows and Enter copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Nothing: the list is empty.
    Nothing,
    /// A code of the catalogue.
    Code(Code),
    /// A reply of the paste with all of its codes.
    Reply(usize),
    /// A code of a reply: which reply, which of its codes.
    Found(usize, usize),
    /// The paste as a whole, when no reply was found in it.
    Paste,
}

/// How messages are written.
#[derive(Debug, Clone)]
pub struct Wording {
    /// The languages that exist, as (tag, own name).
    pub languages: Vec<(String, String)>,
    /// The tag of the language in use.
    pub language: String,
    /// Who reads.
    pub audience: Audience,
    /// Placeholder values, in memory only.
    pub values: Values,
}

impl Wording {
    /// The language's own name.
    pub fn language_name(&self) -> &str {
        let own = self.languages.iter().find(|(tag, _)| *tag == self.language);
        own.map_or(self.language.as_str(), |(_, name)| name.as_str())
    }

    /// The audience in words.
    pub fn audience_words(&self) -> &'static str {
        match self.audience {
            Audience::Customer => "customer",
            Audience::Business => "business",
        }
    }
}

/// The whole state.
pub struct Model {
    /// What the codes mean.
    pub catalogue: Arc<Catalogue>,
    /// Made when it is first needed, which is after the first frame.
    index: OnceCell<Arc<Index>>,
    /// The keys in force.
    pub keymap: Keymap,
    /// The colours in force.
    pub theme: Theme,
    /// No borders, the real cursor on what is selected.
    pub accessible: bool,
    /// Enter chooses a code and ends.
    pub pick: bool,
    /// Esc with nothing left to step back from ends the console.
    pub esc_quits: bool,
    /// The mouse is on.
    pub mouse: bool,
    /// The window.
    pub window: Rect,
    /// Where everything stands.
    pub layout: Layout,
    /// The pane with the keyboard.
    pub focus: Pane,
    /// That pane has the window for itself.
    pub zoom: bool,
    /// Columns that the user gave the codes.
    pub tilt: i16,
    /// Rows that the user gave the paste box.
    pub lift: i16,
    /// The search line.
    pub query: Line,
    /// The query was typed after the paste came, so the list answers the query.
    pub query_on_top: bool,
    /// The list.
    pub list: List,
    /// The detail.
    pub detail: Detail,
    /// The paste box.
    pub paste: PasteBox,
    /// Language, audience, values.
    pub wording: Wording,
    /// The open popup.
    pub popup: Option<Popup>,
    /// What is being said.
    pub notice: Option<Notice>,
    notices: u64,
    search: Search,
    /// The language asked for, while no messages in just that one are known.
    pub(in crate::tui) wished: Option<String>,
}

/// Where the keyboard is and how much there is: rows and texts may hold what was pasted or typed.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (place, subject) = (self.place(), self.subject());
        write!(f, "Model({place:?}, {subject:?}, {:?}, {:?}, {:?})", self.query, self.paste, self.popup)
    }
}

impl Model {
    /// The state at the start, before any paste or query of the options is taken in.
    pub fn new(options: &Options, catalogue: Arc<Catalogue>, window: Rect) -> Self {
        let wording = Wording {
            languages: languages(&catalogue),
            language: "en".to_owned(),
            audience: options.audience,
            values: options.values.clone(),
        };
        let mut model = Self {
            index: OnceCell::new(),
            catalogue,
            keymap: options.keys.clone(),
            theme: if options.no_color { Theme::mono() } else { options.theme.clone() },
            accessible: options.accessible,
            pick: options.pick,
            esc_quits: options.esc_quits,
            mouse: options.mouse,
            window,
            layout: Layout::default(),
            focus: Pane::Codes,
            zoom: false,
            tilt: 0,
            lift: 0,
            query: Line::new(QUERY_LIMIT),
            query_on_top: false,
            list: List::default(),
            detail: Detail::default(),
            paste: PasteBox::default(),
            wording,
            popup: None,
            notice: None,
            notices: 0,
            search: Search::default(),
            wished: None,
        };
        model.set_language(&options.language);
        if !options.notices.is_empty() {
            model.say(Notice::faults(&options.notices));
        }
        model.list_afresh();
        model.settle();
        model
    }

    fn set_language(&mut self, wished: &str) {
        if let Some(tag) = language::known(&self.catalogue, wished) {
            // An overlay that is still to come may bring the very one.
            self.wished = (tag != wished).then(|| wished.to_owned());
            self.wording.language = tag;
        } else if !wished.is_empty() {
            self.wished = Some(wished.to_owned());
            let text = format!(
                "No messages in {}; English is used. {}",
                quote(wished),
                language::instead(&self.catalogue, wished)
            );
            self.say(Notice::caution(text));
        }
    }

    /// Where the keyboard is.
    pub fn place(&self) -> Place {
        match (&self.popup, self.focus) {
            (Some(Popup::Help(_)), _) => Place::Help,
            (Some(Popup::Menu(_)), _) => Place::Menu,
            (Some(Popup::Fields(_)), _) => Place::Fields,
            (None, Pane::Codes) => Place::Codes { empty: self.query.is_empty() },
            (None, Pane::Detail) => Place::Detail,
            (None, Pane::Paste) if self.paste.editor.is_some() => Place::Editor,
            (None, Pane::Paste) if self.paste.is_empty() => Place::PasteEmpty,
            (None, Pane::Paste) => Place::PasteBox,
        }
    }

    /// The list shows what is in the paste, not what a query finds.
    pub fn lists_paste(&self) -> bool {
        self.paste.reading().is_some() && (self.query.is_empty() || !self.query_on_top)
    }

    /// What is selected.
    pub fn subject(&self) -> Subject {
        match self.list.rows.get(self.list.selected) {
            Some(Row::Code { code, .. }) => Subject::Code(*code),
            Some(Row::Reply(reply)) => Subject::Reply(*reply),
            Some(Row::Found(reply, at)) => Subject::Found(*reply, *at),
            Some(Row::Paste) => Subject::Paste,
            Some(Row::Heading(_)) | None => Subject::Nothing,
        }
    }

    /// The code of what is selected, when it is one code.
    pub fn code(&self, subject: Subject) -> Option<Code> {
        match subject {
            Subject::Code(code) => Some(code),
            Subject::Found(reply, at) => self.paste.reply(reply)?.codes.get(at)?.code,
            Subject::Reply(reply) => match self.paste.reply(reply)?.codes.as_slice() {
                [only] => only.code,
                _ => None,
            },
            Subject::Nothing | Subject::Paste => None,
        }
    }

    /// The message for what is selected.
    pub fn message(&self, subject: Subject, audience: Audience) -> Option<Message> {
        let (lang, values) = (self.wording.language.as_str(), &self.wording.values);
        let whole = |reply| for_reply(&self.catalogue, self.paste.reply(reply)?, audience, lang, values);
        match subject {
            Subject::Reply(reply) => whole(reply),
            // The only code of a reply is the reply: the reply's message may know more than the code's.
            Subject::Found(reply, _) if self.paste.reply(reply)?.codes.len() == 1 => whole(reply),
            Subject::Nothing | Subject::Paste => None,
            one => compose(&self.catalogue, &[self.code(one)?], audience, lang, values),
        }
    }

    /// Says something, in the place of what was said.
    pub fn say(&mut self, mut notice: Notice) {
        self.notices += 1;
        notice.serial = self.notices;
        self.notice = Some(notice);
    }

    /// Fills the list from the paste or the query and selects its first answer. Over a large catalogue the answers
    /// come later, from a worker, and the list stays as it is until then.
    pub fn list_afresh(&mut self) {
        self.search.forget();
        self.list = if self.lists_paste() {
            List::of_paste(self.paste.reading())
        } else if self.query.text().trim().is_empty() {
            List::of_all(&self.catalogue)
        } else if search::is_large(&self.catalogue) {
            return self.search.want(self.query.text());
        } else {
            let index = Arc::clone(self.index());
            List::of_hits(&self.catalogue, self.search.now(&index, self.query.text()))
        };
    }

    /// As [`Model::list_afresh`], but what was selected stays selected when it is still there.
    pub fn list_again(&mut self) {
        let (subject, top) = (self.subject(), self.list.top);
        self.list_afresh();
        self.list.select(subject);
        self.list.top = top;
    }

    /// Whether a query is, by itself, a code or a name.
    pub fn is_an_answer(&self, query: &str) -> bool {
        use crate::search::Tier;
        let first = self.index().search(query).hits.first().map(|hit| hit.tier);
        matches!(first, Some(Tier::ExactCode | Tier::ExactName))
    }

    /// Makes rows and scroll positions fit the window and what is selected.
    pub fn settle(&mut self) {
        self.layout = layout::layout(self.window, &self.shape());
        self.list.settle(self.layout.codes.body.height);
        self.paste.settle(self.layout.paste.body);
        let detail = self.detail_now(self.layout.detail.body);
        if let Some(detail) = detail {
            self.detail = detail;
        }
        self.detail.settle(self.layout.detail.body.height);
        let inside = self.layout.popup;
        if let Some(mut popup) = self.popup.take() {
            popup.settle(self, inside);
            self.popup = Some(popup);
        }
    }

    fn shape(&self) -> Shape {
        Shape {
            focus: self.focus,
            zoom: self.zoom,
            tilt: self.tilt,
            lift: self.lift,
            pasted: !self.paste.is_empty() || self.paste.editor.is_some(),
            listed: (self.lists_paste() && self.tilt == 0)
                .then(|| u16::try_from(self.list.rows.len()).unwrap_or(u16::MAX)),
            popup: self.popup.as_ref().map(Popup::size),
        }
    }
}
