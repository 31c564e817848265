//! The packings of logs: gzip and Zstandard, told by their first bytes.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use crate::cli::output;

/// So much is looked at to tell what it is.
const HEAD: usize = 8 * 1024;
/// So much of a packed log is read at a time, in bytes.
const PACKED: usize = 32 * 1024;

/// The bytes of a log.
pub(super) type Reader = Box<dyn Read + Send>;

type Input = BufReader<Reader>;

/// The first bytes, and a reader that gives them once more.
pub(super) fn peeked(mut reader: Reader) -> io::Result<(Vec<u8>, Reader)> {
    let mut head = Vec::new();
    // A pipe gives what it has: waiting for more could be waiting for ever.
    let mut room = [0; HEAD];
    while head.len() < 4 {
        match reader.read(&mut room) {
            Ok(0) => break,
            Ok(read) => head.extend(room.get(..read).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok((head.clone(), Box::new(Cursor::new(head).chain(reader))))
}

/// Takes the packing off, told by the first bytes: names lie. `name` is what sentences call the log.
pub(super) fn unpacked(reader: Reader, name: String) -> io::Result<Reader> {
    let (head, reader) = peeked(reader)?;
    Ok(if head.starts_with(b"\x1F\x8B") {
        Box::new(Members::new(reader, name))
    } else if head.starts_with(b"\x28\xB5\x2F\xFD") || matches!(*head, [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..]) {
        Box::new(Frames::new(reader))
    } else {
        reader
    })
}

/// The packer's own words say nothing to a person.
fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the packing is damaged or cut off")
}

/// gzip: member after member, as `cat` leaves them.
struct Members {
    at: Member,
    name: String,
}

enum Member {
    Between(Input),
    Inside(Box<GzDecoder<Input>>),
    End,
}

impl Members {
    fn new(reader: Reader, name: String) -> Self {
        Self { at: Member::Between(BufReader::with_capacity(PACKED, reader)), name }
    }

    /// Past the end of a member. What comes next and is none is left out, as gzip does it: zeros, which fill up a
    /// tape's block, in silence, anything else with a sentence.
    fn next(&self, mut input: Input) -> io::Result<Member> {
        loop {
            let zeros = match input.fill_buf()? {
                [] => return Ok(Member::End),
                [0x1F, 0x8B, ..] | [0x1F] => return Ok(Member::Inside(Box::new(GzDecoder::new(input)))),
                bytes => bytes.iter().take_while(|byte| **byte == 0).count(),
            };
            if zeros == 0 {
                output::remark(&format!(
                    "what stands behind the gzip data of {} is not gzip; left out.",
                    self.name
                ));
                return Ok(Member::End);
            }
            input.consume(zeros);
        }
    }
}

impl Read for Members {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.at, Member::End) {
                Member::End => return Ok(0),
                Member::Between(input) => self.at = self.next(input)?,
                Member::Inside(mut member) => match member.read(room) {
                    Ok(0) => self.at = Member::Between(member.into_inner()),
                    Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(in_words(error)),
                    read => {
                        self.at = Member::Inside(member);
                        return read;
                    }
                },
            }
        }
    }
}

/// A failure of the disk is named as one; any other is the packing's.
fn in_words(error: io::Error) -> io::Error {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    if matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof) { damaged() } else { error }
}

/// Zstandard: frame after frame, as parallel packers and `cat` leave them.
struct Frames {
    at: At,
}

enum At {
    Between(Input),
    Inside(Box<StreamingDecoder<Input, FrameDecoder>>),
    End,
}

impl Frames {
    fn new(reader: Reader) -> Self {
        Self { at: At::Between(BufReader::new(reader)) }
    }
}

/// Past a frame that holds no data (RFC 8878, section 3.1.2). False when another kind of frame is next.
fn skipped(input: &mut Input) -> io::Result<bool> {
    let [kind, 0x2A, 0x4D, 0x18, ..] = input.fill_buf()? else { return Ok(false) };
    if kind & 0xF0 != 0x50 {
        return Ok(false);
    }
    let mut head = [0; 8];
    input.read_exact(&mut head).map_err(|_| damaged())?;
    let [.., a, b, c, d] = head;
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    Ok(io::copy(&mut input.take(length), &mut io::sink())? == length)
}

impl Read for Frames {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.at, At::End) {
                At::End => return Ok(0),
                At::Between(mut input) => {
                    if input.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    self.at = if skipped(&mut input)? {
                        At::Between(input)
                    } else {
                        At::Inside(Box::new(StreamingDecoder::new(input).map_err(|_| damaged())?))
                    };
                }
                At::Inside(mut frame) => {
                    let read = frame.read(room).map_err(|_| damaged())?;
                    self.at = if read > 0 { At::Inside(frame) } else { At::Between(frame.into_inner()) };
                    if read > 0 {
                        return Ok(read);
                    }
                }
            }
        }
    }
}
