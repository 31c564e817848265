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
