//! Coefficients of agreement: percent agreement, Cohen's kappa, Krippendorff's alpha.
//!
//! A coefficient sets the agreement that was observed against the one that chance would give. Where
//! chance alone would give full agreement, because only one category was ever used, neither
//! coefficient says anything; it is then undefined, not one.
//!
//! Values are numbers here. On the nominal scale a number only names a category.

/// How two values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// They are the same or not.
    Nominal,
    /// By the square of their distance: ages, months.
    Interval,
}

impl Scale {
    /// The scale's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nominal => "nominal",
            Self::Interval => "interval",
        }
    }

    /// The difference of two values: Krippendorff's squared metric.
    fn difference(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Nominal => f64::from(u8::from(a != b)),
            Self::Interval => (a - b) * (a - b),
        }
    }
}

/// What is known of the agreement on a set of units.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    /// Units that both coders coded.
    pub units: usize,
    /// Units on which they gave the same value.
    pub agreed: usize,
    /// Share of units on which they would agree by chance, each with the frequencies that they
    /// have (Cohen).
    chance: f64,
    /// Observed disagreement (Krippendorff).
    observed: f64,
    /// Disagreement expected by chance (Krippendorff).
    expected: f64,
}

impl Tally {
    /// Share of units with the same value; none without units.
    pub fn share(&self) -> Option<f64> {
        (self.units > 0).then(|| self.agreed as f64 / self.units as f64)
    }

    /// Cohen's kappa: (Po − Pe) / (1 − Pe).
    ///
    /// J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological
    /// Measurement 20 (1960), 37–46. Undefined without units, and where chance agreement is full.
    pub fn kappa(&self) -> Option<f64> {
        let room = 1.0 - self.chance;
        self.share().filter(|_| room > ROUNDING).map(|share| (share - self.chance) / room)
    }

    /// Krippendorff's alpha: 1 − Do / De.
    ///
    /// K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). Undefined where no
    /// value differs from any other.
    pub fn alpha(&self) -> Option<f64> {
        (self.units > 0 && self.expected > 0.0).then(|| 1.0 - self.observed / self.expected)
    }

    /// The agreement on several sets of units, each with categories of its own: the means of
    /// observed and of expected agreement, weighted by units.
    ///
    /// For kappa this is the pooled kappa of H. De Vries, M. N. Elliott, D. E. Kanouse and S. S.
    /// Teleki, "Using Pooled Kappa to Summarize Interrater Agreement across Many Items", Field
    /// Methods 20 (2008), 272–282; alpha is pooled alike. Thrown together instead, the categories of
    /// different fields would make agreement by chance look rare, and both coefficients too good.
    pub fn pooled(tallies: impl IntoIterator<Item = Self>) -> Self {
        let mut pooled = Self::default();
        for tally in tallies {
            let weight = tally.units as f64;
            pooled.units += tally.units;
            pooled.agreed += tally.agreed;
            pooled.chance += weight * tally.chance;
            pooled.observed += weight * tally.observed;
            pooled.expected += weight * tally.expected;
        }
        if pooled.units > 0 {
            let weight = pooled.units as f64;
            pooled.chance /= weight;
            pooled.observed /= weight;
            pooled.expected /= weight;
        }
        pooled
    }
}

/// A difference from full chance agreement that is owed to binary fractions.
const ROUNDING: f64 = 1e-12;

/// The agreement of two coders on units that both coded. Kappa is nominal whatever the scale.
pub fn tally(pairs: &[(f64, f64)], scale: Scale) -> Tally {
    let agreed = |pair: &&(f64, f64)| pair.0 == pair.1;
    let values: Vec<Vec<f64>> = pairs.iter().map(|(a, b)| vec![*a, *b]).collect();
    let (observed, expected) = disagreement(&values, scale);
    Tally {
        units: pairs.len(),
        agreed: pairs.iter().filter(agreed).count(),
        chance: chance_agreement(pairs),
        observed,
        expected,
    }
}

/// How often two coders would agree by chance: for each category the product of their shares, added
/// up.
fn chance_agreement(pairs: &[(f64, f64)]) -> f64 {
    let a = frequencies(pairs.iter().map(|(a, _)| *a));
    let b = frequencies(pairs.iter().map(|(_, b)| *b));
    let total = (pairs.len() * pairs.len()) as f64;
    let in_b = |value: f64| b.iter().find(|(v, _)| *v == value).map_or(0, |(_, n)| *n);
    let products: usize = a.iter().map(|(value, n)| n * in_b(*value)).sum();
    if pairs.is_empty() { 0.0 } else { products as f64 / total }
}

/// Observed and expected disagreement of any number of coders; each unit has the values of those who
/// coded it. A unit that fewer than two coded drops out, because nothing can be compared with it.
fn disagreement(units: &[Vec<f64>], scale: Scale) -> (f64, f64) {
    let pairable: Vec<&Vec<f64>> = units.iter().filter(|values| values.len() > 1).collect();
    let frequencies = frequencies(pairable.iter().flat_map(|values| values.iter().copied()));
    let total: usize = frequencies.iter().map(|(_, n)| n).sum();
    if total == 0 {
        return (0.0, 0.0);
    }
    // Of a unit's values each is paired with every other; a value with itself adds nothing.
    let within = |values: &&Vec<f64>| {
        let differences: f64 =
            values.iter().flat_map(|a| values.iter().map(|b| scale.difference(*a, *b))).sum();
        differences / (values.len() - 1) as f64
    };
    let observed: f64 = pairable.iter().map(within).sum();
    let expected: f64 = frequencies
        .iter()
        .flat_map(|(a, n)| {
            frequencies.iter().map(move |(b, m)| (n * m) as f64 * scale.difference(*a, *b))
        })
        .sum();
    let total = total as f64;
    (observed / total, expected / (total * (total - 1.0)))
}

/// Each value with how often it occurs, in the order of the values.
fn frequencies(values: impl Iterator<Item = f64>) -> Vec<(f64, usize)> {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a coefficient is the published one, which has three decimals.
    fn is(found: Option<f64>, published: f64) -> bool {
        found.is_some_and(|found| (found - published).abs() < 0.000_5)
    }

    fn alpha(units: &[Vec<f64>], scale: Scale) -> Option<f64> {
        let (observed, expected) = disagreement(units, scale);
        Some(1.0 - observed / expected)
    }

    fn from_matrix(matrix: &[&[usize]]) -> Vec<(f64, f64)> {
        let cells = matrix.iter().enumerate().flat_map(|(i, row)| {
            row.iter().enumerate().map(move |(j, n)| ((i as f64, j as f64), *n))
        });
        cells.flat_map(|(pair, n)| std::iter::repeat_n(pair, n)).collect()
    }

    /// Cohen's example of 200 cases in three categories: Po .70, Pe .41, kappa .492. It stands in
    /// J. Cohen, "Weighted Kappa", Psychological Bulletin 70 (1968), 213–220.
    #[test]
    fn kappa_of_cohens_example() {
        let pairs = from_matrix(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
        let tally = tally(&pairs, Scale::Nominal);
        assert_eq!((tally.units, tally.agreed), (200, 140));
        assert!(is(tally.share(), 0.70) && is(Some(tally.chance), 0.41));
        assert!(is(tally.kappa(), 0.492), "{:?}", tally.kappa());
    }

    /// Krippendorff (2011), section A: ten units, two observers, two categories.
    #[test]
    fn alpha_of_two_observers_and_two_categories() {
        let a = [0., 1., 0., 0., 0., 0., 0., 0., 1., 0.];
        let b = [1., 1., 1., 0., 0., 1., 0., 0., 0., 0.];
        let pairs: Vec<(f64, f64)> = a.into_iter().zip(b).collect();
        assert!(is(tally(&pairs, Scale::Nominal).alpha(), 0.095));
    }

    /// Krippendorff (2011), section B: twelve units, two observers, five categories.
    #[test]
    fn alpha_of_two_observers_and_many_categories() {
        let pairs: Vec<(f64, f64)> = "aabbdcccedda"
            .chars()
            .zip("babbbccceddd".chars())
            .map(|(a, b)| (f64::from(u32::from(a)), f64::from(u32::from(b))))
            .collect();
        assert!(is(tally(&pairs, Scale::Nominal).alpha(), 0.692));
    }

    /// Krippendorff (2011), section C: four observers, twelve units, missing values.
    #[test]
    fn alpha_of_four_observers_with_missing_values() {
        let observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        let units: Vec<Vec<f64>> = (0..12)
            .map(|unit| {
                let codes = observers.iter().filter_map(|row| row.chars().nth(unit));
                codes.filter_map(|c| c.to_digit(10)).map(f64::from).collect()
            })
            .collect();
        assert!(is(alpha(&units, Scale::Nominal), 0.743));
        assert!(is(alpha(&units, Scale::Interval), 0.849));
    }

    #[test]
    fn one_category_leaves_both_coefficients_undefined() {
        let tally = tally(&[(1.0, 1.0); 5], Scale::Nominal);
        assert_eq!((tally.share(), tally.kappa(), tally.alpha()), (Some(1.0), None, None));
        assert_eq!(Tally::default().share(), None);
        assert_eq!(Tally::default().kappa(), None);
    }

    #[test]
    fn full_agreement_is_one_and_agreement_by_chance_is_none() {
        let full = tally(&[(1.0, 1.0), (2.0, 2.0)], Scale::Nominal);
        assert_eq!((full.kappa(), full.alpha()), (Some(1.0), Some(1.0)));
        let chance = tally(&from_matrix(&[&[1, 1], &[1, 1]]), Scale::Nominal);
        assert_eq!(chance.kappa(), Some(0.0));
    }

    #[test]
    fn pooled_fields_keep_their_own_chance() {
        let settled = tally(&[(1.0, 1.0); 10], Scale::Nominal);
        let split = tally(&from_matrix(&[&[5, 0], &[0, 5]]), Scale::Nominal);
        let pooled = Tally::pooled([settled, split]);
        assert_eq!((pooled.units, pooled.agreed), (20, 20));
        assert!((pooled.chance - 0.75).abs() < ROUNDING);
        assert_eq!(pooled.kappa(), Some(1.0));
        assert_eq!(Tally::pooled([settled]).kappa(), None);
        // One field alone is its own pool.
        assert_eq!(Tally::pooled([split]), split);
    }
}
