//! Going over JSON without keeping it: the grammar of the full reader, byte by byte, nothing built.
//!
//! Everything answers `None` where the text is not plain JSON of a modest size: the caller then asks the full
//! decoder. `serde_json` is not used here because it has to build a number to look at one, and because a record
//! nobody asked for still has to be looked through: another reply may stand in it.

use memchr::memchr2;

/// Brackets inside brackets: one bit each remembers which kind was opened.
const DEEPEST: u32 = 60;
/// The full reader leaves values out past 20,000; this stays well below.
const MOST_VALUES: usize = 15_000;
/// The full reader leaves members out past 1,024.
const MOST_SIBLINGS: usize = 1_000;

/// The contents of a string, between its quotes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// Its bytes as they stand.
    pub(super) raw: &'a [u8],
    /// There is a backslash in it.
    pub(super) escaped: bool,
    /// It has a sign that may open a value inside the text.
    pub(super) marked: bool,
}

impl<'a> Text<'a> {
    /// The text, when it stands for itself: ASCII, no escape, nothing inside.
    pub(super) fn plain(self) -> Option<&'a str> {
        let plain = !self.escaped && !self.marked && self.raw.is_ascii();
        plain.then(|| std::str::from_utf8(self.raw).ok())?
    }
}

/// What is to be said about what is skipped.
pub(super) trait Watch {
    /// A key of a skipped record. `None` when the record cannot be skipped.
    fn key(&mut self, key: &[u8]) -> Option<()>;
    /// A text that may hold a value. `None` when it cannot be skipped.
    fn text(&mut self, text: Text<'_>) -> Option<()>;
}

/// Where the look stands.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    values: usize,
}

impl<'a> Scanner<'a> {
    /// At the start of a line.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, values: 0 }
    }

    /// Where it stands, to come back.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// Back to a place.
    pub(super) fn back(&mut self, place: usize) {
        self.at = place;
    }

    /// The bytes from a place to here.
    pub(super) fn since(&self, place: usize) -> &'a [u8] {
        self.bytes.get(place..self.at).unwrap_or_default()
    }

    /// Past white space; the byte there.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at).copied()? {
                b' ' | b'\t' | b'\r' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// Is nothing left but white space?
    pub(super) fn ends(&mut self) -> bool {
        self.next().is_none()
    }

    /// Past white space and this byte.
    #[inline]
    pub(super) fn eat(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then(|| self.at += 1)
    }

    /// One value more was seen.
    #[inline]
    fn count(&mut self) -> Option<()> {
        self.values += 1;
        (self.values <= MOST_VALUES).then_some(())
    }

    /// Goes through the members of a record, its bracket next: `each` reads key and value.
    #[inline]
    pub(super) fn members(&mut self, mut each: impl FnMut(&mut Self, &'a [u8]) -> Option<()>) -> Option<()> {
        self.eat(b'{')?;
        self.count()?;
        if self.next()? == b'}' {
            self.at += 1;
            return Some(());
        }
        for _ in 0..MOST_SIBLINGS {
            let key = self.key()?;
            each(self, key)?;
            match self.next()? {
                b',' => self.at += 1,
                b'}' => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
        None
    }

    /// Goes through the elements of a list, its bracket next.
    #[inline]
    pub(super) fn elements(&mut self, mut each: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.eat(b'[')?;
        self.count()?;
        if self.next()? == b']' {
            self.at += 1;
            return Some(());
        }
        for _ in 0..MOST_SIBLINGS {
            each(self)?;
            match self.next()? {
                b',' => self.at += 1,
                b']' => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
        None
    }

    /// A key and its colon. A key with an escape is a surprise.
    #[inline]
    fn key(&mut self) -> Option<&'a [u8]> {
        let text = self.string()?;
        self.eat(b':')?;
        (!text.escaped).then_some(text.raw)
    }

    /// Past any value.
    pub(super) fn skip(&mut self, watch: &mut impl Watch) -> Option<()> {
        // A set bit is a record, the lowest is the innermost.
        let mut open = 0_u64;
        let mut depth = 0_u32;
        loop {
            let opened = match self.next()? {
                b'"' => {
                    self.text(watch)?;
                    false
                }
                b'{' => {
                    self.at += 1;
                    self.count()?;
                    open = (open << 1) | 1;
                    depth += 1;
                    true
                }
                b'[' => {
                    self.at += 1;
                    self.count()?;
                    open <<= 1;
                    depth += 1;
                    true
                }
                _ => {
                    self.scalar()?;
                    false
                }
            };
            if depth > DEEPEST {
                return None;
            }
            if opened {
                let record = open & 1 == 1;
                let byte = self.next()?;
                if byte != if record { b'}' } else { b']' } {
                    if record {
                        watch.key(self.key()?)?;
                    }
                    continue;
                }
            }
            // Behind a value: close what ends here, go on with what does not.
            loop {
                if depth == 0 {
                    return Some(());
                }
                let record = open & 1 == 1;
                match self.next()? {
                    b',' => {
                        self.at += 1;
                        if record {
                            watch.key(self.key()?)?;
                        }
                        break;
                    }
                    b'}' if record => self.at += 1,
                    b']' if !record => self.at += 1,
                    _ => return None,
                }
                open >>= 1;
                depth -= 1;
            }
        }
    }

    /// Past a string that nobody asked for.
    #[inline]
    fn text(&mut self, watch: &mut impl Watch) -> Option<()> {
        let text = self.string()?;
        self.count()?;
        if text.marked {
            // What it holds counts as values too.
            self.values += text.raw.len() / 2;
            watch.text(text)?;
        }
        Some(())
    }

    /// A number, `true`, `false` or `null`, as its bytes.
    #[inline]
    pub(super) fn scalar(&mut self) -> Option<&'a [u8]> {
        let byte = self.next()?;
        self.count()?;
        let rest = self.bytes.get(self.at..)?;
        let length = match byte {
            b'-' | b'0'..=b'9' => number_length(rest),
            b't' if rest.starts_with(b"true") => 4,
            b'f' if rest.starts_with(b"false") => 5,
            b'n' if rest.starts_with(b"null") => 4,
            _ => 0,
        };
        if length == 0 {
            return None;
        }
        self.at += length;
        // A number that ends the line may have been cut.
        matches!(self.bytes.get(self.at), Some(b',' | b'}' | b']' | b' ' | b'\t' | b'\r')).then_some(())?;
        rest.get(..length)
    }

    /// The contents of the string that begins here.
    #[inline]
    pub(super) fn string(&mut self) -> Option<Text<'a>> {
        self.eat(b'"')?;
        let start = self.at;
        let mut escaped = false;
        let mut marked = 0_u64;
        // Short strings, eight bytes at a time; most end within the first few.
        while self.at - start < SHORT {
            let Some(word) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<8>) else { break };
            let word = u64::from_le_bytes(*word);
            let stops = (zeros(word ^ every(b'"')) | zeros(word ^ every(b'\\'))) & HIGH;
            let marks = marks(word);
            if stops == 0 {
                marked |= marks;
                self.at += 8;
                continue;
            }
            // The lowest set bit is exact, the ones above may not be.
            let bits = stops.trailing_zeros() & !7;
            marked |= marks & !(u64::MAX << bits);
            self.at += (bits / 8) as usize;
            if self.stop(&mut escaped)? {
                let raw = self.bytes.get(start..self.at - 1)?;
                return Some(Text { raw, escaped, marked: marked & HIGH != 0 });
            }
        }
        self.long_string(start, escaped)
    }

    /// The rest of a long string, or of one near the end of the line.
    #[cold]
    #[inline(never)]
    fn long_string(&mut self, start: usize, mut escaped: bool) -> Option<Text<'a>> {
        loop {
            self.at += memchr2(b'"', b'\\', self.bytes.get(self.at..)?)?;
            if self.stop(&mut escaped)? {
                let raw = self.bytes.get(start..self.at - 1)?;
                return Some(Text { raw, escaped, marked: is_marked(raw) });
            }
        }
    }

    /// At a quote or a backslash: past it. True when the string ended.
    #[inline]
    fn stop(&mut self, escaped: &mut bool) -> Option<bool> {
        if self.bytes.get(self.at) == Some(&b'"') {
            self.at += 1;
            return Some(true);
        }
        *escaped = true;
        let kind = self.bytes.get(self.at + 1).copied()?;
        self.at += 2;
        b"\"\\/bfnrtu".contains(&kind).then_some(false)
    }
}

/// From this length on, vector instructions are quicker.
const SHORT: usize = 64;
const HIGH: u64 = 0x8080_8080_8080_8080;

const fn every(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

/// The high bit of every byte that is zero (and, above one, perhaps of others).
#[inline]
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(every(1)) & !word
}

/// The high bits of bytes that may open a value in a text: `{ [ < = ( % &`, and `$ '` that cost nothing more.
#[inline]
const fn marks(word: u64) -> u64 {
    zeros((word | every(0x20)) ^ every(b'{'))
        | zeros((word & every(0xFE)) ^ every(b'<'))
        | zeros(word ^ every(b'('))
        | zeros((word & every(0xFC)) ^ every(b'$'))
}

/// The same for a long text. An equals sign alone opens a value only in a text below 4096 bytes.
fn is_marked(raw: &[u8]) -> bool {
    memchr::memchr3(b'{', b'<', b'%', raw).is_some()
        || memchr::memchr3(b'[', b'&', b'(', raw).is_some()
        || (raw.len() < 4096 && memchr::memchr(b'=', raw).is_some())
}

/// Length of the number at the start of `bytes`; 0 when there is none.
#[inline]
fn number_length(bytes: &[u8]) -> usize {
    let digits = |from: usize| {
        let mut end = from;
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        end - from
    };
    let mut end = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(end);
    if whole == 0 || (whole > 1 && bytes.get(end) == Some(&b'0')) {
        return 0;
    }
    end += whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return 0;
        }
        end += 1 + fraction;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return 0;
        }
        end += 1 + sign + exponent;
    }
    end
}
