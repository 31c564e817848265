use super::*;
use ratatui::buffer::Cell;

const SMALL: Size = Size { width: 80, height: 24 };

#[test]
fn what_changes_nothing_sends_nothing() {
    let mut frames = Frames::default();
    assert_eq!(frames.draw_on(SMALL, |_| None), b"\x1b[2J\x1b[m\x1b[?25l");
    assert_eq!(frames.draw_on(SMALL, |_| None), b"");
    assert_eq!(frames.draw_on(SMALL, |_| Some(Position { x: 3, y: 1 })), b"\x1b[?25h\x1b[2;4H");
    assert_eq!(frames.draw_on(SMALL, |_| Some(Position { x: 3, y: 1 })), b"");
}

#[test]
fn drawing_moves_the_cursor_so_it_is_set_again() {
    let mut frames = Frames::default();
    frames.draw_on(SMALL, |_| Some(Position { x: 3, y: 1 }));
    let bytes = frames.draw_on(SMALL, |frame| {
        frame.set_string(0, 0, "x", ratatui::style::Style::new());
        Some(Position { x: 3, y: 1 })
    });
    assert_eq!(bytes, b"\x1b[Hx\x1b[2;4H");
}

#[test]
fn another_size_and_another_owner_need_a_whole_frame() {
    let mut frames = Frames::default();
    let mut draw = |size, forget| {
        if forget {
            frames.forget();
        }
        let bytes = frames.draw_on(size, |frame| {
            assert_eq!(frame.area.as_size(), size);
            frame.set_string(0, 0, "x", ratatui::style::Style::new());
            None
        });
        bytes.starts_with(b"\x1b[2J")
    };
    let narrow = Size { width: 79, height: 24 };
    let drawn: Vec<bool> = [(SMALL, false), (SMALL, false), (narrow, false), (narrow, false), (narrow, true)]
        .map(|(size, forget)| draw(size, forget))
        .into();
    assert_eq!(drawn, [true, false, true, false, true]);
}

/// What each frame changes drawn onto an emulator that shows the frames before it.
fn draw_all(frames: &[Vec<(u16, u16, Cell)>], columns: u16, rows: u16) -> (vt100::Parser, Vec<usize>) {
    let mut parser = vt100::Parser::new(rows, columns, 0);
    let size = Size { width: columns, height: rows };
    let mut frame = Buffer::empty(Rect::from((Position::ORIGIN, size)));
    let mut canvas = canvas::Canvas::default();
    canvas.clear(size);
    let mut sizes = Vec::new();
    for changes in frames {
        let mut bytes = Vec::new();
        for (x, y, cell) in changes {
            frame[(*x, *y)] = cell.clone();
        }
        canvas.paint(&frame, &mut bytes);
        parser.process(&bytes);
        if let Some(at) = canvas.cursor() {
            assert_eq!(parser.screen().cursor_position(), (at.y, at.x), "the cursor is elsewhere");
        }
        sizes.push(bytes.len());
    }
    (parser, sizes)
}

fn words(row: u16, text: &str, style: ratatui::style::Style) -> Vec<(u16, u16, Cell)> {
    let mut cells = Vec::new();
    for (x, c) in (0..).zip(text.chars()) {
        let mut cell = Cell::default();
        cell.set_char(c).set_style(style);
        cells.push((x, row, cell));
    }
    cells
}

#[test]
fn small_gaps_are_written_again_and_blanks_erased() {
    use ratatui::style::Style;
    let plain = Style::new();
    let gone = words(0, &" ".repeat(9), plain);
    let (parser, sizes) =
        draw_all(&[words(0, "abc x xyz", plain), words(0, "ABC x XYZ", plain), gone], 40, 2);
    assert_eq!(parser.screen().contents().trim(), "");
    assert_eq!(sizes[1], "\x1b[H".len() + 9, "the gap costs its three letters, not a move");
    assert!(sizes[2] <= "\x1b[H\x1b[K".len(), "{sizes:?}");
}

#[test]
fn a_run_of_one_look_names_it_once() {
    use ratatui::style::{Color, Style};
    let red = Style::new().fg(Color::Red);
    let (parser, sizes) = draw_all(&[words(1, "refused", red)], 40, 2);
    assert_eq!(sizes[0], "\x1b[0;31m".len() + "\x1b[2H".len() + 7 + "\x1b[m".len());
    assert_eq!(parser.screen().cell(1, 6).unwrap().fgcolor(), vt100::Color::Idx(1));
}

mod any_frames {
    use super::*;
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};

    const SIZE: Rect = Rect { x: 0, y: 0, width: 24, height: 4 };

    fn styles() -> impl Strategy<Value = Style> {
        let modifiers = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::BOLD.union(Modifier::UNDERLINED),
        ]);
        let colours =
            prop::sample::select(vec![Color::Reset, Color::Red, Color::LightBlue, Color::Indexed(200)]);
        (modifiers, colours.clone(), colours)
            .prop_map(|(m, fg, bg)| Style::new().fg(fg).bg(bg).add_modifier(m))
    }

    fn frames() -> impl Strategy<Value = Vec<Vec<(u16, u16, String, Style)>>> {
        let text = prop::sample::select(vec![
            "code",
            "8006 FACE",
            "  ",
            "                ",
            "日本",
            "é",
            "│",
            "مرحبا",
            "a b c d",
            "x",
        ]);
        let piece = (0..SIZE.width, 0..SIZE.height, text.prop_map(str::to_owned), styles());
        prop::collection::vec(prop::collection::vec(piece, 0..12), 1..6)
    }

    /// What an eye sees of a cell: an erased one is as blank as a written blank.
    fn look(cell: &vt100::Cell) -> impl PartialEq + std::fmt::Debug {
        let text = if cell.has_contents() { cell.contents() } else { " " };
        let modifiers =
            [cell.bold(), cell.dim(), cell.underline(), cell.inverse(), cell.is_wide_continuation()];
        (text.to_owned(), cell.fgcolor(), cell.bgcolor(), modifiers)
    }

    proptest! {
        #[test]
        fn every_frame_is_on_the_screen(frames in frames()) {
            let mut parser = vt100::Parser::new(SIZE.height, SIZE.width, 0);
            let mut canvas = canvas::Canvas::default();
            canvas.clear(SIZE.as_size());
            for pieces in frames {
                let mut now = Buffer::empty(SIZE);
                for (x, y, text, style) in pieces {
                    // The emulator knows bold or dim, not both.
                    let style = Style::reset().patch(style);
                    now.set_stringn(x, y, text, usize::from(SIZE.width - x), style);
                }
                let mut bytes = Vec::new();
                canvas.paint(&now, &mut bytes);
                parser.process(&bytes);
                let mut fresh = vt100::Parser::new(SIZE.height, SIZE.width, 0);
                let mut whole = Vec::new();
                let mut other = canvas::Canvas::default();
                other.clear(SIZE.as_size());
                other.paint(&now, &mut whole);
                fresh.process(&whole);
                for y in 0..SIZE.height {
                    for x in 0..SIZE.width {
                        let shown = parser.screen().cell(y, x).unwrap();
                        let whole = fresh.screen().cell(y, x).unwrap();
                        prop_assert_eq!(look(shown), look(whole), "{}, {}", x, y);
                        if !shown.is_wide_continuation() {
                            let cell = now.cell((x, y)).unwrap();
                            let text = if shown.has_contents() { shown.contents() } else { " " };
                            prop_assert_eq!(text, cell.symbol());
                            prop_assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED));
                            prop_assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD));
                            prop_assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED));
                        }
                    }
                }
            }
        }
    }
}
