//! Going over JSON without keeping it: the grammar of the full reader, byte by byte, nothing built.
//!
//! Everything answers `None` where the text is not plain JSON of a modest size: the caller then asks the full
//! decoder. `serde_json` is not used here because it has to build a number to look at one, and because a record
//! nobody asked for still has to be looked through: another reply may stand in it.

mod bytes;

use memchr::memchr2;

use bytes::{HIGH, SHORT, behind_number, every, is_marked, marks, zeros};

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
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    /// What is still to be looked at: a slice needs no sums that could overflow.
    rest: &'a [u8],
    /// The line is long enough to hold more values than may be.
    counts: bool,
    values: usize,
}

impl<'a> Scanner<'a> {
    /// At the start of a line.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        // A value and what parts it from the next take two bytes.
        Self { rest: bytes, counts: bytes.len() / 2 > MOST_VALUES, values: 0 }
    }

    /// The bytes from an earlier place to here.
    #[inline]
    pub(super) fn since(&self, earlier: Place<'a>) -> &'a [u8] {
        earlier.0.get(..earlier.0.len() - self.rest.len()).unwrap_or_default()
    }

    /// Where it stands.
    #[inline]
    pub(super) fn place(&self) -> Place<'a> {
        Place(self.rest)
    }

    /// Past white space; the byte there.
    #[inline]
    pub(super) fn next(&mut self) -> Option<u8> {
        match self.rest {
            [byte @ b'!'..=u8::MAX, ..] => Some(*byte),
            _ => self.solid(),
        }
    }

    #[cold]
    #[inline(never)]
    fn solid(&mut self) -> Option<u8> {
        loop {
            match self.rest {
                [b' ' | b'\t' | b'\r', tail @ ..] => self.rest = tail,
                [byte, ..] => return Some(*byte),
                [] => return None,
            }
        }
    }

    /// Is nothing left but white space?
    pub(super) fn ends(&mut self) -> bool {
        self.next().is_none()
    }

    /// Past one byte, whatever it is.
    #[inline]
    fn step(&mut self) {
        if let [_, tail @ ..] = self.rest {
            self.rest = tail;
        }
    }

    /// Past white space and this byte.
    #[inline]
    pub(super) fn eat(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then(|| self.step())
    }

    /// More values were seen.
    #[inline]
    fn count(&mut self, values: usize) -> Option<()> {
        if self.counts {
            self.values += values;
            return (self.values <= MOST_VALUES).then_some(());
        }
        Some(())
    }

    /// Goes through the members of a record, its bracket next: `each` reads key and value.
    #[inline]
    pub(super) fn members(&mut self, mut each: impl FnMut(&mut Self, &'a [u8]) -> Option<()>) -> Option<()> {
        self.eat(b'{')?;
        self.count(1)?;
        if self.next()? == b'}' {
            self.step();
            return Some(());
        }
        for _ in 0..MOST_SIBLINGS {
            let key = self.key()?;
            each(self, key)?;
            match self.next()? {
                b',' => self.step(),
                b'}' => {
                    self.step();
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
        self.count(1)?;
        if self.next()? == b']' {
            self.step();
            return Some(());
        }
        for _ in 0..MOST_SIBLINGS {
            each(self)?;
            match self.next()? {
                b',' => self.step(),
                b']' => {
                    self.step();
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
        let text = self.text_of::<false>()?;
        self.eat(b':')?;
        (!text.escaped).then_some(text.raw)
    }

    /// Past any value.
    pub(super) fn skip(&mut self, watch: &mut impl Watch) -> Option<()> {
        // A set bit is a record, the lowest is the innermost; the highest marks the bottom.
        let mut open = 1_u64;
        loop {
            match self.next()? {
                b'"' => {
                    let text = self.text_of::<true>()?;
                    self.count(1)?;
                    if text.marked {
                        // What it holds counts as values too.
                        self.count(text.raw.len() / 2)?;
                        watch.text(text)?;
                    }
                }
                b'{' => {
                    self.step();
                    self.count(1)?;
                    if self.next()? != b'}' {
                        open = opened(open, 1)?;
                        watch.key(self.key()?)?;
                        continue;
                    }
                    self.step();
                }
                b'[' => {
                    self.step();
                    self.count(1)?;
                    if self.next()? != b']' {
                        open = opened(open, 0)?;
                        continue;
                    }
                    self.step();
                }
                _ => {
                    self.scalar()?;
                }
            }
            // Behind a value: close what ends here, go on with what does not.
            loop {
                if open == 1 {
                    return Some(());
                }
                let byte = self.next()?;
                self.step();
                if byte == b',' {
                    if open & 1 == 1 {
                        watch.key(self.key()?)?;
                    }
                    break;
                }
                if byte != if open & 1 == 1 { b'}' } else { b']' } {
                    return None;
                }
                open >>= 1;
            }
        }
    }

    /// A number, `true`, `false` or `null`, as its bytes.
    #[inline]
    pub(super) fn scalar(&mut self) -> Option<&'a [u8]> {
        let byte = self.next()?;
        self.count(1)?;
        let start = self.place();
        self.rest = match byte {
            b'-' | b'0'..=b'9' => behind_number(self.rest)?,
            b't' => self.rest.strip_prefix(b"true")?,
            b'f' => self.rest.strip_prefix(b"false")?,
            b'n' => self.rest.strip_prefix(b"null")?,
            _ => return None,
        };
        // A number that ends the line may have been cut.
        matches!(self.rest, [b',' | b'}' | b']' | b' ' | b'\t' | b'\r', ..]).then(|| self.since(start))
    }

    /// The contents of the string that begins here.
    #[inline]
    pub(super) fn string(&mut self) -> Option<Text<'a>> {
        self.text_of::<true>()
    }

    /// The contents of the string that begins here; whether they are marked only where somebody asks.
    #[inline]
    fn text_of<const MARKS: bool>(&mut self) -> Option<Text<'a>> {
        self.eat(b'"')?;
        let start = self.place();
        let mut marked = 0_u64;
        // Eight bytes at a time; most strings end within the first few.
        for _ in 0..SHORT {
            let Some((word, tail)) = self.rest.split_first_chunk::<8>() else { break };
            let word = u64::from_le_bytes(*word);
            let stops = (zeros(word ^ every(b'"')) | zeros(word ^ every(b'\\'))) & HIGH;
            let marks = if MARKS { marks(word) } else { 0 };
            if stops == 0 {
                marked |= marks;
                self.rest = tail;
                continue;
            }
            // The lowest set bit is exact, the ones above may not be.
            let bits = stops.trailing_zeros() & 0b11_1000;
            marked |= marks & !(u64::MAX << bits);
            self.rest = self.rest.get((bits / 8) as usize..)?;
            if self.rest.first() != Some(&b'"') {
                break;
            }
            let raw = self.since(start);
            self.step();
            return Some(Text { raw, escaped: false, marked: marked & HIGH != 0 });
        }
        self.long_text(start)
    }

    /// The rest of a string that is long, has an escape, or stands near the end of the line.
    #[inline(never)]
    fn long_text(&mut self, start: Place<'a>) -> Option<Text<'a>> {
        let mut escaped = false;
        loop {
            let at = memchr2(b'"', b'\\', self.rest)?;
            self.rest = self.rest.get(at..)?;
            match self.rest {
                [b'"', tail @ ..] => {
                    let raw = self.since(start);
                    self.rest = tail;
                    return Some(Text { raw, escaped, marked: is_marked(raw) });
                }
                [_, b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u', tail @ ..] => {
                    escaped = true;
                    self.rest = tail;
                }
                _ => return None,
            }
        }
    }
}

/// A place in a line.
#[derive(Clone, Copy)]
pub(super) struct Place<'a>(&'a [u8]);

/// One more bracket. `None` when there are too many.
#[inline]
fn opened(open: u64, record: u64) -> Option<u64> {
    (open < 1 << DEEPEST).then_some((open << 1) | record)
}
