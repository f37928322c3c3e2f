//! Penalties: terms of imprisonment, fines, corporal punishment (section 3.5 of the method).

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Tri, closed_list};

/// A term of imprisonment as records write it: `"20 years"`, `"2 years 6 months"`, `"45 days"`,
/// `"life"`, or `"unlimited"` where the law sets no maximum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// A fixed term: whole months and, for short terms, days on top.
    Fixed {
        /// Whole months; a year is twelve.
        months: u32,
        /// Days beyond the whole months.
        days: u32,
    },
    /// Imprisonment for life.
    Life,
    /// Imprisonment without a maximum: the ceiling of the general part applies.
    Unlimited,
}

/// Why a text is not a term of imprisonment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a term of imprisonment; write for example \"20 years\", \"6 months\", \
     \"2 years 6 months\", \"life\" or \"unlimited\""
)]
pub struct InvalidTerm(pub String);

impl Term {
    /// Whole months of a fixed term; `None` for life and unlimited terms.
    pub fn months(self) -> Option<u32> {
        match self {
            Self::Fixed { months, .. } => Some(months),
            Self::Life | Self::Unlimited => None,
        }
    }
}

impl FromStr for Term {
    type Err = InvalidTerm;
    fn from_str(text: &str) -> Result<Self, InvalidTerm> {
        match text {
            "life" => return Ok(Self::Life),
            "unlimited" => return Ok(Self::Unlimited),
            _ => {}
        }
        let invalid = || InvalidTerm(text.to_owned());
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() || !words.len().is_multiple_of(2) {
            return Err(invalid());
        }
        let (mut months, mut days) = (0u32, 0u32);
        for pair in words.chunks(2) {
            let number: u32 = pair[0].parse().map_err(|_| invalid())?;
            if number > 2000 {
                return Err(invalid());
            }
            match pair[1] {
                "year" | "years" => months += number * 12,
                "month" | "months" => months += number,
                "week" | "weeks" => days += number * 7,
                "day" | "days" => days += number,
                _ => return Err(invalid()),
            }
        }
        Ok(Self::Fixed { months, days })
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit =
            |n: u32, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
        let text = match *self {
            Self::Life => "life".to_owned(),
            Self::Unlimited => "unlimited".to_owned(),
            Self::Fixed { months, days } => {
                let mut parts = Vec::new();
                if months >= 12 {
                    parts.push(unit(months / 12, "year"));
                }
                if months % 12 != 0 {
                    parts.push(unit(months % 12, "month"));
                }
                if days != 0 || parts.is_empty() {
                    parts.push(unit(days, "day"));
                }
                parts.join(" ")
            }
        };
        f.pad(&text)
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Term {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Term".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A term of imprisonment: \"20 years\", \"6 months\", \"2 years 6 months\", \"life\", or \"unlimited\" where the law sets no maximum.",
            "type": "string",
            "pattern": "^(life|unlimited|[0-9]+ (years?|months?|weeks?|days?)( [0-9]+ (years?|months?|weeks?|days?))*)$"
        })
    }
}

closed_list! {
    /// What the amount of a fine is counted in.
    FineUnit, "unit of a fine" {
        /// An amount of money.
        Absolute = "absolute",
        /// Penalty units, whose value another law sets.
        PenaltyUnit = "penalty-unit",
        /// Day-fines, whose value depends on the offender's income.
        DayFine = "day-fine",
        /// A multiple of the gain.
        MultipleOfGain = "multiple-of-gain",
        /// A multiple of an index such as a basic wage.
        Index = "index",
    }
}

/// A fine for a natural person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fine {
    /// Least amount, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Greatest amount, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// ISO 4217 code. Required when the unit is money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// What the amount is counted in; money unless said otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<FineUnit>,
    /// What the amount is owed for, for example `person smuggled`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
}

/// Corporal punishment available for an offence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Corporal {
    /// The law's word, for example `caning`.
    pub term: String,
    /// Greatest number of strokes, if the law sets one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_strokes: Option<u32>,
}

/// A comparable national offence, for judging whether a sanction reflects gravity (UNTOC 11(1)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparator {
    /// The offence compared with, with its pinpoint.
    pub offence: String,
    /// Its greatest term.
    pub max: Term,
}

/// All penalties for natural persons within the base range of an offence.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Penalties {
    /// Whether any imprisonment is available; implied by `min`, `max` and `life`.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub imprisonment: Tri,
    /// Least term. Leave out when the law sets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Term>,
    /// Greatest term. `"life"` is the same as `life = "yes"`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Term>,
    /// Whether imprisonment for life is available. A base offence with life has no `max`.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub life: Tri,
    /// Whether death is available.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub death: Tri,
    /// The fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fine: Option<Fine>,
    /// Whether a court may impose a fine alone.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub fine_only_possible: Tri,
    /// Corporal punishment. Leave out when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corporal: Option<Corporal>,
    /// Whether the least term binds the court.
    #[serde(default, skip_serializing_if = "Tri::is_unknown")]
    pub mandatory_min: Tri,
    /// Other sanctions: confiscation, disqualification, deportation, blood-money…
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// What multiple of the fine a legal person owes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_person_multiple: Option<f64>,
    /// A comparable national offence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparator: Option<Comparator>,
}

impl Penalties {
    /// Whether imprisonment for life is available.
    pub fn reaches_life(&self) -> Tri {
        if self.max == Some(Term::Life) {
            return Tri::Yes;
        }
        // A recorded finite maximum or minimum without `life` means that life is not available.
        if self.life.is_unknown() && self.max.is_some() { Tri::No } else { self.life }
    }

    /// Whether any imprisonment is available.
    pub fn has_imprisonment(&self) -> Tri {
        if self.min.is_some() || self.max.is_some() || self.life.is_yes() {
            Tri::Yes
        } else {
            self.imprisonment
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_round_trip() {
        for text in
            ["20 years", "6 months", "2 years 6 months", "life", "unlimited", "45 days", "1 year"]
        {
            assert_eq!(text.parse::<Term>().unwrap().to_string(), text);
        }
        assert_eq!("47 months".parse::<Term>().unwrap().months(), Some(47));
        for text in ["", "20", "years", "20 yrs", "-3 years", "99999999999 years", "20years"] {
            assert!(text.parse::<Term>().is_err(), "{text}");
        }
    }
}
