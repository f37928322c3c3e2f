//! `palermo` compares national law on trafficking in persons and smuggling of migrants with the UN
//! Convention against Transnational Organized Crime and its Palermo Protocols.
//!
//! One way through the house: files → records → normalized law → conduct space → findings →
//! document → bytes. No step reaches back; `docs/architecture.md` draws the map.

pub mod assess;
pub mod cli;
pub mod compare;
pub mod conduct;
pub mod diag;
pub mod exchange;
pub mod ingest;
pub mod lint;
pub mod model;
pub mod normalize;
pub mod report;
pub mod store;
