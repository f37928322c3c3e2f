//! What goes to the coders and reviewers of records, and what comes back from them.
//!
//! A record is a judgement of the person who coded it. [`agreement()`] says how far two coders who
//! read the same law judge alike, and where they part; [`reliance()`] says what a record rests on and
//! what in it is weak, so that a reviewer knows where to begin.

mod agreement;
mod pairing;
mod reliance;
mod statistics;
mod units;

pub use agreement::{
    Agreement, Answer, Coder, FieldAgreement, LoneAct, LoneRecord, PairedRecords, RecordName,
    StateAgreement, Unit, agreement,
};
pub use reliance::{
    ActReliance, CoreReliance, Counts, Reliance, SourceUse, WeakFacts, Weakness, reliance,
};
pub use statistics::{Scale, Tally, tally};
