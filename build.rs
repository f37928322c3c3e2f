//! Embeds the records under `data/` in the program.
//!
//! Each file is embedded twice: as written, for people and for diagnostics, and as compact JSON, so
//! that starting the program does not mean parsing TOML. The generated table is sorted
//! by path. A file that is not well-formed is embedded without the compact form: the program then
//! reports it with line and column, which a failing build could not do.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=data");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("data");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut files = Vec::new();
    collect(&root, String::new(), &mut files)?;
    files.sort();

    // The paths stand together, so that a look-up does not wander over all the files between them.
    let mut paths = String::new();
    let mut table = String::from("&[\n");
    for (number, (path, file)) in files.iter().enumerate() {
        let start = paths.len();
        paths.push_str(path);
        let end = paths.len();
        let compact = match compact(&fs::read(file)?) {
            Some(json) => {
                let name = format!("{number}.json");
                fs::write(out.join(&name), json)?;
                format!("Some(include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\")))")
            }
            None => "None".to_owned(),
        };
        writeln!(
            table,
            "    Embedded {{ path: ({start}, {end}), toml: include_bytes!({file:?}), json: {compact} }},"
        )?;
    }
    table.push_str("]\n");
    fs::write(out.join("embedded.rs"), table)?;
    fs::write(out.join("paths.txt"), paths)?;
    Ok(())
}

/// Collects the TOML files of a folder and the folders below it: path within `data`, path on disk.
fn collect(
    folder: &Path,
    prefix: String,
    files: &mut Vec<(String, PathBuf)>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{name:?} in data/"))?;
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), path + "/", files)?;
        } else if name.ends_with(".toml") {
            files.push((path, entry.path()));
        }
    }
    Ok(())
}

/// The compact form, if the file is well-formed.
fn compact(bytes: &[u8]) -> Option<String> {
    let table: toml::Table = toml::from_str(str::from_utf8(bytes).ok()?).ok()?;
    Some(json(toml::Value::Table(table))?.to_string())
}

/// A TOML value as JSON; dates become text. `None` for numbers that JSON does not have.
fn json(value: toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => serde_json::Number::from_f64(number)?.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(list) => {
            Value::Array(list.into_iter().map(json).collect::<Option<_>>()?)
        }
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(key, value)| Some((key, json(value)?)))
                .collect::<Option<_>>()?,
        ),
    })
}
