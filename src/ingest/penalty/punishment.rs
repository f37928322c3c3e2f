//! What a run of words says of a punishment, fact by fact.

use std::ops::Range;

use crate::model::{Corporal, Fine, FineUnit, Penalties, Signal, Term, Tri};

use super::FoundPenalty;
use super::clauses::{Bound, NAMED, Of, Reading};
use super::quantities::{Part, Quantity};

/// A punishment under construction.
struct Draft {
    /// What was found so far.
    penalties: Penalties,
    /// Facts and the words that say them, in the folded text.
    facts: Vec<(&'static str, Range<usize>)>,
    /// Whether nothing contradicts.
    certain: bool,
}

/// Groups of punishments between which a link says whether a fine may stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Imprisonment and death.
    Person,
    /// A fine.
    Fine,
}

impl Reading<'_> {
    /// The punishments of the text.
    pub(super) fn punishments(&self) -> Vec<FoundPenalty> {
        self.runs().into_iter().filter_map(|run| self.punishment(run)).collect()
    }

    /// The punishment of a run.
    fn punishment(&self, run: Range<usize>) -> Option<FoundPenalty> {
        let mut draft = Draft {
            penalties: Penalties::default(),
            facts: Vec::new(),
            certain: self.is_set(&run),
        };
        let quantities = self.quantities(&run);
        self.names(&run, &mut draft);
        for (at, of, bound, days) in &quantities {
            self.quantity(*at, *of, *bound, *days, &mut draft);
        }
        draft.settle();
        self.fine_alone(&run, &mut draft);
        let start = draft.facts.iter().map(|(_, range)| range.start).min()?;
        let end = draft.facts.iter().map(|(_, range)| range.end).max()?;
        let source = |range: &Range<usize>| self.sentence.folded.source(range);
        Some(FoundPenalty {
            penalties: draft.penalties,
            span: source(&(start..end)),
            per_fact: draft.facts.iter().map(|(fact, range)| (*fact, source(range))).collect(),
            certain: draft.certain,
        })
    }

    /// The punishments that a run names.
    fn names(&self, run: &Range<usize>, draft: &mut Draft) {
        for at in run.clone() {
            let range = self.items[at].range.clone();
            if self.is(at, Signal::Life) {
                draft.penalties.life = Tri::Yes;
                draft.say("life", range);
            } else if self.is(at, Signal::Death) {
                draft.penalties.death = Tri::Yes;
                draft.say("death", range);
            } else if self.is(at, Signal::Imprisonment) {
                draft.penalties.imprisonment = Tri::Yes;
                draft.say("imprisonment", range);
            } else if self.is(at, Signal::Fine) || self.is(at, Signal::DayFine) {
                draft.fine();
                draft.say("fine", range);
            } else if self.is(at, Signal::Corporal) && draft.penalties.corporal.is_none() {
                let term = self.sentence.folded.text[range.clone()].to_owned();
                draft.penalties.corporal = Some(Corporal { term, max_strokes: None });
                draft.say("corporal", range);
            }
        }
    }

    /// Takes in a quantity.
    fn quantity(&self, at: usize, of: Of, bound: Bound, in_days: bool, draft: &mut Draft) {
        let Part::Quantity(quantity, agrees) = self.items[at].part else { return };
        draft.certain &= agrees && !self.lacks_number(at);
        let range = self.items[at].range.clone();
        match (quantity, of) {
            (Quantity::Time { months, days, .. }, Of::Imprisonment) => {
                draft.term(bound, Term::Fixed { months, days }, range);
            }
            (Quantity::Time { months, days, .. }, _) if in_days => {
                let days = f64::from(months) * 30.0 + f64::from(days);
                draft.amount(bound, days, Some(FineUnit::DayFine), None, range);
            }
            (Quantity::Money(amount, currency), _) => {
                let code = self.sentence.phrases.entry(currency).currency.clone();
                // XXX is the code for no known currency: the word alone does not tell which.
                let code = code.filter(|code| code != "XXX");
                draft.amount(bound, amount, None, code, range);
            }
            (Quantity::PenaltyUnits(amount), _) => {
                draft.amount(bound, amount, Some(FineUnit::PenaltyUnit), None, range);
            }
            (Quantity::Strokes(strokes), _) => {
                if let Some(corporal) = &mut draft.penalties.corporal
                    && bound == Bound::Greatest
                {
                    corporal.max_strokes = Some(strokes as u32);
                    draft.say("corporal.max_strokes", range);
                }
            }
            (Quantity::Time { .. } | Quantity::Bare(_), _) => {}
        }
    }

    /// Whether the court may impose the fine alone, by what links the punishments.
    fn fine_alone(&self, run: &Range<usize>, draft: &mut Draft) {
        if draft.penalties.fine.is_none() {
            return;
        }
        let mut last: Option<(usize, Group)> = None;
        let mut seen = [false; 2];
        let mut alone = Tri::Unknown;
        for at in run.clone().filter(|at| self.weighs[*at]) {
            let Some(group) = self.group(at) else { continue };
            seen[usize::from(group == Group::Fine)] = true;
            if let Some((before, other)) = last
                && other != group
                && alone != Tri::Yes
            {
                let linked = |signal| (before + 1..at).any(|link| self.is(link, signal));
                if linked(Signal::Alternative) || linked(Signal::EitherOrBoth) {
                    alone = Tri::Yes;
                } else if linked(Signal::Cumulative) {
                    alone = Tri::No;
                }
            }
            last = Some((at, group));
        }
        let after = (run.end..self.items.len()).take_while(|at| self.within(run.end - 1, *at, 32));
        let either = |at: usize| self.is(at, Signal::EitherOrBoth);
        draft.penalties.fine_only_possible = match seen {
            [false, _] => Tri::Yes,
            [true, true] if run.clone().any(either) || after.clone().any(either) => Tri::Yes,
            _ => alone,
        };
    }

    /// The group that a name or quantity belongs to.
    fn group(&self, at: usize) -> Option<Group> {
        match self.items[at].quantity() {
            Some(Quantity::Money(..) | Quantity::PenaltyUnits(_)) => return Some(Group::Fine),
            Some(_) => return None,
            None => {}
        }
        if self.is(at, Signal::Fine) || self.is(at, Signal::DayFine) {
            return Some(Group::Fine);
        }
        let person = NAMED.into_iter().any(|signal| self.is(at, signal));
        (person && !self.is(at, Signal::Corporal) && !self.is(at, Signal::OtherPunishment))
            .then_some(Group::Person)
    }

    /// Whether the words around a run set the punishment, and do not merely speak of one.
    fn is_set(&self, run: &Range<usize>) -> bool {
        let named = self.has_setting(run, &[Signal::PenaltyNamed], 40, 16);
        let other = self.has_setting(run, &[Signal::InDefault, Signal::Repeat], 160, 0)
            || self.has_setting(run, &[Signal::NotLiable], 32, 0);
        let quantified =
            run.clone().any(|at| self.weighs[at] && self.items[at].quantity().is_some());
        let absolute =
            run.clone().any(|at| self.is(at, Signal::Life) || self.is(at, Signal::Death));
        let announced = self.has_setting(run, &[Signal::Offence], 48, 24);
        !named && !other && (quantified || absolute || announced)
    }
}

impl Draft {
    /// Notes the words that say a fact.
    fn say(&mut self, fact: &'static str, range: Range<usize>) {
        self.facts.push((fact, range));
    }

    /// The fine.
    fn fine(&mut self) -> &mut Fine {
        self.penalties.fine.get_or_insert(Fine {
            min: None,
            max: None,
            currency: None,
            unit: None,
            per: None,
        })
    }

    /// Takes in a term. Of several the least least and the greatest greatest count, and the whole is
    /// not certain.
    fn term(&mut self, bound: Bound, term: Term, range: Range<usize>) {
        let (slot, fact) = match bound {
            Bound::Least => (&mut self.penalties.min, "min"),
            Bound::Greatest => (&mut self.penalties.max, "max"),
        };
        let further = match (bound, *slot) {
            (_, None) => true,
            (Bound::Least, Some(known)) => length(term) < length(known),
            (Bound::Greatest, Some(known)) => length(term) > length(known),
        };
        if slot.is_some_and(|known| known != term) {
            self.certain = false;
        }
        if further {
            *slot = Some(term);
            self.facts.retain(|(known, _)| *known != fact);
            self.say(fact, range);
        }
    }

    /// Takes in an amount of a fine, by the same rule.
    fn amount(
        &mut self,
        bound: Bound,
        amount: f64,
        unit: Option<FineUnit>,
        currency: Option<String>,
        range: Range<usize>,
    ) {
        let fine = self.fine();
        let known = fine.max.or(fine.min).is_some();
        let (slot, fact) = match bound {
            Bound::Least => (&mut fine.min, "fine.min"),
            Bound::Greatest => (&mut fine.max, "fine.max"),
        };
        let further = match (bound, *slot) {
            (_, None) => true,
            (Bound::Least, Some(known)) => amount < known,
            (Bound::Greatest, Some(known)) => amount > known,
        };
        let mut agrees = slot.is_none_or(|known| known == amount);
        if further {
            *slot = Some(amount);
        }
        agrees &= !known || fine.unit == unit && fine.currency == currency;
        (fine.unit, fine.currency) = (unit, currency);
        self.certain &= agrees;
        if further {
            self.facts.retain(|(known, _)| *known != fact);
            self.say(fact, range);
        }
    }

    /// Brings the facts into the form that records have.
    fn settle(&mut self) {
        let penalties = &mut self.penalties;
        let beyond = penalties.life.is_yes() || penalties.death.is_yes();
        if penalties.life.is_yes() {
            // A punishment that reaches life has no greatest term.
            penalties.max = None;
            self.facts.retain(|(fact, _)| *fact != "max");
        } else if let (Some(_), None, false) = (penalties.min, penalties.max, beyond) {
            // A least term alone: the ceiling of the general part applies.
            penalties.max = Some(Term::Unlimited);
            let least = self.facts.iter().find(|(fact, _)| *fact == "min").cloned();
            self.facts.extend(least.map(|(_, range)| ("max", range)));
        }
        if let (Some(min), Some(max)) = (penalties.min, penalties.max) {
            self.certain &= length(min) <= length(max);
        }
        if let Some(Fine { min: Some(min), max: Some(max), .. }) = penalties.fine {
            self.certain &= min <= max;
        }
        if penalties.min.is_some() || penalties.max.is_some() || penalties.life.is_yes() {
            penalties.imprisonment = Tri::Unknown;
        }
    }
}

/// How long a term is, in days, for comparing.
fn length(term: Term) -> u64 {
    match term {
        Term::Fixed { months, days } => u64::from(months) * 30 + u64::from(days),
        Term::Life | Term::Unlimited => u64::MAX,
    }
}
