//! Is this JSON? Asked without keeping anything.

use super::cursor::Cursor;

/// The byte behind the JSON value at byte `at`; `Err` with the byte where the text stops being JSON, or where more than
/// `depth` brackets are open.
pub(super) fn end(text: &str, at: usize, depth: usize) -> Result<usize, usize> {
    let mut cursor = Cursor { text, at };
    // What closes each bracket that is open.
    let mut open: Vec<u8> = Vec::new();
    loop {
        cursor.blank();
        let bracket = match cursor.peek() {
            Some(b'{') => Some(b'}'),
            Some(b'[') => Some(b']'),
            _ => None,
        };
        match bracket {
            Some(close) => {
                cursor.at += 1;
                cursor.blank();
                if !cursor.eat(close) {
                    if close == b'}' {
                        key(&mut cursor)?;
                    }
                    if open.len() >= depth {
                        return Err(cursor.at);
                    }
                    open.push(close);
                    continue;
                }
            }
            None => scalar(&mut cursor, open.is_empty())?,
        }
        // A value ends here, and with it perhaps the brackets around it.
        loop {
            let Some(close) = open.last().copied() else { return Ok(cursor.at) };
            cursor.blank();
            if cursor.eat(b',') {
                if close == b'}' {
                    cursor.blank();
                    key(&mut cursor)?;
                }
                break;
            }
            if !cursor.eat(close) {
                return Err(cursor.at);
            }
            open.pop();
        }
    }
}

fn key(cursor: &mut Cursor<'_>) -> Result<(), usize> {
    cursor.string()?;
    cursor.blank();
    if cursor.eat(b':') { Ok(()) } else { Err(cursor.at) }
}

fn scalar(cursor: &mut Cursor<'_>, alone: bool) -> Result<(), usize> {
    match cursor.peek() {
        Some(b'"') => cursor.string().map(|_| ()),
        Some(b'-' | b'0'..=b'9') => cursor.number(alone).map(|_| ()),
        _ => cursor.literal().map(|_| ()),
    }
}
