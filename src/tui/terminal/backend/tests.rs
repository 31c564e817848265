use super::*;

#[test]
fn what_changes_nothing_sends_nothing() {
    let mut backend = Buffered::default();
    backend.hide_cursor().unwrap();
    assert_eq!(backend.take(), b"\x1b[?25l");
    backend.hide_cursor().unwrap();
    backend.draw(std::iter::empty()).unwrap();
    backend.flush().unwrap();
    assert_eq!(backend.take(), b"");
    backend.show_cursor().unwrap();
    backend.set_cursor_position((3, 1)).unwrap();
    assert_eq!(backend.take(), b"\x1b[?25h\x1b[2;4H");
    backend.set_cursor_position((3, 1)).unwrap();
    assert_eq!(backend.take(), b"");
}

#[test]
fn drawing_moves_the_cursor_so_it_is_set_again() {
    DRAWN.store(80 << 16 | 24, Ordering::Release);
    let mut backend = Buffered::default();
    backend.set_cursor_position((3, 1)).unwrap();
    let cell = Cell::new("x");
    backend.draw([(0, 0, &cell)].into_iter()).unwrap();
    backend.take();
    backend.set_cursor_position((3, 1)).unwrap();
    assert_eq!(backend.take(), b"\x1b[2;4H");
}

#[test]
fn the_cursor_is_never_asked_for() {
    let mut backend = Buffered::default();
    backend.get_cursor_position().unwrap();
    assert_eq!(backend.take(), b"");
}

/// A frame's cells drawn by the backend onto an emulator that shows the frames before it.
fn draw_all(frames: &[Vec<(u16, u16, Cell)>], columns: u16, rows: u16) -> (vt100::Parser, Vec<usize>) {
    let mut parser = vt100::Parser::new(rows, columns, 0);
    let mut canvas = canvas::Canvas::default();
    let mut sizes = Vec::new();
    for frame in frames {
        let mut bytes = Vec::new();
        let cells = frame.iter().map(|(x, y, cell)| (*x, *y, cell));
        canvas.paint(Size { width: columns, height: rows }, cells, &mut bytes);
        if let Some(at) = canvas.cursor() {
            parser.process(&bytes);
            assert_eq!(parser.screen().cursor_position(), (at.y, at.x), "the cursor is elsewhere");
        } else {
            parser.process(&bytes);
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
    let mut second = words(0, "the selfie is light", plain);
    second.retain(|(x, ..)| *x < 4 || *x > 6);
    let gone = words(0, &" ".repeat(19), plain);
    let (parser, sizes) = draw_all(&[words(0, "the selfie is dark!", plain), second, gone], 40, 2);
    assert_eq!(parser.screen().contents().trim(), "");
    assert_eq!(sizes[1], "\x1b[H".len() + 19, "the gap costs its three letters, not a move");
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
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
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
            let mut before = Buffer::empty(SIZE);
            for pieces in frames {
                let mut now = Buffer::empty(SIZE);
                for (x, y, text, style) in pieces {
                    // The emulator knows bold or dim, not both.
                    let style = Style::reset().patch(style);
                    now.set_stringn(x, y, text, usize::from(SIZE.width - x), style);
                }
                let mut bytes = Vec::new();
                canvas.paint(SIZE.as_size(), before.diff(&now).into_iter(), &mut bytes);
                parser.process(&bytes);
                let mut fresh = vt100::Parser::new(SIZE.height, SIZE.width, 0);
                let mut whole = Vec::new();
                let mut other = canvas::Canvas::default();
                other.paint(SIZE.as_size(), Buffer::empty(SIZE).diff(&now).into_iter(), &mut whole);
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
                before = now;
            }
        }
    }
}
