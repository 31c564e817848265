use super::*;

fn at(width: u16, height: u16, shape: Shape) -> Layout {
    layout(Rect::new(0, 0, width, height), &shape)
}

fn shapes() -> Vec<Shape> {
    let mut shapes = Vec::new();
    for focus in Pane::ALL {
        for zoom in [false, true] {
            for nudge in [-200_i16, -9, 0, 9, 200] {
                for popup in [None, Some(Popup::Large), Some(Popup::Rows(8))] {
                    let listed = (nudge > 0).then_some(nudge.unsigned_abs());
                    let pasted = nudge >= 0;
                    shapes.push(Shape { focus, zoom, tilt: nudge, lift: nudge, pasted, listed, popup });
                }
            }
        }
    }
    shapes
}

#[test]
fn nothing_leaves_the_window_or_overlaps_at_any_size() {
    for shape in shapes() {
        for width in (0..140).step_by(3) {
            for height in 0..50 {
                let made = at(width, height, shape);
                let panes = [made.codes.whole(), made.detail.whole(), made.paste.whole()];
                let others = [made.search, made.footer, made.divider];
                let all: Vec<Rect> = panes.into_iter().chain(others).filter(|rect| rect.area() > 0).collect();
                for (index, rect) in all.iter().chain([&made.popup]).enumerate() {
                    assert_eq!(rect.intersection(made.window), *rect, "{width}x{height} {shape:?}");
                    for other in all.iter().skip(index + 1).filter(|_| index < all.len()) {
                        assert!(!rect.intersects(*other), "{width}x{height} {shape:?}: {rect} {other}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_pane_with_the_keyboard_always_has_rows_to_show() {
    for shape in shapes() {
        for (width, height) in [(40, 12), (60, 20), (80, 24), (99, 30), (100, 18), (120, 35), (200, 60)] {
            let made = at(width, height, shape);
            let body = made.pane(shape.focus).body;
            assert!(body.height >= 2 && body.width >= 26, "{width}x{height} {shape:?}: {body}");
        }
    }
}

#[test]
fn the_modes_change_where_they_are_promised_to() {
    let mode = |width, height| at(width, height, Shape::default()).mode;
    assert_eq!(mode(100, 35), Mode::Wide);
    assert_eq!(mode(99, 35), Mode::Stacked);
    assert_eq!(mode(80, 24), Mode::Stacked);
    assert_eq!(mode(60, 20), Mode::Stacked);
    assert_eq!(mode(59, 20), Mode::Single);
    assert_eq!(mode(40, 12), Mode::Single);
    assert_eq!(mode(39, 12), Mode::TooSmall);
    assert_eq!(mode(40, 11), Mode::TooSmall);
    assert_eq!(mode(0, 0), Mode::TooSmall);
}

#[test]
fn at_80x24_all_three_panes_are_in_sight() {
    let made = at(80, 24, Shape { pasted: true, ..Shape::default() });
    assert!(made.codes.body.height >= 5 && made.detail.body.height >= 8 && made.paste.body.height >= 5);
}
