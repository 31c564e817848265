//! Where everything stands: a pure function from the window and a few facts about the model to named rectangles.
//! The view draws into them and `update` scrolls by them, so both always agree.

use ratatui::layout::Rect;

#[cfg(test)]
mod tests;

/// The smallest window that the console draws itself in.
pub const SMALLEST: (u16, u16) = (40, 12);

/// A pane that can have the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Pane {
    /// The search line and the list.
    #[default]
    Codes,
    /// The detail.
    Detail,
    /// The paste box.
    Paste,
}

impl Pane {
    /// The three, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::Codes, Self::Detail, Self::Paste];

    /// As the title says it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Codes => "Codes",
            Self::Detail => "Detail",
            Self::Paste => "Paste",
        }
    }
}

/// How the panes share the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// List left, detail right, paste box below.
    #[default]
    Wide,
    /// One above the other.
    Stacked,
    /// One at a time.
    Single,
    /// The window is too small for anything but a sentence.
    TooSmall,
}

/// What a popup needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Popup {
    /// As large as sensible: help, palette, copy menu.
    Large,
    /// This many rows inside: the form.
    Rows(u16),
}

/// The facts about the model that decide the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    /// The pane with the keyboard.
    pub focus: Pane,
    /// That pane has the window for itself.
    pub zoom: bool,
    /// Columns that the user gave the codes beyond their share, may be negative.
    pub tilt: i16,
    /// Rows that the user gave the paste box beyond its share, may be negative.
    pub lift: i16,
    /// There is a paste.
    pub pasted: bool,
    /// Rows of the list when it shows a paste: what they leave over is for the detail. A list of answers changes with
    /// every letter, and panes must not.
    pub listed: Option<u16>,
    /// The open popup.
    pub popup: Option<Popup>,
}

/// A pane's title row and what is below it; both empty when the pane is not in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// One row.
    pub title: Rect,
    /// What can be filled, already inset.
    pub body: Rect,
}

impl Area {
    fn of(whole: Rect) -> Self {
        if whole.height == 0 || whole.width == 0 {
            return Self::default();
        }
        let title = Rect { height: 1, ..whole };
        let inset = u16::from(whole.width > 2);
        let body = Rect {
            x: whole.x + inset,
            y: whole.y + 1,
            width: whole.width - 2 * inset,
            height: whole.height - 1,
        };
        Self { title, body }
    }

    /// Both together.
    pub fn whole(&self) -> Rect {
        Rect { height: self.title.height + self.body.height, ..self.title }
    }
}

/// The named rectangles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// The whole window.
    pub window: Rect,
    /// How the panes share it.
    pub mode: Mode,
    /// The search line, with language, audience and masking at its right.
    pub search: Rect,
    /// The names of the panes, when only one is in sight.
    pub tabs: Rect,
    /// The list.
    pub codes: Area,
    /// The line between list and detail.
    pub divider: Rect,
    /// The detail.
    pub detail: Area,
    /// The paste box.
    pub paste: Area,
    /// The hints.
    pub footer: Rect,
    /// The open popup, its border included.
    pub popup: Rect,
}

impl Layout {
    /// The area of a pane.
    pub fn pane(&self, pane: Pane) -> &Area {
        match pane {
            Pane::Codes => &self.codes,
            Pane::Detail => &self.detail,
            Pane::Paste => &self.paste,
        }
    }
}

/// Lays the window out.
pub fn layout(window: Rect, shape: &Shape) -> Layout {
    let mut made = Layout { window, mode: mode(window), ..Layout::default() };
    if made.mode == Mode::TooSmall {
        return made;
    }
    made.search = Rect { height: 1, ..window };
    made.footer = Rect { y: window.bottom() - 1, height: 1, ..window };
    let middle = Rect { y: window.y + 1, height: window.height - 2, ..window };
    match made.mode {
        Mode::Single => single(middle, shape, &mut made),
        _ if shape.zoom => *pane_mut(&mut made, shape.focus) = Area::of(middle),
        Mode::Wide => wide(middle, shape, &mut made),
        _ => stacked(middle, shape, &mut made),
    }
    if let Some(popup) = shape.popup {
        made.popup = centred(middle, popup);
    }
    made
}

fn mode(window: Rect) -> Mode {
    match (window.width, window.height) {
        (width, height) if width < SMALLEST.0 || height < SMALLEST.1 => Mode::TooSmall,
        (100.., 18..) => Mode::Wide,
        (60.., 20..) => Mode::Stacked,
        _ => Mode::Single,
    }
}

fn pane_mut(made: &mut Layout, pane: Pane) -> &mut Area {
    match pane {
        Pane::Codes => &mut made.codes,
        Pane::Detail => &mut made.detail,
        Pane::Paste => &mut made.paste,
    }
}

fn single(middle: Rect, shape: &Shape, made: &mut Layout) {
    made.tabs = Rect { height: 1, ..middle };
    *pane_mut(made, shape.focus) = Area::of(middle);
}

fn wide(middle: Rect, shape: &Shape, made: &mut Layout) {
    let below = paste_rows(middle.height, shape, middle.height * 3 / 10, 6);
    let above = middle.height - below;
    let share = i32::from(middle.width) * 2 / 5 + i32::from(shape.tilt);
    let left = clamp(share, 30, middle.width - 41);
    made.codes = Area::of(Rect { width: left, height: above, ..middle });
    made.divider = Rect { x: middle.x + left, width: 1, height: above, ..middle };
    made.detail =
        Area::of(Rect { x: middle.x + left + 1, width: middle.width - left - 1, height: above, ..middle });
    made.paste = Area::of(Rect { y: middle.y + above, height: below, ..middle });
}

fn stacked(middle: Rect, shape: &Shape, made: &mut Layout) {
    let below = paste_rows(middle.height, shape, middle.height * 3 / 10, 6);
    let above = middle.height - below;
    let share = i32::from(above) * 2 / 5 + i32::from(shape.tilt) / 4;
    let list = clamp(share, 4, above - 5);
    let list = shape.listed.map_or(list, |rows| list.min(rows.saturating_add(1).max(3)));
    made.codes = Area::of(Rect { height: list, ..middle });
    made.detail = Area::of(Rect { y: middle.y + list, height: above - list, ..middle });
    made.paste = Area::of(Rect { y: middle.y + above, height: below, ..middle });
}

/// Rows of the paste box with its title: two lines of help while it is empty, a share of the window once it is not.
fn paste_rows(height: u16, shape: &Shape, share: u16, least: u16) -> u16 {
    let wished = if shape.pasted { share.max(least) } else { 3 };
    clamp(i32::from(wished) + i32::from(shape.lift), 3, height.saturating_sub(9).max(3))
}

fn clamp(value: i32, least: u16, most: u16) -> u16 {
    u16::try_from(value.clamp(i32::from(least), i32::from(most.max(least)))).unwrap_or(least)
}

/// A popup leaves no strip of the panes beside it that is too narrow to be read: it then takes all of the window.
fn centred(middle: Rect, popup: Popup) -> Rect {
    let or_all = |size: u16, all: u16, strip: u16| if all < size + 2 * strip { all } else { size };
    let width = or_all(92, middle.width, 12);
    let height = match popup {
        Popup::Large => or_all(30, middle.height, 3),
        Popup::Rows(rows) => middle.height.min(rows + 2),
    };
    Rect {
        x: middle.x + (middle.width - width) / 2,
        y: middle.y + (middle.height - height) / 2,
        width,
        height,
    }
}
