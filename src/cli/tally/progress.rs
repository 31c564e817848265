//! How far a long count is, on a terminal's standard error and nowhere else.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Nobody waits for less.
const PATIENCE: Duration = Duration::from_secs(1);
/// Columns of the bar.
const BAR: usize = 24;

/// Draws one line over and over.
pub(super) struct Progress {
    began: Instant,
    /// Bytes in all; `None` where nobody knows.
    total: Option<u64>,
    drawn: bool,
}

impl Progress {
    /// A progress line, where somebody could see it.
    pub(super) fn on_terminal(total: Option<u64>) -> Option<Self> {
        io::stderr().is_terminal().then(|| Self { began: Instant::now(), total, drawn: false })
    }

    /// Draws how much is read, once it takes long.
    pub(super) fn draw(&mut self, read: u64) {
        let taken = self.began.elapsed();
        if taken >= PATIENCE {
            self.drawn = true;
            let _ = write!(io::stderr(), "\r{}\x1b[K", line(read, self.total, taken));
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if self.drawn {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// Tells the painter how much was counted, line by line, without a word for each.
pub(super) struct Meter<'a> {
    read: &'a AtomicU64,
    /// Bytes of the block that the painter knows of.
    told: u64,
    /// Bytes since.
    fresh: u64,
}

impl<'a> Meter<'a> {
    /// For one block, into `read`.
    pub(super) fn new(read: &'a AtomicU64) -> Self {
        Self { read, told: 0, fresh: 0 }
    }

    /// A line of so many bytes is counted. A block of damaged lines takes seconds: it is told in small steps.
    pub(super) fn line(&mut self, length: usize) {
        const STEP: u64 = 16 * 1024;
        self.fresh += length as u64;
        if self.fresh >= STEP {
            self.read.fetch_add(self.fresh, Ordering::Relaxed);
            self.told += std::mem::take(&mut self.fresh);
        }
    }

    /// The block of so many bytes is done.
    pub(super) fn done(self, length: u64) {
        self.read.fetch_add(length.saturating_sub(self.told), Ordering::Relaxed);
    }
}

fn line(read: u64, total: Option<u64>, taken: Duration) -> String {
    let speed = (read as f64 / taken.as_secs_f64()) as u64;
    let Some(total) = total.filter(|total| *total >= read && *total > 0) else {
        return format!("{} read, {}/s", size(read), size(speed));
    };
    let part = read as f64 / total as f64;
    let full = (part * BAR as f64) as usize;
    // Of the first lines nobody can tell the others.
    let left = if part < 0.05 {
        String::new()
    } else {
        format!(", {:.0} s left", ((total - read) as f64 / speed.max(1) as f64).ceil())
    };
    format!(
        "[{}{}] {:>3.0} % of {}, {}/s{left}",
        "#".repeat(full),
        "-".repeat(BAR.saturating_sub(full)),
        part * 100.0,
        size(total),
        size(speed),
    )
}

fn size(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let unit = UNITS.iter().find(|(unit, _)| bytes >= *unit);
    unit.map_or_else(
        || format!("{bytes} B"),
        |(unit, name)| format!("{:.1} {name}", bytes as f64 / *unit as f64),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_told_while_it_is_counted() {
        let read = AtomicU64::new(7);
        let mut meter = Meter::new(&read);
        let mut seen = Vec::new();
        for _ in 0..40 {
            meter.line(1_000);
            seen.push(read.load(Ordering::Relaxed));
        }
        seen.dedup();
        assert_eq!(seen, [7, 17_007, 34_007]);
        meter.done(40_040);
        assert_eq!(read.load(Ordering::Relaxed), 40_047);
    }

    #[test]
    fn the_line_says_how_far_how_fast_and_how_long() {
        let second = Duration::from_secs(1);
        assert_eq!(
            line(500_000_000, Some(1_500_000_000), second),
            "[########----------------]  33 % of 1.5 GB, 500.0 MB/s, 2 s left"
        );
        assert_eq!(
            line(49_000_000, Some(1_000_000_000), second),
            "[#-----------------------]   5 % of 1.0 GB, 49.0 MB/s"
        );
        assert_eq!(line(1_500, None, second), "1.5 kB read, 1.5 kB/s");
        assert_eq!(line(0, Some(0), second), "0 B read, 0 B/s");
    }
}
