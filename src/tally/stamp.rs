//! When a line was written: a time member of the log record or reply, or the time a line of text begins with.

use super::scan::Scanner;
use super::watch::Blind;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The time of a line, in seconds since 1970 UTC: of the first top-level member that is named like a time and reads
/// as one, else the one that the line begins with. A time without an offset is taken as UTC.
pub(super) fn of_line(line: &[u8]) -> Option<i64> {
    let line = line.trim_ascii_start();
    if line.first() != Some(&b'{') {
        let line = line.strip_prefix(b"[").or_else(|| line.strip_prefix(b"\"")).unwrap_or(line);
        return written(line);
    }
    let mut time = None;
    let mut scanner = Scanner::new(line);
    scanner.members(|scanner, key| {
        let place = scanner.place();
        scanner.skip(&mut Blind)?;
        note(key, scanner.since(place), &mut time);
        Some(())
    });
    time
}

/// Takes the time of a member, unless an earlier one has it.
#[inline]
pub(super) fn note(key: &[u8], value: &[u8], time: &mut Option<i64>) {
    if time.is_none() && is_time(key) {
        *time = of_value(value);
    }
}

#[inline]
fn is_time(key: &[u8]) -> bool {
    let key = key.strip_prefix(b"@").unwrap_or(key);
    matches!(key.first(), Some(b't' | b'T' | b'd' | b'c'))
        && [&b"timestamp"[..], b"time", b"ts", b"datetime", b"date", b"createdAt", b"created_at"]
            .iter()
            .any(|name| name.eq_ignore_ascii_case(key))
}

fn of_value(value: &[u8]) -> Option<i64> {
    let value = value.trim_ascii();
    match value.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"")) {
        Some(text) => written(text).or_else(|| epoch(text)),
        None => epoch(value),
    }
}

/// Seconds, or milliseconds, since 1970; between 2001 and 2286, so that no other number is taken for a time.
fn epoch(text: &[u8]) -> Option<i64> {
    let whole = text.split(|byte| *byte == b'.').next()?;
    let number: i64 = std::str::from_utf8(whole).ok()?.parse().ok()?;
    match whole.len() {
        10 if number > 0 => Some(number),
        13 if number > 0 => Some(number / 1000),
        _ => None,
    }
}

/// `2030-03-24T10:00:00.000Z`, `2030-03-24 10:00`, `2030-03-24T10:00:00+02:00`, at the start of a text.
fn written(text: &[u8]) -> Option<i64> {
    let number = |from: usize, digits: usize| -> Option<i64> {
        let part = text.get(from..from + digits)?;
        let digit =
            |value: i64, byte: &u8| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0'));
        part.iter().try_fold(0, digit)
    };
    let at = |place: usize, bytes: &[u8]| text.get(place).is_some_and(|byte| bytes.contains(byte));
    if !(at(4, b"-/") && at(7, b"-/") && at(10, b"Tt _") && at(13, b":")) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 2)?, number(8, 2)?);
    let (hour, minute) = (number(11, 2)?, number(14, 2)?);
    let in_range = year >= 1970
        && (1..=12).contains(&month)
        && (1..=length(year, month)).contains(&day)
        && hour < 24
        && minute < 60;
    if !in_range {
        return None;
    }
    let (second, mut end) = if at(16, b":") { (number(17, 2)?.min(59), 19) } else { (0, 16) };
    if at(end, b".,") {
        end += 1;
        end += text.iter().skip(end).take(9).take_while(|byte| byte.is_ascii_digit()).count();
    }
    let sign = if at(end, b"+") {
        1
    } else if at(end, b"-") {
        -1
    } else {
        0
    };
    let offset = match (sign, number(end + 1, 2)) {
        (0, _) | (_, None) => 0,
        (sign, Some(hours)) => {
            let minutes = number(end + 3 + usize::from(at(end + 3, b":")), 2).unwrap_or(0);
            sign * (hours * HOUR + minutes * MINUTE)
        }
    };
    Some(days(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second - offset)
}

/// Days of a month in the Gregorian calendar.
fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 of a date in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01 (`civil_from_days` of the same source).
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

/// A time as ISO 8601 writes it, in UTC: `2030-03-24T10:00:00Z`.
pub fn written_out(time: i64) -> String {
    let (year, month, day) = date(time.div_euclid(DAY));
    let second = time.rem_euclid(DAY);
    let (hour, minute) = (second / HOUR, second % HOUR / MINUTE);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z", second % MINUTE)
}

/// How long a stretch of a tally over time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// An hour.
    Hour,
    /// A day, in UTC.
    Day,
}

impl Unit {
    /// The start of the stretch that a time falls into.
    pub(super) fn start(self, time: i64) -> i64 {
        let length = match self {
            Self::Hour => HOUR,
            Self::Day => DAY,
        };
        time - time.rem_euclid(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_in_every_usual_spelling() {
        const TEN: i64 = 1_900_576_800;
        for line in [
            r#"{"timestamp":"2030-03-24T10:00:00.000Z","code":1}"#,
            r#"{"code":1,"@timestamp":"2030-03-24T12:00:00+02:00"}"#,
            r#"{"time":"2030-03-24 10:00"}"#,
            r#"{"ts":1900576800}"#,
            r#"{"ts":1900576800.25}"#,
            r#"{"ts":1900576800123}"#,
            r#"{"time":"no time","date":"2030-03-24T08:30:00-0130"}"#,
            "2030-03-24T10:00:00Z INFO reply",
            "[2030-03-24 10:00:00,123] reply",
            "  2030/03/24 10:00:00 reply",
        ] {
            assert_eq!(of_line(line.as_bytes()), Some(TEN), "{line}");
        }
        for line in [
            "",
            "{}",
            r#"{"dob":"1990-01-01T00:00:00Z"}"#,
            r#"{"result":{"timestamp":"2030-03-24T10:00:00Z"}}"#,
            r#"{"ts":12}"#,
            r#"{"time":"2030-13-24T10:00:00Z"}"#,
            "8006",
            "2030-03-24",
            "2026-02-30T10:00:00Z",
            "2026-02-29T10:00:00Z",
            "2100-02-29T10:00:00Z",
            r#"{"time":"2026-04-31T10:00:00Z"}"#,
            "2026-01-00T10:00:00Z",
        ] {
            assert_eq!(of_line(line.as_bytes()), None, "{line}");
        }
    }

    #[test]
    fn days_and_dates_are_each_other_s_way_back() {
        for day in (-1..60_000).step_by(7) {
            let (year, month, date) = date(day);
            assert_eq!(days(year, month, date), day);
        }
        // Every month's last day is there, and none behind it.
        for (year, month) in (1970..2410).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            assert_eq!(days(year, month, length(year, month)) + 1, days(next.0, next.1, 1), "{year}-{month}");
        }
        assert_eq!(written_out(1_900_576_800), "2030-03-24T10:00:00Z");
        assert_eq!(written_out(0), "1970-01-01T00:00:00Z");
        assert_eq!(written_out(951_827_696), "2000-02-29T12:34:56Z");
    }

    #[test]
    fn an_hour_and_a_day_begin_where_people_expect() {
        assert_eq!(written_out(Unit::Hour.start(1_900_580_399)), "2030-03-24T10:00:00Z");
        assert_eq!(written_out(Unit::Day.start(1_900_580_399)), "2030-03-24T00:00:00Z");
    }
}
