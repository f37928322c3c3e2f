//! The formats that law is published in, each read into a [`LawText`](super::LawText).

pub mod markdown;
pub mod plain;
