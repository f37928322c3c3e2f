//! Today, the only place that reads the clock. Everything below takes the day as an argument.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::model::LegalDate;

/// Today in Coordinated Universal Time.
pub(super) fn today() -> LegalDate {
    // A clock before 1970 is wrong; the first day it can mean is the best answer.
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    day(seconds / 86_400)
}

/// The date that lies this many days after 1 January 1970.
fn day(days: u64) -> LegalDate {
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    let date =
        jiff::civil::date(1970, 1, 1).saturating_add(jiff::Span::new().days(days.min(2_900_000)));
    LegalDate::new(date.year(), date.month(), date.day()).expect("a date of the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(day(0).to_string(), "1970-01-01");
        assert_eq!(day(20_454).to_string(), "2026-01-01");
        assert_eq!(day(19_782).to_string(), "2024-02-29");
        assert_eq!(day(u64::MAX).year(), 9909);
    }
}
