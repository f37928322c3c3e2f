//! The `palermo` command.
fn main() {}
