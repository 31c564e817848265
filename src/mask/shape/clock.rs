//! Dates and points in time. A date with a time of day is a log's; a date alone may be a day of birth.

/// Reads forward over ASCII.
struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn digits(&mut self, least: usize, most: usize) -> Option<u32> {
        let rest = self.bytes.get(self.at..)?;
        let count = rest.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
        if count < least || count > most {
            return None;
        }
        let digits = rest.iter().take(count);
        self.at += count;
        Some(digits.fold(0, |number, byte| number * 10 + u32::from(byte - b'0')))
    }

    fn one_of(&mut self, signs: &[u8]) -> Option<u8> {
        let sign = *self.bytes.get(self.at).filter(|byte| signs.contains(byte))?;
        self.at += 1;
        Some(sign)
    }

    /// Three letters or more that begin one of `names`.
    fn name(&mut self, names: &[&str]) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let word = rest.iter().take(12).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = rest.get(..word).filter(|word| word.len() >= 3)?;
        let fits = |name: &&&str| {
            name.len() >= word.len()
                && name.as_bytes().iter().zip(word).all(|(a, b)| a.eq_ignore_ascii_case(b))
        };
        names.iter().find(fits)?;
        self.at += word.len();
        Some(())
    }

    /// Tries `parse`; on failure nothing was read.
    fn maybe<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let result = parse(self);
        if result.is_none() {
            self.at = before;
        }
        result
    }

    fn ends(&self) -> bool {
        let digit = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_digit);
        let goes_on = self.bytes.get(self.at) == Some(&b'.') && digit(self.at + 1);
        !goes_on && !self.bytes.get(self.at).is_some_and(u8::is_ascii_alphanumeric)
    }

    fn blanks(&mut self) -> Option<()> {
        let count = self.bytes.iter().skip(self.at).take(3).take_while(|byte| **byte == b' ').count();
        self.at += count;
        (count > 0).then_some(())
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Past a date that begins at `at`, without a time of day: `1990-01-31`, `31.01.1990`, `31 Jan 1990`, `Jan 31, 1990`.
pub(in crate::mask) fn date(text: &str, at: usize) -> Option<usize> {
    let mut reader = Reader { bytes: text.as_bytes(), at };
    let parsed = reader.maybe(year_first).or_else(|| reader.maybe(day_first)).or_else(|| reader.maybe(named));
    (parsed.is_some() && reader.ends()).then_some(reader.at)
}

/// Past a point in time that begins at `at`: a date with its time of day, or a time of day alone.
pub(in crate::mask) fn timestamp(text: &str, at: usize) -> Option<usize> {
    let mut reader = Reader { bytes: text.as_bytes(), at };
    let parsed = reader
        .maybe(|reader| {
            weekday(reader);
            reader.maybe(year_first).or_else(|| reader.maybe(day_first)).or_else(|| reader.maybe(named))?;
            reader.maybe(|reader| reader.one_of(b"T_:")).map(|_| ()).or_else(|| {
                reader.one_of(b",");
                reader.blanks()
            })?;
            clock(reader)
        })
        .or_else(|| {
            // Syslog, `date` and logcat leave the year out or put it last.
            reader.maybe(|reader| {
                weekday(reader);
                reader
                    .maybe(|reader| {
                        reader.name(&MONTHS)?;
                        reader.blanks()?;
                        reader.digits(1, 2)
                    })
                    .or_else(|| {
                        reader.digits(2, 2)?;
                        reader.one_of(b"-/")?;
                        reader.digits(2, 2)
                    })?;
                reader.blanks()?;
                clock(reader)?;
                reader.maybe(|reader| {
                    reader.blanks()?;
                    reader.maybe(|reader| {
                        reader.one_of(b"GCPEMUI")?;
                        reader.one_of(b"MESDTPG")?;
                        reader.one_of(b"TCD")?;
                        reader.blanks()
                    });
                    reader.digits(4, 4).filter(|year| (1970..2100).contains(year))
                });
                Some(())
            })
        })
        .or_else(|| reader.maybe(clock));
    (parsed.is_some() && reader.ends()).then_some(reader.at)
}

fn weekday(reader: &mut Reader<'_>) {
    reader.maybe(|reader| {
        reader.name(&DAYS)?;
        reader.one_of(b",");
        reader.blanks()
    });
}

fn year_first(reader: &mut Reader<'_>) -> Option<()> {
    let year = reader.digits(4, 4)?;
    let sign = reader.one_of(b"-/.")?;
    let month = reader.digits(1, 2)?;
    reader.one_of(&[sign])?;
    let day = reader.digits(1, 2)?;
    ((1900..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some(())
}

fn day_first(reader: &mut Reader<'_>) -> Option<()> {
    let one = reader.digits(1, 2)?;
    let sign = reader.one_of(b"-/.")?;
    let other = reader.digits(1, 2)?;
    reader.one_of(&[sign])?;
    reader.maybe(|reader| reader.digits(4, 4)).or_else(|| reader.digits(2, 2))?;
    ((1..=31).contains(&one) && (1..=31).contains(&other)).then_some(())
}

/// `31 January 1990`, `31-Jan-1990`, `31/Jan/1990`, `January 31st, 1990`.
fn named(reader: &mut Reader<'_>) -> Option<()> {
    let month_first = |reader: &mut Reader<'_>| {
        reader.name(&MONTHS)?;
        reader.one_of(b".");
        reader.blanks()?;
        day_of_month(reader)?;
        reader.one_of(b",");
        reader.blanks()?;
        reader.digits(4, 4)
    };
    let day_first = |reader: &mut Reader<'_>| {
        day_of_month(reader)?;
        reader.one_of(b" -/.")?;
        reader.name(&MONTHS)?;
        reader.one_of(b".,");
        reader.one_of(b" -/")?;
        reader.maybe(|reader| reader.digits(4, 4)).or_else(|| reader.digits(2, 2))
    };
    reader.maybe(month_first).or_else(|| reader.maybe(day_first)).map(|_| ())
}

fn day_of_month(reader: &mut Reader<'_>) -> Option<()> {
    let day = reader.digits(1, 2)?;
    reader.maybe(|reader| {
        reader.one_of(b"snrt")?;
        reader.one_of(b"tdh")
    });
    (1..=31).contains(&day).then_some(())
}

/// `10:32`, `10:32:11.123Z`, `10:32:11,123 +04:00`, `10:32 AM`.
fn clock(reader: &mut Reader<'_>) -> Option<()> {
    let hour = reader.digits(1, 2)?;
    reader.one_of(b":")?;
    let minute = reader.digits(2, 2)?;
    if hour > 23 || minute > 59 {
        return None;
    }
    reader.maybe(|reader| {
        reader.one_of(b":")?;
        reader.digits(2, 2)?;
        reader.maybe(|reader| {
            reader.one_of(b".,")?;
            reader.digits(1, 9)
        });
        Some(())
    });
    reader.maybe(|reader| reader.one_of(b"Z")).map(|_| ()).or_else(|| {
        reader.maybe(|reader| {
            reader.blanks();
            reader.one_of(b"+-")?;
            reader.maybe(|reader| reader.digits(4, 4)).map(|_| ()).or_else(|| {
                reader.digits(2, 2)?;
                reader.one_of(b":")?;
                reader.digits(2, 2).map(|_| ())
            })
        })
    });
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_time_are_read_to_their_end() {
        for text in [
            "2030-01-01T00:00:00.000Z",
            "2030-01-01 10:32:11,123",
            "2030/01/01 10:32:11",
            "2030-01-01T10:32:11+04:00",
            "01/Jan/2030:10:32:11 +0000",
            "Wed, 15 Jan 2030 10:00:00",
            "Wed Jan 15 10:00:00 GST 2030",
            "Jan 15 10:32:11",
            "01-15 10:32:11.123",
            "10:32:11",
            "10:32",
            "1/2/2030, 10:32:11",
        ] {
            assert_eq!(timestamp(text, 0), Some(text.len()), "{text}");
        }
        for text in ["1990-01-31", "31.01.1990", "99:99", "1:2", "5004", "", "é", "2030-01-01T"] {
            assert_eq!(timestamp(text, 0), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_to_their_end() {
        for text in [
            "1990-01-31",
            "1990/1/31",
            "31.01.1990",
            "31/01/90",
            "1-2-1990",
            "31 January 1990",
            "31-Jan-1990",
            "January 31, 1990",
            "31st March 1990",
        ] {
            assert_eq!(date(text, 0), Some(text.len()), "{text}");
        }
        for text in ["1.2.3", "v3.0.0", "5004", "may 2030", "3000-01-01", "10.20.30.40"] {
            assert_eq!(date(text, 0), None, "{text}");
        }
    }
}
