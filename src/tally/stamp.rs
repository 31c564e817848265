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
        return written(line).or_else(|| counted(line)).or_else(|| of_request(line));
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
        10 if number >= 1_000_000_000 => Some(number),
        13 if number >= 1_000_000_000_000 => Some(number / 1000),
        _ => None,
    }
}

/// The epoch that a line begins with. Nothing names the number a time, so it must stand alone and be one before 2100:
/// telephone numbers are as long.
fn counted(line: &[u8]) -> Option<i64> {
    const YEAR_2100: i64 = 4_102_444_800;
    const LONGEST: usize = 13 + 1 + 9;
    let part = |byte: &&u8| byte.is_ascii_digit() || **byte == b'.';
    let length = line.iter().take(LONGEST + 1).take_while(part).count();
    let (number, rest) = line.split_at_checked(length)?;
    let alone = rest.first().is_some_and(|byte| b" \t]\",;|".contains(byte));
    epoch(number).filter(|time| alone && *time < YEAR_2100)
}

/// The time of a request in the common log format: `host ident user [24/Mar/2030:10:00:00 +0000] …`.
fn of_request(line: &[u8]) -> Option<i64> {
    const LONGEST: usize = 512;
    let head = line.get(..LONGEST).unwrap_or(line);
    common(head.splitn(4, |byte| *byte == b' ').nth(3)?.strip_prefix(b"[")?)
}

/// A time in one of its written forms, at the start of a text.
fn written(text: &[u8]) -> Option<i64> {
    international(text).or_else(|| common(text))
}

/// `2030-03-24T10:00:00.000Z`, `2030-03-24 10:00`, `2030-03-24T10:00:00+02:00`.
fn international(text: &[u8]) -> Option<i64> {
    if !(at(text, 4, b"-/") && at(text, 7, b"-/") && at(text, 10, b"Tt _") && at(text, 13, b":")) {
        return None;
    }
    let date = (number(text, 0, 4)?, number(text, 5, 2)?, number(text, 8, 2)?);
    let (second, mut end) = if at(text, 16, b":") { (number(text, 17, 2)?, 19) } else { (0, 16) };
    if at(text, end, b".,") {
        end += 1;
        end += text.iter().skip(end).take(9).take_while(|byte| byte.is_ascii_digit()).count();
    }
    let time = moment(date, (number(text, 11, 2)?, number(text, 14, 2)?, second))?;
    Some(time - offset(text, end))
}

/// `24/Mar/2030:10:00:00 +0200`, as Apache and nginx write it (Apache HTTP Server, "mod_log_config", `%t`).
fn common(text: &[u8]) -> Option<i64> {
    const MONTHS: [&[u8; 3]; 12] =
        [b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov", b"Dec"];
    let joints = [(2, b"/"), (6, b"/"), (11, b":"), (14, b":"), (17, b":")];
    if !joints.iter().all(|(place, joint)| at(text, *place, *joint)) {
        return None;
    }
    let name = text.get(3..6)?;
    let (month, _) = (1..).zip(MONTHS).find(|(_, month)| name.eq_ignore_ascii_case(*month))?;
    let date = (number(text, 7, 4)?, month, number(text, 0, 2)?);
    let time = moment(date, (number(text, 12, 2)?, number(text, 15, 2)?, number(text, 18, 2)?))?;
    Some(time - offset(text, 20 + usize::from(at(text, 20, b" "))))
}

/// Is one of these bytes at this place?
fn at(text: &[u8], place: usize, bytes: &[u8]) -> bool {
    text.get(place).is_some_and(|byte| bytes.contains(byte))
}

/// So many digits from a place on.
fn number(text: &[u8], from: usize, digits: usize) -> Option<i64> {
    let digit = |value: i64, byte: &u8| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0'));
    text.get(from..from + digits)?.iter().try_fold(0, digit)
}

/// The offset from UTC at a place, in seconds: `+02:00`, `-0130`, `+02`; none is 0.
fn offset(text: &[u8], place: usize) -> i64 {
    let sign = match text.get(place) {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return 0,
    };
    let Some(hours) = number(text, place + 1, 2) else { return 0 };
    let minutes = number(text, place + 3 + usize::from(at(text, place + 3, b":")), 2).unwrap_or(0);
    sign * (hours * HOUR + minutes * MINUTE)
}

/// Seconds since 1970 of a date and a time of the day, where the calendar and the clock have them.
fn moment((year, month, day): (i64, i64, i64), (hour, minute, second): (i64, i64, i64)) -> Option<i64> {
    let there = year >= 1970
        && (1..=12).contains(&month)
        && (1..=length(year, month)).contains(&day)
        && hour < 24
        && minute < 60;
    // A leap second is counted with the one before it.
    there.then(|| days(year, month, day) * DAY + hour * HOUR + minute * MINUTE + second.min(59))
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
            "24/Mar/2030:12:00:00 +0200 reply",
            "[24/Mar/2030:10:00:00] reply",
            r#"{"time":"24/mar/2030:08:30:00 -0130"}"#,
            r#"192.0.2.7 - ada [24/Mar/2030:12:00:00 +0200] "POST /kyc HTTP/1.1" 200"#,
            "1900576800 reply",
            "1900576800.123 reply",
            "1900576800123\treply",
            "[1900576800] reply",
            "1900576800,8006",
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
            "30/Feb/2026:10:00:00 +0200",
            "24/Mai/2030:10:00:00 +0200",
            "reply of [24/Mar/2030:10:00:00 +0200]",
            // A telephone number, an id, a number alone and one that nothing calls a time.
            "4915112345678 code 8006",
            "1900576800a code 8006",
            "190057680012 code 8006",
            "1900576800",
            r#"{"ts":"0000000012"}"#,
            // No year: whose?
            "Mar 24 10:00:00 host reply",
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
