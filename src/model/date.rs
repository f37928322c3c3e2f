//! Dates and periods. The unit of analysis is a date, never "the current law".

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar date in the Gregorian calendar. Records write it as a TOML date (`2015-03-01`), JSON
/// as the same text. Other calendars are converted by the coder, who says so in a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LegalDate(Date);

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date; write year-month-day, for example 2015-03-01")]
pub struct InvalidDate(pub String);

impl LegalDate {
    /// The date of these figures, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Whole months from `self` to `later`; zero when `later` is earlier.
    pub fn months_until(self, later: Self) -> u32 {
        let (a, b) = (self.0, later.0);
        let months = (i32::from(b.year()) - i32::from(a.year())) * 12 + i32::from(b.month())
            - i32::from(a.month())
            - i32::from(b.day() < a.day());
        u32::try_from(months).unwrap_or(0)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }
}

impl fmt::Display for LegalDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let d = self.0;
        f.pad(&format!("{:04}-{:02}-{:02}", d.year(), d.month(), d.day()))
    }
}

impl FromStr for LegalDate {
    type Err = InvalidDate;
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let invalid = || InvalidDate(text.to_owned());
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
            return Err(invalid());
        }
        let year = text[..4].parse().map_err(|_| invalid())?;
        let month = text[5..7].parse().map_err(|_| invalid())?;
        let day = text[8..].parse().map_err(|_| invalid())?;
        Self::new(year, month, day).ok_or_else(invalid)
    }
}

impl Serialize for LegalDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LegalDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;
        impl<'de> de::Visitor<'de> for DateVisitor {
            type Value = LegalDate;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2015-03-01, without quotation marks")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<LegalDate, E> {
                text.parse().map_err(E::custom)
            }
            // TOML hands its date literals over as a one-entry map.
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<LegalDate, A::Error> {
                let literal = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
                match (literal.date, literal.time) {
                    (Some(d), None) => LegalDate::new(
                        i16::try_from(d.year).unwrap_or(i16::MAX),
                        i8::try_from(d.month).unwrap_or(0),
                        i8::try_from(d.day).unwrap_or(0),
                    )
                    .ok_or_else(|| de::Error::custom(InvalidDate(literal.to_string()))),
                    _ => Err(de::Error::custom(InvalidDate(literal.to_string()))),
                }
            }
        }
        deserializer.deserialize_any(DateVisitor)
    }
}

impl JsonSchema for LegalDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LegalDate".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date, year-month-day, written as a TOML date without quotation marks.",
            "type": "string",
            "format": "date"
        })
    }
}

/// A span of time from its first day to the day before `to`; either end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day, included. `None`: since before anything recorded.
    pub from: Option<LegalDate>,
    /// First day on which it is over. `None`: still running.
    pub to: Option<LegalDate>,
}

impl Period {
    /// Whether the day lies inside the period.
    pub fn contains(self, day: LegalDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Whether the two periods share a day.
    pub fn overlaps(self, other: Self) -> bool {
        let starts_before_end =
            |a: Self, b: Self| a.from.is_none_or(|from| b.to.is_none_or(|to| from < to));
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LegalDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_and_printed_alike() {
        assert_eq!(day("2015-03-01").to_string(), "2015-03-01");
        assert!("2015-02-30".parse::<LegalDate>().is_err());
        assert!("1 March 2015".parse::<LegalDate>().is_err());
        assert!("２０１５-03".parse::<LegalDate>().is_err());
    }

    #[test]
    fn a_period_ends_before_its_last_date() {
        let period = Period { from: Some(day("2010-01-01")), to: Some(day("2012-01-01")) };
        assert!(period.contains(day("2010-01-01")));
        assert!(period.contains(day("2011-12-31")));
        assert!(!period.contains(day("2012-01-01")));
        let next = Period { from: period.to, to: None };
        assert!(!period.overlaps(next));
        assert!(period.overlaps(Period::default()));
    }

    #[test]
    fn months_are_whole() {
        assert_eq!(day("2020-01-31").months_until(day("2020-02-29")), 0);
        assert_eq!(day("2020-01-15").months_until(day("2022-01-15")), 24);
        assert_eq!(day("2022-01-15").months_until(day("2020-01-15")), 0);
    }
}
